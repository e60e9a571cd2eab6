"""The timeline and the list of claims."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.cards import ClaimCard, Facets, Listing, Months, Totals
from app.query.claims import list_claims
from app.query.core import Connection
from app.query.course import CourseRow, load_latest
from app.query.facets import load_facets, load_lanes, load_months, load_totals
from app.query.filters import ClaimFilter
from app.web.bins import Part
from app.web.chart import Chart, draw_charts
from app.web.deps import ConnectionDep, FilterDep
from app.web.lanes import LaneChart, draw_lanes, say_undrawn_lanes
from app.web.lists import Place, address, place
from app.web.render import Page, show
from app.web.sentence import say_denied, say_title
from app.web.words import count

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Switches:
    """The addresses of the other ways to look at the chart; ``all_months`` only in a range."""

    by_event: str
    by_report: str
    together: str
    by_topic: str
    all_months: str | None


@dataclass(frozen=True)
class Timeline(Page):
    """Claims by date, with the chart of months or a lane for each topic.

    ``sentence`` follows the number of claims; ``undrawn`` says what the lanes leave out.
    """

    template: ClassVar[str] = "claims/timeline.html"
    here: ClassVar[str] = "Timeline"
    listing: Listing[ClaimCard]
    facets: Facets
    totals: Totals
    months: Months
    latest: tuple[CourseRow, ...]
    charts: tuple[Chart, ...]
    lanes: tuple[LaneChart, ...]
    undrawn: str
    wanted: ClaimFilter
    place: Place
    sentence: str
    title: str
    switches: Switches


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
    sentence: str
    title: str


@router.get("/", name="timeline")
def timeline(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """Show claims by date; with htmx, only the list."""
    listing = list_claims(connection, wanted)
    facets = load_facets(connection, wanted)
    totals = load_totals(connection, wanted)
    first = wanted.with_after(None)
    any_time = replace(first, earliest=None, latest=None)
    months = load_months(connection, any_time)
    where = place("/", wanted, file="claims", next_after=listing.next_after, facets=facets)
    charts, lanes, undrawn = _draw(connection, months, first)
    return show(
        request,
        Timeline(
            listing=listing,
            facets=facets,
            totals=totals,
            months=months,
            latest=load_latest(connection, first),
            charts=charts,
            lanes=lanes,
            undrawn=undrawn,
            wanted=wanted,
            place=replace(where, said=""),
            sentence=where.said + say_denied(totals.denied, totals.claims, wanted),
            title=_title("Timeline", totals, where, wanted),
            switches=Switches(
                by_event=address("/", replace(first, date="event")),
                by_report=address("/", replace(first, date="reported")),
                together=address("/", replace(first, lanes=None)),
                by_topic=address("/", replace(first, lanes="topic")),
                all_months=address("/", any_time) if first != any_time else None,
            ),
        ),
    )


def _draw(
    connection: Connection, months: Months, wanted: ClaimFilter
) -> tuple[tuple[Chart, ...], tuple[LaneChart, ...], str]:
    """Return the chart or the lanes, whichever are asked for, and what the lanes leave out."""

    def at(asked: ClaimFilter, part: Part) -> str:
        return address("/", replace(asked, earliest=part.earliest, latest=part.latest))

    def in_range(part: Part) -> bool:
        return part.within(wanted.earliest, wanted.latest)

    chosen = in_range if wanted.earliest or wanted.latest else None
    if wanted.lanes is None:
        return draw_charts(months, href=lambda part: at(wanted, part), chosen=chosen), (), ""
    lanes = load_lanes(connection, replace(wanted, earliest=None, latest=None))
    drawn = draw_lanes(
        lanes,
        href=lambda slug, part: at(replace(wanted, topics=(slug,)), part),
        topic_href=lambda slug: address("/", replace(wanted, topics=(slug,))),
        chosen=chosen,
    )
    return (), drawn, say_undrawn_lanes(lanes)


def _title(name: str, totals: Totals, where: Place, wanted: ClaimFilter) -> str:
    """Return the name of the page, or the sentence where it shows only some claims."""
    if not where.said:
        return name
    denied = say_denied(totals.denied, totals.claims, wanted)
    return say_title(count(totals.claims, "claim"), where.said + denied)


@router.get("/claims", name="claims.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """List claims; with htmx, only the list."""
    listing = list_claims(connection, wanted)
    facets = load_facets(connection, wanted)
    totals = load_totals(connection, wanted)
    where = place("/claims", wanted, file="claims", next_after=listing.next_after, facets=facets)
    return show(
        request,
        ClaimIndex(
            listing=listing,
            facets=facets,
            totals=totals,
            wanted=wanted,
            place=replace(where, said=""),
            sentence=where.said + say_denied(totals.denied, totals.claims, wanted),
            title=_title("Claims", totals, where, wanted),
        ),
    )
