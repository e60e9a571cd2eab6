"""Everything worked out about one claim once its chain is known, each by a rule of its own."""

from app.domain.ledger import Dossier, Ledger
from app.link.due import find_due
from app.link.missing import find_missing


def make_ledger(of: Dossier) -> Ledger:
    """Return the ledger of one claim."""
    return Ledger(missing=find_missing(of), due=find_due(of))
