"""What a list shows, in a sentence: "23 claims about military training, dated 2025".

The number stands apart (it is bold on pages); what follows it is said here, from the filter alone,
so that page, title and every kind of list say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.base.clock import now
from app.base.dates import date_range
from app.base.moments import read_moment
from app.domain.words import Act
from app.query.cards import Facets
from app.query.filters import NONE_RECORDED, ClaimFilter
from app.web.words import ACTS, MONTHS, SCOPES

_REVIEWS = {
    "accepted": "accepted by a person",
    "proposed": "proposed by the machine",
    "rejected": "rejected by a person",
}
_ACT_OF_CLAIM = {
    Act.DENIAL: "a denial",
    Act.PARTIAL_DENIAL: "a partial denial",
    Act.CONFIRMATION: "a confirmation",
    Act.COUNTER_CLAIM: "a counter-claim",
    Act.POSITION: "a position",
    Act.NO_COMMENT: "no comment",
    Act.NCND: "an answer that neither confirms nor denies",
    Act.UNAWARE: "an answer of not being aware",
    Act.COMMENT_REQUESTED: "a request for comment",
    NONE_RECORDED: "no recorded response",
}
_LONGEST_TITLE = 110
OF_CLAIMS = {
    "articles": "that mention",
    "responses": "to",
    "actors": "in",
    "outlets": "that carry",
    "topics": "of",
    "carry": "of",
}
"""How the things of another list stand to the claims that are asked for."""


def say_claims(wanted: ClaimFilter, facets: Facets | None = None) -> str:
    """Return what narrows claims, to stand after their number; '' where nothing does.

    Names are those of ``facets``; what is not among them is called as in the address.
    """
    topics, others = _about(wanted, facets)
    said = "".join([*topics, *others])
    span = _span(wanted.earliest, wanted.latest)
    if span:
        comma = "," if said else ""
        said += f"{comma} {'dated' if wanted.date == 'event' else 'first reported'} {span}"
    if wanted.as_of:
        said += f", as recorded by {_moment(wanted.as_of)}"
    return said


def say_denied(denied: int, claims: int, wanted: ClaimFilter) -> str:
    """Return how many of the claims have a denial, to stand at the end; '' where it is plain."""
    if claims == 0 or wanted.responses:
        return ""
    if claims == 1:
        return ", with a denial" if denied else ", without a denial"
    return f", {denied:,} with a denial" if denied else ", none with a denial"


def say_others(kind: str, wanted: ClaimFilter, facets: Facets | None = None) -> str:
    """Return what narrows another list, to stand after its number; ``kind`` as in addresses."""
    own: list[str] = []
    rest = wanted
    if kind == "articles":
        own += [f" of {_either(_names(wanted.outlets, facets, 'outlets'))}"] if rest.outlets else []
        rest = replace(rest, outlets=(), earliest=None, latest=None)
        published = _span(wanted.earliest, wanted.latest)
        own += [f" published {published}"] if published else []
    if kind == "responses":
        acts = [ACTS[act] for act in wanted.responses if act in ACTS]
        own += [f" ({_either(acts)})"] if acts else []
        own += [" that are not recorded"] if NONE_RECORDED in wanted.responses and not acts else []
        by = _names(wanted.actors, facets, "actors")
        own += [f" by {_either(by)}"] if by else []
        told = _names(wanted.outlets, facets, "outlets")
        own += [f" told by {_either(told)}"] if told else []
        own += [f" about {SCOPES[wanted.scope]}"] if wanted.scope else []
        rest = replace(rest, actors=(), outlets=(), responses=())
    claims = say_claims(rest, facets)
    joined = "".join(own)
    if not claims and not wanted.claim:
        return joined
    return f"{joined} {OF_CLAIMS[kind]} {'one claim' if wanted.claim else 'claims'}{claims}"


def say_title(name: str, narrowed: str) -> str:
    """Return the title of a page: its name, then what narrows it, not too long for a tab."""
    whole = f"{name}{narrowed}"
    if len(whole) <= _LONGEST_TITLE:
        return whole
    return whole[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",") + " …"


def _about(wanted: ClaimFilter, facets: Facets | None) -> tuple[list[str], list[str]]:
    topics = _names(wanted.topics, facets, "topics")
    actors = _names(wanted.actors, facets, "actors")
    outlets = _names(wanted.outlets, facets, "outlets")
    said = [f" about {_either(topics)}"] if topics else []
    others: list[str] = []
    if actors:
        others.append(f" involving {_either(actors)}")
    if outlets:
        others.append(f" carried by {_either(outlets)}")
    if wanted.responses:
        others.append(_answered(wanted.responses))
    if wanted.origins_max is not None:
        others.append(_origins(wanted.origins_max))
    if wanted.words:
        others.append(f" matching “{wanted.words}”")
    if wanted.story:
        others.append(" of one story")
    if wanted.review in _REVIEWS:
        others.append(f", {_REVIEWS[wanted.review]}")
    return said, others


def _moment(text: str) -> str:
    """Return a moment in words; it was let through before, so it is over."""
    return read_moment(text, now=now()).say()


def _answered(responses: Sequence[str]) -> str:
    return f" with {_either([_ACT_OF_CLAIM.get(act, ACTS.get(act, act)) for act in responses])}"


def _origins(most: int) -> str:
    if most == 0:
        return " without an origin"
    return " with a single origin" if most == 1 else f" with at most {most:,} origins"


def _names(slugs: Iterable[str], facets: Facets | None, kind: str) -> list[str]:
    known = {f.value: f.running or f.label for f in getattr(facets, kind)} if facets else {}
    return [known.get(slug, slug) for slug in slugs]


def _either(names: Sequence[str]) -> str:
    """Return ``a``, ``a or b``, ``a, b or c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _span(earliest: str | None, latest: str | None) -> str:
    """Return a range of EDTF texts in words, to stand after ``dated``; '' where none is given."""
    since, until = _end(earliest, first=True), _end(latest, first=False)
    if since and until:
        if since == until:
            return f"{'on' if len(since) == 3 else 'in'} {_day(since)}"
        left = since
        if len(since) == len(until) > 1 and since[0] == until[0]:
            left = since[1:]
            if len(since) == 3 and since[1] == until[1]:
                left = since[2:]
                return f"{left[0]} to {_day(until)}"
            return f"{_bare(left)} to {_day(until)}"
        return f"{_day(left)} to {_day(until)}"
    if since:
        return f"{_day(since)} or later"
    return f"{_day(until)} or earlier" if until else ""


def _end(edtf: str | None, *, first: bool) -> tuple[int, ...]:
    """Return year, month, day of one end of a range, as far as it is given."""
    span = date_range(edtf)
    if edtf is None or span is None:
        return ()
    sides = edtf.split("/")
    text = (sides[0] if first else sides[-1]).rstrip("~?%").strip(".")
    return tuple(int(part) for part in text.split("-")) if text else ()


def _day(parts: tuple[int, ...]) -> str:
    said = f"{parts[0]}"
    if len(parts) > 1:
        said = f"{MONTHS[parts[1] - 1]} {said}"
    return f"{parts[2]} {said}" if len(parts) > 2 else said


def _bare(parts: tuple[int, ...]) -> str:
    """Return month, or day and month, without the year."""
    month = MONTHS[parts[0] - 1]
    return f"{parts[1]} {month}" if len(parts) > 1 else month
