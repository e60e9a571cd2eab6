"""Where the answers go: a table on the screen, bytes on standard output, a whole file."""

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.base.errors import BadInputError
from app.export.columns import Column
from app.export.files import FileKind
from app.export.write import csv_cell

_LONG = ("claim", "told", "chain", "quote", "origins", "evidence", "carried_by")


def put_table(
    kind: FileKind[Any], columns: Sequence[str | Column[Any]], rows: Iterable[Any]
) -> None:
    """Show some columns of ``rows`` as a table as wide as the terminal.

    A column that the file does not have is given itself.
    """
    table = Table(show_edge=False, pad_edge=False)
    held = {column.name: column for column in kind.columns}
    wanted = [held[column] if isinstance(column, str) else column for column in columns]
    for column in wanted:
        long = column.name in _LONG
        name = column.name.replace("_", " ")
        table.add_column(name, overflow="fold", min_width=20 if long else None)
    for row in rows:
        table.add_row(*(Text(_shown(column.value(row))) for column in wanted))
    Console().print(table)


def put_bytes(pieces: Iterable[bytes]) -> None:
    """Write ``pieces`` to standard output as they come."""
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def put_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write ``pieces`` to ``path``: the whole file, or none and the old one stays.

    Raises:
        BadInputError: it cannot be written there.
    """
    try:
        _write_whole(path, pieces)
    except OSError as error:
        raise BadInputError(f"{path} cannot be written: {error.strerror}.") from error


def put_count(number: int, *, shown: int | None = None, of: str) -> None:
    """Say on standard error how many rows there are."""
    part = f"{shown} of {number}" if shown is not None and shown < number else str(number)
    print(f"{of}: {part} row{'' if number == 1 else 's'}", file=sys.stderr)


def _shown(cell: Any) -> str:
    return str(csv_cell(cell)) if not isinstance(cell, str) else cell


def _write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as beside:
        part = Path(beside.name)
        try:
            beside.writelines(pieces)
            beside.flush()
            os.fsync(beside.fileno())
            part.chmod(0o666 & ~_umask())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
