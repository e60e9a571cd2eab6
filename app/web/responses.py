"""The list of responses."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.cards import Facets, Listing, ResponseRow
from app.query.facets import load_facets
from app.query.filters import ClaimFilter
from app.query.responses import list_responses
from app.web.deps import ConnectionDep, FilterDep
from app.web.lists import Place, place
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class ResponseIndex(Page):
    """The list of responses that match a filter."""

    template: ClassVar[str] = "responses/index.html"
    here: ClassVar[str] = "Responses"
    listing: Listing[ResponseRow]
    facets: Facets
    wanted: ClaimFilter
    place: Place


@router.get("/responses", name="responses.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """List responses; with htmx, only the list."""
    listing = list_responses(connection, wanted)
    facets = load_facets(connection, wanted)
    where = place(
        "/responses", wanted, file="responses", next_after=listing.next_after, facets=facets
    )
    return show(request, ResponseIndex(listing, facets, wanted, where))
