"""Carry-through: what each text keeps, drops or adds of what the text above it says."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, select

from app.domain.ledger import Aspect, Carried
from app.query import core
from app.query.cards import Listing, Ref
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.paging import Lister, Order


@dataclass(frozen=True, slots=True)
class CarryMark:
    """What became of one aspect. ``words`` stand in the text, ``upper_words`` in the one above.

    ``upper_described``: the text above is only described, and so are its words.
    """

    aspect: str
    state: str
    words: str
    upper_words: str
    upper_id: int | None
    upper_outlet: str | None
    upper_described: bool


@dataclass(frozen=True, slots=True)
class CarryRow:
    """One text of one claim, with a mark for each aspect in the order of ``Aspect``."""

    id: int
    claim_slug: str
    claim: str
    article_id: int
    outlet: Ref
    published: str | None
    described: bool
    marks: tuple[CarryMark, ...]

    def mark(self, aspect: Aspect) -> CarryMark:
        """Return what became of one aspect."""
        return next(mark for mark in self.marks if mark.aspect == aspect)

    @property
    def uppers(self) -> tuple[int, ...]:
        """The articles it is set against; () where none that it has the claim from is held."""
        return tuple(dict.fromkeys(m.upper_id for m in self.marks if m.upper_id is not None))


def list_carry(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[CarryRow]:
    """Return one page of the texts of the claims that match, claim by claim, the earliest first.

    An outlet in the filter narrows to its own articles.
    """
    return CARRY.page(connection, wanted, limit=limit)


def count_carry(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many texts the claims that match have, each counted in each of its claims."""
    return CARRY.count(connection, wanted)


def stream_carry(connection: Connection, wanted: ClaimFilter) -> Generator[CarryRow]:
    """Yield every text of the claims that match."""
    return CARRY.stream(connection, wanted)


def load_carry(connection: Connection, claim_id: int) -> tuple[CarryRow, ...]:
    """Return the texts of one claim, the earliest first."""
    k = core.carry.c
    statement = _columns().where(k.claim_id == claim_id, k.aspect == _FIRST).order_by(k.id)
    return tuple(_make(connection, connection.execute(statement).fetchall()))


_FIRST = Aspect.ORIGIN.value  # every text has a mark for each aspect: this one stands for the text


@cache
def _columns() -> AnySelect:
    k, c, a, o = core.carry.c, core.claim.c, core.article.c, core.outlet.c
    source: FromClause = (
        core.carry.join(core.claim, c.id == k.claim_id)
        .join(core.article, a.id == k.article_id)
        .join(core.outlet, o.id == a.outlet_id)
    )
    columns: list[ColumnElement[Any]] = []
    for aspect in Aspect:
        mark = core.carry.alias(f"mark_{aspect.value}")
        same = and_(mark.c.claim_id == k.claim_id, mark.c.article_id == k.article_id)
        source = source.join(mark, and_(same, mark.c.aspect == aspect.value))
        columns += [mark.c[name].label(f"{aspect.value}_{name}") for name in _OF_MARK]
    return select(
        k.id,
        c.slug,
        c.statement,
        k.article_id,
        o.slug.label("outlet_slug"),
        o.name.label("outlet_name"),
        a.published,
        a.text.is_(None).label("described"),
        *columns,
    ).select_from(source)


_OF_MARK = ("state", "words", "upper_words", "upper_id")


def _make(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[CarryRow]:
    outlets = _outlets_of(connection, rows)
    found: list[CarryRow] = []
    for row in rows:
        marks: list[CarryMark] = []
        for aspect in Aspect:
            state, words, upper_words, upper = (
                getattr(row, f"{aspect.value}_{name}") for name in _OF_MARK
            )
            outlet, described = outlets.get(upper, (None, False))
            mark = (aspect.value, state, words, upper_words, upper, outlet, described)
            marks.append(CarryMark(*mark))
        found.append(
            CarryRow(
                id=row.id,
                claim_slug=row.slug,
                claim=row.statement,
                article_id=row.article_id,
                outlet=Ref(row.outlet_slug, row.outlet_name),
                published=row.published,
                described=row.described,
                marks=tuple(marks),
            )
        )
    return found


def _outlets_of(
    connection: Connection, rows: Sequence[AnyRow]
) -> dict[int | None, tuple[str, bool]]:
    """Return by article the outlet of what ``rows`` are set against, and if it is described."""
    ids = {getattr(row, f"{aspect.value}_upper_id") for row in rows for aspect in Aspect} - {None}
    if not ids:
        return {}
    a, o = core.article.c, core.outlet.c
    wanted = select(a.id, o.name, a.text.is_(None)).join_from(
        core.article, core.outlet, o.id == a.outlet_id
    )
    return {
        row[0]: (row[1], bool(row[2])) for row in connection.execute(wanted.where(a.id.in_(ids)))
    }


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    k, a = core.carry.c, core.article.c
    conditions = [k.aspect == _FIRST, *of_claims(k.claim_id, asked)]
    if asked.outlets:
        own = select(a.id).where(a.outlet_id.in_(asked.outlets))
        conditions.append(k.article_id.in_(own))
    return conditions


def _order(_wanted: ClaimFilter) -> Order:
    k = core.carry.c
    return Order("carry", k.claim_id, k.id, descending=False, nullable=False)


CARRY: Lister[CarryRow] = Lister(core.carry, _columns, _conditions, _order, _make)
SPOKEN = (Carried.KEPT.value, Carried.DROPPED.value)
"""The states that say something of a text against the one above it; shares count these."""
