"""Everything worked out about one claim once its chain is known, each by a rule of its own."""

from app.domain.ledger import Dossier, Ledger
from app.link.course import find_course


def make_ledger(of: Dossier) -> Ledger:
    """Return the ledger of one claim."""
    return Ledger(
        course=find_course(of),
    )
