"""What each text keeps, drops or adds of what the text it has a claim from says about it.

In doubt nothing is said: what a text is not seen to carry counts as dropped only where the whole
text was read, where words, a link or a copy say that it has the claim from the text above, and
where it does not say it anywhere in other words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.chain import LinkMention
from app.domain.ledger import Aspect, Carried, CarryCell, Dossier
from app.domain.words import Basis, Modality, Naming
from app.link.caution import find_any, find_caveat, find_doubt, find_hearsay
from app.link.ends import Way, find_roots, find_ways
from app.link.moments import reading_order
from app.link.passed_answers import find_answer_cell
from app.link.saying import (
    SHORT_PLACES,
    Saying,
    may_mean_voice,
    names_voice,
    read_texts,
    tells_the_same,
)

_COMMITS = (
    Modality.DENIED,
    Modality.QUESTIONED,
    Modality.HEDGED,
    Modality.ATTRIBUTED,
    Modality.ASSERTED,
)
_PRONOUNS = ("it", "they", "we", "he", "she")
_OPEN = (Modality.HEDGED, Modality.QUESTIONED)


@dataclass(frozen=True, slots=True)
class _Case:
    """One text, and the ways to the held texts it has the claim from, with these."""

    of: Dossier
    below: Saying
    ways: tuple[tuple[Way, Saying], ...]

    def cell(
        self,
        aspect: Aspect,
        state: Carried,
        upper: Saying | None = None,
        words: str = "",
        upper_words: str = "",
    ) -> CarryCell:
        """Return a cell; without ``upper`` it is set against the first text above, if any."""
        above = upper or (self.ways[0][1] if self.ways else None)
        key = above.text.key if above else None
        return CarryCell(self.below.text.key, aspect, state, key, words, upper_words)

    def repeats(self, mention: LinkMention) -> bool:
        """Tell whether some wording of the text surely says the same as ``mention``."""
        return any(tells_the_same(mention, own) for own in self.below.mentions)


def find_carry(of: Dossier) -> tuple[CarryCell, ...]:
    """Return one cell for each text and aspect of a claim, the texts in reading order."""
    texts = read_texts(of)
    order = sorted(texts, key=lambda key: reading_order(of.texts[key].published, key))
    found: list[CarryCell] = []
    for key in order:
        ways = tuple((way, texts[way.upper]) for way in find_ways(of.chain, key, texts.keys()))
        case = _Case(of, texts[key], ways)
        found.extend(look(case) for look in _LOOKS)
        found.append(find_answer_cell(of, texts[key], ways))
    return tuple(found)


# ---- the origin


@dataclass(frozen=True, slots=True)
class _Origins:
    """Whom a text leads back to: the voices it names, else the outlets it names, else itself."""

    voices: bool
    outlets: dict[str, str]
    itself: bool = False


def _origins(of: Dossier, said: Saying) -> _Origins:
    if said.voices:
        return _Origins(voices=True, outlets={})
    roots = find_roots(of.chain, said.text.key).values()
    known = {n.ref if n.kind == "ghost" else _outlet(of, n.ref) for n in roots if n.ref}
    named = {slug: words for slug, words in said.credits if slug in known}
    itself = any(said.text.key == n.ref or said.text.key in n.copies for n in roots)
    return _Origins(voices=False, outlets=named, itself=itself)


def _outlet(of: Dossier, text: str) -> str | None:
    return of.texts[text].outlet if text in of.texts else None


def _origin(case: _Case) -> CarryCell:
    below, aspect = case.below, Aspect.ORIGIN
    missed: tuple[Saying, str] | None = None
    own = below.voices[0].words if below.voices else ""
    for way, above in case.ways:
        origins = _origins(case.of, above)
        told = ""
        for mention, voice in above.voiced:
            words, theirs = names_voice(below, voice, case.of), voice.words or voice.name
            if words:
                return case.cell(aspect, Carried.KEPT, above, words, theirs)
            surely = voice.naming is not Naming.BARE_UNNAMED and case.repeats(mention)
            if not told and surely and not may_mean_voice(below, voice):
                told = theirs
        outlets = dict(origins.outlets)
        if origins.itself and above.text.outlet != below.text.outlet:
            outlets[above.text.outlet] = _outlet_name(case.of, above.text.outlet)
        for outlet, words_above in outlets.items():
            words = _names_outlet(case, outlet)
            if words:
                return case.cell(aspect, Carried.KEPT, above, words, words_above)
            told = told or (words_above if any(map(case.repeats, above.mentions)) else "")
        if told and not own and _can_tell(below, way, above):
            missed = missed or (above, told)
    if own:
        return case.cell(aspect, Carried.ADDED, None, own)
    if missed is not None:
        return case.cell(aspect, Carried.DROPPED, missed[0], _instead(below), missed[1])
    if not case.ways:
        for words in _origins(case.of, below).outlets.values():
            return case.cell(aspect, Carried.ADDED, None, words)
    return case.cell(aspect, Carried.NOT_APPLICABLE)


# ---- the outlet between


def _intermediary(case: _Case) -> CarryCell:
    below, aspect = case.below, Aspect.INTERMEDIARY
    missed: tuple[Saying, str] | None = None
    passed: set[str] = set()
    for way, above in case.ways:
        origins = _origins(case.of, above)
        due = {n.ref: n.name for n in way.between if n.kind == "ghost" and n.ref}
        if origins.itself:
            passed.add(above.text.outlet)
        else:
            due[above.text.outlet] = _outlet_name(case.of, above.text.outlet)
        due |= {slug: words for slug, words in above.credits if slug not in origins.outlets}
        passed |= origins.outlets.keys()
        due.pop(below.text.outlet, None)
        for outlet, words_above in due.items():
            words = _names_outlet(case, outlet)
            if words:
                return case.cell(aspect, Carried.KEPT, above, words, words_above)
        same = any(map(case.repeats, above.mentions))
        if due and same and _can_tell(below, way, above):
            missed = missed or (above, next(iter(due.values())))
    if not case.ways:
        passed = set(_origins(case.of, below).outlets)
    for outlet, words in below.credits:
        if outlet not in passed:
            return case.cell(aspect, Carried.ADDED, None, words)
    if missed is not None:
        return case.cell(aspect, Carried.DROPPED, missed[0], _instead(below), missed[1])
    return case.cell(aspect, Carried.NOT_APPLICABLE)


def _names_outlet(case: _Case, outlet: str) -> str:
    """Return the words by which the lower text names an outlet, '' if it does not."""
    said, of = case.below, case.of
    called = [words for slug, words in said.credits if slug == outlet]
    called += [step.words or step.name for step in said.all_steps if step.outlet == outlet]
    if called:
        return next((words for words in called if words.lower() not in _PRONOUNS), called[0])
    for hop in of.chain.hops:
        if hop.seen_in == said.text.key and hop.basis in (Basis.STATED, Basis.LINK, Basis.EDITOR):
            node = next(n for n in of.chain.nodes if n.key == hop.source)
            held = _outlet(of, node.ref or "") if node.kind == "text" else node.ref
            if held == outlet:
                return hop.evidence or node.name
    name = _outlet_name(of, outlet)
    return name if said.has_name(name) else ""


def _outlet_name(of: Dossier, outlet: str) -> str:
    return of.outlet_names.get(outlet, outlet)


def _can_tell(below: Saying, way: Way, above: Saying) -> bool:
    """Tell whether what a text is not seen to say of its source is surely not said by it.

    Of a text in another language whose words name nobody, names may only be missed.
    """
    if not below.whole or (below.described and way.printed):
        return False
    return below.described or bool(below.steps) or below.text.language == above.text.language


def _instead(said: Saying) -> str:
    """Return whom a text names instead."""
    step = next(iter(said.steps), None)
    if step is not None:
        return step.words or step.name
    return next((words for _, words in said.credits), "")


# ---- the hedge


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
    firmest = min(body, key=lambda m: (-_COMMITS.index(m.modality), m.position, m.key))
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


def _hedge(case: _Case) -> CarryCell:
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
        sure = len(open_above) == len(above) and repeated and _can_tell(below, way, said)
        if sure and not (hedge.hearsay and below.steps):
            instead = max(below.mentions, key=lambda m: _COMMITS.index(m.modality)).modality.value
            return case.cell(aspect, Carried.DROPPED, said, instead, hedge.words)
    elif own.words and not loose:
        return case.cell(aspect, Carried.ADDED, None, own.words)
    elif own.words:
        return case.cell(aspect, Carried.KEPT, loose[0][1], own.words, loose[0][2].perhaps)
    return case.cell(aspect, Carried.NOT_APPLICABLE)


_LOOKS: tuple[Callable[[_Case], CarryCell], ...] = (_origin, _intermediary, _hedge)
