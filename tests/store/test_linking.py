from typing import Any

import pytest
from sqlalchemy import Engine, select, update
from sqlmodel import SQLModel

from app.desk.files import STARTER
from app.domain.chain import Answered, Copy, Joined
from app.domain.words import Relation, Scope
from app.store.desk import load_desk
from app.store.link_in import load_link_inputs, mention_key, without_joins
from app.store.links import SavedLinks, drop_empty_claims, save_links
from app.store.rows import table_of
from app.store.session import Session, reading, transaction
from app.store.tables import Article, Claim, ClaimActor, ClaimTopic, Mention, Response
from tests.store.factories import TEXT, an_article, keep


def rows(engine: Engine, model: type[SQLModel]) -> list[Any]:
    table = table_of(model)
    with reading(engine) as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def two_pages(session: Session) -> None:
    keep(session)
    keep(session, an_article("https://lake.example/b", outlet="Lake", domain="lake.example"), "b")


def join(session: Session, *groups: list[int], copies: tuple[Copy, ...] = ()) -> SavedLinks:
    joined = [
        Joined(f"m{mention}", f"new:m{group[0]}", is_new=True, score=0.9, reason="same words")
        for group in groups
        for mention in group
    ]
    statements = {f"new:m{group[0]}": "Cadets will train at Lake Base." for group in groups}
    return save_links(
        session, joined, copies=copies, answered=(), statements=statements, run_id=None
    )


def test_what_is_held_comes_back_for_linking(engine: Engine):
    with transaction(engine) as session:
        keep(session)
        inputs = load_link_inputs(session)
    (text,) = inputs.texts.values()
    assert (text.key, text.outlet, text.published) == ("a1", "harbour-post", "2031-05-02")
    assert text.passages == (TEXT[:20], TEXT[22 : TEXT.index("\n\nRead")])
    assert text.upstream[0][:2] == ("far-wire", Relation.REPRINTS)
    (mention,) = inputs.mentions
    assert (mention.key, mention.text, mention.claim) == (mention_key(1), "a1", None)
    assert mention.content == "600 cadets will train at Lake Base in June 2031"
    assert [step.actor for step in mention.steps] == [None, "ost-ministry"]
    (response,) = inputs.responses
    assert (response.key, response.words, response.answers) == (
        "r1",
        "denied the report",
        mention_key(1),
    )


def test_a_desk_mention_is_settled_and_has_the_topics_of_its_claim(engine: Engine):
    with transaction(engine) as session:
        load_desk(session, STARTER)
        inputs = load_link_inputs(session)
    assert len(inputs.mentions) == 536
    assert inputs.responses == ()
    claims = {claim.key: claim for claim in inputs.claims}
    for mention in inputs.mentions:
        assert mention.claim is not None
        assert mention.topics == claims[mention.claim].topics
        assert mention.described
    assert without_joins(inputs) == inputs
    copied = [text for text in inputs.texts.values() if text.copy_of]
    assert copied
    assert all(text.copy_of in inputs.texts for text in copied)


def test_a_selection_has_all_mentions_of_the_claims_it_touches(engine: Engine):
    with transaction(engine) as session:
        two_pages(session)
        join(session, [1, 2])
        keep(session, an_article("https://sea.example/c", outlet="Sea", domain="sea.example"), "c")
        inputs = load_link_inputs(session, [1])
    assert [mention.key for mention in inputs.mentions] == [mention_key(1), mention_key(2)]
    assert set(inputs.texts) == {"a1", "a2"}


def test_a_new_group_becomes_a_claim_that_summarises_its_mentions(engine: Engine):
    with transaction(engine) as session:
        two_pages(session)
        saved = join(session, [1, 2])
    (claim,) = rows(engine, Claim)
    assert saved.claims == {"new:m1": claim.id}
    assert (claim.slug, claim.review) == ("cadets-will-train-at-lake-base", "proposed")
    assert (claim.quantity_value, claim.quantity_unit, claim.event_date) == (
        600,
        "cadets",
        "2031-06",
    )
    assert [row.claim_id for row in rows(engine, Mention)] == [claim.id] * 2
    assert len(rows(engine, ClaimTopic)) == 2
    assert [row.role for row in rows(engine, ClaimActor)] == ["subject"]


def test_two_claims_of_the_same_words_have_different_slugs(engine: Engine):
    with transaction(engine) as session:
        two_pages(session)
        join(session, [1], [2])
    slugs = [row.slug for row in rows(engine, Claim)]
    assert slugs == ["cadets-will-train-at-lake-base", "cadets-will-train-at-lake-base-2"]


def test_joining_anew_keeps_the_claim_most_mentions_had_and_drops_the_empty_one(engine: Engine):
    with transaction(engine) as session:
        two_pages(session)
        first = join(session, [1], [2])
    with transaction(engine) as session:
        assert all(m.claim is None for m in without_joins(load_link_inputs(session)).mentions)
        saved = join(session, [1, 2])
        dropped = drop_empty_claims(session)
    (claim,) = rows(engine, Claim)
    assert saved.claims["new:m1"] == claim.id
    assert saved.touched == {*first.claims.values()}
    assert set(dropped) == set(first.claims.values()) - {claim.id}


def test_a_claim_of_the_desk_or_of_a_person_is_never_dropped(engine: Engine):
    with transaction(engine) as session:
        two_pages(session)
        join(session, [1])
        session.execute(update(table_of(Claim)).values(review="accepted"))
        session.execute(update(table_of(Mention)).values(claim_id=None))
        assert drop_empty_claims(session) == ()


def test_copies_are_kept_and_forgotten_when_they_are_none_any_more(engine: Engine):
    with transaction(engine) as session:
        two_pages(session)
        join(session, [1, 2], copies=(Copy("a2", "a1", 0.97, 40),))
    assert [(row.copy_of_id, row.copy_run) for row in rows(engine, Article)] == [
        (None, None),
        (1, 40),
    ]
    with transaction(engine) as session:
        join(session, [1, 2])
    assert [row.copy_of_id for row in rows(engine, Article)] == [None, None]


@pytest.mark.parametrize("claim", ["new:m1", None])
def test_a_response_gets_the_claim_it_answers(engine: Engine, claim: str | None):
    joined = [Joined("m1", "new:m1", is_new=True, score=1, reason="new")]
    answered = [Answered("r1", claim, Scope.PART, 0.8)]
    with transaction(engine) as session:
        keep(session)
        saved = save_links(
            session,
            joined,
            copies=(),
            answered=answered,
            statements={"new:m1": "Cadets will train."},
            run_id=None,
        )
    (response,) = rows(engine, Response)
    assert response.claim_id == (saved.claims["new:m1"] if claim else None)
    assert response.scope == "part"
