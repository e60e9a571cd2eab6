"""Which number of one text became which number of another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.base.text import fold
from app.domain.chain import LinkMention
from app.domain.words import Direction
from app.link.numbers import Hedge, Number, find_numbers, numbers_of, same_value
from app.link.wording import content_words

_NEAR = 5  # words after a number in which what it counts is said
TELLING = 20.0  # from here on a number alone tells that two figures are of one thing
_FAR = 50.0  # one figure does not become another that is so many times as large

# A number of a lot that is known, and the words for all of a lot.
_PART = re.compile(
    r"[\w,.]+(?: of| out of| in) "
    r"(?:the|these|those|its|their|all|ten|eleven|twelve|twenty|\d+|[a-z]+teen)\b"
)
_WHOLE = re.compile(
    r"\b(?:all|every|each)\b(?! (?:but|other|over|day|night|week|month|year))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in a mention, with the stems of the words after it: what it counts."""

    mention: LinkMention
    number: Number
    things: frozenset[str]


def find_changed(
    above: Sequence[LinkMention], below: Sequence[LinkMention]
) -> tuple[Counted, Counted] | None:
    """Return the first number of ``below`` that another one of ``above`` must have become.

    That is one whose figure or bound is nowhere in ``above``, beside one of the same unit that is
    nowhere in ``below``: the one that counts the same thing, or else the only one there is. A small
    number is nowhere near as telling: it becomes another only where both count the same thing.
    """
    old, new = list(_counted(above)), list(_counted(below))
    for y in new:
        peers = [x for x in old if _comparable(x.number, y.number)]
        if not peers or any(unchanged(x.number, y.number) for x in peers):
            continue
        kept = [x for x in peers if any(_kept(x.number, z.number) for z in new)]
        same_thing = any(x.things & y.things and x.number.unit == y.number.unit for x in kept)
        if same_thing and not any(same_value(x.number, y.number) for x in kept):
            continue
        said = [x for x in peers if any(unchanged(x.number, z.number) for z in new)]
        same = [x for x in peers if same_value(x.number, y.number) and x not in said]
        gone = [x for x in peers if x not in kept and _near(x.number, y.number)]
        alike = [x for x in gone if x.things & y.things]
        rest = [z for z in new if _comparable(z.number, y.number) and z.mention is y.mention]
        lone = gone if len(rest) == 1 and len({x.number.value for x in gone}) == 1 else []
        lone = [x for x in lone if min(x.number.high, y.number.high) >= TELLING]
        for x in (*same, *alike, *lone):
            return x, y
    return None


def find_whole(
    above: Sequence[LinkMention], below: Sequence[LinkMention]
) -> tuple[Counted, tuple[LinkMention, str]] | None:
    """Return the first part of a whole in ``above`` ("nine of 14") of which ``below``, which has no
    such figure, makes all there are ("every one"), and the word for it.
    """
    new = list(_counted(below))
    for x in _counted(above):
        if not _is_part(x) or any(_kept(x.number, z.number) for z in new):
            continue
        for mention in below:
            found = _WHOLE.search(mention.quote)
            if found is not None and not any(_WHOLE.search(m.quote) for m in above):
                return x, (mention, found[0])
    return None


def _is_part(x: Counted) -> bool:
    """Tell whether a number counts some of a known lot."""
    content = fold(x.mention.content)
    at = content.find(x.number.text.casefold())
    return at >= 0 and _PART.match(content[at:]) is not None


def only_precision(x: Number, y: Number) -> bool:
    """Tell whether two wordings give one figure, and one of them just says it less exactly.

    "More than 120" and "120" differ so; "at least 30" and "at most 30" differ in what they say.
    """
    exact = Hedge.EXACT in (x.hedge, y.hedge)
    return same_value(x, y) and exact and x.currency == y.currency


def _near(x: Number, y: Number) -> bool:
    return x.low <= y.high * _FAR and y.low <= x.high * _FAR


def _kept(x: Number, z: Number) -> bool:
    return _comparable(x, z) and (same_value(x, z) or unchanged(x, z))


def find_rival(
    above: Sequence[LinkMention], below: Sequence[LinkMention]
) -> tuple[Counted, Counted] | None:
    """Return the first count of ``below`` that differs from all of ``above``, and the last of those
    that counts the same thing there."""
    old, new = list(_counted(above)), list(_counted(below))
    for y in new:
        peers = [x for x in old if _comparable(x.number, y.number)]
        if y.number.value is None or any(same_value(x.number, y.number) for x in peers):
            continue
        alike = [x for x in peers if x.things & y.things and x.number.value is not None]
        if alike:
            return alike[-1], y
    return None


def _counted(mentions: Sequence[LinkMention]) -> Iterator[Counted]:
    for mention in mentions:
        for number in numbers_of(mention.quantities, mention.content):
            yield Counted(mention, number, _things(number, mention.content))


def _things(number: Number, content: str) -> frozenset[str]:
    at = fold(content).find(number.text.casefold())
    if at < 0:
        return frozenset()
    after = re.split(r"[.;:()]", fold(content)[at + len(number.text) :], maxsplit=1)[0]
    near = after.split()[:_NEAR]
    until = next((i for i, word in enumerate(near) if find_numbers(word)), len(near))
    return content_words(" ".join(near[:until]))


def _comparable(a: Number, b: Number) -> bool:
    if not _one_currency(a, b):
        return same_value(a, b)  # else it is converted, which changes nothing
    return a.unit == b.unit or (not (a.unit and b.unit) and not {"%", "money"} & {a.unit, b.unit})


def _one_currency(a: Number, b: Number) -> bool:
    """Tell whether two numbers can be of one currency; one that names none can be of any."""
    return not (a.currency and b.currency) or a.currency == b.currency


def unchanged(a: Number, b: Number) -> bool:
    """Tell whether two wordings leave the same open: a plain figure may be rounded to "about"."""
    if a.value is b.value is None:
        return (a.low, a.high) == (b.low, b.high)
    softened = a.hedge is Hedge.EXACT and b.hedge is Hedge.ABOUT
    return same_value(a, b) and _one_currency(a, b) and (a.hedge is b.hedge or softened)


def way(old: Number, new: Number) -> Direction:
    """Return whether the new number says more than the old one, or less."""
    before, after = old.hedge, new.hedge
    if same_value(old, new):
        if after is Hedge.EXACT:
            return Direction.HARDER
        return Direction.SOFTER if before is Hedge.EXACT else Direction.OTHER
    if after is Hedge.VAGUE:
        return Direction.SOFTER if new.low <= old.high and old.low <= new.high else Direction.HARDER
    if new.low > old.high:
        return Direction.HARDER
    return Direction.SOFTER if new.high < old.low else Direction.OTHER
