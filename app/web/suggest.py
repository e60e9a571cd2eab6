"""What a reader who is still typing may mean: a fragment for the search box, and a plain page."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.query.suggest import Suggestion, suggest
from app.web.deps import ConnectionDep
from app.web.render import Page, show

router = APIRouter()

LONGEST = 200
"""Characters of a search box; what is longer is cut, since it is no beginning of a name."""


@dataclass(frozen=True)
class Suggestions(Page):
    """Names and claims that begin like what was typed."""

    template: ClassVar[str] = "search/suggest.html"
    here: ClassVar[str] = "Search"
    renames: ClassVar[bool] = False
    typed: str
    suggestions: tuple[Suggestion, ...]


@router.get("/search/suggest", name="search.suggest", include_in_schema=False)
def index(request: Request, connection: ConnectionDep, q: Annotated[str, Query()] = "") -> Response:
    """Suggest what may be meant; with htmx, only the list. Not kept: every letter asks anew."""
    typed = q.replace("\x00", " ")[:LONGEST]
    page = Suggestions(typed=typed, suggestions=suggest(connection, typed))
    answer = show(request, page)
    answer.headers["cache-control"] = "no-store"
    return answer
