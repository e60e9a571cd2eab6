"""Actors: the list, and one of them with what it said and what is said about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.ledger import MissingState
from app.domain.words import Act
from app.query.actors import SHOWN, list_actors, load_actor
from app.query.cards import ActorCard, ActorPage, Facets, Listing
from app.query.facets import load_facets
from app.query.filters import ClaimFilter
from app.query.grades import GradeRow, load_grades_of_actor
from app.query.missing import MissingRow, list_missing
from app.web.deps import ConnectionDep, FilterDep
from app.web.lists import Place, place
from app.web.render import Page, show
from app.web.spellings import Spellings, by_script
from app.web.told_acts import ToldAct, group_acts

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class ActorIndex(Page):
    """The list of actors that matching claims have to do with."""

    template: ClassVar[str] = "actors/index.html"
    here: ClassVar[str] = "Actors"
    listing: Listing[ActorCard]
    facets: Facets
    wanted: ClaimFilter
    place: Place


@dataclass(frozen=True)
class ActorShow(Page):
    """Everything of one actor.

    ``acts`` are the newest ones; ``more_acts``: there are others. ``answers`` and ``requests`` part
    all acts as they are told: what it said or refused, and that it was asked.
    ``shares`` are the acts with their width in per cent of the most frequent one.
    """

    template: ClassVar[str] = "actors/show.html"
    here: ClassVar[str] = "Actors"
    actor: ActorPage
    unanswered: Listing[MissingRow]
    not_asked: Listing[MissingRow]
    grades: tuple[GradeRow, ...]
    answers: int
    requests: int
    acts: tuple[ToldAct, ...]
    more_acts: bool
    shares: tuple[tuple[str, int, float], ...]
    spellings: tuple[Spellings, ...]


@router.get("/actors", name="actors.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """List actors; with htmx, only the list."""
    listing = list_actors(connection, wanted)
    facets = load_facets(connection, wanted)
    where = place("/actors", wanted, file="actors", next_after=listing.next_after, facets=facets)
    return show(request, ActorIndex(listing, facets, wanted, where))


@router.get("/actors/{slug}", name="actors.show")
def show_actor(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Show one actor."""
    actor = load_actor(connection, slug)
    unanswered, not_asked = (
        list_missing(connection, ClaimFilter(actors=(slug,), state=state.value), limit=SHOWN)
        for state in (MissingState.ASKED_NO_ANSWER, MissingState.NOT_REPORTED_ASKED)
    )
    grades = load_grades_of_actor(connection, actor.card.slug)
    acts = group_acts(actor.responses)
    requests = sum(number for act, number in actor.acts if act == Act.COMMENT_REQUESTED)
    return show(
        request,
        ActorShow(
            actor,
            unanswered,
            not_asked,
            grades,
            answers=actor.card.responses - requests,
            requests=requests,
            acts=acts[:SHOWN],
            more_acts=len(acts) > SHOWN or len(actor.responses) < actor.card.responses,
            shares=share_acts(actor.acts),
            spellings=by_script(actor.card.aliases),
        ),
    )


def share_acts(acts: Sequence[tuple[str, int]]) -> tuple[tuple[str, int, float], ...]:
    """Return acts with their number and its per cent of the highest one, the most first."""
    most = max((number for _, number in acts), default=0)
    ordered = sorted(acts, key=lambda act: -act[1])
    return tuple((act, number, round(number / most * 100, 1)) for act, number in ordered)
