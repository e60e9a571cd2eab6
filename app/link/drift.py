"""What changed between the text a text has a claim from and that text itself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Chain, Drifted, LinkMention, LinkResponse, LinkStep, LinkText
from app.domain.words import Act, Basis, Direction, Modality, Relation, Slot, SourceKind
from app.link.dates import disjoint, report_dates, stated_dates
from app.link.drift_numbers import find_changed, find_rival, only_precision, way
from app.link.moments import days_between, reading_order, surely_after
from app.link.publishers import name_key
from app.link.relays import is_media, is_press, is_research

_COMMITS = (
    Modality.DENIED,
    Modality.QUESTIONED,
    Modality.HEDGED,
    Modality.ATTRIBUTED,
    Modality.ASSERTED,
)
_SHORT_PLACES = ("headline", "standfirst", "caption")
REPORT_DAYS = 3.0  # "on Tuesday" in a report is mostly the day of the report
# Verbs by which a writer vouches for the words of a source.
_VOUCHES = re.compile(
    r"\b(?:confirm|prov|verif|establish|corroborat|substantiat)(?:e|es|ed|ing|s|ies|ied|y|en)?\b",
    re.IGNORECASE,
)
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
_Credit = tuple[LinkMention, LinkStep]
_DENIALS = frozenset({Act.DENIAL, Act.PARTIAL_DENIAL})
_ANSWERS = frozenset({*_DENIALS, Act.COUNTER_CLAIM, Act.UNAWARE, Act.NCND})
NOBODY = "no source named"
DROPPED = "not mentioned"


@dataclass(frozen=True, slots=True)
class _Ends:
    """Two texts that a claim passed between, with their mentions of it in reading order.

    ``stated`` where hops lead from one to the other, else ``upper`` is only the first text;
    ``copied`` where the lower text is printed from another, and credits what that one credits.
    """

    upper: LinkText
    lower: LinkText
    above: tuple[LinkMention, ...]
    below: tuple[LinkMention, ...]
    stated: bool
    copied: bool = False

    def drift(
        self, slot: Slot, way: Direction, old: tuple[LinkMention, str], new: tuple[LinkMention, str]
    ) -> Drifted:
        return Drifted(slot, way, old[0].key, new[0].key, old[1], new[1])


def find_drift(
    mentions: Sequence[LinkMention],
    chain: Chain,
    texts: Mapping[str, LinkText],
    *,
    responses: Sequence[LinkResponse] = (),
) -> tuple[Drifted, ...]:
    """Return what drifted in one claim, text by text, both ends in their own words.

    A text is compared with the nearest held texts it has the claim from, through pages that are
    not held; without any, with the first text of the claim. Copies are not compared. ``responses``
    are those about this claim.
    """
    found: list[Drifted] = []
    for ends in _pairs(mentions, chain, texts):
        for look in _LOOKS:
            found.extend(look(ends))
        if ends.stated:
            found.extend(_modality(ends))
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
    ends = _Ends(upper, lower, tuple(above), tuple(below), stated=True)
    found = [change for look in (*_LOOKS, _modality, _attribution) for change in look(ends)]
    return tuple(dict.fromkeys(found))


def _pairs(
    mentions: Sequence[LinkMention], chain: Chain, texts: Mapping[str, LinkText]
) -> Iterator[_Ends]:
    by_text: dict[str, list[LinkMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.place != "paragraph", m.position, m.key)):
        by_text.setdefault(mention.text, []).append(mention)
    held = [n.ref for n in chain.nodes if n.kind == "text" and n.ref and n.ref in by_text]
    held.sort(key=lambda key: reading_order(texts[key].published, key))
    printed = {
        hop.seen_in
        for hop in chain.hops
        if hop.relation in (Relation.REPRINTS, Relation.TRANSLATES)
    }
    for text in held:
        stated = _upper_texts(chain, text, set(by_text))
        for upper in stated or _first(held, text, by_text, texts):
            above, below = tuple(by_text[upper]), tuple(by_text[text])
            leans = bool(stated) or _only_media(below)
            yield _Ends(texts[upper], texts[text], above, below, leans, text in printed)


def _only_media(mentions: Sequence[LinkMention]) -> bool:
    """Tell whether a text says that it has the claim from others, and not from whom."""
    steps = [step for mention in mentions for step in mention.steps]
    return bool(steps) and all(is_media(step.words) or is_media(step.name) for step in steps)


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
    first.sort(key=lambda key: reading_order(texts[key].published, key))
    for i, text in enumerate(first):
        before = [mention for other in first[:i] for mention in by_text[other]]
        found = find_rival(before, by_text[text])
        if found is not None:
            x, y = found
            values = (x.mention.key, y.mention.key, x.number.text, y.number.text)
            yield Drifted(Slot.QUANTITY, way(x.number, y.number), *values)


def _upper_texts(chain: Chain, text: str, known: set[str]) -> list[str]:
    """Return the nearest held texts above ``text``, looking through ghosts and unnamed media.

    What a text only links to is looked at where its words name no other.
    """
    nodes = {n.key: n for n in chain.nodes}
    start = next(n.key for n in chain.nodes if n.kind == "text" and n.ref == text)
    found: list[str] = []
    seen = {start}
    todo = [start]
    while todo:
        at = todo.pop(0)
        above = [hop for hop in chain.hops if hop.to == at and hop.source not in seen]
        named = [h for h in above if h.basis is not Basis.LINK and h.relation is not Relation.TOLD]
        for hop in named or above:
            seen.add(hop.source)
            node = nodes[hop.source]
            if node.kind == "text" and node.ref and node.ref in known:
                found.append(node.ref)
            elif node.kind in ("ghost", "unnamed", "text"):
                todo.append(hop.source)
    return found


def _first(
    held: Sequence[str],
    text: str,
    by_text: Mapping[str, Sequence[LinkMention]],
    texts: Mapping[str, LinkText],
) -> list[str]:
    """Return the first held text that names a source, if ``text`` can have it from there."""
    for other in held:
        if other == text:
            return []
        shared = _voices(by_text[other]) & _voices(by_text[text])
        silent = all(s.kind is SourceKind.UNNAMED for m in by_text[text] for s in m.steps)
        if surely_after(texts[other].published, texts[text].published):
            continue
        if any(m.steps for m in by_text[other]) and (shared or silent):
            return [other]
    return []


def _voices(mentions: Sequence[LinkMention]) -> frozenset[str]:
    return frozenset(s.actor for m in mentions for s in m.steps if s.actor is not None)


# ---- what is looked at


def _quantity(ends: _Ends) -> Iterator[Drifted]:
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


def _date(ends: _Ends) -> Iterator[Drifted]:
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


def _event_dates(mentions: Sequence[LinkMention], ends: _Ends) -> Iterator[tuple[LinkMention, str]]:
    """Yield the dates of what is claimed; those of these days are dates of the reports."""
    for mention in mentions:
        for day in stated_dates(mention.dates, mention.content):
            near = (days_between(day, t.published) for t in (ends.upper, ends.lower))
            if len(day) < len("2026-01-01") or all(d is None or d > REPORT_DAYS for d in near):
                yield mention, day


def _modality(ends: _Ends) -> Iterator[Drifted]:
    """Yield a hedge that came or went, judged by what either text commits to most."""
    old = _firmest(ends.above)
    new = _firmest(ends.below)
    before, after = _COMMITS.index(old.modality), _COMMITS.index(new.modality)
    open_question = min(before, after) <= _COMMITS.index(Modality.HEDGED)
    if before != after and open_question:
        direction = Direction.HARDER if after > before else Direction.SOFTER
        words = (old, old.modality.value), (new, new.modality.value)
        yield ends.drift(Slot.MODALITY, direction, *words)
        return
    body = [m for m in ends.above if m.place not in _SHORT_PLACES]
    caution = next((m for m in body if _CAUTION.search(m.quote)), None)
    if caution is not None and after > _COMMITS.index(Modality.HEDGED):
        kept = [m for m in ends.below if _CAUTION.search(m.quote)]
        found = _CAUTION.search(caution.quote)
        if not kept and found is not None:
            words = (caution, found[0]), (new, new.modality.value)
            yield ends.drift(Slot.MODALITY, Direction.HARDER, *words)


def _firmest(mentions: Sequence[LinkMention]) -> LinkMention:
    """Return what a text commits to most, headlines and captions apart where it says more."""
    body = [m for m in mentions if m.place not in _SHORT_PLACES] or mentions
    return min(body, key=lambda m: (-_COMMITS.index(m.modality), m.position, m.key))


def _credits(ends: _Ends) -> tuple[list[_Credit], list[_Credit]]:
    old = [(m, s) for m in ends.above for s in m.steps if s.outlet != ends.upper.outlet]
    new = [(m, s) for m in ends.below for s in m.steps if s.outlet != ends.lower.outlet]
    return old, new


def _renamed(ends: _Ends) -> Iterator[Drifted]:
    yield from _hardened(ends, *_credits(ends))


def _is_named(step: LinkStep) -> bool:
    """Tell whether a step says who it is; "the magazine" does, once it is named in the text."""
    return step.kind is not SourceKind.UNNAMED or is_press(step) or is_research(step)


def _attribution(ends: _Ends) -> Iterator[Drifted]:
    old, new = _credits(ends)
    if not old:
        return
    yield from _confirmed(ends, old, new)
    if ends.copied:
        return
    named = [pair for pair in new if _is_named(pair[1])]
    if not named:
        vague = all(is_media(step.words) for _, step in new)
        known = old if vague else [p for p in old if _is_named(p[1])]
        lost = [pair for pair in known if not _is_met(pair[1], ends.lower)]
        for mention, step in lost[-1:] if len(lost) == len(known) else []:
            left = (new[0][0], new[0][1].words) if new else (ends.below[0], NOBODY)
            yield ends.drift(Slot.ATTRIBUTION_LOST, Direction.HARDER, (mention, step.words), left)
    else:
        yield from _dropped(ends, old, named)


def _hardened(ends: _Ends, old: Sequence[_Credit], new: Sequence[_Credit]) -> list[Drifted]:
    """Return an institution named as the source where only unnamed people in it were."""
    for mention, step in new:
        before = [o for o in old if step.actor is not None and o[1].actor == step.actor]
        if before and not step.naming.anonymous and all(o[1].naming.anonymous for o in before):
            source = (before[0][0], before[0][1].words)
            words = source, (mention, step.words)
            return [ends.drift(Slot.ATTRIBUTION_HARDENED, Direction.HARDER, *words)]
    return []


def _confirmed(ends: _Ends, old: Sequence[_Credit], new: Sequence[_Credit]) -> list[Drifted]:
    """Return a verb that vouches for what its source says, where the upper text had none."""
    if any(_VOUCHES.search(s.cue or "") or _VOUCHES.search(m.quote) for m, s in old):
        return []
    for mention, step in new:
        found = _VOUCHES.search(step.cue or "") or _VOUCHES.search(mention.quote)
        if found is not None:
            words = (old[0][0], old[0][1].cue or old[0][1].words), (mention, found[0])
            return [ends.drift(Slot.ATTRIBUTION_HARDENED, Direction.HARDER, *words)]
    return []


def _dropped(ends: _Ends, old: Sequence[_Credit], new: Sequence[_Credit]) -> Iterator[Drifted]:
    """Yield an outlet the upper text credits and the lower one does not.

    It is a relay left out where the voice behind it is still named, else the source is lost: the
    upper text now looks like the origin.
    """
    kept = {s.outlet for _, s in new}
    voices = any(_is_voice(s) for _, s in new)
    for mention, step in old:
        if step.outlet is None or step.outlet in kept or step.outlet == ends.lower.outlet:
            continue
        if _is_met(step, ends.lower):
            continue
        slot = Slot.INTERMEDIARY_DROPPED if voices else Slot.ATTRIBUTION_LOST
        yield ends.drift(
            slot, Direction.HARDER, (mention, step.words), (new[0][0], new[0][1].words)
        )
        return


def _is_met(step: LinkStep, text: LinkText) -> bool:
    """Tell whether a text names the voice or outlet of a step anywhere."""
    name = f" {name_key(step.name)} "
    named = _is_named(step) and not step.naming.anonymous and name.strip()
    return bool(named) and any(name in f" {name_key(p)} " for p in text.passages)


def _is_voice(step: LinkStep) -> bool:
    return step.kind is not SourceKind.OUTLET


def _responses(ends: _Ends, responses: Sequence[LinkResponse]) -> Iterator[Drifted]:
    """Yield the first answer the upper text carries, if the lower one carries none at all.

    A denial is missed also where others are still heard, unless the lower text asked around itself.
    What somebody thinks of the matter is an answer only if the claim is about him.
    """
    heard = {r.actor for r in responses if r.text == ends.lower.key}
    known = {r.actor for r in responses if r.text == ends.upper.key}
    told = {s.actor for m in ends.above for s in m.steps if s.actor is not None}
    named = {actor for m in ends.above for actor in m.actors} - told
    missed = [
        r
        for r in responses
        if r.text == ends.upper.key
        and (r.act in _ANSWERS or (r.act is Act.POSITION and r.actor in named))
        and (not heard or (r.act in _DENIALS and r.actor not in heard and heard <= known))
    ]
    for first in sorted(missed, key=lambda r: (r.act not in _DENIALS, r.position, r.key))[:1]:
        old, new = (ends.above[0], first.words), (ends.below[0], DROPPED)
        yield ends.drift(Slot.RESPONSE_DROPPED, Direction.HARDER, old, new)


_LOOKS: tuple[Callable[[_Ends], Iterator[Drifted]], ...] = (
    _quantity,
    _date,
    _renamed,
)
