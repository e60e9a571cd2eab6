"""What a newer capture of an article words otherwise, and which version other texts carry."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.base.text import tokens
from app.domain.chain import Drifted, LinkMention, LinkText
from app.domain.ledger import StillCarries
from app.domain.words import Direction, Slot
from app.link.drift import find_changes
from app.link.numbers import Number, find_numbers, numbers_of, same_value
from app.link.wording import closeness, content_words

SAME_CLAIM = 0.3  # share of content words: two wordings of a claim it is already known to be
OTHER_CLAIM = 0.6  # and of one that was joined elsewhere, for its number or its source
TELLING = 0.5  # share of the words that only one version has, in a text that carries it
_ORDER = (
    *(Slot.QUANTITY, Slot.DATE, Slot.MODALITY, Slot.PRECISION, Slot.ATTRIBUTION_HARDENED),
    *(Slot.ATTRIBUTION_LOST, Slot.INTERMEDIARY_DROPPED),
)


@dataclass(frozen=True, slots=True)
class Reworded:
    """A wording of the earlier capture, and what stands for it in the newer: None if it is gone."""

    old: LinkMention
    new: LinkMention | None
    slot: Slot | None = None
    direction: Direction | None = None
    old_value: str | None = None
    new_value: str | None = None


def find_rewordings(
    gone: Sequence[LinkMention],
    now: Sequence[LinkMention],
    text: LinkText,
    *,
    kept: Collection[str] = (),
) -> tuple[Reworded, ...]:
    """Return how the claims of wordings that are ``gone`` are worded in an article's new text.

    ``now`` are all wordings found in it, ``text`` the article; ``kept`` are quotes that stood in
    the earlier text already: none of them took the place of another. Of one claim each difference
    is told once; other words without one only where there is none. Nothing where the claim still
    stands in another sentence and no sentence took the place of the old one.
    """
    stood = {_key(mention.quote) for mention in gone} | {_key(quote) for quote in kept}
    new = [mention for mention in now if _key(mention.quote) not in stood]
    found: dict[str | None, list[Reworded]] = {}
    for old in sorted(gone, key=lambda m: (m.place != "paragraph", m.position, m.key)):
        after = _successor(old, new)
        if after is None and any(m.claim == old.claim for m in now):
            continue
        found.setdefault(old.claim, []).append(_compared(old, after, text))
    return tuple(one for of_claim in found.values() for one in _told_once(of_claim))


def carried(
    old: LinkMention, new: LinkMention | None, below: Sequence[LinkMention]
) -> tuple[StillCarries, str]:
    """Return which version a text carries whose wordings of the claim are ``below``, in its words.

    It goes by the numbers that only one version has; else by the words that only one has. A text
    with both numbers tells of the change: it carries the new one.
    """
    if not below:
        return StillCarries.NEITHER, ""
    if new is None:
        return _still(old, below)
    by_number = _by_number(old, new, below)
    if by_number is not None:
        return by_number
    first, second = content_words(old.content), content_words(new.content)
    best = max(below, key=lambda m: (_near(m, first, second), -m.position, m.key))
    words = content_words(best.content)
    olds, news = _share(words, first - second), _share(words, second - first)
    if max(olds, news) < TELLING or olds == news:
        return StillCarries.NEITHER, best.quote
    return (StillCarries.OLD if olds > news else StillCarries.NEW), best.quote


def _still(old: LinkMention, below: Sequence[LinkMention]) -> tuple[StillCarries, str]:
    """Tell whether a wording that is gone is still carried: not with other numbers."""
    figures = _numbers(old)
    for mention in below:
        own = _numbers(mention)
        if not figures or not own or any(_among(n, figures) for n in own):
            return StillCarries.OLD, mention.quote
    return StillCarries.NEITHER, below[0].quote


def _by_number(
    old: LinkMention, new: LinkMention, below: Sequence[LinkMention]
) -> tuple[StillCarries, str] | None:
    """Return what the numbers tell, None where both versions have the same ones."""
    before, after = _numbers(old), _numbers(new)
    only_old = [n for n in before if not _among(n, after)]
    only_new = [n for n in after if not _among(n, before)]
    if not only_old and not only_new:
        return None
    held = [(m, n) for m in below for n in _numbers(m)]
    with_old = [m for m, n in held if _among(n, only_old)]
    with_new = [m for m, n in held if _among(n, only_new)]
    if with_new:
        return StillCarries.NEW, with_new[0].quote
    if with_old:
        return StillCarries.OLD, with_old[0].quote
    return (StillCarries.NEITHER, below[0].quote) if only_old and only_new else None


def _numbers(mention: LinkMention) -> Sequence[Number]:
    return numbers_of(mention.quantities, mention.content)


def _among(number: Number, others: Sequence[Number]) -> bool:
    return any(same_value(number, other) for other in others)


def _near(
    mention: LinkMention, first: frozenset[str], second: frozenset[str]
) -> tuple[float, float]:
    words = content_words(mention.content)
    return max(_share(words, first - second), _share(words, second - first)), len(words)


def _share(words: frozenset[str], of: frozenset[str]) -> float:
    return len(words & of) / len(of) if of else 0.0


def _successor(old: LinkMention, new: Sequence[LinkMention]) -> LinkMention | None:
    """Return the wording that stands for the old one now, one of the same claim before others."""
    for near, choices in (
        (SAME_CLAIM, [m for m in new if m.claim is not None and m.claim == old.claim]),
        (OTHER_CLAIM, new),
    ):
        rated = [(_alike(old, m), -abs(m.position - old.position), m.key, m) for m in choices]
        rated = [one for one in rated if one[0] >= near]
        if rated:
            return max(rated, key=lambda one: one[:3])[3]
    return None


def _alike(a: LinkMention, b: LinkMention) -> float:
    """Return how near two wordings are, without their numbers: these are what may have changed."""
    return closeness(_plain(a), _plain(b))


def _plain(mention: LinkMention) -> str:
    numbers = {word for n in find_numbers(mention.content) for word in tokens(n.text)}
    return " ".join(word for word in tokens(mention.content) if word not in numbers)


def _compared(old: LinkMention, new: LinkMention | None, text: LinkText) -> Reworded:
    if new is None:
        return Reworded(old, None)
    undated = replace(text, published=None)  # or the day of a report would be its own
    changes: Mapping[Slot, Drifted] = {
        change.slot: change for change in reversed(find_changes(undated, undated, (old,), (new,)))
    }
    slot = next((slot for slot in _ORDER if slot in changes), None)
    if slot is None:
        return Reworded(old, new)
    change = changes[slot]
    return Reworded(old, new, slot, change.direction, change.from_value, change.to_value)


def _told_once(found: Sequence[Reworded]) -> list[Reworded]:
    """Return the differences of one claim, each once; one without a difference if there is none."""
    differing = {(r.slot, r.old_value, r.new_value): r for r in reversed(found) if r.slot}
    kept = [r for r in found if r in differing.values()]
    worded = [r for r in found if r.new is not None]
    return kept or worded[:1] or list(found[:1])


def _key(quote: str) -> str:
    return " ".join(tokens(quote))
