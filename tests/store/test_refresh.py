from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select, update
from sqlmodel import SQLModel, col

from app.desk.files import STARTER
from app.domain.chain import Answered, Joined
from app.domain.words import Scope
from app.store.desk import load_desk
from app.store.dialect import search_condition
from app.store.links import save_links
from app.store.refresh import refresh_articles, refresh_claims
from app.store.rows import table_of
from app.store.search import Phrase, Prefix, Tree, Word
from app.store.searching import refresh_search
from app.store.session import Session, reading, transaction
from app.store.tables import (
    Actor,
    Article,
    Claim,
    ClaimAct,
    ClaimOutlet,
    ClaimParty,
    ClaimSubject,
    ClaimTally,
    KeptCount,
    Mention,
    Outlet,
    SearchEntry,
    Topic,
)
from tests.store.factories import an_article, keep

KEPT = (
    *(Claim, ClaimOutlet, ClaimAct, Article, Outlet, Actor, Topic),
    *(ClaimParty, ClaimSubject, ClaimTally, KeptCount),
)


def rows(engine: Engine, model: type[SQLModel]) -> list[Any]:
    table = table_of(model)
    with reading(engine) as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def everything(engine: Engine) -> dict[str, list[Any]]:
    return {model.__name__: rows(engine, model) for model in KEPT}


def entries(engine: Engine) -> set[tuple[Any, ...]]:
    return {tuple(row)[1:] for row in rows(engine, SearchEntry)}


def a_claim_on_two_pages(session: Session) -> int:
    keep(session)
    other = an_article("https://lake.example/b", outlet="Lake", domain="lake.example")
    keep(session, other, "b")
    joined = [Joined(f"m{n}", "new:m1", is_new=True, score=1, reason="same") for n in (1, 2)]
    answered = [Answered(f"r{n}", "new:m1", Scope.THIS_CLAIM, 1) for n in (1, 2)]
    saved = save_links(
        session,
        joined,
        copies=(),
        answered=answered,
        statements={"new:m1": "Cadets will train at Lake Base."},
        run_id=None,
    )
    return saved.claims["new:m1"]


def test_a_claim_counts_its_articles_outlets_and_answers(engine: Engine):
    with transaction(engine) as session:
        claim_id = a_claim_on_two_pages(session)
        refresh_claims(session, [claim_id])
    (claim,) = rows(engine, Claim)
    assert (claim.kept_articles, claim.kept_outlets, claim.kept_mentions) == (2, 2, 2)
    assert claim.kept_responses == 2
    assert claim.kept_answers == [
        {
            "act": "denial",
            "actor": "West Ministry",
            "actor_slug": "west-ministry",
            "date": "2031-05-02",
            "more": 0,
        }
    ]
    assert (claim.first_reported, claim.last_reported) == ("2031-05-02", "2031-05-02")
    assert claim.kept_last_response == "2031-05-02"
    assert claim.reported_sort.isoformat() == "2031-05-02"
    assert claim.event_sort.isoformat() == "2031-06-01"
    assert [row.act for row in rows(engine, ClaimAct)] == ["denial"]
    assert {row.slug: row.kept_claims for row in rows(engine, Outlet)} == {
        "harbour-post": 1,
        "lake": 1,
        "far-wire": 0,
    }
    counted = {row.slug: row for row in rows(engine, Actor)}
    assert counted["ost-ministry"].kept_statements == 2
    assert counted["west-ministry"].kept_responses == 2
    assert [row.kept_claims for row in rows(engine, Topic)] == [1, 1]


def test_a_rejected_mention_counts_nowhere(engine: Engine):
    with transaction(engine) as session:
        claim_id = a_claim_on_two_pages(session)
        mentions = table_of(Mention)
        session.execute(update(mentions).where(mentions.c.id == 2).values(review="rejected"))
        refresh_claims(session, [claim_id])
    (claim,) = rows(engine, Claim)
    assert (claim.kept_articles, claim.kept_mentions) == (1, 1)


def test_a_month_is_not_before_a_day_of_that_month(engine: Engine):
    with transaction(engine) as session:
        claim_id = a_claim_on_two_pages(session)
        articles = table_of(Article)
        month = {
            "published": "2031-05",
            "published_earliest": date(2031, 5, 1),
            "published_latest": date(2031, 5, 31),
        }
        session.execute(update(articles).where(articles.c.id == 1).values(month))
        refresh_claims(session, [claim_id])
    (claim,) = rows(engine, Claim)
    assert (claim.first_reported, claim.last_reported) == ("2031-05-02", "2031-05")


def test_refreshing_what_was_touched_is_refreshing_everything(engine: Engine):
    with transaction(engine) as session:
        load_desk(session, STARTER)
        refresh_claims(session)
        refresh_search(session)
    with transaction(engine) as session:
        saved, found = keep(session, an_article("https://www.kyivpost.com/post/55085"))
        mentions = table_of(Mention)
        moved = mentions.c.id.in_([2, 30])
        touched = set(session.scalars(select(mentions.c.claim_id).where(moved))) | {5}
        touched |= found.touched
        session.execute(update(mentions).where(moved).values(claim_id=5))
        refresh_claims(session, touched)
        refresh_articles(session, [saved.id])
        refresh_search(session, claim_ids=touched, article_ids=[saved.id])
    kept, indexed = everything(engine), entries(engine)
    with transaction(engine) as session:
        refresh_claims(session)
        refresh_search(session)
    assert everything(engine) == kept
    assert entries(engine) == indexed


def test_refreshing_twice_is_refreshing_once(engine: Engine):
    with transaction(engine) as session:
        load_desk(session, STARTER)
        refresh_claims(session)
        refresh_search(session)
    once = everything(engine), rows(engine, SearchEntry)
    with transaction(engine) as session:
        refresh_claims(session)
        refresh_search(session)
    assert (everything(engine), rows(engine, SearchEntry)) == once


@pytest.mark.parametrize(
    ("tree", "kinds"),
    [
        (Phrase(("lake", "base")), ["article", "article", "claim", "mention", "mention"]),
        (Word("denied"), ["article", "article", "response", "response"]),
        (Prefix("harb"), ["article", "article", "mention", "mention"]),
        (Word("gold"), []),  # stands below the article, not in it
    ],
)
def test_claims_mentions_articles_and_responses_are_found(
    engine: Engine, tree: Tree, kinds: list[str]
):
    with transaction(engine) as session:
        claim_id = a_claim_on_two_pages(session)
        refresh_claims(session, [claim_id])
        refresh_search(session)
    asked = select(col(SearchEntry.kind)).where(search_condition(tree))
    with reading(engine) as connection:
        assert sorted(connection.scalars(asked)) == kinds
