"""Titles, days and authors on pages in the manner of many systems and languages."""

from collections import Counter

import pytest

from app.domain.article import Input, ReadArticle, Told
from app.read.article import read_article
from tests.read.heads import HEADS, Head

FLOORS = {"title": 26, "published": 28, "authors": 27}
"""Pages of ``HEADS`` on which each is read as a person reads it; only ever raised."""


def read(head: Head) -> ReadArticle:
    return read_article(Input(f"{head.name}.html", head.page, Told(url=head.url)))


def right(head: Head) -> set[str]:
    """Return what is read of a page as a person reads it."""
    article = read(head)
    day = article.dates[0].edtf if article.dates else None
    byline = article.byline or ""
    named = all(author in byline for author in head.gold.authors)
    checks = {
        "title": article.title == head.gold.title,
        "published": day == head.gold.published,
        "authors": named if head.gold.authors else not byline,
    }
    return {name for name, is_right in checks.items() if is_right}


def test_as_much_is_read_from_heads_as_ever():
    counts = Counter(name for head in HEADS for name in right(head))
    assert all(counts[name] >= floor for name, floor in FLOORS.items()), counts


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_no_day_is_made_up(head: Head):
    told = {found.edtf for found in read(head).dates[:1]}
    assert told <= {head.gold.published}
