"""By when what a claim foretells should have happened, and who tells of it afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.base.dates import DateRange, date_range
from app.domain.chain import LinkMention
from app.domain.ledger import Dossier, DueDate
from app.domain.words import Modality
from app.link.ahead import dates_ahead
from app.link.dates import disjoint
from app.link.foretelling import dates_the_event, is_foretold, is_told_as_happened
from app.link.moments import reading_order, surely_after

_OPEN = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.HEDGED})


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention that foretells, and the day its own words or the claim give for it."""

    mention: LinkMention
    day: str


def find_due(of: Dossier) -> DueDate | None:
    """Return by when what the claim foretells should have happened.

    The day stands in the words, or is the claim's own where the claim as a whole is of something to
    come. None where nothing is foretold, or only without a time, or for a time before the text was
    published.
    """
    mentions = [m for m in _ordered(of) if m.modality in _OPEN]
    ahead = [m for m in mentions if is_foretold(m.content)]
    told = next((t for t in (_dated(of, m) for m in ahead) if t is not None), None)
    if told is None:
        told = _dated_by_claim(of, mentions, ahead)
    if told is None:
        return None
    followed = next((m for m in mentions if _follows(of, m, told)), None)
    return DueDate(
        told.day, told.mention.key, told.mention.content, followed.key if followed else None
    )


def _ordered(of: Dossier) -> list[LinkMention]:
    copies = {copy.text for copy in of.copies}
    kept = [m for m in of.mentions if m.text not in copies]
    return sorted(
        kept, key=lambda m: (*reading_order(_published(of, m), m.text), m.position, m.key)
    )


def _dated(of: Dossier, mention: LinkMention) -> _Told | None:
    """Return the day that a mention's own words give, or the claim's where it is more exact."""
    published = _published(of, mention)
    for worded in dates_ahead(mention.content, published):
        day, days = worded, date_range(worded)
        if days is None or days.latest is None:
            continue
        event = of.claim.event_date
        if event and not disjoint(day, event) and _narrower(date_range(event), days):
            day = event
        if not surely_after(published, day):
            return _Told(mention, day)
    return None


def _dated_by_claim(
    of: Dossier, mentions: Sequence[LinkMention], ahead: Sequence[LinkMention]
) -> _Told | None:
    """Return the claim's own day, where most of its mentions, or it itself, foretell it.

    Where only a few do, it is foretold if others tell of it as happened.
    """
    event = of.claim.event_date
    days = date_range(event)
    if event is None or days is None or days.latest is None:
        return None
    sure = [m for m in ahead if dates_the_event(m.content)]
    stated = dates_the_event(of.claim.statement)
    whole = stated or 2 * len(sure) > len(mentions)
    for mention in sure or (mentions if stated else ()):
        told = _Told(mention, event)
        if surely_after(_published(of, mention), event):
            continue
        if whole or any(_follows(of, m, told) for m in mentions):
            return told
    return None


def _follows(of: Dossier, mention: LinkMention, told: _Told) -> bool:
    """Tell whether a mention tells of it as happened, in a text that can be later."""
    if mention.text == told.mention.text or mention.modality is Modality.HEDGED:
        return False
    if not is_told_as_happened(mention.content):
        return False
    published = _published(of, mention)
    days = date_range(told.day)
    first = days.earliest.isoformat() if days and days.earliest else None
    return not surely_after(first, published) and not surely_after(
        _published(of, told.mention), published
    )


def _narrower(a: DateRange | None, b: DateRange) -> bool:
    if a is None or a.earliest is None or a.latest is None or b.latest is None:
        return False
    return b.earliest is None or a.latest - a.earliest < b.latest - b.earliest


def _published(of: Dossier, mention: LinkMention) -> str | None:
    text = of.texts.get(mention.text)
    return text.published if text else None
