"""What one page brought, shown right after it was taken in and at any time later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.taken import TakenState
from app.domain.words import Basis
from app.query.brought import Brought, load_brought
from app.query.told_brought import tell_brought
from app.web.article import read_number
from app.web.deps import ConnectionDep
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

_BASES: Mapping[str, str] = {
    Basis.STATED: "its words say so",
    Basis.LINK: "it links there",
    Basis.COPY: "it has the same passages",
    Basis.INFERRED: "inferred from likeness and dates",
    Basis.EDITOR: "recorded by a person",
}
_HEADS: Mapping[str, str] = {
    TakenState.NEW: "Taken in",
    TakenState.CHANGED: "Taken in again: its text has changed",
    TakenState.UNCHANGED: "Already held with the same text: nothing was changed",
}


@dataclass(frozen=True)
class BroughtShow(Page):
    """What a page brought. ``head`` says what was just done with it, None if nothing was."""

    template: ClassVar[str] = "articles/brought.html"
    here: ClassVar[str] = "Add"
    brought: Brought
    told: str
    head: str | None
    bases: Mapping[str, str]


@router.get("/articles/{article_id}/brought", name="articles.brought")
def show_brought(
    request: Request, connection: ConnectionDep, article_id: str, taken: str = ""
) -> Response:
    """Show whose text a page is, its claims, answers and changes, each with its link."""
    brought = load_brought(connection, read_number(article_id))
    head = _HEADS.get(taken)
    held = head is None or taken == TakenState.UNCHANGED
    told = tell_brought(brought, held=held)
    return show(request, BroughtShow(brought=brought, told=told, head=head, bases=_BASES))


def brought_address(article_id: int, state: TakenState) -> str:
    """Return where it is shown what a page brought that was just handed in."""
    return f"/articles/{article_id}/brought?taken={state.value}"
