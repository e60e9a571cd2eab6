"""What is worked out about one claim, for its page; each part is read by the room of its name."""

from dataclasses import dataclass

from app.query import core
from app.query.core import Connection
from app.query.due import DueRow, load_due
from app.query.missing import MissingRow, load_missing


@dataclass(frozen=True, slots=True)
class ClaimLedger:
    """The ledger of one claim; parts without rows are empty."""

    claim_id: int
    missing: tuple[MissingRow, ...] = ()
    due: DueRow | None = None


def load_ledger(connection: Connection, claim_id: int) -> ClaimLedger:
    """Return the ledger of the claim with this id."""
    return ClaimLedger(
        claim_id,
        missing=load_missing(connection, core.missing_response.c.claim_id == claim_id),
        due=load_due(connection, claim_id),
    )
