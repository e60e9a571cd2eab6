"""Search over claims, wordings, articles and responses: a page, and the same as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.cards import Hit, SearchFacets, SearchPage
from app.query.filters import ClaimFilter
from app.query.meant import Correction, Help, find_help
from app.query.search import facets_of, first_of_each, load_search, page_of, search
from app.store.session import Connection
from app.web.deps import ConnectionDep, FilterDep
from app.web.files import base_url
from app.web.lists import Place, address, place
from app.web.parameters import SEARCH_DESCRIPTION
from app.web.render import Page, show
from app.web.words import KINDS, language

router = APIRouter()

_PATH = "/search"
_BATCH = 200


@dataclass(frozen=True, slots=True)
class KindLink:
    """One kind of hit with its count, and the address that shows only it."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The first hits of one kind, how many there are, and the address of all of them."""

    kind: str
    hits: tuple[Hit, ...]
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Retry:
    """A search that finds something: its words, how many results, and its address."""

    words: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The choices beside the results. ``years`` lead to the results of one year."""

    facets: SearchFacets
    years: tuple[KindLink, ...]


@dataclass(frozen=True, slots=True)
class Retries:
    """What would find something: spelled otherwise, without a part, without the filters.

    ``widened``: without a part, something is found only if the filters go, too.
    """

    meant: tuple[Retry, ...]
    fewer: tuple[Retry, ...]
    unfiltered: Retry | None
    widened: bool


@dataclass(frozen=True)
class SearchIndex(Page):
    """What words find. ``groups`` are there instead of a list where every kind is shown."""

    template: ClassVar[str] = "search/index.html"
    here: ClassVar[str] = "Search"
    found: SearchPage
    groups: tuple[Group, ...]
    wanted: ClaimFilter
    kinds: tuple[KindLink, ...]
    narrowing: Narrowing
    retries: Retries
    place: Place
    without_filters: str | None


@router.get(_PATH, name="search.index", include_in_schema=False)
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """Show what the words find; with htmx, only what a choice changes."""
    searched = search(connection, wanted)
    every_kind = wanted.kind is None and wanted.after is None
    found = first_of_each(connection, searched) if every_kind else page_of(connection, searched)
    facets = facets_of(connection, searched)
    alone = ClaimFilter(words=wanted.words, as_of=wanted.as_of)
    where = place(_PATH, wanted, file="search", next_after=found.next_after, facets=facets)
    others = tuple(chip for chip in where.chips if chip.label != f"“{wanted.words}”")
    return show(
        request,
        SearchIndex(
            found=found,
            groups=_groups(found, wanted) if every_kind else (),
            wanted=wanted,
            kinds=link_kinds(found, wanted),
            narrowing=_narrowing(facets, wanted),
            retries=_retries(find_help(connection, searched)),
            place=replace(where, chips=others),
            without_filters=address(_PATH, alone) if alone != wanted.with_after(None) else None,
        ),
    )


@router.get(
    "/api/search",
    name="api.search",
    tags=["lists"],
    summary="Search. Claims, wordings, articles and responses, the newest day first.",
    responses={422: {"description": "A filter that means nothing."}},
    openapi_extra=SEARCH_DESCRIPTION,
)
@router.get("/search.json", name="search.json", include_in_schema=False)
def as_json(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """Give every hit as JSON; ``capped`` says that only the newest were ranked."""
    searched = search(connection, wanted.with_after(None))
    first = page_of(connection, searched, limit=_BATCH)
    helped = find_help(connection, searched)
    items = [_item(hit, base_url(request)) for hit in _every_hit(connection, wanted, first)]
    body = {
        "count": first.count,
        "next": None,
        "capped": first.capped,
        "counts": first.counts,
        "meant": [{"kind": kind, **asdict(ref)} for kind, ref in first.meant],
        "notes": first.notes,
        "did_you_mean": [{"q": c.wanted.words, "count": c.count} for c in helped.meant],
        "items": items,
    }
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, media_type="application/json", headers={"X-Row-Count": str(first.count)})


def link_kinds(found: SearchPage, wanted: ClaimFilter) -> tuple[KindLink, ...]:
    """Return a link for everything and one for each kind that was found; () if nothing was."""
    total = sum(found.counts.values())
    if not total:
        return ()
    plain = replace(wanted, after=None, kind=None)
    every = KindLink("All", total, address(_PATH, plain), chosen=wanted.kind is None)
    return (
        every,
        *(
            KindLink(
                label=many.capitalize(),
                count=found.counts[kind],
                href=address(_PATH, replace(plain, kind=kind)),
                chosen=wanted.kind == kind,
            )
            for kind, (_, many) in KINDS.items()
            if found.counts.get(kind) or wanted.kind == kind
        ),
    )


def _groups(found: SearchPage, wanted: ClaimFilter) -> tuple[Group, ...]:
    return tuple(
        Group(
            kind,
            tuple(hit for hit in found.hits if hit.kind == kind),
            found.counts[kind],
            address(_PATH, replace(wanted, kind=kind)),
        )
        for kind in KINDS
        if found.counts.get(kind)
    )


def _narrowing(facets: SearchFacets, wanted: ClaimFilter) -> Narrowing:
    """Give languages their names, and each year the address that shows it or, chosen, all."""
    named = tuple(replace(facet, label=language(facet.value)) for facet in facets.languages)
    plain = replace(wanted, after=None, earliest=None, latest=None)
    years = tuple(
        KindLink(
            year.label,
            year.count,
            address(
                _PATH,
                plain if year.chosen else replace(plain, earliest=year.value, latest=year.value),
            ),
            year.chosen,
        )
        for year in facets.years
    )
    return Narrowing(replace(facets, languages=named), years)


def _retries(found: Help) -> Retries:
    def retry(correction: Correction) -> Retry:
        wanted = correction.wanted
        return Retry(wanted.words, correction.count, address(_PATH, wanted))

    return Retries(
        meant=tuple(map(retry, found.meant)),
        fewer=tuple(map(retry, found.fewer)),
        unfiltered=retry(found.unfiltered) if found.unfiltered else None,
        widened=found.widened,
    )


def _every_hit(connection: Connection, wanted: ClaimFilter, first: SearchPage) -> Iterator[Hit]:
    page = first
    yield from page.hits
    while page.next_after is not None:
        page = load_search(connection, wanted.with_after(page.next_after), limit=_BATCH)
        yield from page.hits


def _item(hit: Hit, base: str) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "title": hit.title,
        "address": f"{base}{hit.address}",
        "text": "".join(text for text, _ in hit.snippet),
        "marked": [text for text, marked in hit.snippet if marked],
        "described": hit.described,
        "outlet": hit.outlet,
        "date": hit.day,
    }
