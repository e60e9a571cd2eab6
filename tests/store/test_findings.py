from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, select, update
from sqlmodel import SQLModel

from app.domain.found import Findings
from app.store.articles import save_article
from app.store.findings import save_findings
from app.store.rows import table_of
from app.store.session import Session, reading, transaction
from app.store.tables import (
    Actor,
    ActorAlias,
    ArticleUpstream,
    AttributionStep,
    Mention,
    Outlet,
    Response,
)
from tests.store.factories import TEXT, an_article, captured, findings, keep


def rows(engine: Engine, model: type[SQLModel]) -> list[Any]:
    table = table_of(model)
    with reading(engine) as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))


def set_review(session: Session, model: type[SQLModel], review: str) -> None:
    session.execute(update(table_of(model)).values(review=review))


def test_a_mention_is_kept_with_exactly_the_characters_it_stands_on(engine: Engine):
    with transaction(engine) as session:
        keep(session)
    (mention,) = rows(engine, Mention)
    assert TEXT[mention.start : mention.end] == mention.quote
    assert TEXT[mention.content_start : mention.content_end].startswith("600 cadets")
    assert (mention.source_text, mention.source) == ("The Ost Ministry", "Ost Ministry")
    assert (mention.cue, mention.source_naming) == ("told", "institution_claimed")
    assert (mention.quantity, mention.event_date, mention.review) == ("600", "2031-06", "proposed")
    assert mention.quantities[0]["value"] == 600.0
    assert mention.topics == ["training", "exercises"]
    assert mention.actors == [["ost-ministry", "subject"]]
    assert mention.claim_id is None


def test_steps_run_nearest_first_and_point_at_actors_and_outlets(engine: Engine):
    with transaction(engine) as session:
        keep(session)
    steps = rows(engine, AttributionStep)
    outlets = {row.id: row.slug for row in rows(engine, Outlet)}
    actors = {row.id: row.slug for row in rows(engine, Actor)}
    assert [(s.position, outlets.get(s.outlet_id), actors.get(s.actor_id)) for s in steps] == [
        (0, "harbour-post", None),
        (1, None, "ost-ministry"),
    ]
    assert TEXT[steps[1].cue_start : steps[1].cue_end] == steps[1].cue == "told"


def test_unknown_actors_and_outlets_are_proposed_once(engine: Engine):
    with transaction(engine) as session:
        keep(session)
        keep(session, an_article("https://other.example/b"), "b.html")
    proposed = [row for row in rows(engine, Actor) if not row.of_desk]
    assert [row.slug for row in proposed] == ["west-ministry"]
    assert [row.folded for row in rows(engine, ActorAlias)] == ["wm"]
    assert [row.slug for row in rows(engine, Outlet)].count("far-wire") == 1
    (upstream, _) = rows(engine, ArticleUpstream)
    assert (upstream.words, upstream.relation) == ("Harbour Post", "reprints")


def test_an_outlet_that_is_held_under_its_domain_is_not_proposed_again(engine: Engine):
    with transaction(engine) as session:
        keep(
            session, an_article("https://farwire.example/a", outlet="FW", domain="farwire.example")
        )
    slugs = [row.slug for row in rows(engine, Outlet)]
    assert slugs == ["fw"]
    assert [row.outlet_id for row in rows(engine, ArticleUpstream)] == [1]


def test_a_response_points_at_the_mention_it_answers(engine: Engine):
    with transaction(engine) as session:
        _, saved = keep(session)
    (response,) = rows(engine, Response)
    assert TEXT[response.words_start : response.words_end] == "denied the report"
    assert (response.act, response.date_earliest.isoformat()) == ("denial", "2031-05-02")
    assert response.answers_id == saved.mentions[0]


def test_findings_take_the_place_of_earlier_ones(engine: Engine):
    with transaction(engine) as session:
        saved, _ = keep(session)
        keep(session, an_article(text="New. " + TEXT))
        assert [len(rows_in(session, model)) for model in FOUND] == [1, 1, 2, 1]
        save_findings(session, saved.id, Findings(), text=TEXT, run_id=None)
        assert [len(rows_in(session, model)) for model in FOUND] == [0, 0, 0, 0]


FOUND = (Mention, Response, AttributionStep, ArticleUpstream)


def rows_in(session: Session, model: type[SQLModel]) -> list[Any]:
    return list(session.execute(select(table_of(model))))


def test_a_decision_stays_with_the_same_words(engine: Engine):
    with transaction(engine) as session:
        keep(session)
        set_review(session, Mention, "rejected")
        set_review(session, Response, "accepted")
    with transaction(engine) as session:
        keep(session, an_article(text="Updated. " + TEXT))
    assert [row.review for row in rows(engine, Mention)] == ["rejected"]
    assert [row.review for row in rows(engine, Response)] == ["accepted"]


def test_an_actor_nobody_knows_and_nothing_proposes_answers_nothing(engine: Engine):
    found = findings()
    stray = replace(found, actors=())
    with transaction(engine) as session:
        saved = save_article(session, an_article(), captured())
        save_findings(session, saved.id, stray, text=TEXT, run_id=None)
    assert rows(engine, Response) == []
    assert len(rows(engine, Mention)) == 1
