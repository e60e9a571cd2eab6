"""Nothing a reader types, and nothing that was stored, breaks a page or runs in it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from sqlalchemy import Engine, update
from starlette.testclient import TestClient

from app.store.refresh import refresh_articles, refresh_claims
from app.store.rows import table_of
from app.store.searching import refresh_search
from app.store.session import transaction
from app.store.tables import Actor, Article, Claim, Outlet, Response, Topic
from tests.store.factories import keep
from tests.web.conftest import open_pages

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
PATHS = (
    "/claims",
    "/articles",
    "/responses",
    "/actors",
    "/topics",
    "/outlets",
    "/search",
    "/search.json",
    "/api/search",
    "/claims.csv",
    "/articles.json",
    "/responses.atom",
)
TYPED = (
    "'; DROP TABLE claim; --",
    '"',
    '"" ""',
    "NEAR(a b, 2)",
    "NEAR",
    "*",
    "**a*",
    "a AND",
    "OR OR OR",
    "- - -",
    "-",
    "(((",
    "title:secret ^x {y}",
    "&|!<->:*",
    "\\",
    "%",
    "a\x00b",
    "\x00",
    "x" * 10_000,
    "\u202e\u200f",
    "外交部",
    SCRIPT,
)
QUERIES = (
    "after=rubbish",
    "after=" + "A" * 150,
    "after=%00",
    "from=yesterday",
    "to=2025-13",
    "from=2025-02-30",
    "from=9999&to=0001",
    "date=never",
    "sort=random",
    "review=perhaps",
    "origins_max=-1",
    "origins_max=99999999999999999999",
    "kind=secret",
    "topic=nothing",
    "actor=%27%20OR%201%3D1",
    "outlet=../../etc/passwd",
    "response=maybe",
    "story=none",
    "claim=none",
    "unknown=1",
    "q=a&q=b",
    "bom=perhaps",
)
EMPTY = ("from=9999&to=0001", "bom=perhaps")
"""What means something to a page of claims: no day at all, and a word for files only."""


@pytest.fixture
def hostile(engine: Engine) -> Iterator[TestClient]:
    """One article in which every text that is shown carries a script."""
    with transaction(engine) as session:
        saved, _ = keep(session)
        for model, values in (
            (Actor, {"name": SCRIPT, "role": SCRIPT}),
            (Outlet, {"name": SCRIPT, "domain": SCRIPT}),
            (Topic, {"label": SCRIPT, "definition": SCRIPT}),
            (Article, {"title": SCRIPT, "url": "javascript:alert(3)"}),
            (Claim, {"statement": SCRIPT}),
            (Response, {"quote": None, "summary": SCRIPT}),
        ):
            session.execute(update(table_of(model)).values(**values))
        refresh_claims(session, None)
        refresh_articles(session, [saved.id])
        refresh_search(session)
    with open_pages(engine) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_nothing_typed_breaks_a_list(empty: TestClient, path: str) -> None:
    for query in (*(f"q={quote(typed)}" for typed in TYPED), *QUERIES):
        answer = empty.get(f"{path}?{query}")
        assert answer.status_code in (200, 422), (query[:200], answer.text[:300])
        assert "<script>alert" not in answer.text, query[:200]
        if answer.status_code == 422 and path.startswith("/api/"):
            assert answer.json()["error"].endswith("."), query[:200]


@pytest.mark.parametrize("query", [q for q in QUERIES if q not in EMPTY])
def test_a_filter_without_meaning_is_refused_with_a_sentence(empty: TestClient, query: str) -> None:
    answer = empty.get(f"/claims?{query}")
    assert answer.status_code == 422, query
    assert 'role="alert"' in answer.text


def test_no_words_break_a_search_with_records(filled: TestClient) -> None:
    for typed in TYPED:
        answer = filled.get(f"/search?q={quote(typed)}")
        assert answer.status_code in (200, 422), typed[:200]
        assert "<script>alert" not in answer.text, typed[:200]


def test_stored_texts_are_never_markup(hostile: TestClient) -> None:
    pages = ["/", "/claims", "/articles", "/responses", "/actors", "/topics", "/outlets"]
    pages += ["/search?q=alert", "/actors/west-ministry", "/topics/training"]
    pages += [f"/outlets/{o['outlet_id']}" for o in hostile.get("/outlets.json").json()["items"]]
    pages += [f"/articles/{a['article_id']}" for a in hostile.get("/articles.json").json()["items"]]
    shown = 0
    for page in pages:
        answer = hostile.get(page)
        assert answer.status_code == 200, page
        assert "<script>alert" not in answer.text, page
        assert "<img" not in answer.text, page
        assert 'href="javascript' not in answer.text, page
        shown += answer.text.count("&lt;script&gt;")
    assert shown > len(pages)


def test_stored_texts_are_only_text_in_a_feed(hostile: TestClient) -> None:
    for name in ("articles", "responses"):
        written = hostile.get(f"/{name}.atom").content
        feed = ET.fromstring(written)  # written by ourselves
        said = "".join(feed.itertext())
        assert "<script>alert(1)</script>" in said, name
        assert feed.find(".//{*}script") is None
