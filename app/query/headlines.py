"""Headlines that differ from the text below them, for the claims that match."""

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
class HeadlineRow:
    """A headline or standfirst set against the body of its own article, for one claim."""

    id: int
    claim_slug: str
    claim: str
    article_id: int
    outlet: str
    published: str | None
    slot: str
    direction: str
    headline_value: str
    body_value: str
    headline_quote: str
    body_quote: str


def list_headlines(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[HeadlineRow]:
    """Return one page of the headlines of the claims that match, in the order they were found."""
    return HEADLINES.page(connection, wanted, limit=limit)


def count_headlines(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how often a headline differs from its text in the claims that match."""
    return HEADLINES.count(connection, wanted)


def stream_headlines(connection: Connection, wanted: ClaimFilter) -> Generator[HeadlineRow]:
    """Yield every such headline of the claims that match."""
    return HEADLINES.stream(connection, wanted)


def load_headlines(connection: Connection, claim_id: int) -> tuple[HeadlineRow, ...]:
    """Return the headlines that differ from their texts about one claim."""
    return _load(connection, core.headline_gap.c.claim_id == claim_id)


def load_headlines_of_article(connection: Connection, article_id: int) -> tuple[HeadlineRow, ...]:
    """Return what the headline of one article says otherwise than its text, claim by claim."""
    m = core.mention.c
    own = select(m.id).where(m.article_id == article_id)
    return _load(connection, core.headline_gap.c.headline_mention_id.in_(own))


def _load(connection: Connection, condition: ColumnElement[bool]) -> tuple[HeadlineRow, ...]:
    statement = _columns().where(condition).order_by(core.headline_gap.c.id)
    return tuple(_rows(connection, connection.execute(statement).fetchall()))


@cache
def _columns() -> AnySelect:
    x, c = core.headline_gap.c, core.claim.c
    source, columns = join_mentions(
        core.headline_gap.join(core.claim, c.id == x.claim_id),
        {"headline": x.headline_mention_id, "body": x.body_mention_id},
    )
    own = (x.id, c.slug, c.statement, x.slot, x.direction, x.headline_value, x.body_value)
    return select(*own, *columns).select_from(source)


def _rows(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[HeadlineRow]:
    return [
        HeadlineRow(
            id=row.id,
            claim_slug=row.slug,
            claim=row.statement,
            article_id=row.headline_article_id,
            outlet=row.headline_outlet,
            published=row.headline_published,
            slot=row.slot,
            direction=row.direction,
            headline_value=row.headline_value,
            body_value=row.body_value,
            headline_quote=row.headline_quote,
            body_quote=row.body_quote,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(core.headline_gap.c.claim_id, read_asked(connection, wanted))


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("headlines", core.headline_gap.c.id)


HEADLINES: Lister[HeadlineRow] = Lister(core.headline_gap, _columns, _conditions, _order, _rows)
