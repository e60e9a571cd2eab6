"""What is read from invented pages of many makes: date, title, authors, outlet, address, credit."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.article import Input, ReadArticle
from app.domain.words import ReadBasis
from app.read.article import read_article

PAGES = Path(__file__).parent / "pages"
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOORS = {
    **{"title": 1.0, "published": 1.0, "authors": 1.0, "outlet": 1.0},
    **{"canonical": 1.0, "credit": 1.0, "alternates": 1.0},
}
"""The share of pages of which each is read right; see gold.jsonl. It may rise, not fall."""


def read(gold: dict[str, Any]) -> ReadArticle:
    content = (PAGES / gold["page"]).read_bytes()
    item = Input(gold["page"], content, media_type="text/html", final_url=gold["url"])
    return read_article(item)


def values(article: ReadArticle) -> dict[str, Any]:
    return {
        "title": article.title,
        "published": article.published,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "canonical": article.canonical_url,
        "credit": article.credit.name if article.credit else None,
        "alternates": [[one.language, one.url] for one in article.alternates],
    }


def is_right(gold: dict[str, Any], field: str, found: Any) -> bool:
    wanted: Any = gold.get(field, [] if field == "alternates" else None)
    return bool(found == wanted)


def test_what_pages_say_of_themselves_is_read_no_worse_than_it_was():
    assert len(GOLD) >= 24
    wrong: dict[str, list[str]] = {field: [] for field in FLOORS}
    for gold in GOLD:
        for field, found in values(read(gold)).items():
            if not is_right(gold, field, found):
                wrong[field].append(f"{gold['page']}: {found!r}")
    for field, floor in FLOORS.items():
        share = 1 - len(wrong[field]) / len(GOLD)
        assert share >= floor, (field, wrong[field])


@pytest.mark.parametrize("gold", GOLD, ids=[gold["page"] for gold in GOLD])
def test_what_is_used_is_among_the_candidates(gold: dict[str, Any]):
    article = read(gold)
    said = {(one.field, one.value) for one in article.candidates}
    assert ("title", article.title) in said
    assert ("outlet", article.outlet) in said
    assert {("author", name) for name in article.authors} <= {
        (field, value.title() if value.isupper() else value) for field, value in said
    } | said
    assert len(article.candidates) == len(set(article.candidates))


def test_candidates_say_where_each_was_read():
    article = read(next(gold for gold in GOLD if gold["page"] == "json_ld.html"))
    bases = {(c.field, c.basis) for c in article.candidates}
    assert ("outlet", ReadBasis.JSON_LD) in bases
    assert ("outlet", ReadBasis.URL) in bases
    assert ("title", ReadBasis.META) in bases
    assert article.candidates[0].value == article.title
