"""Pages about the dashboard itself: how it works, corrections, the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.export.files import FILES
from app.query.corrections import Decided, load_decided
from app.query.filters import ClaimFilter
from app.query.rewordings import RewordingRow, list_rewordings
from app.web.deps import ConnectionDep
from app.web.measured import Measured, load_measured
from app.web.parameters import KIND, PARAMETERS, Parameter
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Methodology(Page):
    """What the words mean, how things are counted, and how good the findings are."""

    template: ClassVar[str] = "about/methodology.html"
    measured: Measured


@dataclass(frozen=True)
class Corrections(Page):
    """What was corrected, and how to report a mistake.

    ``rewordings`` are the first ones; ``rewording_rows`` counts the rows of their file.
    """

    template: ClassVar[str] = "about/corrections.html"
    decided: Decided
    rewordings: tuple[RewordingRow, ...]
    reworded: int
    rewording_rows: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One address that can be read, with the names it can be asked by.

    ``more`` are those of the names that not every list knows; ``file`` is the codebook's name of
    what it gives, None where it is no file.
    """

    path: str
    summary: str
    parameters: tuple[str, ...]
    more: tuple[str, ...] = ()
    file: str | None = None


@dataclass(frozen=True)
class ApiDocs(Page):
    """Every address of the API."""

    template: ClassVar[str] = "api/docs.html"
    operations: tuple[Operation, ...]
    parameters: tuple[Parameter, ...]
    special: bool


@router.get("/methodology", name="methodology")
def methodology(request: Request) -> Response:
    """Say how it works."""
    return show(request, Methodology(load_measured()))


@router.get("/corrections", name="corrections")
def corrections(request: Request, connection: ConnectionDep) -> Response:
    """Show what was corrected, and how to report a mistake."""
    found = list_rewordings(connection, ClaimFilter())
    reworded = len({row.id for row in found.items})
    return show(request, Corrections(load_decided(connection), found.items, reworded, found.count))


@router.get("/api/docs", name="api.docs")
def api_docs(request: Request) -> Response:
    """List what can be read as JSON."""
    operations = read_operations(request.app.openapi())
    special = any(operation.more for operation in operations)
    return show(request, ApiDocs(operations, (*PARAMETERS, KIND), special))


def read_operations(description: Mapping[str, Any]) -> tuple[Operation, ...]:
    """Return the readable addresses of an OpenAPI description, by path."""
    paths: Mapping[str, Any] = description.get("paths", {})
    return tuple(
        _operation(path, methods["get"])
        for path, methods in sorted(paths.items())
        if "get" in methods
    )


def _operation(path: str, told: Mapping[str, Any]) -> Operation:
    names = tuple(str(p["name"]) for p in told.get("parameters", ()))
    usual = {parameter.name for parameter in PARAMETERS}
    name = path.rpartition("/")[2]
    return Operation(
        path=path,
        summary=str(told.get("summary", "")),
        parameters=names,
        more=tuple(given for given in names if given not in usual),
        file=name if name in FILES else None,
    )
