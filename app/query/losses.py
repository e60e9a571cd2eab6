"""What texts no longer say about where they have the claims from that match."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, select

from app.query import core
from app.query.cards import Listing
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.ends import join_mentions
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order


@dataclass(frozen=True, slots=True)
class LossRow:
    """A loss between two wordings of a claim; see ``domain.ledger.LossKind``."""

    id: int
    claim_slug: str
    claim: str
    loss: str
    from_article_id: int
    to_article_id: int
    from_outlet: str
    to_outlet: str
    from_published: str | None
    to_published: str | None
    from_words: str
    to_words: str
    from_quote: str
    to_quote: str
    from_described: bool
    to_described: bool


def list_losses(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[LossRow]:
    """Return one page of the losses of the claims that match, in the order they were found."""
    return LOSSES.page(connection, wanted, limit=limit)


def count_losses(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many losses the claims that match have."""
    return LOSSES.count(connection, wanted)


def stream_losses(connection: Connection, wanted: ClaimFilter) -> Generator[LossRow]:
    """Yield every loss of the claims that match."""
    return LOSSES.stream(connection, wanted)


def load_losses(connection: Connection, claim_id: int) -> tuple[LossRow, ...]:
    """Return the losses of one claim."""
    statement = _columns().where(core.loss.c.claim_id == claim_id).order_by(core.loss.c.id)
    return tuple(_rows(connection, connection.execute(statement).fetchall()))


@cache
def _columns() -> AnySelect:
    x, c = core.loss.c, core.claim.c
    source, columns = join_mentions(
        core.loss.join(core.claim, c.id == x.claim_id),
        {"from": x.from_mention_id, "to": x.to_mention_id},
    )
    own = (x.id, c.slug, c.statement, x.kind, x.from_words, x.to_words)
    return select(*own, *columns).select_from(source)


def _rows(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[LossRow]:
    return [
        LossRow(
            id=row.id,
            claim_slug=row.slug,
            claim=row.statement,
            loss=row.kind,
            from_article_id=row.from_article_id,
            to_article_id=row.to_article_id,
            from_outlet=row.from_outlet,
            to_outlet=row.to_outlet,
            from_published=row.from_published,
            to_published=row.to_published,
            from_words=row.from_words,
            to_words=row.to_words,
            from_quote=row.from_quote,
            to_quote=row.to_quote,
            from_described=row.from_described,
            to_described=row.to_described,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(core.loss.c.claim_id, read_asked(connection, wanted))


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("losses", core.loss.c.id)


LOSSES: Lister[LossRow] = Lister(core.loss, _columns, _conditions, _order, _rows)
