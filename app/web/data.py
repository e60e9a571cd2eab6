"""Every file with its row count, and the codebook of each."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.errors import NotHeldError
from app.export.codebook import CODEBOOK, ColumnEntry, FileEntry
from app.export.columns import KEY
from app.export.files import FILES, FileKind
from app.export.write import csv_cell
from app.query.core import Connection
from app.query.filters import ClaimFilter
from app.web.deps import ConnectionDep
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "What is reported": ("claims", "mentions", "hops", "responses", "drift"),
    "Who and where": ("articles", "outlets", "actors", "topics"),
    "Said by people": ("grades", "replies"),
}
_WORKED_OUT = "Worked out from these"
_LOOKED_THROUGH = 25  # rows read for an example of each column
_EXAMPLE = 80  # characters of an example


@dataclass(frozen=True, slots=True)
class CountedFile:
    """One file as the codebook tells it, with how many rows it has now."""

    name: str
    entry: FileEntry
    rows: int


@dataclass(frozen=True, slots=True)
class Family:
    """Files that belong together."""

    name: str
    files: tuple[CountedFile, ...]


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One column with a value it has and the other files that have the same key."""

    entry: ColumnEntry
    example: str
    joins: tuple[str, ...]


@dataclass(frozen=True)
class DataIndex(Page):
    """All files."""

    template: ClassVar[str] = "data/index.html"
    here: ClassVar[str] = "Data"
    families: tuple[Family, ...]
    count_files: int
    count_rows: int


@dataclass(frozen=True)
class Codebook(Page):
    """What every column of one file means. ``others`` are the names of the other files."""

    template: ClassVar[str] = "data/show.html"
    here: ClassVar[str] = "Data"
    file: CountedFile
    columns: tuple[ShownColumn, ...]
    others: tuple[str, ...]


@router.get("/data", name="data.index")
def index(request: Request, connection: ConnectionDep) -> Response:
    """List all files with their rows."""
    families = group_files([_counted(connection, kind) for kind in FILES.values()])
    files = [file for family in families for file in family.files]
    return show(request, DataIndex(families, len(files), sum(file.rows for file in files)))


@router.get("/data/{name}", name="data.show")
def show_codebook(request: Request, connection: ConnectionDep, name: str) -> Response:
    """Show the codebook of one file."""
    kind = FILES.get(name)
    if kind is None:
        raise NotHeldError(f"There is no file “{name[:40]}”; all files are listed at /data.")
    examples = find_examples(connection, kind)
    columns = tuple(
        ShownColumn(entry, examples.get(entry.name, ""), _joins(name, entry))
        for entry in CODEBOOK[name].columns
    )
    others = tuple(other for other in FILES if other != name)
    return show(request, Codebook(_counted(connection, kind), columns, others))


def group_files(files: Sequence[CountedFile]) -> tuple[Family, ...]:
    """Put files into their families; what is in none is worked out from the others."""
    placed = {name for names in _FAMILIES.values() for name in names}
    by_name = {file.name: file for file in files}
    reported, *rest = (
        Family(family, tuple(by_name[name] for name in names if name in by_name))
        for family, names in _FAMILIES.items()
    )
    worked_out = Family(_WORKED_OUT, tuple(file for file in files if file.name not in placed))
    return tuple(family for family in (reported, worked_out, *rest) if family.files)


def find_examples(connection: Connection, kind: FileKind[Any]) -> dict[str, str]:
    """Return by column a value from the first rows, cut; nothing for a column that is empty."""
    found: dict[str, str] = {}
    with closing(kind.stream(connection, ClaimFilter())) as rows:
        for row in islice(rows, _LOOKED_THROUGH):
            for name, cell in zip(kind.header, kind.cells(row), strict=True):
                value = str(csv_cell(cell))
                if value and name not in found:
                    found[name] = value if len(value) <= _EXAMPLE else f"{value[:_EXAMPLE]}…"
    return found


def _counted(connection: Connection, kind: FileKind[Any]) -> CountedFile:
    return CountedFile(kind.name, CODEBOOK[kind.name], kind.count(connection, ClaimFilter()))


def _joins(name: str, column: ColumnEntry) -> tuple[str, ...]:
    """Return the other files with a key column of the same name."""
    if column.type != KEY:
        return ()
    return tuple(
        other
        for other, entry in CODEBOOK.items()
        if other != name and any(c.name == column.name and c.type == KEY for c in entry.columns)
    )
