"""What outlets say of what their pages show: in their own words and signed."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import ColumnElement, select

from app.query import core
from app.query.cards import Listing, Ref
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order


@dataclass(frozen=True, slots=True)
class OutletReplyRow:
    """One reply as it was given. ``said_on`` is EDTF, ``recorded_on`` an ISO day."""

    id: int
    outlet: Ref
    words: str
    signed_by: str
    said_on: str | None
    url: str | None
    recorded_on: str


def list_replies(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[OutletReplyRow]:
    """Return one page of the replies of the outlets that match, the first recorded first."""
    return REPLIES.page(connection, wanted, limit=limit)


def count_replies(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many replies are recorded."""
    return REPLIES.count(connection, wanted)


def stream_replies(connection: Connection, wanted: ClaimFilter) -> Generator[OutletReplyRow]:
    """Yield every reply."""
    return REPLIES.stream(connection, wanted)


def load_replies(connection: Connection, outlet_id: int) -> tuple[OutletReplyRow, ...]:
    """Return the replies of one outlet, the first recorded first."""
    r = core.outlet_reply.c
    statement = _columns().where(r.outlet_id == outlet_id).order_by(r.id)
    return tuple(_make(connection, connection.execute(statement).fetchall(), ()))


@cache
def _columns() -> AnySelect:
    r, o = core.outlet_reply.c, core.outlet.c
    return select(
        r.id, o.slug, o.name, r.words, r.signed_by, r.said_on, r.url, r.recorded_at
    ).select_from(core.outlet_reply.join(core.outlet, o.id == r.outlet_id))


def _make(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str]
) -> list[OutletReplyRow]:
    return [
        OutletReplyRow(
            id=row.id,
            outlet=Ref(row.slug, row.name),
            words=row.words,
            signed_by=row.signed_by,
            said_on=row.said_on,
            url=row.url,
            recorded_on=row.recorded_at.date().isoformat(),
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    column, link = core.outlet_reply.c.outlet_id, core.claim_outlet.c
    found: list[ColumnElement[bool]] = []
    if asked.outlets:
        found.append(column.in_(asked.outlets))
    claims = of_claims(link.claim_id, replace(asked, outlets=frozenset()))
    if claims:
        found.append(column.in_(select(link.outlet_id).where(*claims)))
    return found


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("replies", core.outlet_reply.c.id)


REPLIES: Lister[OutletReplyRow] = Lister(core.outlet_reply, _columns, _conditions, _order, _make)
