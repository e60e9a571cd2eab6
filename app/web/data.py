"""Every file with its codebook and its row count."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.export.codebook import CODEBOOK, FileEntry
from app.export.files import FILES
from app.query.filters import ClaimFilter
from app.web.deps import ConnectionDep
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class CountedFile:
    """One file as the codebook tells it, with how many rows it has now."""

    name: str
    entry: FileEntry
    rows: int


@dataclass(frozen=True)
class DataIndex(Page):
    """All files."""

    template: ClassVar[str] = "data/index.html"
    here: ClassVar[str] = "Data"
    files: tuple[CountedFile, ...]


@router.get("/data", name="data.index")
def index(request: Request, connection: ConnectionDep) -> Response:
    """List all files with their columns."""
    everything = ClaimFilter()
    files = tuple(
        CountedFile(name, CODEBOOK[name], kind.count(connection, everything))
        for name, kind in FILES.items()
    )
    return show(request, DataIndex(files))
