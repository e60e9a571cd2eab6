"""Everything worked out about one claim once its chain is known, each by a rule of its own."""

from app.domain.ledger import Dossier, Ledger
from app.link.carry import find_carry
from app.link.contradictions import find_contradictions
from app.link.course import find_course
from app.link.due import find_due
from app.link.headlines import find_headlines
from app.link.losses import find_losses
from app.link.missing import find_missing


def make_ledger(of: Dossier) -> Ledger:
    """Return the ledger of one claim."""
    return Ledger(
        losses=find_losses(of),
        headlines=find_headlines(of),
        course=find_course(of),
        carry=find_carry(of),
        missing=find_missing(of),
        due=find_due(of),
        contradictions=find_contradictions(of),
    )
