"""Claims as a list and as a file."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypedDict, cast

from sqlalchemy import ColumnElement, select

from app.domain.words import Scope
from app.query import core
from app.query.cards import (
    AnswerSign,
    ChangeSign,
    ClaimCard,
    Listing,
    NodeSign,
    ShortChain,
)
from app.query.conditions import LISTED, claim_conditions, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.course import Newest, load_newest
from app.query.filters import ClaimFilter
from app.query.kept import count_all_claims
from app.query.paging import Lister, Order
from app.query.rows import ClaimRow

ANSWERING = (Scope.THIS_CLAIM.value, Scope.PART.value)
"""The scopes of a response that answers the claim; the others only stand beside it."""


class _KeptNode(TypedDict):
    sign: str
    name: str
    copies: int


def list_claims(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[ClaimCard]:
    """Return one page of the claims that match, and the count of all of them."""
    return CARDS.page(connection, wanted, limit=limit)


def count_claims(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many claims match."""
    return CARDS.count(connection, wanted)


def stream_claims(connection: Connection, wanted: ClaimFilter) -> Generator[ClaimRow]:
    """Yield every claim that matches as a line of a file, in the order of the list."""
    return CLAIM_ROWS.stream(connection, wanted)


def load_claim_cards(
    connection: Connection, *conditions: ColumnElement[bool], limit: int
) -> tuple[ClaimCard, ...]:
    """Return the claims that meet ``conditions`` on ``claim``, the newest event first."""
    c = core.claim.c
    statement = (
        _card_columns()
        .where(*conditions)
        .order_by(c.event_sort.desc().nulls_last(), c.id.desc())
        .limit(limit)
    )
    rows = connection.execute(statement).fetchall()
    return tuple(_cards(connection, rows, [""] * len(rows)))


def load_claim_card(connection: Connection, claim_id: int) -> ClaimCard:
    """Return one claim that is held, as a row of a list."""
    return load_claim_cards(connection, core.claim.c.id == claim_id, limit=1)[0]


def short_chain(kept: Mapping[str, Any]) -> ShortChain:
    """Return the short chain that is kept with a claim."""
    nodes = cast("list[_KeptNode]", kept.get("nodes") or [])
    return ShortChain(
        nodes=tuple(NodeSign(n["sign"], n["name"], int(n.get("copies") or 0)) for n in nodes),
        others=int(kept.get("others") or 0),
    )


def split_names(kept: str) -> tuple[str, ...]:
    """Return the names that are kept joined by ``"; "``."""
    return tuple(name for name in kept.split("; ") if name)


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return claim_conditions(read_asked(connection, wanted))


def _order(wanted: ClaimFilter) -> Order:
    c = core.claim.c
    match wanted.sort:
        case "origins":
            return Order("origins", c.kept_origins_min, c.id, nullable=False)
        case "origins,articles":
            return Order("reach", c.kept_reach, c.id, nullable=False)
        case "articles":
            return Order("articles", c.kept_articles, c.id, nullable=False)
        case sort:
            day = c.event_sort if wanted.date == "event" else c.reported_sort
            return Order(f"{sort}-{wanted.date}", day, c.id, descending=sort == "newest")


@cache
def _card_columns() -> AnySelect:
    c = core.claim.c
    return select(
        c.id,
        c.slug,
        c.statement,
        c.event_date,
        c.first_reported,
        c.kept_articles,
        c.kept_outlets,
        c.kept_origins_min,
        c.kept_origins_max,
        c.kept_short_chain,
        c.kept_responses,
        c.kept_answers,
        c.kept_changes,
        c.review,
    )


def _cards(
    connection: Connection, rows: Sequence[AnyRow], cursors: Sequence[str]
) -> list[ClaimCard]:
    new = load_newest(connection, [row.id for row in rows])
    return [
        _card(row, cursor, new.get(row.id, Newest()))
        for row, cursor in zip(rows, cursors, strict=True)
    ]


def _card(row: AnyRow, cursor: str, new: Newest) -> ClaimCard:
    return ClaimCard(
        id=row.id,
        slug=row.slug,
        statement=row.statement,
        event_date=row.event_date,
        first_reported=row.first_reported,
        articles=row.kept_articles,
        outlets=row.kept_outlets,
        origins_min=row.kept_origins_min,
        origins_max=row.kept_origins_max,
        chain=short_chain(row.kept_short_chain),
        responses=row.kept_responses,
        answers=tuple(
            AnswerSign(a["act"], a["actor"], a["actor_slug"], a["date"], a["more"])
            for a in row.kept_answers
        ),
        changes=tuple(ChangeSign(x["slot"], x["direction"], x["count"]) for x in row.kept_changes),
        review=row.review,
        cursor=cursor,
        new_origin=new.origin,
        new_response=new.response,
    )


