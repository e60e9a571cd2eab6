"""The timeline and the list of claims."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.cards import ClaimCard, Facets, Listing, Months, Totals
from app.query.claims import list_claims
from app.query.course import CourseRow, load_latest
from app.query.facets import load_facets, load_months, load_totals
from app.query.filters import ClaimFilter
from app.web.chart import Chart, draw_chart
from app.web.deps import ConnectionDep, FilterDep
from app.web.lists import Place, address, place
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Timeline(Page):
    """Claims by date, with the chart of months."""

    template: ClassVar[str] = "claims/timeline.html"
    here: ClassVar[str] = "Timeline"
    listing: Listing[ClaimCard]
    facets: Facets
    totals: Totals
    months: Months
    latest: tuple[CourseRow, ...]
    chart: Chart | None
    wanted: ClaimFilter
    place: Place
    by_event: str
    by_report: str


@dataclass(frozen=True)
class ClaimIndex(Page):
    """The list of claims that match a filter."""

    template: ClassVar[str] = "claims/index.html"
    here: ClassVar[str] = "Claims"
    listing: Listing[ClaimCard]
    facets: Facets
    totals: Totals
    wanted: ClaimFilter
    place: Place


@router.get("/", name="timeline")
def timeline(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """Show claims by date; with htmx, only the list."""
    listing = list_claims(connection, wanted)
    facets = load_facets(connection, wanted)
    months = load_months(connection, wanted)
    first = wanted.with_after(None)
    return show(
        request,
        Timeline(
            listing=listing,
            facets=facets,
            totals=load_totals(connection, wanted),
            months=months,
            latest=load_latest(connection, first),
            chart=draw_chart(months.months),
            wanted=wanted,
            place=place("/", wanted, file="claims", next_after=listing.next_after, facets=facets),
            by_event=address("/", replace(first, date="event")),
            by_report=address("/", replace(first, date="reported")),
        ),
    )


@router.get("/claims", name="claims.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """List claims; with htmx, only the list."""
    listing = list_claims(connection, wanted)
    facets = load_facets(connection, wanted)
    return show(
        request,
        ClaimIndex(
            listing=listing,
            facets=facets,
            totals=load_totals(connection, wanted),
            wanted=wanted,
            place=place(
                "/claims", wanted, file="claims", next_after=listing.next_after, facets=facets
            ),
        ),
    )
