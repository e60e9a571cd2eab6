"""One template, two answers: the whole page, or the one block htmx asked for."""

from dataclasses import fields
from typing import Any, ClassVar

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from app.base.places import share
from app.query.filters import ClaimFilter
from app.web import words
from app.web.gathered import gather_wordings
from app.web.lists import Place, address
from app.web.past import past_of
from app.web.share import feed_of, share_of

TEMPLATES = share("templates")

env = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=words.show_hidden_marks,
)
_FILTERS: dict[str, Any] = {**words.FILTERS, "gathered": gather_wordings}
env.filters.update(_FILTERS)
_GIVEN: dict[str, Any] = {**words.GLOBALS, "share_of": share_of, "feed_of": feed_of}
env.globals.update(_GIVEN)
env.tests["held_page"] = words.is_web_address


class Page:
    """What one template is given. Subclasses are frozen dataclasses, named ``ClaimIndex(Page)``.

    ``here`` is the entry of the main navigation that this page belongs to. ``renames``: whether a
    fragment of it also changes the title of the page it comes into.
    """

    template: ClassVar[str]
    here: ClassVar[str] = ""
    renames: ClassVar[bool] = True

    def own_address(self) -> str | None:
        """Return the shortest address of what is shown, where that may differ from the request."""
        place, wanted = getattr(self, "place", None), getattr(self, "wanted", None)
        if not isinstance(place, Place) or not isinstance(wanted, ClaimFilter):
            return None
        return address(place.path, wanted)

    def context(self) -> dict[str, Any]:
        """Return the fields by name, uncopied."""
        names = [f.name for f in fields(self)]  # type: ignore[arg-type]
        return {"here": self.here} | {name: getattr(self, name) for name in names}


def wanted_block(request: Request, template_name: str) -> str | None:
    """Name the block htmx will swap in, or None for the whole page.

    The block ``claim_list`` is the fragment for the element ``id="claim-list"``.
    """
    headers = request.headers
    if (
        headers.get("HX-Request") != "true"
        or headers.get("HX-Boosted") == "true"
        or headers.get("HX-History-Restore-Request") == "true"
    ):
        return None
    target = headers.get("HX-Target", "").rpartition("#")[2].replace("-", "_")
    return target if target in env.get_template(template_name).blocks else None


def render(request: Request, page: Page) -> str:
    """Return the page as HTML, or the fragment of it that this request is for."""
    template = env.get_template(page.template)
    request.state.page = page  # for ``share_of``
    past = past_of(request)
    context = {"request": request, "past": past, **page.context()}
    block = wanted_block(request, page.template)
    html = (
        template.render(context)
        if block is None
        else _fragment(template, block, context, page.renames)
    )
    return past.keep(html) if past else html


def _fragment(template: Template, block: str, context: dict[str, Any], renames: bool) -> str:
    """Return one block and, for the browser's tab, the title that the whole page would have."""
    if not renames:
        return env.concat(template.blocks[block](template.new_context(context)))
    body, title = (
        env.concat(template.blocks[name](template.new_context(context)))
        for name in (block, "title")
    )
    return f"{body}<title>{title.strip()} · Whence</title>\n"


def show(request: Request, page: Page, *, status: int = 200) -> HTMLResponse:
    """Answer with the page, or the fragment of it that this request is for."""
    headers = {"Vary": "HX-Request, HX-Target"}
    pushed = page.own_address() if wanted_block(request, page.template) else None
    if pushed is not None and pushed.isascii():
        past = past_of(request)
        headers["HX-Push-Url"] = past.address(pushed) if past else pushed
    return HTMLResponse(render(request, page), status_code=status, headers=headers)
