"""Pages from public archives: whose they are, and what the copy's address says of the day."""

import pytest

from app.domain.article import Input, Told
from app.domain.words import DateBasis
from app.read.article import read_article

PAGE = "https://tide.example/news/harbour"
COPY = f"https://web.archive.example/web/20250115081500/{PAGE}"
WORDS = "The harbour office of Varna counted forty ships on Monday and wrote each of them down. "
BODY = "".join(f"<p>{WORDS * 2}{n}</p>" for n in ("One.", "Two.", "Three.", "Four."))


def a_copy(head: str = "", *, above: str = "", url: str = COPY) -> Input:
    html = (
        f"<html lang='en'><head><title>Ships at Varna</title>{head}</head><body>{above}"
        f"<article><h1>Ships at Varna</h1>{BODY}</article></body></html>"
    )
    return Input(name=url, content=html.encode(), media_type="text/html", final_url=url)


def test_the_page_of_a_copy_is_the_page_it_is_a_copy_of():
    read = read_article(a_copy(f'<link rel="canonical" href="/web/20250115081500/{PAGE}">'))
    assert read.url == PAGE
    assert read.canonical_url == PAGE
    assert read.domain == "tide.example"


def test_a_copy_of_a_page_without_a_date_gives_an_upper_bound():
    read = read_article(a_copy())
    assert [(d.edtf, d.basis) for d in read.dates] == [("../2025-01-15", DateBasis.ARCHIVE)]
    assert read.published == "../2025-01-15"
    assert read.published_time is None


def test_a_day_that_can_be_stands_before_the_bound_and_one_that_cannot_after_it():
    def meta(day: str) -> str:
        return f'<meta property="article:published_time" content="{day}T10:00:00Z">'

    early = read_article(a_copy(meta("2025-01-13")))
    assert [d.edtf for d in early.dates] == ["2025-01-13", "../2025-01-15"]
    same = read_article(a_copy(meta("2025-01-16")))  # east of Greenwich it may be tomorrow already
    assert same.published == "2025-01-16"
    late = read_article(a_copy(meta("2025-02-20")))
    assert [d.edtf for d in late.dates] == ["../2025-01-15", "2025-02-20"]


def test_a_told_day_stays_first():
    item = a_copy()
    told = Input(item.name, item.content, Told(published="2025-01-02"), final_url=COPY)
    assert read_article(told).dates[0].basis is DateBasis.MANIFEST


@pytest.mark.parametrize("frame", ["wm-ipp-base", "HEADER"])
def test_the_bar_of_the_archive_is_no_part_of_the_page(frame: str):
    bar = f'<div id="{frame}"><p>Saved 3 February 2019. {WORDS * 3}Bar.</p></div>'
    read = read_article(a_copy(above=bar))
    assert "Bar." not in read.text
    assert read.published == "../2025-01-15"


def test_links_an_archive_bent_lead_where_the_page_led():
    item = a_copy()
    linked = item.content.replace(
        b"One.", b'One, <a href="/web/20250115081500/https://bay.example/b">the Bay</a> said.'
    )
    read = read_article(Input(item.name, linked, media_type="text/html", final_url=COPY))
    assert [link.url for link in read.links] == ["https://bay.example/b"]
