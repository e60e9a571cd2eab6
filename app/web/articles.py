"""The list of articles."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.query.articles import list_articles
from app.query.cards import ArticleCard, Facets, Listing
from app.query.facets import load_facets
from app.query.filters import ClaimFilter
from app.web.deps import ConnectionDep, FilterDep
from app.web.lists import Place, place
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class ArticleIndex(Page):
    """The list of articles that match a filter."""

    template: ClassVar[str] = "articles/index.html"
    here: ClassVar[str] = "Articles"
    listing: Listing[ArticleCard]
    facets: Facets
    wanted: ClaimFilter
    place: Place


@router.get("/articles", name="articles.index")
def index(request: Request, connection: ConnectionDep, wanted: FilterDep) -> Response:
    """List articles; with htmx, only the list."""
    listing = list_articles(connection, wanted)
    facets = load_facets(connection, wanted)
    where = place(
        "/articles", wanted, file="articles", next_after=listing.next_after, facets=facets
    )
    return show(request, ArticleIndex(listing, facets, wanted, where))
