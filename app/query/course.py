"""The course of the claims that match: what newly appeared, when, and the totals from then on."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from sqlalchemy import ColumnElement, select

from app.domain.ledger import EventKind
from app.query import core
from app.query.cards import Listing, NewOrigin, NewResponse
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
        .where(*conditions, e.kind.in_((_ORIGIN, _RESPONSE)))
        .where(e.sort_day.is_not(None))
        .order_by(e.sort_day.desc(), e.id.desc())
        .limit(limit)
    )
    return tuple(_make(connection, connection.execute(statement).fetchall()))


@dataclass(frozen=True, slots=True)
class Newest:
    """What is new in a claim: an origin that joined it, and its latest response."""

    origin: NewOrigin | None = None
    response: NewResponse | None = None


def load_newest(connection: Connection, claim_ids: Iterable[int]) -> dict[int, Newest]:
    """Return by claim the latest origin that it surely got after its first one, and its response.

    What an undated text adds may be older than all others, and is not new; nor is a response that
    the text of the first day tells.
    """
    e, r = core.claim_event.c, core.response.c
    rows = connection.execute(
        select(e.claim_id, e.kind, e.day, e.sort_day, e.name, e.origins_max, r.act)
        .select_from(core.claim_event.outerjoin(core.response, r.id == e.response_id))
        .where(e.claim_id.in_(list(claim_ids)), e.kind.in_((_ORIGIN, _RESPONSE)))
        .order_by(e.claim_id, e.position)
    )
    return {
        claim_id: _newest(list(events)) for claim_id, events in groupby(rows, key=lambda x: x[0])
    }


def _newest(events: Sequence[AnyRow]) -> Newest:
    opening = next((e for e in events if e.kind == _ORIGIN), None)
    if opening is None or opening.sort_day is None:
        return Newest()
    later = [e for e in events if e.sort_day is not None and e.sort_day > opening.sort_day]
    origins = [e for e in later if e.kind == _ORIGIN and e.origins_max > opening.origins_max]
    answers = [e for e in later if e.kind == _RESPONSE and e.act is not None]
    last = max(answers, key=lambda e: e.sort_day, default=None)
    return Newest(
        origin=NewOrigin(origins[-1].name, origins[-1].day) if origins else None,
        response=NewResponse(last.act, last.name, last.day) if last is not None else None,
    )


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


_ORIGIN, _RESPONSE = EventKind.ORIGIN.value, EventKind.RESPONSE.value

COURSE: Lister[CourseRow] = Lister(core.claim_event, course_columns, _conditions, _order, _make)
