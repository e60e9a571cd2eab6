"""Topics: the tree, and one of them with its claims."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.cards import ClaimCard, Facets, Listing, Months, TopicCard, Totals
from app.query.claims import list_claims
from app.query.facets import load_facets, load_months, load_totals
from app.query.filters import ClaimFilter
from app.query.topics import list_topics, load_topic
from app.web.bins import Part
from app.web.chart import Chart, draw_charts
from app.web.deps import ConnectionDep, FilterDep
from app.web.lists import Place, address, place
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic in the tree; ``depth`` counts the topics above it."""

    card: TopicCard
    depth: int
    parent: str | None


@dataclass(frozen=True)
class TopicIndex(Page):
    """The tree of topics."""

    template: ClassVar[str] = "topics/index.html"
    here: ClassVar[str] = "Topics"
    topics: tuple[TopicRow, ...]
    facets: Facets
    wanted: ClaimFilter
    place: Place


@dataclass(frozen=True)
class TopicShow(Page):
    """One topic with its claims, those of its sub-topics too.

    ``most``: so many actors and outlets are named beside them.
    """

    template: ClassVar[str] = "topics/show.html"
    here: ClassVar[str] = "Topics"
    topic: TopicCard
    parent: TopicCard | None
    children: tuple[TopicCard, ...]
    listing: Listing[ClaimCard]
    totals: Totals
    months: Months
    charts: tuple[Chart, ...]
    facets: Facets
    place: Place
    most: int = 8


@router.get("/topics", name="topics.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """Show the tree of topics; with htmx, only the list."""
    rows = grow_rows(list_topics(connection, wanted))
    facets = load_facets(connection, wanted)
    where = place("/topics", wanted, file="topics", next_after=None, facets=facets)
    return show(request, TopicIndex(rows, facets, wanted, where))


@router.get("/topics/{slug}", name="topics.show")
def show_topic(
    request: Request, connection: ConnectionDep, slug: str, asked: FilterDep
) -> Response:
    """Show one topic; the query string can only page in its claims."""
    topic = load_topic(connection, slug)
    wanted = ClaimFilter(topics=(slug,), after=asked.after)
    listing = list_claims(connection, wanted)
    first = wanted.with_after(None)
    months = load_months(connection, first)
    every = list_topics(connection, ClaimFilter())
    path = f"/topics/{slug}"
    where = replace(
        place(path, wanted, file="claims", next_after=listing.next_after),
        chips=(),
        next_href=address(path, ClaimFilter(after=listing.next_after))
        if listing.next_after
        else None,
        first_href=path if asked.after else None,
    )
    return show(
        request,
        TopicShow(
            topic=topic,
            parent=next((card for card in every if card.slug == topic.parent), None),
            children=tuple(card for card in every if card.parent == slug),
            listing=listing,
            totals=load_totals(connection, first),
            months=months,
            charts=_draw(months, first),
            facets=load_facets(connection, first),
            place=where,
        ),
    )


def _draw(months: Months, wanted: ClaimFilter) -> tuple[Chart, ...]:
    """Return the months of a topic; a bar leads to its claims on the timeline."""

    def at(part: Part) -> str:
        return address("/", replace(wanted, earliest=part.earliest, latest=part.latest))

    return draw_charts(months, href=at, chosen=None)


def grow_rows(cards: Sequence[TopicCard]) -> tuple[TopicRow, ...]:
    """Put every topic below the one it is part of, otherwise in the given order.

    A topic whose parent is not among ``cards`` stands at the top.
    """
    known = {card.slug: card for card in cards}
    below: dict[str | None, list[TopicCard]] = {}
    for card in cards:
        below.setdefault(card.parent if card.parent in known else None, []).append(card)
    rows: list[TopicRow] = []

    def add(parent: str | None, depth: int) -> None:
        for card in below.get(parent, ()):
            rows.append(TopicRow(card, depth, known[parent].label if parent else None))
            add(card.slug, depth + 1)

    add(None, 0)
    return tuple(rows)
