"""Related claims: what stands beside the claims that match, never added to them."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, select

from app.query import core
from app.query.cards import Listing
from app.query.claims import split_names
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.paging import Lister, Order


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """Another claim beside a claim, with the other one's own figures.

    ``kind`` is what the other is: broader, narrower, opposite, same_event. ``shared_origins`` are
    the names of origins that both have. ``another_origin``: somebody stands behind the other who
    does not stand behind this one, which is no confirmation of it.
    """

    claim_slug: str
    claim: str
    kind: str
    other_slug: str
    other: str
    score: float
    reason: str
    event_date: str | None
    origins_min: int
    origins_max: int
    origins: tuple[str, ...]
    outlets: int
    articles: int
    shared_origins: tuple[str, ...]
    another_origin: bool


def list_related(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[RelatedRow]:
    """Return one page of what stands beside the claims that match."""
    return RELATED.page(connection, wanted, limit=limit)


def count_related(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many claims stand beside those that match, each as often as it does."""
    return RELATED.count(connection, wanted)


def stream_related(connection: Connection, wanted: ClaimFilter) -> Generator[RelatedRow]:
    """Yield everything that stands beside the claims that match."""
    return RELATED.stream(connection, wanted)


def load_related(connection: Connection, claim_id: int) -> tuple[RelatedRow, ...]:
    """Return what stands beside one claim, the best first."""
    c = core.related_claim.c
    statement = related_columns().where(c.claim_id == claim_id)
    rows = connection.execute(statement.order_by(c.score.desc(), c.other_id)).fetchall()
    return tuple(make_related(connection, rows))


@cache
def related_columns() -> AnySelect:
    """Return the select of everything a related claim is shown with, one row each."""
    r, own = core.related_claim.c, core.claim.c
    table = core.claim.alias("other")
    other = table.c
    return select(
        own.slug,
        own.statement,
        own.kept_origins,
        r.kind,
        r.score,
        r.reason,
        other.slug.label("other_slug"),
        other.statement.label("other_statement"),
        other.event_date,
        other.kept_origins_min,
        other.kept_origins_max,
        other.kept_origins.label("other_origins"),
        other.kept_outlets,
        other.kept_articles,
    ).select_from(
        core.related_claim.join(core.claim, own.id == r.claim_id).join(
            table, other.id == r.other_id
        )
    )


def make_related(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[RelatedRow]:
    """Return rows of ``related_columns`` as related claims."""
    return [_row(row) for row in rows]


def _row(row: AnyRow) -> RelatedRow:
    own, others = split_names(row.kept_origins), split_names(row.other_origins)
    return RelatedRow(
        claim_slug=row.slug,
        claim=row.statement,
        kind=row.kind,
        other_slug=row.other_slug,
        other=row.other_statement,
        score=row.score,
        reason=row.reason,
        event_date=row.event_date,
        origins_min=row.kept_origins_min,
        origins_max=row.kept_origins_max,
        origins=others,
        outlets=row.kept_outlets,
        articles=row.kept_articles,
        shared_origins=tuple(name for name in others if name in own),
        another_origin=bool(own) and any(name not in own for name in others),
    )


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(core.related_claim.c.claim_id, read_asked(connection, wanted))


def _order(_wanted: ClaimFilter) -> Order:
    c = core.related_claim.c
    return Order("related", c.claim_id, c.other_id, descending=False, nullable=False)


RELATED: Lister[RelatedRow] = Lister(
    core.related_claim, related_columns, _conditions, _order, make_related
)
