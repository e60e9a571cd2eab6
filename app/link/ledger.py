"""Everything worked out about one claim once its chain is known, each by a rule of its own."""

from app.domain.ledger import Dossier, Ledger
from app.link.contradictions import find_contradictions


def make_ledger(of: Dossier) -> Ledger:
    """Return the ledger of one claim."""
    return Ledger(
        contradictions=find_contradictions(of),
    )
