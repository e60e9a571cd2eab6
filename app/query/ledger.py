"""What is worked out about one claim, for its page; each part is read by the room of its name."""

from dataclasses import dataclass

from app.query.core import Connection
from app.query.related import RelatedRow, load_related


@dataclass(frozen=True, slots=True)
class ClaimLedger:
    """The ledger of one claim; parts without rows are empty."""

    claim_id: int
    related: tuple[RelatedRow, ...] = ()


def load_ledger(connection: Connection, claim_id: int) -> ClaimLedger:
    """Return the ledger of the claim with this id."""
    return ClaimLedger(
        claim_id,
        related=load_related(connection, claim_id),
    )
