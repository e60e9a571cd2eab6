"""``/bookmarklet``: a button for the browser's bar that hands over the page one is reading."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

_SCRIPT = (
    "javascript:(()=>{{const e=encodeURIComponent;"
    "open('{home}/add?url='+e(location.href)+'&title='+e(document.title),'_blank','noopener')}})()"
)


@dataclass(frozen=True)
class Bookmarklet(Page):
    """The button, and the same by script. ``script`` carries no token: a person confirms."""

    template: ClassVar[str] = "add/bookmarklet.html"
    here: ClassVar[str] = "Add"
    script: str
    home: str


@router.get("/bookmarklet", name="bookmarklet")
def bookmarklet(request: Request) -> Response:
    """Show the button and how to hand pages in by script."""
    home = str(request.base_url).rstrip("/")
    return show(request, Bookmarklet(_SCRIPT.format(home=home), home))
