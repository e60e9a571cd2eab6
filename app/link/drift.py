"""What changed between the text a text has a claim from and that text itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Chain, Drifted, LinkMention, LinkResponse, LinkStep, LinkText
from app.domain.words import Act, Direction, Modality, Slot, SourceKind
from app.link.dates import disjoint, report_dates, stated_dates
from app.link.moments import reading_order, surely_after
from app.link.numbers import Hedge, Number, numbers_of, same_value
from app.link.relays import is_media

_COMMITS = (
    Modality.DENIED,
    Modality.QUESTIONED,
    Modality.HEDGED,
    Modality.ATTRIBUTED,
    Modality.ASSERTED,
)
_Credit = tuple[LinkMention, LinkStep]
_DENIALS = frozenset({Act.DENIAL, Act.PARTIAL_DENIAL})
_ANSWERS = frozenset({*_DENIALS, Act.COUNTER_CLAIM, Act.POSITION, Act.UNAWARE, Act.NCND})
NOBODY = "no source named"
DROPPED = "not mentioned"


@dataclass(frozen=True, slots=True)
class _Ends:
    """Two texts that a claim passed between, with their mentions of it in reading order.

    ``stated`` where hops lead from one to the other, else ``upper`` is only the first text.
    """

    upper: LinkText
    lower: LinkText
    above: tuple[LinkMention, ...]
    below: tuple[LinkMention, ...]
    stated: bool

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
            found.extend(_responses(ends, responses))
    return tuple(dict.fromkeys(found))


def _pairs(
    mentions: Sequence[LinkMention], chain: Chain, texts: Mapping[str, LinkText]
) -> Iterator[_Ends]:
    by_text: dict[str, list[LinkMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.place != "paragraph", m.position, m.key)):
        by_text.setdefault(mention.text, []).append(mention)
    held = [n.ref for n in chain.nodes if n.kind == "text" and n.ref and n.ref in by_text]
    held.sort(key=lambda key: reading_order(texts[key].published, key))
    for text in held:
        stated = _upper_texts(chain, text, set(by_text))
        for upper in stated or _first(held, text, by_text, texts):
            above, below = tuple(by_text[upper]), tuple(by_text[text])
            yield _Ends(texts[upper], texts[text], above, below, bool(stated))


def _upper_texts(chain: Chain, text: str, known: set[str]) -> list[str]:
    """Return the nearest held texts above ``text``, looking through ghosts and unnamed media."""
    nodes = {n.key: n for n in chain.nodes}
    start = next(n.key for n in chain.nodes if n.kind == "text" and n.ref == text)
    found: list[str] = []
    seen = {start}
    todo = [start]
    while todo:
        at = todo.pop(0)
        for hop in chain.hops:
            if hop.to != at or hop.source in seen:
                continue
            seen.add(hop.source)
            node = nodes[hop.source]
            if node.kind == "text" and node.ref and node.ref in known:
                found.append(node.ref)
            elif node.kind in ("ghost", "unnamed"):
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
    """Yield a number that differs, where it is clear which number became which.

    That is the same figure with another hedge, or the only number of either wording.
    """
    pairs = [
        (a, x, b, y)
        for b in ends.below
        for a in ends.above
        for y in _numbers(b)
        for x in _numbers(a)
        if x.unit == y.unit or not {"%", "money"} & {x.unit, y.unit}
    ]
    if not pairs or any(_unchanged(x, y) for _, x, _, y in pairs):
        return
    kept = [pair for pair in pairs if same_value(pair[1], pair[3])] or [
        pair for pair in pairs if len(_numbers(pair[0])) == len(_numbers(pair[2])) == 1
    ]
    for a, x, b, y in kept[:1]:
        yield ends.drift(Slot.QUANTITY, _number_way(x, y), (a, x.text), (b, y.text))


def _numbers(mention: LinkMention) -> tuple[Number, ...]:
    return numbers_of(mention.quantities, mention.content)


def _unchanged(a: Number, b: Number) -> bool:
    same = same_value(a, b) or (a.value is b.value is None and (a.low, a.high) == (b.low, b.high))
    return same and a.hedge is b.hedge


def _number_way(old: Number, new: Number) -> Direction:
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


def _date(ends: _Ends) -> Iterator[Drifted]:
    for below in ends.below:
        for day, words in report_dates(below.quote):
            if ends.upper.published and disjoint(day, ends.upper.published[:10]):
                old = (ends.above[0], ends.upper.published)
                yield ends.drift(Slot.DATE, Direction.OTHER, old, (below, words))
                return
    old_dates = [(m, d) for m in ends.above for d in stated_dates(m.dates, m.content)]
    new_dates = [(m, d) for m in ends.below for d in stated_dates(m.dates, m.content)]
    if not old_dates or not new_dates:
        return
    if all(disjoint(a[1], b[1]) for a in old_dates for b in new_dates):
        yield ends.drift(Slot.DATE, Direction.OTHER, old_dates[0], new_dates[0])


def _modality(ends: _Ends) -> Iterator[Drifted]:
    """Yield a hedge that came or went, judged by what either text commits to most."""
    old = _firmest(ends.above)
    new = _firmest(ends.below)
    before, after = _COMMITS.index(old.modality), _COMMITS.index(new.modality)
    open_question = min(before, after) <= _COMMITS.index(Modality.HEDGED)
    if before != after and open_question:
        way = Direction.HARDER if after > before else Direction.SOFTER
        yield ends.drift(Slot.MODALITY, way, (old, old.modality.value), (new, new.modality.value))


def _firmest(mentions: Sequence[LinkMention]) -> LinkMention:
    return min(mentions, key=lambda m: (-_COMMITS.index(m.modality), m.position, m.key))


def _attribution(ends: _Ends) -> Iterator[Drifted]:
    old = [(m, s) for m in ends.above for s in m.steps if s.outlet != ends.upper.outlet]
    new = [(m, s) for m in ends.below for s in m.steps if s.outlet != ends.lower.outlet]
    if not old:
        return
    yield from _hardened(ends, old, new)
    named = [pair for pair in new if pair[1].kind is not SourceKind.UNNAMED]
    if not named and not ends.lower.upstream:
        vague = all(is_media(step.words) for _, step in new)
        known = old if vague else [p for p in old if p[1].kind is not SourceKind.UNNAMED]
        for mention, step in known[-1:]:
            left = (new[0][0], new[0][1].words) if new else (ends.below[0], NOBODY)
            yield ends.drift(Slot.ATTRIBUTION_LOST, Direction.HARDER, (mention, step.words), left)
    elif named and not ends.lower.upstream:
        yield from _dropped(ends, old, named)


def _hardened(ends: _Ends, old: Sequence[_Credit], new: Sequence[_Credit]) -> Iterator[Drifted]:
    """Yield an institution named as the source where only unnamed people in it were."""
    for mention, step in new:
        before = [o for o in old if step.actor is not None and o[1].actor == step.actor]
        if before and not step.naming.anonymous and all(o[1].naming.anonymous for o in before):
            source = (before[0][0], before[0][1].words)
            yield ends.drift(
                Slot.ATTRIBUTION_HARDENED, Direction.HARDER, source, (mention, step.words)
            )
            return


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
        slot = Slot.INTERMEDIARY_DROPPED if voices else Slot.ATTRIBUTION_LOST
        yield ends.drift(
            slot, Direction.HARDER, (mention, step.words), (new[0][0], new[0][1].words)
        )
        return


def _is_voice(step: LinkStep) -> bool:
    return step.kind is not SourceKind.OUTLET


def _responses(ends: _Ends, responses: Sequence[LinkResponse]) -> Iterator[Drifted]:
    """Yield the first answer the upper text carries, if the lower one carries none at all.

    A denial is missed also where other parties are still heard.
    """
    heard = {r.actor for r in responses if r.text == ends.lower.key}
    missed = [
        r
        for r in responses
        if r.text == ends.upper.key
        and r.act in _ANSWERS
        and (not heard or (r.act in _DENIALS and r.actor not in heard))
    ]
    for first in sorted(missed, key=lambda r: (r.act not in _DENIALS, r.position, r.key))[:1]:
        old, new = (ends.above[0], first.words), (ends.below[0], DROPPED)
        yield ends.drift(Slot.RESPONSE_DROPPED, Direction.HARDER, old, new)


_LOOKS: tuple[Callable[[_Ends], Iterator[Drifted]], ...] = (
    _quantity,
    _date,
    _modality,
    _attribution,
)
