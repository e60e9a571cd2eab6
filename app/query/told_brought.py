"""What a page brought in one sentence: whose text it is, its chain, claims, answers, changes."""

from collections.abc import Sequence

from app.domain.words import Relation
from app.query.brought import Above, Brought

_PRINTS = {
    Relation.REPRINTS.value: "Reprint",
    Relation.TRANSLATES.value: "Translation",
}
_TEXTS = ("text", "ghost")
_NAMED = 3


def tell_brought(brought: Brought, *, held: bool = False) -> str:
    """Return a sentence: ``Reprint of Newsweek, chain known back to HUR; 2 new claims.``.

    What was not found is said where it matters: no claim of this desk, no source, no way back.
    With ``held`` nothing is called new: the page was there before.
    """
    if not brought.claims and not brought.unjoined:
        whose = tell_whose(brought)
        found = _listed([_no_claims(brought), *_beside(brought)])
        return f"{whose}; {found}." if whose else f"{found[0].upper()}{found[1:]}."
    whose = ", ".join(part for part in (tell_whose(brought), tell_chain(brought)) if part)
    found = ", ".join([*_claims(brought, held=held), *_beside(brought)])
    return f"{whose[:1].upper()}{whose[1:]}; {found}."


def tell_whose(brought: Brought) -> str:
    """Return whose text it is: ``Reprint of Newsweek``, ``From HUR``; '' if unsaid."""
    if brought.copy_of is not None:
        return f"Reprint of {brought.copy_of.outlet.name}"
    printed = find_printed(brought.above)
    if printed is not None:
        held = "" if printed.sign == "text" else ", which is not held"
        return f"{_PRINTS[printed.relations[0]]} of {printed.name}{held}"
    texts = [above.name for above in brought.above if above.sign in _TEXTS]
    voices = [a.name for a in brought.above if a.sign not in _TEXTS and a.sign != "nosource"]
    named = list(dict.fromkeys(texts or voices))
    more = [f"{len(named) - _NAMED} more"] if len(named) > _NAMED else []
    return f"From {_listed([*named[:_NAMED], *more])}" if named else ""


def find_printed(above: Sequence[Above]) -> Above | None:
    """Return whose text is printed or translated, None for nobody's."""
    found = (a for a in above if a.sign in _TEXTS and any(r in _PRINTS for r in a.relations[:1]))
    return next(found, None)


def tell_chain(brought: Brought) -> str:
    """Return how far the chains of its claims are known; '' where nothing is joined yet."""
    claims = brought.claims
    if not claims:
        return "not linked yet"
    known = [claim for claim in claims if claim.known]
    if len(known) == len(claims):
        ends = list(brought.ends)
        more = [f"{len(ends) - _NAMED} more"] if len(ends) > _NAMED else []
        return f"chain known back to {_listed([*ends[:_NAMED], *more])}"
    if known:
        return f"chain known for {len(known)} of {len(claims)} claims"
    if brought.ends:
        return f"chain ends at {_listed(list(brought.ends[:_NAMED]))}"
    return "no source is named"


def _claims(brought: Brought, *, held: bool) -> list[str]:
    new, joined = len(brought.new), len(brought.joined)
    told: list[str] = []
    if new:
        told.append(f"{_count(new, 'claim')} only it tells" if held else _count(new, "new claim"))
    if joined:
        told.append(f"{_count(joined, 'claim')} told elsewhere too")
    if brought.unjoined:
        told.append(f"{_count(brought.unjoined, 'wording')} waiting to be linked")
    return told


def _beside(brought: Brought) -> list[str]:
    told = [_count(len(brought.responses), "response")] if brought.responses else []
    if brought.drift:
        told.append(f"{_count(len(brought.drift), 'change')} on the way")
    return told


def _no_claims(brought: Brought) -> str:
    if brought.read:
        return "no claim of this desk found"
    return "no claims were looked for, because texts in its language are only held"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
