"""What two texts commit to, and the words by which a source leaves open whether it is so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.chain import LinkMention
from app.domain.words import Direction, Modality
from app.link.ends import Ends

COMMITS = (
    Modality.DENIED,
    Modality.QUESTIONED,
    Modality.HEDGED,
    Modality.ATTRIBUTED,
    Modality.ASSERTED,
)
SHORT_PLACES = ("headline", "standfirst", "caption")
_OPEN = COMMITS.index(Modality.HEDGED)
# Words by which a source itself leaves open whether it is so, or how exact it is.
_CAUTION = re.compile(
    r"\b(?:estimat\w+|guess\w*|reckon\w*|not (?:a )?proof|no proof|unverified|unconfirmed|"
    r"possibly|perhaps|apparently|presumably|probably|suspect\w*|believed to|thought to|"
    r"appears? to|seems? to|alleg\w+|as far as|might|may|"
    r"(?:can ?not|can.t|could not|couldn.t) (?:be )?(?:verif\w+|confirm\w*|vouch|rule out)|"
    # German, Portuguese, Russian, Ukrainian; Chinese has no word boundaries
    r"(?i:schätz\w+|vermut\w+|mutmaßlich\w*|wahrscheinlich|möglicherweise|offenbar|anscheinend|"
    r"angeblich\w*|soweit|kein\w* beweise?|"
    r"estima\w+|talvez|provavelmente|possivelmente|alegad\w+|suposta\w*|não há provas?|"
    r"возможно|вероятно|предположительно|якобы|по оценк\w+|не подтвержд\w+|нет доказательств|"
    r"доказательств\w* (?:\w+ ){0,2}нет|может быть|могли?|"
    r"можливо|ймовірно|імовірно|нібито|за оцінк\w+|не підтвердж\w+|доказів (?:\w+ ){0,2}нема\w*|"
    r"немає доказів|міг|могла|можуть))\b"
    r"|可能|或许|也许|据估计|估计|疑似|据称|涉嫌|未经证实|没有证据|无法证实"
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A hedge that came or went: both mentions, with what they commit to or the hedging words."""

    way: Direction
    old: LinkMention
    new: LinkMention
    from_value: str
    to_value: str


def find_caution(quote: str) -> str:
    """Return the first words of ``quote`` that leave open whether it is so; "" without any.

    A capital tells the month of May from what may be, but not at the start.
    """
    start = quote[:1].lower()
    if quote.startswith("May ") or len(start) > 1:
        start = quote[:1]
    found = _CAUTION.search(start + quote[1:])
    return quote[found.start() : found.end()] if found is not None else ""


def is_open(mention: LinkMention) -> bool:
    """Tell whether a mention leaves open whether it is so."""
    return COMMITS.index(mention.modality) <= _OPEN


def find_hedge(ends: Ends) -> Changed | None:
    """Return the hedge that came or went, judged by what either text commits to most.

    The desk's own words for what a text says are not searched for words of caution.
    """
    old, new = firmest(ends.above), firmest(ends.below)
    before, after = COMMITS.index(old.modality), COMMITS.index(new.modality)
    if before != after and min(before, after) <= _OPEN:
        way = Direction.HARDER if after > before else Direction.SOFTER
        return Changed(way, old, new, old.modality.value, new.modality.value)
    if after <= _OPEN or any(find_caution(m.quote) for m in ends.below):
        return None
    for mention in ends.above:
        if mention.described or mention.place in SHORT_PLACES:
            continue
        words = find_caution(mention.quote)
        if words:
            return Changed(Direction.HARDER, mention, new, words, new.modality.value)
    return None


def firmest(mentions: Sequence[LinkMention]) -> LinkMention:
    """Return what a text commits to most, headlines and captions apart where it says more."""
    body = [m for m in mentions if m.place not in SHORT_PLACES] or mentions
    return min(body, key=lambda m: (-COMMITS.index(m.modality), m.position, m.key))
