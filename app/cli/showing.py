"""How the rows of a file are shown in the terminal: as a table, as CSV or as JSON."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Annotated, Any

import typer

from app.cli.database import database
from app.cli.output import put_bytes, put_count, put_table
from app.cli.past import reading_as_of
from app.export.columns import Column
from app.export.files import FILES, FileKind
from app.export.write import write_csv, write_json, write_jsonl
from app.export.xlsx import write_xlsx
from app.query.filters import ClaimFilter

ON_SCREEN = 50  # rows of a table unless --limit says otherwise


class Shown(StrEnum):
    """How an answer is shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Written(StrEnum):
    """How a file is written."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    XLSX = "xlsx"


Format = Annotated[Shown, typer.Option("--format", help="table, csv or json.")]
Limit = Annotated[
    int, typer.Option(min=0, help=f"Rows at most; 0: all. A table shows {ON_SCREEN}.")
]


def show_rows(
    name: str,
    columns: Sequence[str | Column[Any]],
    wanted: ClaimFilter,
    *,
    shown: Shown,
    limit: int,
) -> None:
    """Show some columns of a file as a table, or all of it as CSV or JSON, and how many rows."""
    kind = FILES[name]
    with database() as engine, reading_as_of(engine, wanted.as_of) as connection:
        number = kind.count(connection, wanted)
        most = limit or (ON_SCREEN if shown is Shown.TABLE else number)
        with closing(kind.stream(connection, wanted)) as stream:
            rows = islice(stream, most)
            if shown is Shown.TABLE:
                put_table(kind, columns, rows)
            else:
                put_bytes(pieces_of(kind, Written(shown.value), rows, count=number))
    put_count(number, shown=min(most, number), of=name)


def pieces_of(
    kind: FileKind[Any],
    written: Written,
    rows: Any,
    *,
    count: int,
    moment: datetime | None = None,
) -> Iterator[bytes]:
    """Return a file as pieces of bytes; ``moment`` is what the rows were asked as of."""
    writers: dict[Written, Callable[[], Iterator[bytes]]] = {
        Written.CSV: lambda: write_csv(kind, rows),
        Written.JSON: lambda: write_json(kind, rows, count=count),
        Written.JSONL: lambda: write_jsonl(kind, rows),
        Written.XLSX: lambda: write_xlsx(kind, rows, moment=moment),
    }
    return writers[written]()