@cache
def _row_columns() -> AnySelect:
    c, o, s = core.claim.c, core.outlet.c, core.story.c
    return select(
        c.id,
        c.slug,
        c.statement,
        s.slug.label("story"),
        c.event_date,
        c.event_earliest,
        c.event_latest,
        c.first_reported,
        o.name.label("first_outlet"),
        c.last_reported,
        c.kept_articles,
        c.kept_outlets,
        c.kept_origins_min,
        c.kept_origins_max,
        c.kept_origins,
        c.kept_chain,
        c.kept_responses,
        c.kept_last_response,
        c.kept_changes,
        c.review,
    ).select_from(
        core.claim.outerjoin(core.outlet, o.id == c.first_outlet_id).outerjoin(
            core.story, s.id == c.story_id
        )
    )


def _rows(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str]
) -> list[ClaimRow]:
    ids = [row.id for row in rows]
    topics = _grouped(connection, _topics_of(ids))
    actors = _grouped(connection, _actors_of(ids))
    acts = _grouped(connection, _acts_of(ids))
    answering = _grouped(connection, _answering_of(ids))
    return [
        ClaimRow(
            slug=row.slug,
            statement=row.statement,
            story=row.story,
            topics=topics.get(row.id, ()),
            actors=actors.get(row.id, ()),
            event_date=row.event_date,
            event_earliest=row.event_earliest,
            event_latest=row.event_latest,
            first_reported=row.first_reported,
            first_outlet=row.first_outlet,
            last_reported=row.last_reported,
            articles=row.kept_articles,
            outlets=row.kept_outlets,
            origins_min=row.kept_origins_min,
            origins_max=row.kept_origins_max,
            origins=split_names(row.kept_origins),
            chain=row.kept_chain,
            response_status=acts.get(row.id, ()),
            responses=row.kept_responses,
            response_actors=answering.get(row.id, ()),
            last_response=row.kept_last_response,
            drift=tuple(f"{x['slot']}:{x['direction']}" for x in row.kept_changes),
            review=row.review,
        )
        for row in rows
    ]


def _topics_of(ids: Iterable[int]) -> AnySelect:
    link, t = core.claim_topic.c, core.topic.c
    return (
        select(link.claim_id.label("owner"), t.slug.label("value"))
        .join_from(core.claim_topic, core.topic, t.id == link.topic_id)
        .where(link.claim_id.in_(ids))
        .order_by(link.claim_id, link.position, t.id)
    )


def _actors_of(ids: Iterable[int]) -> AnySelect:
    link, a = core.claim_actor.c, core.actor.c
    return (
        select(link.claim_id.label("owner"), a.slug.label("value"))
        .join_from(core.claim_actor, core.actor, a.id == link.actor_id)
        .where(link.claim_id.in_(ids))
        .order_by(link.claim_id, link.position, a.id)
    )


def _acts_of(ids: Iterable[int]) -> AnySelect:
    a = core.claim_act.c
    return (
        select(a.claim_id.label("owner"), a.act.label("value"))
        .where(a.claim_id.in_(ids))
        .order_by(a.claim_id, a.act)
    )


def _answering_of(ids: Iterable[int]) -> AnySelect:
    r, a = core.response.c, core.actor.c
    return (
        select(r.claim_id.label("owner"), a.slug.label("value"))
        .join_from(core.response, core.actor, a.id == r.actor_id)
        .where(r.claim_id.in_(ids), r.scope.in_(ANSWERING))
        .order_by(r.claim_id, r.id)
    )


def _grouped(connection: Connection, statement: AnySelect) -> dict[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = {}
    for row in connection.execute(statement):
        found.setdefault(row.owner, {})[row.value] = None
    return {owner: tuple(values) for owner, values in found.items()}


CARDS: Lister[ClaimCard] = Lister(
    core.claim, _card_columns, _conditions, _order, _cards, count_all_claims, (LISTED,)
)
CLAIM_ROWS: Lister[ClaimRow] = Lister(
    core.claim, _row_columns, _conditions, _order, _rows, count_all_claims, (LISTED,)
)
