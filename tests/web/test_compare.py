"""Two articles side by side: as a page, as files and in the terminal."""

import csv
import io
import json
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import pairwise

import pytest
from sqlalchemy import Engine, update
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app.base.text import one_line
from app.cli.comparing import comparing
from app.domain.article import Block, ReadArticle
from app.domain.chain import Copy, Joined
from app.domain.span import Span
from app.domain.words import BlockKind
from app.export.compared import COMPARED, PARTS
from app.store.links import save_links
from app.store.rows import table_of
from app.store.session import transaction
from app.store.tables import Article
from tests.store.factories import an_article, keep
from tests.web.conftest import open_pages

SAID = (
    "The Ost Ministry told the Harbour Post that 600 cadets will train at Lake Base in June 2031."
)
OTHER = (
    "Harbour drills begin\n\n"
    f"{SAID} "
    "The West Ministry denied the report.\n\n"
    "Nobody on the pier had heard <script>alert(1)</script> of it & all were calm.\n"
)


def other_article() -> ReadArticle:
    end = OTHER.index("\n\nNobody")
    blocks = (
        Block(Span(0, 20), BlockKind.HEADLINE),
        Block(Span(22, end), BlockKind.PARAGRAPH),
        Block(Span(end + 2, len(OTHER) - 1), BlockKind.PARAGRAPH),
    )
    return an_article(
        "https://lake.example/b?x=1",
        outlet="Lake",
        domain="lake.example",
        text=OTHER,
        blocks=blocks,
    )


@pytest.fixture
def pair(engine: Engine) -> Iterator[TestClient]:
    """Two held articles that tell one claim; the second is a copy of the first."""
    with transaction(engine) as session:
        keep(session)
        keep(session, other_article(), "b")
        joined = [
            Joined(f"m{n}", "new:m1", is_new=True, score=0.9, reason="same words") for n in (1, 2)
        ]
        save_links(
            session,
            joined,
            copies=(Copy("a2", "a1", 0.9, 20),),
            answered=(),
            statements={"new:m1": "Cadets will train at Lake Base."},
            run_id=None,
        )
    with open_pages(engine) as client:
        yield client


def text_of(page: str) -> str:
    return one_line(re.sub(r"<[^>]+>", " ", page))


def test_without_articles_the_page_asks_for_them(empty: TestClient) -> None:
    page = empty.get("/compare")
    assert page.status_code == 200
    assert page.text.count('<input type="text" id="compare-') == 2
    assert 'role="alert"' not in page.text


WRONG = (
    ("a=1", 422, "b", "Article B is missing"),
    ("b=1", 422, "a", "Article A is missing"),
    ("a=1&b=1", 422, "b", "Both are article 1"),
    ("a=1&b=https://www.harbourpost.example/drills", 422, "b", "Both are article 1"),
    ("a=1&b=99", 404, "b", "There is no article 99"),
    ("a=99&b=1", 404, "a", "There is no article 99"),
    ("a=1&b=" + "9" * 18, 404, "b", "There is no article 9"),
    ("a=1&b=" + "9" * 400, 404, "b", "There is no article 9"),
    ("a=1&b=https://nowhere.example/x", 404, "b", "No article is held from"),
    ("a=1&b=%3Cscript%3E", 422, "b", "neither the number nor the address"),
    ("a=1&b=x.y%00z", 422, "b", "neither the number nor the address"),
    ("a=1&b=-1", 422, "b", "neither the number nor the address"),
    ("a=1&b=" + "x." * 2000, 422, "b", "neither the number nor the address"),
)
GIVEN = (
    "2",
    "/articles/2",
    "http://127.0.0.1/articles/2",
    "https://lake.example/b?x=1",
    "http://www.lake.example/b?x=1&utm_source=mail",
    "lake.example/b?x=1",
)


def test_what_cannot_be_compared_is_one_sentence_at_its_field(pair: TestClient) -> None:
    for query, status, field, sentence in WRONG:
        page = pair.get(f"/compare?{query}")
        assert page.status_code == status, query
        assert sentence in text_of(page.text), query
        assert f'id="compare-{field}-error"' in page.text, query
        assert "<script>" not in page.text
        for file in ("json", "csv"):
            assert pair.get(f"/compare.{file}?{query}").status_code == status, query


