"""``/compare``: two articles side by side, as a page and as files."""

from dataclasses import dataclass
from typing import Annotated, ClassVar
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.base.errors import BadFilterError, BadInputError, NotHeldError
from app.export.compared import compared_csv, compared_json
from app.query.compare import find_article, load_comparison
from app.query.compared import Comparison
from app.query.compared_rows import compared_rows
from app.query.core import Connection
from app.web.deps import ConnectionDep
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

Given = Annotated[str, Query(description="Number or address of an article")]
_SHOWN = 300  # characters of what was typed that are repeated


@dataclass(frozen=True)
class CompareShow(Page):
    """The form, and the comparison if both are given; ``files`` is its query string."""

    template: ClassVar[str] = "compare/show.html"
    here: ClassVar[str] = "Articles"
    typed: dict[str, str]
    found: Comparison | None = None
    files: str = ""
    wrong: str | None = None
    wrong_field: str = "a"


@router.get("/compare.json", name="compare.json")
def as_json(connection: ConnectionDep, a: Given = "", b: Given = "") -> Response:
    """Give the comparison as JSON."""
    return Response(compared_json(load_comparison(connection, a, b)), media_type="application/json")


@router.get("/compare.csv", name="compare.csv")
def as_csv(connection: ConnectionDep, a: Given = "", b: Given = "", bom: bool = False) -> Response:
    """Give the comparison as CSV."""
    found = load_comparison(connection, a, b)
    name = f"compare-{found.a.id}-{found.b.id}.csv"
    return Response(
        b"".join(compared_csv(found, bom=bom)),
        media_type="text/csv; charset=utf-8",
        headers={
            "X-Row-Count": str(len(compared_rows(found))),
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


@router.get("/compare", name="compare.show")
def show_comparison(
    request: Request, connection: ConnectionDep, a: Given = "", b: Given = ""
) -> Response:
    """Show two articles side by side, or the form that asks which ones."""
    typed = {"a": a[:_SHOWN], "b": b[:_SHOWN]}
    if not a.strip() and not b.strip():
        return show(request, CompareShow(typed=typed))
    try:
        found = load_comparison(connection, a, b)
    except (BadInputError, NotHeldError) as error:
        field = error.field if isinstance(error, BadFilterError) else _not_held(connection, a)
        page = CompareShow(typed=typed, wrong=str(error), wrong_field=field)
        return show(request, page, status=error.status)
    files = urlencode({"a": found.a.id, "b": found.b.id})
    return show(request, CompareShow(typed=typed, found=found, files=files))


def _not_held(connection: Connection, a: str) -> str:
    """Return which field names what is not held."""
    try:
        find_article(connection, "a", a)
    except NotHeldError:
        return "a"
    return "b"
