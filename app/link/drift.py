"""What changed between the text a text has a claim from and that text itself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from app.domain.chain import Chain, Drifted, LinkMention, LinkResponse, LinkText
from app.domain.words import Act, Direction, Slot
from app.link.credits import (
    find_dropped,
    find_lost,
    find_promoted,
    hears_voices,
    leans_on_media,
    states_it,
)
from app.link.dates import disjoint, report_dates, stated_dates
from app.link.drift_numbers import find_changed, find_rival, find_whole, only_precision, way
from app.link.ends import Credit, Ends, pair_texts
from app.link.hedges import find_hedge
from app.link.moments import days_between, text_order

REPORT_DAYS = 3.0  # "on Tuesday" in a report is mostly the day of the report
# Verbs by which a writer vouches for the words of a source.
_VOUCHES = re.compile(
    r"\b(?:confirm|prov|verif|establish|corroborat|substantiat)(?:e|es|ed|ing|s|ies|ied|y|en)?\b",
    re.IGNORECASE,
)
# What stands before such a verb where nobody vouches for anything.
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|no|nobody|cannot|nor|neither|without|un(?:able|likely)|fail(?:s|ed)?)\b|n[’']t\b)"
    r"(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
_DENIALS = frozenset({Act.DENIAL, Act.PARTIAL_DENIAL})
_ANSWERS = frozenset({*_DENIALS, Act.COUNTER_CLAIM, Act.UNAWARE, Act.NCND})
DROPPED = "not mentioned"


def find_drift(
    mentions: Sequence[LinkMention],
    chain: Chain,
    texts: Mapping[str, LinkText],
    *,
    responses: Sequence[LinkResponse] = (),
) -> tuple[Drifted, ...]:
    """Return what drifted in one claim, text by text, both ends in their own words.

    A text is compared with the nearest held texts it has the claim from, through pages that are
    not held; without any, with the first text of the claim. Copies are not compared. That one
    follows another only by its date shows nothing about a text that is not held, and whom a text
    leaves out only where it states the claim itself or has it from "media": who names another may
    have it from there. ``responses`` are those about this claim.
    """
    found: list[Drifted] = []
    for ends in pair_texts(mentions, chain, texts):
        for look in _LOOKS:
            found.extend(look(ends))
        if ends.stated and not (ends.guessed and ends.described):
            found.extend(_modality(ends))
            if not ends.guessed or states_it(ends) or leans_on_media(ends):
                found.extend(_attribution(ends))
                found.extend(_responses(ends, responses))
    found.extend(_rivals(mentions, chain, texts))
    return tuple(dict.fromkeys(found))


def find_changes(
    upper: LinkText, lower: LinkText, above: Sequence[LinkMention], below: Sequence[LinkMention]
) -> tuple[Drifted, ...]:
    """Return what differs between wordings of a claim in two texts, one of which has it from there.

    As ``find_drift`` compares them, without the responses.
    """
    ends = Ends(upper, lower, tuple(above), tuple(below), stated=True)
    found = [change for look in (*_LOOKS, _modality, _attribution) for change in look(ends)]
    return tuple(dict.fromkeys(found))


def _rivals(
    mentions: Sequence[LinkMention], chain: Chain, texts: Mapping[str, LinkText]
) -> Iterator[Drifted]:
    """Yield the counts of texts that have it from nobody held, where two of them differ.

    A count that an earlier one of them has too is no rival.
    """
    by_text: dict[str, list[LinkMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.position, m.key)):
        by_text.setdefault(mention.text, []).append(mention)
    below = {hop.to for hop in chain.hops if hop.source.startswith("text:")}
    first = [
        n.ref for n in chain.nodes if n.kind == "text" and n.ref in by_text and n.key not in below
    ]
    first.sort(key=lambda key: text_order(texts[key]))
    for i, text in enumerate(first):
        before = [mention for other in first[:i] for mention in by_text[other]]
        found = find_rival(before, by_text[text])
        if found is not None:
            x, y = found
            values = (x.mention.key, y.mention.key, x.number.text, y.number.text)
            yield Drifted(Slot.QUANTITY, way(x.number, y.number), *values)


# ---- what is looked at


def _quantity(ends: Ends) -> Iterator[Drifted]:
    """Yield a number that differs, where it is clear which number became which."""
    found = find_changed(ends.above, ends.below)
    if found is not None:
        x, y = found
        slot = Slot.PRECISION if only_precision(x.number, y.number) else Slot.QUANTITY
        yield ends.drift(
            slot,
            way(x.number, y.number),
            (x.mention, x.number.text),
            (y.mention, y.number.text),
        )
        return
    whole = find_whole(ends.above, ends.below)
    if whole is not None:
        x, new = whole
        yield ends.drift(Slot.QUANTITY, Direction.HARDER, (x.mention, x.number.text), new)


def _date(ends: Ends) -> Iterator[Drifted]:
    for below in ends.below:
        for day, words in report_dates(below.quote):
            if ends.upper.published and disjoint(day, ends.upper.published[:10]):
                old = (ends.above[0], ends.upper.published)
                yield ends.drift(Slot.DATE, Direction.OTHER, old, (below, words))
                return
    old_dates = list(_event_dates(ends.above, ends))
    new_dates = list(_event_dates(ends.below, ends))
    if not old_dates or not new_dates:
        return
    if all(disjoint(a[1], b[1]) for a in old_dates for b in new_dates):
        yield ends.drift(Slot.DATE, Direction.OTHER, old_dates[0], new_dates[0])


def _event_dates(mentions: Sequence[LinkMention], ends: Ends) -> Iterator[tuple[LinkMention, str]]:
    """Yield the dates of what is claimed; those of these days are dates of the reports."""
    for mention in mentions:
        for day in stated_dates(mention.dates, mention.content):
            near = (days_between(day, t.published) for t in (ends.upper, ends.lower))
            if len(day) < len("2026-01-01") or all(d is None or d > REPORT_DAYS for d in near):
                yield mention, day


def _modality(ends: Ends) -> Iterator[Drifted]:
    found = find_hedge(ends)
    if found is not None:
        old, new = (found.old, found.from_value), (found.new, found.to_value)
        yield ends.drift(Slot.MODALITY, found.way, old, new)


def _renamed(ends: Ends) -> Iterator[Drifted]:
    found = find_promoted(ends)
    if found is not None:
        (above, old), (below, new) = found
        words = (above, old.words), (below, new.words)
        yield ends.drift(Slot.ATTRIBUTION_HARDENED, Direction.HARDER, *words)


def _attribution(ends: Ends) -> Iterator[Drifted]:
    yield from _confirmed(ends)
    lost = find_lost(ends)
    if lost is not None:
        yield ends.drift(Slot.ATTRIBUTION_LOST, Direction.HARDER, *lost)
    dropped = find_dropped(ends)
    if dropped is not None:
        # Without a voice behind the outlet, the upper text now looks like the origin.
        slot = Slot.INTERMEDIARY_DROPPED if hears_voices(ends) else Slot.ATTRIBUTION_LOST
        (above, old), (below, new) = dropped
        yield ends.drift(slot, Direction.HARDER, (above, old.words), (below, new.words))


def _confirmed(ends: Ends) -> Iterator[Drifted]:
    """Yield a verb that vouches for what its source says, where the upper text had none."""
    old, new = ends.credits()
    if not old or any(_vouched(credit) for credit in old):
        return
    for mention, step in new:
        words = _vouched((mention, step))
        if words:
            before = (old[0][0], old[0][1].cue or old[0][1].words)
            yield ends.drift(Slot.ATTRIBUTION_HARDENED, Direction.HARDER, before, (mention, words))
            return


def _vouched(credit: Credit) -> str:
    """Return the vouching verb of a credit; the desk's own words for a text are not the text's."""
    mention, step = credit
    said = step.cue or ""
    found = _VOUCHES.search(said)
    if found is None and not mention.described:
        said = mention.quote
        found = _VOUCHES.search(said)
    if found is None or _NOT_SO.search(said[: found.start()]):
        return ""
    return found[0]


def _responses(ends: Ends, responses: Sequence[LinkResponse]) -> Iterator[Drifted]:
    """Yield the first answer the upper text carries, if the lower one carries none at all.

    A denial is missed also where others are still heard, unless the lower text asked around itself.
    What somebody thinks of the matter is an answer only if the claim is about him. Where the upper
    text has the claim in nothing but the answer itself, the lower one can drop no answer to it.
    """
    own = {m.quote for m in ends.above}
    heard = {r.actor for r in responses if r.text == ends.lower.key}
    known = {r.actor for r in responses if r.text == ends.upper.key}
    told = {s.actor for m in ends.above for s in m.steps if s.actor is not None}
    named = {actor for m in ends.above for actor in m.actors} - told
    missed = [
        r
        for r in responses
        if r.text == ends.upper.key
        and own != {r.quote}
        and (r.act in _ANSWERS or (r.act is Act.POSITION and r.actor in named))
        and (not heard or (r.act in _DENIALS and r.actor not in heard and heard <= known))
    ]
    for first in sorted(missed, key=lambda r: (r.act not in _DENIALS, r.position, r.key))[:1]:
        old, new = (ends.above[0], first.words), (ends.below[0], DROPPED)
        yield ends.drift(Slot.RESPONSE_DROPPED, Direction.HARDER, old, new)


_LOOKS: tuple[Callable[[Ends], Iterator[Drifted]], ...] = (
    _quantity,
    _date,
    _renamed,
)
