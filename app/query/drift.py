"""Drift: what changed between two wordings of the claims that match."""

from collections.abc import Generator, Sequence
from functools import cache

from sqlalchemy import ColumnElement, select

from app.query import core
from app.query.cards import DriftRow, Listing
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.ends import join_mentions
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order


def list_drift(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[DriftRow]:
    """Return one page of the drift of the claims that match, in the order it was found."""
    return DRIFT.page(connection, wanted, limit=limit)


def count_drift(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how often a slot drifted in the claims that match."""
    return DRIFT.count(connection, wanted)


def stream_drift(connection: Connection, wanted: ClaimFilter) -> Generator[DriftRow]:
    """Yield every drift of the claims that match."""
    return DRIFT.stream(connection, wanted)


def load_drift(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[DriftRow, ...]:
    """Return the drift that meets ``conditions`` on ``drift``."""
    statement = drift_columns().where(*conditions).order_by(core.drift.c.id)
    return tuple(make_drift(connection, connection.execute(statement).fetchall()))


@cache
def drift_columns() -> AnySelect:
    """Return the select of everything a drift is shown with, one row each."""
    d, c = core.drift.c, core.claim.c
    source, columns = join_mentions(
        core.drift.join(core.claim, c.id == d.claim_id),
        {"from": d.from_mention_id, "to": d.to_mention_id},
    )
    return select(
        d.id, c.slug, d.slot, d.direction, d.from_value, d.to_value, *columns
    ).select_from(source)


def make_drift(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[DriftRow]:
    """Return rows of ``drift_columns`` as drift."""
    return [
        DriftRow(
            id=row.id,
            claim_slug=row.slug,
            slot=row.slot,
            direction=row.direction,
            from_article_id=row.from_article_id,
            to_article_id=row.to_article_id,
            from_outlet=row.from_outlet,
            to_outlet=row.to_outlet,
            from_published=row.from_published,
            to_published=row.to_published,
            from_value=row.from_value,
            to_value=row.to_value,
            from_quote=row.from_quote,
            to_quote=row.to_quote,
            from_described=row.from_described,
            to_described=row.to_described,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(core.drift.c.claim_id, read_asked(connection, wanted))


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("drift", core.drift.c.id)


DRIFT: Lister[DriftRow] = Lister(core.drift, drift_columns, _conditions, _order, make_drift)
