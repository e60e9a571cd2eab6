"""The list of what texts keep, drop and add of what the texts above them say."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.cards import Facets, Listing
from app.query.carry import CarryRow, list_carry
from app.query.facets import load_facets
from app.query.filters import ClaimFilter
from app.web.deps import ConnectionDep, FilterDep
from app.web.lists import Place, place
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class CarryIndex(Page):
    """The texts of the claims that match, each with what it keeps, drops and adds."""

    template: ClassVar[str] = "carry/index.html"
    here: ClassVar[str] = "Claims"
    listing: Listing[CarryRow]
    facets: Facets
    wanted: ClaimFilter
    place: Place


@router.get("/carry", name="carry.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """List what texts keep, drop and add; with htmx, only the list."""
    listing = list_carry(connection, wanted)
    facets = load_facets(connection, wanted)
    where = place("/carry", wanted, file="carry", next_after=listing.next_after, facets=facets)
    return show(request, CarryIndex(listing, facets, wanted, where))
