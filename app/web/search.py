"""Search over claims, wordings, articles and responses: a page, and the same as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.cards import Hit, SearchPage
from app.query.filters import ClaimFilter
from app.query.search import load_search
from app.store.session import Connection
from app.web.deps import ConnectionDep, FilterDep
from app.web.files import base_url
from app.web.lists import Place, address, place
from app.web.parameters import SEARCH_DESCRIPTION
from app.web.render import Page, show
from app.web.words import KINDS

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


@dataclass(frozen=True)
class SearchIndex(Page):
    """What words find."""

    template: ClassVar[str] = "search/index.html"
    here: ClassVar[str] = "Search"
    found: SearchPage
    wanted: ClaimFilter
    kinds: tuple[KindLink, ...]
    place: Place
    without_filters: str | None


@router.get(_PATH, name="search.index", include_in_schema=False)
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """Show what the words find; with htmx, only the results."""
    found = load_search(connection, wanted)
    alone = ClaimFilter(words=wanted.words, as_of=wanted.as_of)
    where = place(_PATH, wanted, file="search", next_after=found.next_after)
    others = tuple(chip for chip in where.chips if chip.label != f"“{wanted.words}”")
    return show(
        request,
        SearchIndex(
            found=found,
            wanted=wanted,
            kinds=link_kinds(found, wanted),
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
    first = load_search(connection, wanted.with_after(None), limit=_BATCH)
    items = [_item(hit, base_url(request)) for hit in _every_hit(connection, wanted, first)]
    body = {
        "count": first.count,
        "next": None,
        "capped": first.capped,
        "counts": first.counts,
        "meant": [{"kind": kind, **asdict(ref)} for kind, ref in first.meant],
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
