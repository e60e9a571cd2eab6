"""The desk's own records out of the tables, as they were loaded."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.desk.records import (
    DeskActor,
    DeskArticle,
    DeskClaim,
    DeskMention,
    DeskOutlet,
    DeskQuantity,
    DeskRecords,
    DeskResponse,
    DeskRole,
    DeskStep,
    DeskStory,
    DeskTopic,
)
from app.domain.words import DateBasis, Naming
from app.store.desk_in import RELATION_OF
from app.store.rows import table_of
from app.store.tables import (
    Actor,
    ActorAlias,
    Article,
    AttributionStep,
    Claim,
    ClaimActor,
    ClaimTopic,
    Mention,
    Outlet,
    Response,
    Story,
    Topic,
)

_NAME_OF = {relation: name for name, relation in RELATION_OF.items()}


def gather_desk(session: Session) -> DeskRecords:
    """Return the desk's records in the order in which they were first loaded."""
    outlets = _all(session, Outlet, col(Outlet.of_desk).is_(True))
    actors = _all(session, Actor, col(Actor.of_desk).is_(True))
    topics = _all(session, Topic)
    stories = _all(session, Story)
    claims = _all(session, Claim, col(Claim.of_desk).is_(True))
    articles = _all(session, Article, col(Article.of_desk).is_(True))
    mentions = _all(session, Mention, col(Mention.described).is_(True))
    responses = _all(session, Response, col(Response.quote).is_(None))
    slugs = {
        "outlet": _slugs(session, Outlet),
        "actor": _slugs(session, Actor),
        "topic": {row.id: row.slug for row in topics},
        "story": {row.id: row.slug for row in stories},
        "claim": _slugs(session, Claim),
        "article": _slugs(session, Article),
    }
    steps = _steps(session, slugs)
    return DeskRecords(
        outlets=tuple(
            DeskOutlet(row.slug, row.name, row.domain, row.kind, row.country) for row in outlets
        ),
        actors=_actors(session, actors, slugs["actor"]),
        topics=tuple(
            DeskTopic(row.slug, row.label, row.definition, slugs["topic"].get(row.parent_id))
            for row in topics
        ),
        stories=tuple(
            DeskStory(row.slug, row.title, row.summary, row.first_reported) for row in stories
        ),
        claims=_claims(session, claims, slugs),
        articles=tuple(_article(row, slugs["outlet"]) for row in articles),
        mentions=tuple(
            DeskMention(
                claim=slugs["claim"][row.claim_id],
                article=slugs["article"][row.article_id],
                stated_as=row.quote,
                quantity_as_stated=row.quantity,
                modality=row.modality,
                attribution=tuple(steps["mention_id", row.id]),
                copy_of=slugs["article"].get(row.copy_of_id),
                relation=_NAME_OF.get(row.relation, "none"),
            )
            for row in mentions
            if row.claim_id is not None
        ),
        responses=tuple(
            DeskResponse(
                claim=slugs["claim"][row.claim_id],
                actor=slugs["actor"][row.actor_id],
                article=slugs["article"][row.article_id],
                kind=row.act,
                summary=row.summary,
                date=row.date,
                attribution=tuple(steps["response_id", row.id]),
            )
            for row in responses
            if row.claim_id is not None
        ),
    )


def _all(
    session: Session, model: type[SQLModel], where: ColumnElement[bool] | None = None
) -> Sequence[Any]:
    table = table_of(model)
    wanted = select(table).order_by(table.c.id)
    return session.execute(wanted if where is None else wanted.where(where)).all()


def _slugs(session: Session, model: type[SQLModel]) -> dict[int, str]:
    table = table_of(model)
    return {row[0]: row[1] for row in session.execute(select(table.c.id, table.c.slug))}


def _actors(session: Session, rows: Sequence[Any], slugs: dict[int, str]) -> tuple[DeskActor, ...]:
    aliases: dict[int, list[str]] = defaultdict(list)
    wanted = select(col(ActorAlias.actor_id), col(ActorAlias.alias))
    for actor_id, alias in session.execute(wanted.order_by(col(ActorAlias.position))):
        aliases[actor_id].append(alias)
    return tuple(
        DeskActor(
            slug=row.slug,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            country=row.country,
            parent=slugs.get(row.parent_id),
            role=row.role,
            aliases=tuple(aliases[row.id]),
        )
        for row in rows
    )


def _claims(
    session: Session, rows: Sequence[Any], slugs: dict[str, dict[int, str]]
) -> tuple[DeskClaim, ...]:
    topics: dict[int, list[str]] = defaultdict(list)
    found = select(col(ClaimTopic.claim_id), col(ClaimTopic.topic_id))
    for claim_id, topic_id in session.execute(found.order_by(col(ClaimTopic.position))):
        topics[claim_id].append(slugs["topic"][topic_id])
    actors: dict[int, list[DeskRole]] = defaultdict(list)
    roles = select(col(ClaimActor.claim_id), col(ClaimActor.actor_id), col(ClaimActor.role))
    for claim_id, actor_id, role in session.execute(roles.order_by(col(ClaimActor.position))):
        actors[claim_id].append(DeskRole(slugs["actor"][actor_id], role))
    return tuple(
        DeskClaim(
            slug=row.slug,
            statement=row.statement,
            story=slugs["story"][row.story_id],
            topics=tuple(topics[row.id]),
            actors=tuple(actors[row.id]),
            event_date=row.event_date,
            quantity=_quantity(row),
        )
        for row in rows
    )


def _quantity(row: Any) -> DeskQuantity | None:
    value = row.quantity_value
    if value is None:
        return None
    return DeskQuantity(
        value=int(value) if value == int(value) else value,
        unit=row.quantity_unit,
        as_text=row.quantity_text,
    )


def _article(row: Any, outlets: dict[int, str]) -> DeskArticle:
    return DeskArticle(
        slug=row.slug,
        url=row.url,
        outlet=outlets[row.outlet_id],
        title=row.title,
        published=row.published if row.published_basis == DateBasis.DESK else None,
        language=row.language,
        summary=row.summary,
        completeness=row.completeness,
    )


def _steps(
    session: Session, slugs: dict[str, dict[int, str]]
) -> dict[tuple[str, int], list[DeskStep]]:
    table = table_of(AttributionStep)
    steps: dict[tuple[str, int], list[DeskStep]] = defaultdict(list)
    for row in session.execute(select(table).order_by(table.c.position)):
        owner = "mention_id" if row.mention_id is not None else "response_id"
        steps[owner, row.mention_id or row.response_id].append(
            DeskStep(
                kind=row.kind,
                actor=slugs["actor"].get(row.actor_id),
                outlet=slugs["outlet"].get(row.outlet_id),
                text=row.words,
                anonymous=Naming(row.naming).anonymous,
                cue=row.cue,
            )
        )
    return steps
