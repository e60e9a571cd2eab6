"""Outlets: the list, and one of them with its articles and its neighbours in chains."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.outlet_hints import OutletHint, hint_of
from app.query.cards import Facets, Listing, OutletCard, OutletPage
from app.query.carry import count_carry
from app.query.facets import load_facets
from app.query.fidelity import LEAST, Share, load_shares
from app.query.filters import ClaimFilter
from app.query.grades import GradeRow, load_grades_of_outlet
from app.query.outlet_replies import OutletReplyRow, load_replies
from app.query.outlets import list_outlets, load_known_domains, load_outlet
from app.web.deps import ConnectionDep, FilterDep
from app.web.lists import Place, place
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

BESIDE = 10


@dataclass(frozen=True)
class OutletIndex(Page):
    """The list of outlets whose articles mention matching claims."""

    template: ClassVar[str] = "outlets/index.html"
    here: ClassVar[str] = "Outlets"
    listing: Listing[OutletCard]
    facets: Facets
    wanted: ClaimFilter
    place: Place


@dataclass(frozen=True)
class OutletShow(Page):
    """Everything of one outlet; ``beside`` outlets of each side are named at once."""

    template: ClassVar[str] = "outlets/show.html"
    here: ClassVar[str] = "Outlets"
    outlet: OutletPage
    shares: tuple[Share, ...]
    carry_rows: int
    least: int
    replies: tuple[OutletReplyRow, ...]
    grades: tuple[GradeRow, ...]
    hint: OutletHint | None
    beside: int = BESIDE


@router.get("/outlets", name="outlets.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """List outlets; with htmx, only the list."""
    listing = list_outlets(connection, wanted)
    facets = load_facets(connection, wanted)
    where = place("/outlets", wanted, file="outlets", next_after=listing.next_after, facets=facets)
    return show(request, OutletIndex(listing, facets, wanted, where))


@router.get("/outlets/{slug}", name="outlets.show")
def show_outlet(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Show one outlet."""
    outlet = load_outlet(connection, slug)
    return show(
        request,
        OutletShow(
            outlet,
            shares=load_shares(connection, outlet.card.id),
            carry_rows=count_carry(connection, ClaimFilter(outlets=(slug,))),
            least=LEAST,
            replies=load_replies(connection, outlet.card.id),
            grades=load_grades_of_outlet(connection, outlet.card.slug),
            hint=_hint(connection, outlet.card),
        ),
    )


def _hint(connection: ConnectionDep, card: OutletCard) -> OutletHint | None:
    """Return what the site of a new outlet suggests; None for one of the desk."""
    if card.of_desk:
        return None
    return hint_of(card.domain, load_known_domains(connection))
