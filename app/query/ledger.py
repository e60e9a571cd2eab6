"""What is worked out about one claim, for its page; each part is read by the room of its name."""

from dataclasses import dataclass

from app.query.contradictions import ContradictionRow, load_contradictions
from app.query.core import Connection
from app.query.grades import GradeRow, load_grades
from app.query.rewordings import RewordingRow, load_rewordings


@dataclass(frozen=True, slots=True)
class ClaimLedger:
    """The ledger of one claim; parts without rows are empty."""

    claim_id: int
    contradictions: tuple[ContradictionRow, ...] = ()
    rewordings: tuple[RewordingRow, ...] = ()
    grades: tuple[GradeRow, ...] = ()


def load_ledger(connection: Connection, claim_id: int) -> ClaimLedger:
    """Return the ledger of the claim with this id."""
    return ClaimLedger(
        claim_id,
        contradictions=load_contradictions(connection, claim_id=claim_id),
        rewordings=load_rewordings(connection, claim_id=claim_id),
        grades=load_grades(connection, claim_id=claim_id),
    )
