"""Whether a text leaves open what the text it has a claim from leaves open."""

from dataclasses import dataclass

from app.domain.chain import LinkMention
from app.domain.ledger import Aspect, Carried, CarryCell
from app.domain.words import Modality
from app.link.caution import find_any, find_caveat, find_doubt, find_hearsay
from app.link.hedges import COMMITS, SHORT_PLACES
from app.link.passing import Case, can_tell
from app.link.saying import Saying

_OPEN = (Modality.HEDGED, Modality.QUESTIONED)


@dataclass(frozen=True, slots=True)
class _Hedge:
    """How a text leaves a claim open: by its modality or by words; '' where it does not.

    ``hearsay``: only by leaving it to others' word. ``perhaps`` is open only in our words.
    """

    words: str = ""
    mention: LinkMention | None = None
    hearsay: bool = False
    perhaps: str = ""


def _hedge_of(said: Saying) -> _Hedge:
    body = [m for m in said.mentions if m.place not in SHORT_PLACES]
    if not body:
        return _Hedge()
    firmest = min(body, key=lambda m: (-COMMITS.index(m.modality), m.position, m.key))
    if firmest.modality in _OPEN:
        if firmest.described:
            return _Hedge(firmest.modality.value, firmest)
        doubt = find_doubt(firmest.quote) or find_caveat(firmest.quote)
        hearsay = find_hearsay(firmest.quote)
        words = doubt or hearsay or firmest.modality.value
        return _Hedge(words, firmest, bool(hearsay and not doubt))
    for mention in body:
        if mention.described:
            loose = find_any(mention.quote)
            if loose:
                return _Hedge(perhaps=loose)
            continue
        found = find_doubt(mention.content) or find_caveat(mention.quote)
        if found:
            return _Hedge(found, mention)
    return _Hedge()


def _left_open(said: Saying) -> str:
    """Return any words of a text that leave the claim open, wherever they stand; '' if none do."""
    for mention in said.mentions:
        if mention.modality in (*_OPEN, Modality.DENIED):
            loose = "" if mention.described else find_any(mention.quote)
            return loose or mention.modality.value
    for mention in said.mentions:
        found = find_any(mention.quote)
        if found:
            return found
    return next((w for w in map(find_caveat, said.text.passages) if w), "")


def find_hedge_cell(case: Case) -> CarryCell:
    """Return what became of a hedge: what a text commits to most, headlines apart, says."""
    below, aspect = case.below, Aspect.HEDGE
    own = _hedge_of(below)
    above = [(way, said, _hedge_of(said)) for way, said in case.ways]
    open_above = [entry for entry in above if entry[2].words]
    loose = [entry for entry in above if entry[2].perhaps]
    if open_above:
        way, said, hedge = open_above[0]
        words = own.words or _left_open(below) or own.perhaps
        if words:
            return case.cell(aspect, Carried.KEPT, said, words, hedge.words)
        repeated = hedge.mention is not None and case.repeats(hedge.mention)
        sure = len(open_above) == len(above) and repeated and can_tell(below, way, said)
        if sure and not (hedge.hearsay and below.steps):
            instead = max(below.mentions, key=lambda m: COMMITS.index(m.modality)).modality.value
            return case.cell(aspect, Carried.DROPPED, said, instead, hedge.words)
    elif own.words and not loose:
        return case.cell(aspect, Carried.ADDED, None, own.words)
    elif own.words:
        return case.cell(aspect, Carried.KEPT, loose[0][1], own.words, loose[0][2].perhaps)
    return case.cell(aspect, Carried.NOT_APPLICABLE)
