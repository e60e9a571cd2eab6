"""The time of day beside the day of publication."""

import pytest

from app.domain.article import Input, Told
from app.read.article import read_article
from app.read.clocks import find_time

DAY = "2025-05-02"


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2025-05-02T14:30:00+02:00", "2025-05-02T14:30:00+02:00"),
        ("2025-05-02T14:30:07.250Z", "2025-05-02T14:30:07+00:00"),
        ("2025-05-02 14:30", "2025-05-02T14:30:00"),
        ("2 May 2025, 1:32 PM UTC", "2025-05-02T13:32:00+00:00"),
        ("17:45, 2 MAY 2025", "2025-05-02T17:45:00"),
        ("02.05.2025, 14.30 Uhr", "2025-05-02T14:30:00"),
        ("May 2, 2025 6:01 AM GMT", "2025-05-02T06:01:00+00:00"),
        ("2 May 2025 09:40 (Beijing time)", "2025-05-02T09:40:00+08:00"),
        ("2 мая 2025, 14:30 мск", "2025-05-02T14:30:00+03:00"),
        ("12:15 a.m. EDT 2 May 2025", "2025-05-02T00:15:00-04:00"),
        ("2 May 2025, 17:45 UTC+3", "2025-05-02T17:45:00+03:00"),
    ],
)
def test_a_time_is_kept_with_the_zone_that_is_said(written: str, time: str):
    assert find_time(written, day=DAY) == time


def test_letters_that_mean_several_zones_leave_the_zone_open():
    assert find_time("2 May 2025 12:30pm CST", day=DAY) == "2025-05-02T12:30:00"


@pytest.mark.parametrize("written", ["2 May 2025", "2025-05-02T00:00:00Z", "2025-05-02T25:00", ""])
def test_a_day_alone_has_no_time(written: str):
    assert find_time(written, day=DAY) is None


def read(html: str, told: Told | None = None):
    page = f"<html><head>{html}</head><body><article><h1>A ferry ran aground</h1>{BODY}"
    return read_article(Input("page.html", page.encode(), told or Told()))


BODY = (
    "<p>A ferry with forty lorries on board ran aground off the northern cape on Friday "
    "evening.</p><p>Nobody was hurt, the harbour master said, and tugs were on their way.</p>"
    "</article></body></html>"
)


def test_the_time_of_a_page_is_that_of_the_day_it_gives_first():
    article = read(
        '<meta property="article:published_time" content="2025-05-02T20:15:00+09:00">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished":'
        ' "2025-05-02", "dateModified": "2025-05-03T01:00:00Z"}</script>'
    )
    assert (article.published, article.published_time) == (DAY, "2025-05-02T20:15:00+09:00")


def test_a_manifest_that_gives_a_time_is_believed():
    article = read(
        '<meta property="article:published_time" content="2025-05-02T20:15:00+09:00">',
        Told(published="2025-05-01T23:00:00Z"),
    )
    assert (article.published, article.published_time) == (
        "2025-05-01",
        "2025-05-01T23:00:00+00:00",
    )


def test_a_manifest_that_gives_the_day_leaves_the_time_to_the_page():
    article = read(
        '<meta property="article:published_time" content="2025-05-02T20:15:00+09:00">',
        Told(published=DAY),
    )
    assert (article.published, article.published_time) == (DAY, "2025-05-02T20:15:00+09:00")


def test_the_time_above_a_plain_text_is_read_and_that_of_its_update_is_not():
    text = (
        "A ferry ran aground\n\n2 May 2025, 18:40 CET (updated 21:05 CET)\n\n"
        "A ferry with forty lorries on board ran aground off the northern cape on Friday.\n\n"
        "Nobody was hurt, the harbour master said, and tugs were on their way to the cape.\n"
    )
    article = read_article(Input("page.txt", text.encode(), Told()))
    assert article.published_time == "2025-05-02T18:40:00+01:00"
