"""What is worked out about one claim, for its page; each part is read by the room of its name."""

from dataclasses import dataclass

from app.query import core
from app.query.carry import CarryRow, load_carry
from app.query.contradictions import ContradictionRow, load_contradictions
from app.query.core import Connection
from app.query.course import CourseRow, load_course
from app.query.dead_ends import DeadEnd, load_dead_ends
from app.query.due import DueRow, load_due
from app.query.grades import GradeRow, load_grades
from app.query.headlines import HeadlineRow, load_headlines
from app.query.losses import LossRow, load_losses
from app.query.missing import MissingRow, load_missing
from app.query.related import RelatedRow, load_related
from app.query.rewordings import RewordingRow, load_rewordings


@dataclass(frozen=True, slots=True)
class ClaimLedger:
    """The ledger of one claim; parts without rows are empty."""

    claim_id: int
    losses: tuple[LossRow, ...] = ()
    headlines: tuple[HeadlineRow, ...] = ()
    course: tuple[CourseRow, ...] = ()
    dead_ends: tuple[DeadEnd, ...] = ()
    carry: tuple[CarryRow, ...] = ()
    missing: tuple[MissingRow, ...] = ()
    due: DueRow | None = None
    contradictions: tuple[ContradictionRow, ...] = ()
    rewordings: tuple[RewordingRow, ...] = ()
    grades: tuple[GradeRow, ...] = ()
    related: tuple[RelatedRow, ...] = ()


def load_ledger(connection: Connection, claim_id: int) -> ClaimLedger:
    """Return the ledger of the claim with this id."""
    return ClaimLedger(
        claim_id,
        losses=load_losses(connection, claim_id),
        headlines=load_headlines(connection, claim_id),
        course=load_course(connection, claim_id),
        dead_ends=load_dead_ends(connection, claim_id),
        carry=load_carry(connection, claim_id),
        missing=load_missing(connection, core.missing_response.c.claim_id == claim_id),
        due=load_due(connection, claim_id),
        contradictions=load_contradictions(connection, claim_id=claim_id),
        rewordings=load_rewordings(connection, claim_id=claim_id),
        grades=load_grades(connection, claim_id=claim_id),
        related=load_related(connection, claim_id),
    )
