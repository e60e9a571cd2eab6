"""Rewordings: what a newer capture of an article says otherwise, and who still carries the old."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import BigInteger, ColumnElement, cast, func, literal, or_, select

from app.query import core
from app.query.cards import Listing
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order


@dataclass(frozen=True, slots=True)
class RewordingRow:
    """One rewording, and one text below it; without a text below it, ``carrier_*`` are None.

    ``new_quote`` None: the newer capture no longer has the claim. ``state``: which wording the text
    below carries (``StillCarries``), in ``words``. ``slot`` and the values are None where nothing
    that is compared differs. ``recorded_at`` is ISO 8601.
    """

    id: int
    claim_slug: str
    claim: str
    article_id: int
    outlet: str
    old_quote: str
    new_quote: str | None
    slot: str | None
    direction: str | None
    old_value: str | None
    new_value: str | None
    from_sha256: str | None
    to_sha256: str | None
    recorded_at: str
    carrier_id: int | None
    carrier_outlet: str | None
    carrier_published: str | None
    state: str | None
    words: str | None


def list_rewordings(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[RewordingRow]:
    """Return one page of the rewordings of the claims that match, in the order recorded."""
    return REWORDINGS.page(connection, wanted, limit=limit)


def count_rewordings(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many rows the rewordings of the claims that match have."""
    return REWORDINGS.count(connection, wanted)


def stream_rewordings(connection: Connection, wanted: ClaimFilter) -> Generator[RewordingRow]:
    """Yield every rewording of the claims that match, once for each text below it."""
    return REWORDINGS.stream(connection, wanted)


def load_rewordings(connection: Connection, *, claim_id: int) -> tuple[RewordingRow, ...]:
    """Return the rewordings of one claim."""
    return _load(connection, _pairs.c.claim_id == claim_id)


def load_rewordings_of(connection: Connection, *, article_id: int) -> tuple[RewordingRow, ...]:
    """Return the rewordings that one article has made, and those of texts that it takes from."""
    p = _pairs.c
    return _load(connection, or_(p.article_id == article_id, p.carrier_id == article_id))


_WIDE = literal(2**32, BigInteger)
_r, _k = core.rewording.c, core.rewording_carry.c
# One row a rewording and text below it; its key is made of both, so that lists can go by it.
_pairs = (
    select(
        (cast(_r.id, BigInteger) * _WIDE + func.coalesce(_k.article_id, 0)).label("id"),
        _r.id.label("rewording_id"),
        _r.claim_id,
        _r.article_id,
        _k.article_id.label("carrier_id"),
        _k.state,
        _k.words,
    )
    .select_from(core.rewording.outerjoin(core.rewording_carry, _k.rewording_id == _r.id))
    .where(_r.pending.is_(False))
    .subquery("pairs")
)


def _load(connection: Connection, condition: ColumnElement[bool]) -> tuple[RewordingRow, ...]:
    statement = _columns().where(condition).order_by(_pairs.c.id)
    return tuple(_make(connection, connection.execute(statement).fetchall()))


@cache
def _columns() -> AnySelect:
    r, c, p = core.rewording.c, core.claim.c, _pairs.c
    article, carrier = core.article.alias("its_article"), core.article.alias("carrier")
    outlet, others = core.outlet.alias("its_outlet"), core.outlet.alias("carrier_outlet")
    source = (
        _pairs.join(core.rewording, r.id == p.rewording_id)
        .join(core.claim, c.id == p.claim_id)
        .join(article, article.c.id == p.article_id)
        .join(outlet, outlet.c.id == article.c.outlet_id)
        .outerjoin(carrier, carrier.c.id == p.carrier_id)
        .outerjoin(others, others.c.id == carrier.c.outlet_id)
    )
    return select(
        core.rewording,
        c.slug,
        c.statement,
        outlet.c.name.label("outlet"),
        p.carrier_id,
        p.state,
        p.words,
        others.c.name.label("carrier_outlet"),
        carrier.c.published.label("carrier_published"),
    ).select_from(source)


def _make(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[RewordingRow]:
    return [
        RewordingRow(
            id=row.id,
            claim_slug=row.slug,
            claim=row.statement,
            article_id=row.article_id,
            outlet=row.outlet,
            old_quote=row.old_quote,
            new_quote=row.new_quote,
            slot=row.slot,
            direction=row.direction,
            old_value=row.old_value,
            new_value=row.new_value,
            from_sha256=row.from_sha256,
            to_sha256=row.to_sha256,
            recorded_at=row.recorded_at.isoformat(),
            carrier_id=row.carrier_id,
            carrier_outlet=row.carrier_outlet,
            carrier_published=row.carrier_published,
            state=row.state,
            words=row.words,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(_pairs.c.claim_id, read_asked(connection, wanted))


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("rewordings", _pairs.c.id)


REWORDINGS: Lister[RewordingRow] = Lister(_pairs, _columns, _conditions, _order, _make)