def test_an_article_is_given_by_number_or_by_address(pair: TestClient) -> None:
    for given in GIVEN:
        page = pair.get("/compare", params={"a": "1", "b": given})
        assert page.status_code == 200, given
        assert "Harbour Post and Lake compared" in page.text


def test_shared_passages_and_what_only_one_has_are_shown(pair: TestClient) -> None:
    page = pair.get("/compare?a=1&b=2").text
    shown = text_of(page)
    assert "1 passage stands in both word for word" in shown
    assert "Both tell 1 claim" in shown
    assert "The second is recorded as a copy of the first" in shown
    assert "Cadets will train at Lake Base." in shown
    assert "Nobody on the pier had heard &lt;script&gt;" in page
    assert "<script>alert" not in page
    headings = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert headings[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(headings))
    assert page.count("<caption") == page.count("<table")
    assert len(re.findall(r'\bid="([^"]+)"', page)) == len(set(re.findall(r'\bid="([^"]+)"', page)))


def test_the_other_way_round_says_the_same_of_the_other(pair: TestClient) -> None:
    there = pair.get("/compare.json?a=1&b=2").json()
    back = pair.get("/compare.json?a=2&b=1").json()
    assert (there["share_a"], there["share_b"]) == (back["share_b"], back["share_a"])
    assert there["only_b"] == back["only_a"]
    assert (there["copy"], back["copy"]) == ("b", "a")
    assert there["longest"] == back["longest"] >= 20


def test_the_file_has_a_row_for_each_part_and_says_how_many(pair: TestClient) -> None:
    answer = pair.get("/compare.csv?a=1&b=2")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["X-Row-Count"] == str(len(rows))
    assert tuple(rows[0]) == COMPARED.header
    parts = [row["part"] for row in rows]
    assert set(parts) <= set(PARTS)
    assert {"order", "attribution", "shared_passage", "only_b"} <= set(parts)
    source = next(row for row in rows if row["slot"] == "source")
    assert source["a"] == source["b"] != ""
    assert source["differs"] == "no"


def test_records_without_texts_are_compared_by_what_is_recorded(pair: TestClient) -> None:
    with transaction(pair.app.state.engine) as session:  # type: ignore[attr-defined]
        table = table_of(Article)
        session.execute(update(table).where(table.c.id == 2).values(text=None))
    page = text_of(pair.get("/compare?a=1&b=2").text)
    assert "The texts of one of them are not held" in page
    assert "Both tell 1 claim" in page
    assert pair.get("/compare.json?a=1&b=2").json()["share_a"] is None


def test_a_copy_links_to_the_comparison(pair: TestClient) -> None:
    assert 'href="/compare?a=1&amp;b=2"' in pair.get("/articles/2").text
    assert 'href="/compare?a=1&amp;b=2"' in pair.get("/articles/1").text


def test_the_terminal_says_the_same(pair: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    engine: Engine = pair.app.state.engine  # type: ignore[attr-defined]

    @contextmanager
    def database() -> Generator[Engine]:
        yield engine

    monkeypatch.setattr(import_module("app.cli.comparing"), "database", database)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words: str) -> str:
        return CliRunner().invoke(comparing, list(words)).stdout_bytes.decode()

    assert "a: Harbour Post" in run("1", "https://lake.example/b?x=1")
    assert "shared_passage" in run("1", "2")
    assert run("1", "2", "--format", "csv").encode() == pair.get("/compare.csv?a=1&b=2").content
    assert json.loads(run("1", "2", "--format", "json")) == pair.get("/compare.json?a=1&b=2").json()


def test_two_records_of_the_starter_desk_differ_in_their_sources(filled: TestClient) -> None:
    page = text_of(filled.get("/compare?a=1&b=2").text)
    assert "The texts of both are not held" in page
    assert "has it from" in page
    assert "differs" in page
