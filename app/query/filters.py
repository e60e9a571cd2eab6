"""What a reader asked for. The same object filters page, count, facets, CSV and JSON."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlencode

from app.base.dates import is_edtf
from app.base.errors import BadFilterError
from app.base.moments import tidy_moment
from app.domain.ledger import DueState, MissingState
from app.domain.words import Act, Review, Scope

NONE_RECORDED = "none"
"""The value of ``response`` that asks for claims without any response."""

DATES = ("event", "reported")
REACH = "origins,articles"
"""The order by the fewest origins, then by the most articles: the widest reach on one origin."""
SORTS = ("newest", "oldest", "origins", "articles", REACH)
REVIEWS = (*(r.value for r in Review), "all")
KINDS = ("claim", "mention", "article", "response")
SCOPES = tuple(s.value for s in Scope)
LANES = ("topic",)
STATES = (*(s.value for s in DueState), *(s.value for s in MissingState))
_PLURAL = {
    "topic": "topics",
    "actor": "actors",
    "outlet": "outlets",
    "response": "responses",
    "language": "languages",
}
_KNOWN = (
    *_PLURAL,
    "q",
    "from",
    "to",
    "date",
    "sort",
    "after",
    "review",
    "origins_max",
    "story",
    "claim",
    "kind",
    "scope",
    "state",
    "lanes",
    "as_of",
)
_LONGEST = 200
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_Default = TypeVar("_Default", str, None)


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """A filter of any list. Slugs that do not exist are refused by the query, not here.

    ``words`` is the text of the search box; ``earliest`` / ``latest`` are EDTF; ``date`` says which
    date they and the order mean. ``after`` is the cursor of the row before the first one shown.
    ``languages`` are codes without their region, of texts that say it (``uk``, ``zh``).
    ``kind`` narrows a search to one kind of hit, ``scope`` the responses to those about this claim
    or another, ``state`` the due dates or the missing answers. ``lanes`` parts the chart of the
    timeline and narrows nothing. ``as_of`` is the text of a moment, see ``base.moments``: what was
    recorded by then is asked for.
    """

    words: str = ""
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    date: str = "event"
    sort: str = "newest"
    after: str | None = None
    review: str = "all"
    origins_max: int | None = None
    story: str | None = None
    claim: str | None = None
    kind: str | None = None
    scope: str | None = None
    state: str | None = None
    lanes: str | None = None
    as_of: str | None = None

    def with_after(self, cursor: str | None) -> "ClaimFilter":
        """Return this filter, starting after ``cursor``."""
        return replace(self, after=cursor)

    def narrowed(self) -> bool:
        """Tell whether anything but order, place and moment is asked for."""
        plain = ClaimFilter(date=self.date, sort=self.sort, after=self.after)
        return replace(self, lanes=None, as_of=None) != plain

    def to_query(self, *, with_cursor: bool = True) -> str:
        """Return the query string that reads back as this filter; '' for the default."""
        pairs: list[tuple[str, str]] = []
        if self.words:
            pairs.append(("q", self.words))
        for name, plural in _PLURAL.items():
            pairs.extend((name, value) for value in getattr(self, plural))
        plain = ClaimFilter()
        for name, attribute in (
            ("from", "earliest"),
            ("to", "latest"),
            ("date", "date"),
            ("sort", "sort"),
            ("review", "review"),
            ("origins_max", "origins_max"),
            ("story", "story"),
            ("claim", "claim"),
            ("kind", "kind"),
            ("scope", "scope"),
            ("state", "state"),
            ("lanes", "lanes"),
            ("as_of", "as_of"),
        ):
            value = getattr(self, attribute)
            if value is not None and value != getattr(plain, attribute):
                pairs.append((name, str(value)))
        if with_cursor and self.after:
            pairs.append(("after", self.after))
        return urlencode(pairs)


def read_filter(pairs: Iterable[tuple[str, str]], *, also: tuple[str, ...] = ()) -> ClaimFilter:
    """Read a query string's pairs. Empty values mean "not asked for"; ``also`` are let through.

    Raises:
        BadFilterError: an unknown name, or a value that cannot mean anything; one clear sentence.
    """
    single: dict[str, str] = {}
    many: dict[str, list[str]] = {name: [] for name in _PLURAL}
    for name, raw in pairs:
        value = raw.strip()
        if name in also:
            continue
        if name not in _KNOWN:
            raise BadFilterError(
                name, f"There is no filter “{name[:40]}”. Known are: {', '.join(_KNOWN)}."
            )
        if "\x00" in value or len(value) > _LONGEST:
            raise BadFilterError(
                name, f"The value of “{name}” is too long or not text; shorten it."
            )
        if not value:
            continue
        if name in many:
            if value not in many[name]:
                many[name].append(value)
        elif name in single and single[name] != value:
            raise BadFilterError(name, f"“{name}” is given twice; give it once.")
        else:
            single[name] = value
    _check_responses(many["response"])
    _check_languages(many["language"])
    return ClaimFilter(
        words=single.get("q", ""),
        topics=tuple(many["topic"]),
        actors=tuple(many["actor"]),
        outlets=tuple(many["outlet"]),
        responses=tuple(many["response"]),
        languages=tuple(many["language"]),
        earliest=_edtf("from", single),
        latest=_edtf("to", single),
        date=_choice("date", single, DATES, "event"),
        sort=_choice("sort", single, SORTS, "newest"),
        after=single.get("after"),
        review=_choice("review", single, REVIEWS, "all"),
        origins_max=_whole_number("origins_max", single),
        story=single.get("story"),
        claim=single.get("claim"),
        kind=_choice("kind", single, KINDS, None),
        scope=_choice("scope", single, SCOPES, None),
        state=_choice("state", single, STATES, None),
        lanes=_choice("lanes", single, LANES, None),
        as_of=tidy_moment(single["as_of"]) if "as_of" in single else None,
    )


def _check_responses(values: Iterable[str]) -> None:
    known = (*(act.value for act in Act), NONE_RECORDED)
    for value in values:
        if value not in known:
            raise BadFilterError(
                "response", f"“{value[:40]}” is no response. Known are: {', '.join(known)}."
            )


def _check_languages(values: Iterable[str]) -> None:
    for value in values:
        if not _LANGUAGE.fullmatch(value):
            raise BadFilterError(
                "language", f"“{value[:40]}” is no code of a language; write for example uk or zh."
            )


def _edtf(name: str, single: Mapping[str, str]) -> str | None:
    value = single.get(name)
    if value is not None and not is_edtf(value):
        raise BadFilterError(
            name,
            f"“{value[:40]}” is not a date that is understood; write 2025, 2025-06 or 2025-06-25.",
        )
    return value


def _choice(
    name: str, single: Mapping[str, str], known: tuple[str, ...], default: _Default
) -> str | _Default:
    value = single.get(name)
    if value is None:
        return default
    if value not in known:
        raise BadFilterError(
            name, f"“{value[:40]}” is no {name}; choose one of: {', '.join(known)}."
        )
    return value


def _whole_number(name: str, single: Mapping[str, str]) -> int | None:
    value = single.get(name)
    if value is None:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        raise BadFilterError(name, f"“{value[:40]}” is not a whole number; write for example 1.")
    return int(value)
