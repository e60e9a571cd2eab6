"""A filter in words: what a view shows, and why an entry is in a feed."""

from collections.abc import Sequence

from app.query.called import Called
from app.query.filters import NONE_RECORDED, ClaimFilter
from app.web.words import ACTS, SCOPES, plain_day

_ARTICLES = {
    "no comment": "“no comment”",
    "neither confirms nor denies": "“neither confirms nor denies”",
    "unaware": "“unaware”",
    "comment requested": "a request for comment",
}


def say_asked(wanted: ClaimFilter, called: Called) -> tuple[str, ...]:
    """Return the parts of a filter as clauses: "about Training", "with a denial".

    Empty where nothing is asked. The order of a list and the moment are no part of it.
    """
    said = [
        f"with the words “{wanted.words}”" if wanted.words else "",
        _of("about", "topic", wanted.topics, called),
        _of("with", "actor", wanted.actors, called),
        _of("in", "outlet", wanted.outlets, called),
        _responses(wanted.responses),
        _dates(wanted),
        f"with at most {_origins(wanted.origins_max)}" if wanted.origins_max is not None else "",
        f"of the story “{called.get(('story', wanted.story), wanted.story)}”"
        if wanted.story
        else "",
        f"of the claim “{called.get(('claim', wanted.claim), wanted.claim)}”"
        if wanted.claim
        else "",
        f"about {SCOPES[wanted.scope]}" if wanted.scope else "",
        f"that are {wanted.state.replace('_', ' ')}" if wanted.state else "",
        f"of the kind {wanted.kind}" if wanted.kind else "",
        f"{wanted.review} in review" if wanted.review != "all" else "",
    ]
    return tuple(clause for clause in said if clause)


def say_view(things: str, wanted: ClaimFilter, called: Called) -> str:
    """Return a title of a list: "Claims about Training, with a denial"."""
    clauses = say_asked(wanted, called)
    return f"{things} {', '.join(clauses)}" if clauses else f"All {things.lower()}"


def _of(before: str, kind: str, slugs: Sequence[str], called: Called) -> str:
    return f"{before} {_either([called.get((kind, s), s) for s in slugs])}" if slugs else ""


def _responses(acts: Sequence[str]) -> str:
    if not acts:
        return ""
    named = [ACTS[act] for act in acts if act != NONE_RECORDED]
    parts = (
        [f"with {_either([_ARTICLES.get(name, f'a {name}') for name in named])}"] if named else []
    )
    if NONE_RECORDED in acts:
        parts.append("without a recorded response")
    return " or ".join(parts)


def _dates(wanted: ClaimFilter) -> str:
    if not wanted.earliest and not wanted.latest:
        return ""
    what = "reported" if wanted.date == "reported" else "dated"
    first = f" from {plain_day(wanted.earliest)}" if wanted.earliest else ""
    last = f" to {plain_day(wanted.latest)}" if wanted.latest else ""
    return f"{what}{first}{last}"


def _origins(number: int) -> str:
    return f"{number} origin{'' if number == 1 else 's'}"


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
