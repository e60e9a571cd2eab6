"""Hops: who has it from whom in the claims that match, with the words that say so."""

from collections.abc import Generator, Sequence
from functools import cache

from sqlalchemy import ColumnElement, FromClause, and_, func, select

from app.query import core
from app.query.cards import HopRow, Listing
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order


def list_hops(connection: Connection, wanted: ClaimFilter, *, limit: int = 50) -> Listing[HopRow]:
    """Return one page of the hops of the claims that match, in the order they were found."""
    return HOPS.page(connection, wanted, limit=limit)


def count_hops(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many hops the claims that match have."""
    return HOPS.count(connection, wanted)


def stream_hops(connection: Connection, wanted: ClaimFilter) -> Generator[HopRow]:
    """Yield every hop of the claims that match."""
    return HOPS.stream(connection, wanted)


def load_hops(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[HopRow, ...]:
    """Return the hops that meet ``conditions`` on ``hop``."""
    statement = hop_columns().where(*conditions).order_by(core.hop.c.id)
    return tuple(make_hops(connection, connection.execute(statement).fetchall()))


@cache
def hop_columns() -> AnySelect:
    """Return the select of everything a hop is shown with, one row each."""
    h, c = core.hop.c, core.claim.c
    start, end = _End("from"), _End("to")
    seen, seen_outlet = core.article.alias("seen"), core.outlet.alias("seen_outlet")
    source: FromClause = core.hop.join(core.claim, c.id == h.claim_id)
    source = source.join(seen, seen.c.id == h.seen_in_id)
    source = source.join(seen_outlet, seen_outlet.c.id == seen.c.outlet_id)
    source = end.joined(start.joined(source, h.from_key), h.to_key)
    return select(
        h.id,
        c.slug.label("claim_slug"),
        h.from_key,
        start.node.c.kind.label("from_kind"),
        start.node.c.article_id.label("from_article"),
        start.ref.label("from_slug"),
        start.node.c.name.label("from_name"),
        h.to_key,
        end.node.c.kind.label("to_kind"),
        end.node.c.article_id.label("to_article_id"),
        end.outlet.c.name.label("to_outlet"),
        end.node.c.name.label("to_name"),
        h.relation,
        h.basis,
        h.evidence,
        h.cue,
        h.confidence,
        h.lag_min_hours,
        h.lag_max_hours,
        h.seen_in_id,
        seen_outlet.c.name.label("seen_in_outlet"),
        h.review,
    ).select_from(source)


class _End:
    """The node at one end of a hop, with the actor or outlet it stands for."""

    def __init__(self, name: str) -> None:
        self.node = core.chain_node.alias(f"{name}_node")
        self.actor = core.actor.alias(f"{name}_actor")
        self.outlet = core.outlet.alias(f"{name}_outlet")
        self.ref = func.coalesce(self.actor.c.slug, self.outlet.c.slug)

    def joined(self, source: FromClause, key: ColumnElement[str]) -> FromClause:
        n = self.node.c
        at_end = and_(n.claim_id == core.hop.c.claim_id, n.key == key)
        return (
            source.outerjoin(self.node, at_end)
            .outerjoin(self.actor, self.actor.c.id == n.actor_id)
            .outerjoin(self.outlet, self.outlet.c.id == n.outlet_id)
        )


def make_hops(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[HopRow]:
    """Return rows of ``hop_columns`` as hops. A node is referred to by article id, else slug."""
    return [
        HopRow(
            id=row.id,
            claim_slug=row.claim_slug,
            from_key=row.from_key,
            from_kind=row.from_kind or "",
            from_ref=row.from_slug if row.from_article is None else str(row.from_article),
            from_name=row.from_name or row.from_key,
            to_key=row.to_key,
            to_kind=row.to_kind or "",
            to_article_id=row.to_article_id,
            to_outlet=row.to_outlet,
            to_name=row.to_name or row.to_key,
            relation=row.relation,
            basis=row.basis,
            evidence=row.evidence,
            cue=row.cue,
            confidence=row.confidence,
            lag_min_hours=row.lag_min_hours,
            lag_max_hours=row.lag_max_hours,
            seen_in_id=row.seen_in_id,
            seen_in_outlet=row.seen_in_outlet,
            review=row.review,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(core.hop.c.claim_id, read_asked(connection, wanted))


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("hops", core.hop.c.id)


HOPS: Lister[HopRow] = Lister(core.hop, hop_columns, _conditions, _order, make_hops)
