"""A denial of another claim in the same text stands beside a claim and is no answer to it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, update
from sqlmodel import col

from app.export.files import FILES
from app.pipeline import load_desk_files
from app.query.claims import list_claims
from app.query.facets import load_facets, load_totals
from app.query.filters import ClaimFilter
from app.store.refresh import refresh_claims
from app.store.session import reading, transaction
from app.store.tables import Actor, Article, Claim, Response
from tests.web.conftest import open_pages

HERE, OTHER = "norland-trains-pilots", "norland-sells-tugs"
DENIAL = "Holm called the report on tugs untrue."


def a_claim(slug: str, statement: str) -> dict[str, Any]:
    return {
        "slug": slug, "statement": statement, "story": "bay", "topics": ["training"],
        "actors": [{"actor": "norland", "role": "subject"}], "event_date": "2025-05",
        "quantity": None,
    }  # fmt: skip


def a_mention(claim: str, words: str) -> dict[str, Any]:
    return {
        "claim": claim, "article": "bay-post-1", "stated_as": words, "quantity_as_stated": None,
        "modality": "asserted", "attribution": [], "copy_of": None, "relation": "primary_source",
    }  # fmt: skip


RECORDS: dict[str, list[dict[str, Any]]] = {
    "outlets": [
        {"slug": "bay-post", "name": "Bay Post", "domain": None, "kind": "newspaper",
         "country": None},
    ],
    "topics": [
        {"slug": "training", "label": "Training", "definition": "Teaching.", "parent": None},
    ],
    "actors": [
        {"slug": "norland", "name": "Norland", "short_name": None, "kind": "government",
         "country": None, "parent": None, "role": None, "aliases": []},
        {"slug": "holm", "name": "Ida Holm", "short_name": None, "kind": "person",
         "country": None, "parent": "norland", "role": None, "aliases": []},
    ],
    "stories": [
        {"slug": "bay", "title": "The bay", "summary": "Invented.", "first_reported": None},
    ],
    "articles": [
        {"slug": "bay-post-1", "url": "https://baypost.example/1", "outlet": "bay-post",
         "title": "Pilots and tugs", "published": "2025-05-09", "language": "en",
         "summary": "Two reports.", "completeness": "full"},
    ],
    "claims": [
        a_claim(HERE, "Norland trains pilots at the bay."),
        a_claim(OTHER, "Norland sells tugs to Southmark."),
    ],
    "mentions": [
        a_mention(HERE, "pilots are trained at the bay"),
        a_mention(OTHER, "tugs are sold to Southmark"),
    ],
}  # fmt: skip
RESPONSE: dict[str, Any] = {
    "claim": OTHER, "actor": "holm", "article": "bay-post-1", "kind": "denial",
    "summary": DENIAL, "date": "2025-05-09", "attribution": [],
}  # fmt: skip


def load(engine: Engine, folder: Path, *responses: dict[str, Any]) -> None:
    folder.mkdir()
    for name, rows in (*RECORDS.items(), ("responses", list(responses))):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    load_desk_files(engine, folder)


def said_of(engine: Engine, slug: str) -> list[object]:
    """Return all that lists, files, facets and the timeline say of one claim's answers."""
    wanted = ClaimFilter(claim=slug)
    with reading(engine) as connection:
        row = next(iter(FILES["claims"].stream(connection, wanted)))
        (card,) = list_claims(connection, wanted).items
        acts = ("denial", "none")
        return [
            FILES["claims"].cells(row),
            (card.responses, card.answers),
            load_totals(connection, wanted),
            load_facets(connection, wanted).responses,
            [
                FILES["claims"].count(connection, ClaimFilter(claim=slug, responses=(act,)))
                for act in acts
            ],
        ]


@pytest.fixture
def unanswered(engine: Engine, tmp_path: Path) -> list[object]:
    load(engine, tmp_path / "before")
    return said_of(engine, HERE)


def test_a_denial_at_another_claim_of_the_text_changes_nothing_here(
    engine: Engine, tmp_path: Path, unanswered: list[object]
) -> None:
    load(engine, tmp_path / "after", RESPONSE)
    assert said_of(engine, HERE) == unanswered
    assert said_of(engine, OTHER)[4] == [1, 0]


def test_a_denial_of_something_else_recorded_here_changes_nothing(
    engine: Engine, tmp_path: Path, unanswered: list[object]
) -> None:
    load(engine, tmp_path / "after", {**RESPONSE, "claim": HERE})
    assert said_of(engine, HERE) != unanswered  # as long as it is about this claim
    with transaction(engine) as session:
        session.execute(update(Response).values(scope="other_claim"))
        here = session.scalars(select(col(Claim.id)).where(col(Claim.slug) == HERE)).one()
        assert here is not None
        refresh_claims(session, [here])
    assert said_of(engine, HERE) == unanswered


def test_it_is_listed_beside_with_a_link_to_the_claim_it_is_about(
    engine: Engine, tmp_path: Path
) -> None:
    load(engine, tmp_path / "desk", RESPONSE)
    with open_pages(engine) as client:
        here = client.get(f"/claims/{HERE}").text
        assert f'about another claim: <a href="/claims/{OTHER}">' in here
        assert DENIAL in here
        assert "No response is recorded." in here
        there = client.get(f"/claims/{OTHER}").text
        assert "Beside it" not in there
        assert DENIAL in there
        held = client.get(f"/claims/{HERE}/responses.csv")
        assert list(csv.reader(io.StringIO(held.text)))[1:] == []


def test_one_act_that_answers_both_claims_stands_once_on_each_page(
    engine: Engine, tmp_path: Path
) -> None:
    load(engine, tmp_path / "desk", RESPONSE, {**RESPONSE, "claim": HERE})
    with open_pages(engine) as client:
        for slug in (HERE, OTHER):
            page = client.get(f"/claims/{slug}").text
            assert page.count(DENIAL) == 1
            assert "Beside it" not in page


def test_a_rejected_response_is_not_shown_beside(engine: Engine, tmp_path: Path) -> None:
    load(engine, tmp_path / "desk", RESPONSE)
    with transaction(engine) as session:
        session.execute(update(Response).values(review="rejected"))
    with open_pages(engine) as client:
        assert DENIAL not in client.get(f"/claims/{HERE}").text


def test_a_response_about_nothing_held_is_beside_and_links_nowhere(
    engine: Engine, tmp_path: Path
) -> None:
    load(engine, tmp_path / "desk")
    with transaction(engine) as session:
        article = session.scalars(select(col(Article.id))).one()
        holm = session.scalars(select(col(Actor.id)).where(col(Actor.slug) == "holm")).one()
        session.execute(
            insert(Response),
            [
                {"article_id": article, "actor_id": holm, "act": "position", "scope": "general",
                 "summary": "Holm spoke for peace.", "review": "proposed"},
                {"article_id": article, "actor_id": holm, "act": "denial", "scope": "other_claim",
                 "summary": "Holm denied a report on ferries.", "review": "proposed"},
            ],
        )  # fmt: skip
    with open_pages(engine) as client:
        page = client.get(f"/claims/{HERE}").text
    assert "Holm spoke for peace." in page
    assert "in general" in page
    assert "about another claim, which is not held" in page
    assert "No response is recorded." in page
