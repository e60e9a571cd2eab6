"""Every mention can say which rule or model made it, from which words, and how sure that is."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from app.base.errors import NotHeldError
from app.base.places import desk_folder
from app.domain.article import Input, Told
from app.main import Doors, create_app
from app.pipeline import TakeIn
from app.query.explain import explain_mention
from app.query.rules import describe_rule
from app.store.desk import load_vocabulary_only
from app.store.session import reading, transaction
from app.store.tables import Article, Mention

PAGE = (
    "Pilots at Chita\n\n"
    "Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence "
    "ministry said on Monday. China's foreign ministry denied the report on Tuesday.\n"
)


@pytest.fixture
def taken(engine: Engine, tmp_path: Path) -> Engine:
    with transaction(engine) as session:
        load_vocabulary_only(session, desk_folder())
    job = TakeIn(engine, archive=tmp_path)
    job.add(Input("chita.txt", PAGE.encode(), Told(url="https://tide.example/chita")))
    job.finish()
    return engine


def test_an_explanation_names_rule_words_confidence_claim_and_run(taken: Engine) -> None:
    with reading(taken) as connection:
        row = connection.execute(
            select(col(Mention.id), col(Mention.start), col(Mention.end), col(Mention.rule)).where(
                col(Mention.quote).contains("drone pilots")
            )
        ).first()
        assert row is not None
        told = explain_mention(connection, row.id)
    for words in (
        f"found by the rule {row.rule}",
        "confidence 0.",
        f"characters {row.start}–{row.end}",
        "from “the Ukrainian defence ministry”",
        "cue “said”",
        "joined to the claim",
        "review: proposed",
        "run: extract",
        "UTC",
    ):
        assert words in told


def test_a_mention_that_is_not_held_is_refused(taken: Engine) -> None:
    with reading(taken) as connection, pytest.raises(NotHeldError):
        explain_mention(connection, 10**9)


def test_the_article_page_says_the_same_beside_each_finding(taken: Engine) -> None:
    from starlette.testclient import TestClient

    def closed(*_: object) -> None:
        raise AssertionError

    with reading(taken) as connection:
        article = connection.scalars(select(col(Article.id))).one()
    doors = Doors(take_in=closed, take_in_url=closed)  # pyright: ignore[reportArgumentType]
    with TestClient(create_app(engine=taken, doors=doors)) as client:
        page = client.get(f"/articles/{article}").text
    assert "Why it is here" in page
    assert "the Ukrainian defence ministry" in page
    assert "<dt>Confidence</dt>" in page
    assert "words by which a party answers a claim: denial" in page


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("said-after", "behind or inside the words"),
        ("act-no_comment", "answers a claim: no comment"),
        ("foreign-said-after", "own language: said-after"),
        ("llm:dock/7b/1", "language model dock/7b, prompt 1"),
        ("some-new-rule", "some new rule"),
        (None, ""),
    ],
)
def test_every_rule_can_be_said_in_words(rule: str | None, says: str) -> None:
    assert says in describe_rule(rule)
