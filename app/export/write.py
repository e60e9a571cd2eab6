"""Rows as the bytes of a file, a piece at a time, so that no file is held in memory.

CSV is RFC 4180: UTF-8, CRLF, quotes where needed. A text cell that a spreadsheet would run as a
formula is defused in every variant, by an apostrophe before it; numbers stay numbers. JSON keeps
every text as it is.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import TypeVar

from app.export.columns import Cell
from app.export.files import FileKind

T = TypeVar("T")

PIECE = 64 * 1024  # characters gathered before they are handed on
BOM = "\ufeff"
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")


def write_csv(
    kind: FileKind[T], rows: Iterable[T], *, bom: bool = False, base_url: str = ""
) -> Iterator[bytes]:
    """Yield the CSV file of ``rows``. ``bom`` makes Excel read it as UTF-8.

    ``base_url`` (no slash at its end) makes the addresses of pages here absolute.
    """
    out = StringIO()
    if bom:
        out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(kind.header)
    local = kind.local_columns
    values = [column.value for column in kind.columns]
    for row in rows:
        cells = absolute([value(row) for value in values], local, base_url)
        writer.writerow(
            [
                cell if cell is None or cell.__class__ is int else csv_cell(cell)  # as it is
                for cell in cells
            ]
        )
        if out.tell() >= PIECE:
            yield _take(out)
    yield _take(out)


def write_json(
    kind: FileKind[T],
    rows: Iterable[T],
    *,
    count: int,
    next_address: str | None = None,
    base_url: str = "",
) -> Iterator[bytes]:
    """Yield ``{"count": ..., "next": ..., "items": [...]}``; items have the columns as keys.

    ``count`` is of all pages, ``next_address`` where the next one is. Several values are a list.
    """
    head = json.dumps({"count": count, "next": next_address}, ensure_ascii=False)
    out = StringIO()
    out.write(f'{head[:-1]}, "items": [')
    before = ""
    for line in _json_lines(kind, rows, base_url):
        out.write(f"{before}\n{line}")
        before = ","
        if out.tell() >= PIECE:
            yield _take(out)
    out.write("\n]}\n")
    yield _take(out)


def write_jsonl(kind: FileKind[T], rows: Iterable[T], *, base_url: str = "") -> Iterator[bytes]:
    """Yield one JSON object a line, with the columns as keys."""
    out = StringIO()
    for line in _json_lines(kind, rows, base_url):
        out.write(f"{line}\n")
        if out.tell() >= PIECE:
            yield _take(out)
    yield _take(out)


def csv_cell(cell: Cell) -> str | int | float:
    """Return a cell as a CSV writer takes it: several values joined, formulas defused."""
    if isinstance(cell, str):  # nearly every cell, so it is asked first
        return defuse(cell)
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case int() | float():
            return cell
        case tuple():
            return defuse("; ".join(cell))
        case date():
            return cell.isoformat()


def defuse(text: str) -> str:
    """Return ``text`` so that no spreadsheet runs it: with an apostrophe before it if one would.

    White space before the sign does not help it; NUL, which no file should hold, is left out.
    """
    clean = text.replace("\x00", "") if "\x00" in text else text
    first = clean[:1]
    if first.isalnum() and first not in _RUN_BY_SPREADSHEETS:
        return clean  # nearly every cell
    if clean.startswith(_RUN_BY_SPREADSHEETS) or clean.lstrip().startswith(_RUN_BY_SPREADSHEETS):
        return f"'{clean}"
    return clean


def absolute(cells: Sequence[Cell], local: frozenset[int], base_url: str) -> Sequence[Cell]:
    """Return ``cells`` with ``base_url`` before those of the columns ``local``."""
    if not base_url:
        return cells
    return tuple(f"{base_url}{cell}" if at in local else cell for at, cell in enumerate(cells))


def _json_lines(kind: FileKind[T], rows: Iterable[T], base_url: str) -> Iterator[str]:
    header, local = kind.header, kind.local_columns
    for row in rows:
        cells = absolute(kind.cells(row), local, base_url)
        values = {
            name: cell.isoformat() if isinstance(cell, date) else cell
            for name, cell in zip(header, cells, strict=True)
        }
        yield json.dumps(values, ensure_ascii=False)


def _take(out: StringIO) -> bytes:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode("utf-8", "replace")
