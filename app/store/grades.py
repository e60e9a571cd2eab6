"""People's grades: kept as signed, never changed and never deleted."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import now
from app.domain.ledger import Axis
from app.store.rows import insert_rows, table_of
from app.store.tables import Actor, Claim, Outlet
from app.store.tables_of_ledgers import Grade

_SUBJECTS = {"claim": Claim, "outlet": Outlet, "actor": Actor}


@dataclass(frozen=True, slots=True)
class Graded:
    """What a grade is about: ``kind`` claim, outlet or actor. Origins are those of a claim now."""

    kind: str
    id: int
    origins_min: int | None = None
    origins_max: int | None = None


def load_graded(session: Session, kind: str, slug: str) -> Graded | None:
    """Return the claim, outlet or actor of this slug, None if it is not held."""
    table = table_of(_SUBJECTS[kind])
    row = session.execute(select(table).where(table.c.slug == slug)).one_or_none()
    if row is None:
        return None
    if kind != "claim":
        return Graded(kind, row.id)
    return Graded(kind, row.id, row.kept_origins_min, row.kept_origins_max)


def save_grade(
    session: Session, of: Graded, axis: Axis, code: str, *, signed_by: str, reason: str
) -> int:
    """Keep a signed grade beside all earlier ones, and return its id."""
    row = {
        "axis": axis.value,
        "code": code,
        f"{of.kind}_id": of.id,
        "signed_by": signed_by,
        "reason": reason,
        "signed_at": now(),
        "origins_min": of.origins_min,
        "origins_max": of.origins_max,
    }
    return insert_rows(session, Grade, [row])[0]
