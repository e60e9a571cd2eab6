"""Contradictions of precedence: texts whose order in time cannot be as one of them tells it."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, or_, select

from app.query import core
from app.query.cards import Listing
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order

DATED = ("report", "statement", "publication", "capture")
"""What a day of a contradiction can be of."""


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Two days that cannot both be. ``told_of`` and ``known_of`` say what they date (``DATED``).

    ``words`` are those of the article that tell the day, or name its source. ``other_outlet`` is
    whose text or statement is meant; ``other_article_id`` None where its text is not held.
    """

    id: int
    claim_slug: str
    claim: str
    kind: str
    article_id: int
    outlet: str
    words: str
    told: str
    told_of: str
    known: str
    known_of: str
    other_article_id: int | None
    other_outlet: str


def list_contradictions(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[ContradictionRow]:
    """Return one page of the contradictions in the claims that match, in the order found."""
    return CONTRADICTIONS.page(connection, wanted, limit=limit)


def count_contradictions(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many contradictions there are in the claims that match."""
    return CONTRADICTIONS.count(connection, wanted)


def stream_contradictions(
    connection: Connection, wanted: ClaimFilter
) -> Generator[ContradictionRow]:
    """Yield every contradiction in the claims that match."""
    return CONTRADICTIONS.stream(connection, wanted)


def load_contradictions(connection: Connection, *, claim_id: int) -> tuple[ContradictionRow, ...]:
    """Return the contradictions in one claim."""
    return _load(connection, core.contradiction.c.claim_id == claim_id)


def load_contradictions_of(
    connection: Connection, *, article_id: int
) -> tuple[ContradictionRow, ...]:
    """Return the contradictions that one article is in, on either side."""
    c = core.contradiction.c
    return _load(connection, or_(c.article_id == article_id, c.other_id == article_id))


def _load(connection: Connection, condition: ColumnElement[bool]) -> tuple[ContradictionRow, ...]:
    statement = _columns().where(condition).order_by(core.contradiction.c.id)
    return tuple(_make(connection, connection.execute(statement).fetchall()))


@cache
def _columns() -> AnySelect:
    x, c = core.contradiction.c, core.claim.c
    article, other = core.article.alias("its_article"), core.article.alias("other_article")
    outlet, others = core.outlet.alias("its_outlet"), core.outlet.alias("other_outlet")
    source = (
        core.contradiction.join(core.claim, c.id == x.claim_id)
        .join(article, article.c.id == x.article_id)
        .join(outlet, outlet.c.id == article.c.outlet_id)
        .outerjoin(other, other.c.id == x.other_id)
        .outerjoin(others, others.c.id == other.c.outlet_id)
    )
    return select(
        x.id,
        x.kind,
        x.article_id,
        x.other_id,
        x.other_name,
        x.words,
        x.told,
        x.known,
        c.slug,
        c.statement,
        outlet.c.name.label("outlet"),
        others.c.name.label("other_outlet"),
        other.c.published.label("other_published"),
        other.c.published_time.label("other_published_time"),
    ).select_from(source)


def _make(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[ContradictionRow]:
    return [
        ContradictionRow(
            id=row.id,
            claim_slug=row.slug,
            claim=row.statement,
            kind=row.kind,
            article_id=row.article_id,
            outlet=row.outlet,
            words=row.words,
            told=row.told,
            told_of=_told_of(row),
            known=row.known,
            known_of=_known_of(row),
            other_article_id=row.other_id,
            other_outlet=row.other_outlet or row.other_name,
        )
        for row in rows
    ]


def _told_of(row: AnyRow) -> str:
    if row.kind == "dated_after_capture":
        return "report"
    return "statement" if row.other_id is None else "publication"


def _known_of(row: AnyRow) -> str:
    if row.kind != "dated_after_capture":
        return "publication"
    published = row.known in (row.other_published, row.other_published_time)
    return "publication" if published else "capture"


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return of_claims(core.contradiction.c.claim_id, read_asked(connection, wanted))


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("contradictions", core.contradiction.c.id)


CONTRADICTIONS: Lister[ContradictionRow] = Lister(
    core.contradiction, _columns, _conditions, _order, _make
)
