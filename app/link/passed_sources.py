"""Whether a text names the origin and the outlets between that the text above it leads back to."""

from dataclasses import dataclass

from app.domain.ledger import Aspect, Carried, CarryCell, Dossier
from app.domain.words import Basis, Naming
from app.link.passing import Case, can_tell
from app.link.saying import Saying, may_mean_voice, names_voice
from app.link.ways import find_roots

_PRONOUNS = ("it", "they", "we", "he", "she")


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


def find_origin_cell(case: Case) -> CarryCell:
    """Return what became of the origin in a text: a voice, or the outlet that is the root."""
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
        if told and not own and can_tell(below, way, above):
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


def find_intermediary_cell(case: Case) -> CarryCell:
    """Return what became of the outlets by way of which a text has the claim."""
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
        if due and same and can_tell(below, way, above):
            missed = missed or (above, next(iter(due.values())))
    if not case.ways:
        passed = set(_origins(case.of, below).outlets)
    for outlet, words in below.credits:
        if outlet not in passed:
            return case.cell(aspect, Carried.ADDED, None, words)
    if missed is not None:
        return case.cell(aspect, Carried.DROPPED, missed[0], _instead(below), missed[1])
    return case.cell(aspect, Carried.NOT_APPLICABLE)


def _names_outlet(case: Case, outlet: str) -> str:
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


def _instead(said: Saying) -> str:
    """Return whom a text names instead."""
    step = next(iter(said.steps), None)
    if step is not None:
        return step.words or step.name
    return next((words for _, words in said.credits), "")
