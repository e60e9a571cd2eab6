"""A claim as it is set beside others: what it is about, when, how many, and who does what."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from app.base.dates import DateRange, date_range
from app.base.text import fold, tokens
from app.domain.chain import LinkClaim, LinkQuantity
from app.domain.words import ActorRole
from app.link.handing import Handing, part_of_whom, read_handing
from app.link.numbers import Number, numbers_of
from app.link.wording import content_words, word_set

if TYPE_CHECKING:
    from app.link.vectors import Matrix

REMEMBERED = 20_000  # statements that were read, so that each is read once a run
DAYS, MONTH = 7, 31  # days that a date can mean for it to be given to the days, to the month
# Every claim of the field has some of these stems: two claims are not of one event for them.
_COMMON = content_words(
    "Russia China Ukraine Russian Chinese military troops forces armed army war soldiers personnel "
    "country region state government ministry defence official report held take took part make "
    "made first more than about least including among near carried out use used joint together new "
    "year month week day two three four five six seven eight nine ten"
)
_MONTHS = word_set(
    "january february march april may june july august september october november december in on "
    "by since from until early late mid summer autumn winter spring the of and at to"
)
_EVENT = re.compile(r"\b((?:[A-Z][a-zA-Z]+[- ]){1,3})((?:19|20)\d\d)\b")
_BESIDE = re.compile(
    r"\b(?:after|before|following|since|until|unlike|ahead)(?: the)?(?: \w+ of)? $"
)
_TYPE = re.compile(r"\b(?=[\w-]*[A-Z])(?=[\w-]*\d)[A-Za-z]+[\w]*-?\w+\b")


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """A claim as it is set beside others. ``vector`` is of its statement, of length 1.

    ``doing`` are the actors it is about in their roles, without places; ``own`` those that are no
    states; ``events`` are names with a year, ``types`` other names with a figure; ``terms`` are
    what it is looked up by.
    """

    key: str
    statement: str
    words: tuple[str, ...]
    stems: frozenset[str]
    topics: tuple[str, ...]
    actors: frozenset[str]
    own: frozenset[str]
    sides: frozenset[tuple[str, bool]]
    days: DateRange | None
    numbers: tuple[Number, ...]
    unit: str
    handing: Handing
    part: frozenset[str] | None
    events: frozenset[str]
    types: frozenset[str]
    story: str | None
    texts: frozenset[str]
    terms: frozenset[str]
    vector: "Matrix"


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words of a statement tell, see ``Matter``."""

    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: tuple[Number, ...]
    handing: Handing
    part: frozenset[str] | None
    events: frozenset[str]
    types: frozenset[str]


@lru_cache(REMEMBERED)
def _read(statement: str, quantity: LinkQuantity | None) -> _Said:
    return _Said(
        words=tuple(tokens(statement)),
        stems=content_words(_without_marks(statement)) - _COMMON,
        numbers=numbers_of((quantity,) if quantity else (), statement),
        handing=read_handing(statement),
        part=part_of_whom(statement),
        events=_events(statement),
        types=frozenset(fold(t) for t in _TYPE.findall(_EVENT.sub(" ", statement))),
    )


def read_matter(
    claim: LinkClaim,
    roles: Iterable[tuple[str, ActorRole]],
    *,
    parents: Mapping[str, str | None],
    states: frozenset[str],
    texts: frozenset[str],
    terms: frozenset[str],
    vector: "Matrix",
) -> Matter:
    """Return a claim as it is set beside others; ``parents`` lead to who an actor is within."""
    said = _read(claim.statement, claim.quantity)
    doing = [(slug, role) for slug, role in roles if role is not ActorRole.LOCATION]
    actors = frozenset(claim.actors)
    return Matter(
        key=claim.key,
        statement=claim.statement,
        words=said.words,
        stems=said.stems,
        topics=claim.topics,
        actors=actors,
        own=frozenset(slug for slug in actors if slug not in states),
        sides=frozenset((_top(slug, parents), role is ActorRole.SUBJECT) for slug, role in doing),
        days=date_range(claim.event_date),
        numbers=said.numbers,
        unit=claim.quantity.unit or "" if claim.quantity else "",
        handing=said.handing,
        part=said.part,
        events=said.events,
        types=said.types,
        story=claim.story,
        texts=texts,
        terms=terms,
        vector=vector,
    )


def _span(days: DateRange | None) -> tuple[date, date] | None:
    if days is None or days.earliest is None or days.latest is None:
        return None
    return days.earliest, days.latest


def disjoint(a: DateRange | None, b: DateRange | None) -> bool:
    """Tell whether two claims cannot be of one day; False where a day is not known."""
    x, y = _span(a), _span(b)
    return x is not None and y is not None and (x[1] < y[0] or y[1] < x[0])


def within(a: DateRange | None, b: DateRange | None) -> bool:
    """Tell whether the days of ``b`` are a part of those of ``a``."""
    x, y = _span(a), _span(b)
    return x is not None and y is not None and x != y and x[0] <= y[0] and y[1] <= x[1]


def equal(a: DateRange | None, b: DateRange | None) -> bool:
    """Tell whether two claims are of just the same days."""
    return _span(a) is not None and _span(a) == _span(b)


def nearness(a: DateRange | None, b: DateRange | None) -> float:
    """Return what the days of two claims tell for one event: most where both are given closely."""
    x, y = _span(a), _span(b)
    if x is None or y is None:
        return 0.0
    lengths = sorted(((x[1] - x[0]).days, (y[1] - y[0]).days))
    if lengths[1] <= DAYS:
        return 2.0
    if lengths[1] <= MONTH:
        return 1.0
    return 0.3 if lengths[0] > MONTH else 0.1


def _without_marks(said: str) -> str:
    """Return ``said`` without the events that only tell when it was ("after Joint Sea-2025")."""
    marks = [m for m in _EVENT.finditer(said) if _BESIDE.search(fold(said[: m.start()]))]
    for mark in reversed(marks):
        said = f"{said[: mark.start()]}{said[mark.end() :]}"
    return said


def _events(said: str) -> frozenset[str]:
    found: set[str] = set()
    for match in _EVENT.finditer(_without_marks(said)):
        name, year = match.groups()
        words = [w for w in re.split(r"[- ]", name) if w]
        while words and fold(words[0]) in _MONTHS:
            words.pop(0)
        if words and not any(fold(w) in _MONTHS for w in words):
            found.add(fold(f"{' '.join(words)} {year}"))
    return frozenset(found)


def _top(slug: str, parents: Mapping[str, str | None]) -> str:
    seen = {slug}
    while (above := parents.get(slug)) and above not in seen:
        slug = above
        seen.add(slug)
    return slug
