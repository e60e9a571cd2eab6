"""The public log of corrections: what people decided, and what outlets changed themselves."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.deciding import Decision, decide
from app.domain.article import Input, Told
from app.pipeline import take_in_one
from app.query.corrections import load_decided
from app.store.session import reading
from tests.kept import fill_once, load_vocabulary
from tests.web.conftest import open_pages

STORY = """Pilots at Chita

Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence ministry said
on Monday. China's foreign ministry denied the report on Tuesday.

Russian officers bought nine drone jammers in Harbin, the Ukrainian defence ministry said on Friday.
"""


@pytest.fixture
def taken(engine: Engine, tmp_path: Path) -> Engine:
    def fill() -> None:
        load_vocabulary(engine)
        told = Told(url="https://tide.example/chita", outlet="The Tide", published="2026-03-02")
        take_in_one(engine, Input("chita.txt", STORY.encode(), told), archive=tmp_path)

    fill_once(engine, "chita alone", fill, tmp_path)
    return engine


def test_without_a_decision_the_findings_that_wait_are_counted(taken: Engine) -> None:
    with open_pages(taken) as client:
        page = client.get("/corrections").text
    with reading(taken) as connection:
        decided = load_decided(connection)
    assert (decided.accepted, decided.rejected, decided.newest) == (0, 0, ())
    assert decided.proposed >= 2
    assert f"{decided.proposed} findings of the machine wait for a person" in page


def test_what_a_person_rejected_stands_in_the_log_with_its_words(taken: Engine) -> None:
    with open_pages(taken) as client:
        first, second = client.get("/mentions.json").json()["items"][:2]
        decide(taken, first["mention_id"], Decision.REJECT)
        decide(taken, second["mention_id"], Decision.ACCEPT)
        page = client.get("/corrections").text
    assert "1 accepted, 1 rejected" in page
    assert "Rejected by a person" in page
    assert 'href="/articles/1">The Tide</a>' in page
    with reading(taken) as connection:
        (row,) = load_decided(connection).newest
        assert load_decided(connection, limit=0).newest == ()
    assert (row.kind, row.words) == ("mention", first["quote"])


def test_an_empty_log_does_not_say_that_there_is_no_mistake(empty: TestClient) -> None:
    page = empty.get("/corrections").text
    assert "That does not mean that there is no mistake" in page
    assert "How to report a mistake" in page
