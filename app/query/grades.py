"""Grades: what people signed of claims, outlets and actors, each beside the others."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, exists, func, or_, select

from app.domain.grades import ORIGINS_TO_CONFIRM, Credibility, find_grade
from app.domain.ledger import Axis
from app.query import core
from app.query.cards import Listing
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One signed grade. ``kind`` is claim, outlet or actor, ``slug`` and ``name`` which one.

    ``code`` is a sign without an order; ``wording`` what it says. ``origins_*`` are those of the
    claim when it was signed, ``now_*`` those it has; None for outlets and actors. ``superseded``:
    the same person has signed a newer one.
    """

    id: int
    axis: str
    code: str
    wording: str
    judged: bool
    kind: str
    slug: str
    name: str
    signed_by: str
    signed_at: str
    reason: str
    origins_min: int | None
    origins_max: int | None
    now_min: int | None
    now_max: int | None
    superseded: bool

    @property
    def unsupported(self) -> bool:
        """Whether it says "confirmed" and there are no longer the origins that needs."""
        confirmed = self.axis == Axis.CREDIBILITY and self.code == Credibility.CONFIRMED.code
        return confirmed and (self.now_min or 0) < ORIGINS_TO_CONFIRM


def list_grades(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[GradeRow]:
    """Return one page of the grades, the one signed first first.

    A filter leaves those of the claims that match, and of the outlets and actors that it names.
    """
    return GRADES.page(connection, wanted, limit=limit)


def count_grades(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many grades there are; see ``list_grades``."""
    return GRADES.count(connection, wanted)


def stream_grades(connection: Connection, wanted: ClaimFilter) -> Generator[GradeRow]:
    """Yield every grade; see ``list_grades``."""
    return GRADES.stream(connection, wanted)


def load_grades(connection: Connection, *, claim_id: int) -> tuple[GradeRow, ...]:
    """Return the grades of one claim: those that stand before the superseded, newest first."""
    return _load(connection, core.grade.c.claim_id == claim_id)


def load_grades_of_outlet(connection: Connection, slug: str) -> tuple[GradeRow, ...]:
    """Return the grades of one outlet; see ``load_grades``."""
    o = core.outlet.c
    return _load(connection, core.grade.c.outlet_id.in_(select(o.id).where(o.slug == slug)))


def load_grades_of_actor(connection: Connection, slug: str) -> tuple[GradeRow, ...]:
    """Return the grades of one actor; see ``load_grades``."""
    a = core.actor.c
    return _load(connection, core.grade.c.actor_id.in_(select(a.id).where(a.slug == slug)))


def _load(connection: Connection, condition: ColumnElement[bool]) -> tuple[GradeRow, ...]:
    statement = _columns().where(condition).order_by(core.grade.c.id.desc())
    rows = _make(connection, connection.execute(statement).fetchall())
    return tuple(sorted(rows, key=lambda row: row.superseded))


@cache
def _columns() -> AnySelect:
    g, c, o, a = core.grade.c, core.claim.c, core.outlet.c, core.actor.c
    newer = core.grade.alias("newer").c
    same = or_(
        newer.claim_id == g.claim_id, newer.outlet_id == g.outlet_id, newer.actor_id == g.actor_id
    )
    superseded = exists().where(newer.id > g.id, newer.signed_by == g.signed_by, same)
    source = (
        core.grade.outerjoin(core.claim, c.id == g.claim_id)
        .outerjoin(core.outlet, o.id == g.outlet_id)
        .outerjoin(core.actor, a.id == g.actor_id)
    )
    return select(
        core.grade,
        func.coalesce(c.slug, o.slug, a.slug).label("slug"),
        func.coalesce(c.statement, o.name, a.name).label("name"),
        c.kept_origins_min,
        c.kept_origins_max,
        superseded.label("superseded"),
    ).select_from(source)


def _make(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[GradeRow]:
    found: list[GradeRow] = []
    for row in rows:
        grade = find_grade(Axis(row.axis), row.code)
        kinds = {"claim": row.claim_id, "outlet": row.outlet_id, "actor": row.actor_id}
        found.append(
            GradeRow(
                id=row.id,
                axis=row.axis,
                code=row.code,
                wording=grade.value if grade else "",
                judged=grade is not None and grade.judged,
                kind=next(kind for kind, ref in kinds.items() if ref is not None),
                slug=row.slug,
                name=row.name,
                signed_by=row.signed_by,
                signed_at=row.signed_at.isoformat(),
                reason=row.reason,
                origins_min=row.origins_min,
                origins_max=row.origins_max,
                now_min=row.kept_origins_min,
                now_max=row.kept_origins_max,
                superseded=bool(row.superseded),
            )
        )
    return found


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    g = core.grade.c
    ways = of_claims(g.claim_id, asked)
    if not ways:
        return []
    if asked.claim is None:
        ways += [g.outlet_id.in_(asked.outlets)] if asked.outlets else []
        ways += [g.actor_id.in_(asked.actors)] if asked.actors else []
    return [or_(*ways)]


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("grades", core.grade.c.id)


GRADES: Lister[GradeRow] = Lister(core.grade, _columns, _conditions, _order, _make)
