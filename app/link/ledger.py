"""Everything worked out about one claim once its chain is known, each by a rule of its own."""

from app.domain.ledger import Dossier, Ledger
from app.link.carry import find_carry


def make_ledger(of: Dossier) -> Ledger:
    """Return the ledger of one claim."""
    return Ledger(
        carry=find_carry(of),
    )
