"""What pages with a list have in common: the filter in words and links, where to go next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.query.cards import Facets, SearchFacets
from app.query.filters import ClaimFilter
from app.web.sentence import say_claims, say_others
from app.web.words import ACTS, SCOPES, language, plain_day


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the filter in force, and the address of the page without it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list is and how to move in it. ``query`` has a leading ``?`` or is ''.

    ``said`` is what narrows the list, in words that follow its number; '' where names are unknown.
    """

    path: str
    file: str
    query: str
    chips: tuple[Chip, ...]
    next_href: str | None
    first_href: str | None
    said: str = ""


def address(path: str, wanted: ClaimFilter) -> str:
    """Return the address of ``wanted`` at ``path``."""
    query = wanted.to_query()
    return f"{path}?{query}" if query else path


def place(
    path: str,
    wanted: ClaimFilter,
    *,
    file: str,
    next_after: str | None,
    facets: Facets | SearchFacets | None = None,
) -> Place:
    """Say where this list is; names of topics, actors and outlets come from ``facets``."""
    query = wanted.to_query(with_cursor=False)
    return Place(
        path=path,
        file=file,
        query=f"?{query}" if query else "",
        chips=tuple(_chips(path, wanted.with_after(None), facets)),
        next_href=address(path, wanted.with_after(next_after)) if next_after else None,
        first_href=address(path, wanted.with_after(None)) if wanted.after else None,
        said=_said(file, wanted, facets) if isinstance(facets, Facets) else "",
    )


def _said(file: str, wanted: ClaimFilter, facets: Facets) -> str:
    if file == "claims":
        return say_claims(wanted, facets)
    return say_others(file, wanted, facets)


def _chips(path: str, wanted: ClaimFilter, facets: Facets | SearchFacets | None) -> list[Chip]:
    labels: dict[tuple[str, str], str] = {}
    if facets is not None:
        for name in ("topics", "actors", "outlets", "responses"):
            labels |= {(name, f.value): f.label for f in getattr(facets, name)}
    found: list[Chip] = []
    if wanted.words:
        found.append(Chip(f"“{wanted.words}”", address(path, replace(wanted, words=""))))
    for name in ("topics", "actors", "outlets", "responses"):
        values: Sequence[str] = getattr(wanted, name)
        for value in values:
            rest = tuple(v for v in values if v != value)
            label = labels.get((name, value)) or ACTS.get(value) or value
            found.append(Chip(label, address(path, replace(wanted, **{name: rest}))))
    for code in wanted.languages:
        rest = tuple(c for c in wanted.languages if c != code)
        found.append(Chip(f"in {language(code)}", address(path, replace(wanted, languages=rest))))
    if wanted.earliest:
        found.append(
            Chip(
                f"from {plain_day(wanted.earliest)}", address(path, replace(wanted, earliest=None))
            )
        )
    if wanted.latest:
        found.append(
            Chip(f"to {plain_day(wanted.latest)}", address(path, replace(wanted, latest=None)))
        )
    if wanted.origins_max is not None:
        label = f"at most {wanted.origins_max} origins"
        found.append(Chip(label, address(path, replace(wanted, origins_max=None))))
    if wanted.review != "all":
        found.append(Chip(wanted.review, address(path, replace(wanted, review="all"))))
    if wanted.story:
        found.append(Chip("one story", address(path, replace(wanted, story=None))))
    if wanted.scope:
        label = f"about {SCOPES[wanted.scope]}"
        found.append(Chip(label, address(path, replace(wanted, scope=None))))
    return found
