"""The course of the claims that match: what newly appeared, when, and the totals from then on."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, and_, func, select

from app.domain.ledger import EventKind
from app.query import core
from app.query.cards import Listing, NewOrigin
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.paging import Lister, Order


@dataclass(frozen=True, slots=True)
class CourseRow:
    """Something new in the course of a claim, with the totals once its text is read.

    ``day`` is the publication of the first held text in which it is seen, ``article_id``; None
    where that has no date. ``act`` is that of a response, which ``name`` gave.
    """

    id: int
    claim_slug: str
    position: int
    kind: str
    day: str | None
    name: str
    act: str | None
    article_id: int
    outlet: str
    response_id: int | None
    node_key: str | None
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    responses: int
    claim_statement: str = ""


def list_course(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[CourseRow]:
    """Return one page of what newly appeared in the claims that match, the newest first."""
    return COURSE.page(connection, wanted, limit=limit)


def count_course(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how much newly appeared in the claims that match."""
    return COURSE.count(connection, wanted)


def stream_course(connection: Connection, wanted: ClaimFilter) -> Generator[CourseRow]:
    """Yield everything that newly appeared in the claims that match, the newest first."""
    return COURSE.stream(connection, wanted)


def load_course(connection: Connection, claim_id: int) -> tuple[CourseRow, ...]:
    """Return the course of one claim from its beginning; what is undated comes last."""
    e = core.claim_event.c
    statement = course_columns().where(e.claim_id == claim_id).order_by(e.position)
    return tuple(_make(connection, connection.execute(statement).fetchall()))


def load_latest(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 3
) -> tuple[CourseRow, ...]:
    """Return the newest dated origins and responses of the claims that match, newest first."""
    e = core.claim_event.c
    conditions = _conditions(connection, wanted)
    statement = (
        course_columns()
        .where(*conditions, e.kind.in_((_ORIGIN, EventKind.RESPONSE.value)))
        .where(e.sort_day.is_not(None))
        .order_by(e.sort_day.desc(), e.id.desc())
        .limit(limit)
    )
    return tuple(_make(connection, connection.execute(statement).fetchall()))


def load_new_origins(connection: Connection, claim_ids: Iterable[int]) -> dict[int, NewOrigin]:
    """Return by claim the latest origin that it surely got after its first one, if there is one.

    What an undated text adds may be older than all others, and is not new.
    """
    e = core.claim_event.c
    first = core.claim_event.alias("first")
    begun = (
        select(first.c.claim_id, func.min(first.c.position).label("position"))
        .where(first.c.claim_id.in_(ids := list(claim_ids)), first.c.kind == _ORIGIN)
        .group_by(first.c.claim_id)
        .subquery()
    )
    opening = core.claim_event.alias("opening")
    at_first = and_(opening.c.claim_id == begun.c.claim_id, opening.c.position == begun.c.position)
    wanted = (
        select(e.claim_id, e.name, e.day)
        .join_from(core.claim_event, begun, begun.c.claim_id == e.claim_id)
        .join(opening, at_first)
        .where(e.claim_id.in_(ids), e.kind == _ORIGIN)
        .where(e.sort_day > opening.c.sort_day, e.origins_max > opening.c.origins_max)
        .order_by(e.claim_id, e.position)
    )
    return {row.claim_id: NewOrigin(row.name, row.day) for row in connection.execute(wanted)}


@cache
def course_columns() -> AnySelect:
    """Return the select of everything an event is shown with, one row each."""
    e, c, a, o, r = (
        *(core.claim_event.c, core.claim.c, core.article.c),
        *(core.outlet.c, core.response.c),
    )
    return select(
        e.id,
        c.slug,
        e.position,
        e.kind,
        e.day,
        e.name,
        r.act,
        e.article_id,
        o.name.label("outlet"),
        e.response_id,
        e.node_key,
        e.articles,
        e.outlets,
        e.origins_min,
        e.origins_max,
        e.responses,
        c.statement,
    ).select_from(
        core.claim_event.join(core.claim, c.id == e.claim_id)
        .join(core.article, a.id == e.article_id)
        .join(core.outlet, o.id == a.outlet_id)
        .outerjoin(core.response, r.id == e.response_id)
    )


def _make(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[CourseRow]:
    return [CourseRow(*row[: len(CourseRow.__dataclass_fields__)]) for row in rows]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(core.claim_event.c.claim_id, read_asked(connection, wanted))


def _order(wanted: ClaimFilter) -> Order:
    e = core.claim_event.c
    oldest = wanted.sort == "oldest"
    name = "course-oldest" if oldest else "course"
    return Order(name, e.sort_day, e.id, descending=not oldest)


_ORIGIN = EventKind.ORIGIN.value

COURSE: Lister[CourseRow] = Lister(core.claim_event, course_columns, _conditions, _order, _make)
