"""Rows as a workbook for Excel, LibreOffice and the like, with its codebook on a sheet of its own.

One row is in memory at a time; the file grows on disk and is handed on in pieces. Numbers are
numbers, everything else is text, dates too: EDTF says what a spreadsheet's date cannot ("2025-06",
"2025-06-25~"). A text that would be run as a formula once it is edited is marked as text; unlike in
the CSV file it stays as it is.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from app.export.columns import NUMBER, TEXT, WHOLE, Cell
from app.export.files import FileKind
from app.export.write import absolute, defuse

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

T = TypeVar("T")

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""Rows of a sheet below its header; more go on the next sheet."""
LONGEST = 32_767
"""Characters of a cell. A longer text ends with ``_CUT``; CSV and JSON have all of it."""

_CUT = " [cut here: a cell holds no more; the CSV file has the whole text]"
_PIECE = 64 * 1024
_ABOUT = "about"
_WIDTHS = {NUMBER: 10, WHOLE: 10, TEXT: 40}
_WIDTH = 18


def write_xlsx(
    kind: FileKind[T],
    rows: Iterable[T],
    *,
    base_url: str = "",
    address: str = "",
    moment: datetime | None = None,
    most_rows: int = MOST_ROWS,
) -> Iterator[bytes]:
    """Yield the workbook of ``rows``: sheets named as the file, then ``about``.

    ``address`` is where the same rows can be asked for again, ``moment`` what was asked as of: the
    same moment gives the same bytes.
    """
    # Slow to load, and most of what shows rows writes no workbook.
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    with tempfile.TemporaryFile() as held:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with Workbook(held, options) as book:
            title = {"title": f"Whence: {kind.name}"}
            made = {"created": moment.astimezone(UTC).replace(tzinfo=None)} if moment else {}
            book.set_properties(title | made)  # pyright: ignore[reportUnknownMemberType]
            total = _fill(book, kind, rows, base_url=base_url, most_rows=most_rows)
            _tell(book, kind, rows=total, address=address, moment=moment)
        held.seek(0)
        while piece := held.read(_PIECE):
            yield piece


def _fill(
    book: "Workbook", kind: FileKind[T], rows: Iterable[T], *, base_url: str, most_rows: int
) -> int:
    """Write all rows, on as many sheets as they need; return how many there are."""
    head, as_text = _head(book), _format(book, {"quote_prefix": True})
    local = kind.local_columns
    sheet, below, sheets, total = _begin(book, kind, head, 1), 0, 1, 0
    for row in rows:
        if below == most_rows:
            sheets += 1
            sheet.autofilter(0, 0, below, len(kind.columns) - 1)
            sheet, below = _begin(book, kind, head, sheets), 0
        below, total = below + 1, total + 1
        for at, cell in enumerate(absolute(kind.cells(row), local, base_url)):
            _put(sheet, below, at, cell, as_text)
    sheet.autofilter(0, 0, below, len(kind.columns) - 1)
    return total


def _format(book: "Workbook", look: Mapping[str, bool | int]) -> "Format":
    return book.add_format(look)  # pyright: ignore[reportUnknownMemberType]


def _head(book: "Workbook") -> "Format":
    return _format(book, {"bold": True, "bottom": 1})


def _sheet(book: "Workbook", name: str) -> "Worksheet":
    return book.add_worksheet(name)  # pyright: ignore[reportUnknownMemberType]


def _begin(book: "Workbook", kind: FileKind[T], head: "Format", number: int) -> "Worksheet":
    sheet = _sheet(book, kind.name if number == 1 else f"{kind.name} {number}")
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(kind.columns):
        sheet.set_column(at, at, _WIDTHS.get(column.type, _WIDTH))
        sheet.write_string(0, at, column.name, head)
    return sheet


def _put(sheet: "Worksheet", row: int, at: int, cell: Cell, as_text: "Format") -> None:
    if cell is None:
        return
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(row, at, cell)
        return
    text = _as_text(cell)
    if text:
        sheet.write_string(row, at, text, None if defuse(text) == text else as_text)


def _as_text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    text = "; ".join(cell) if isinstance(cell, tuple) else str(cell)
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def _tell(
    book: "Workbook",
    kind: FileKind[T],
    *,
    rows: int,
    address: str,
    moment: datetime | None,
) -> None:
    """Write what is in the file: where it is from, how many rows, what each column means."""
    sheet, head = _sheet(book, _ABOUT), _head(book)
    told: Sequence[tuple[str, str | int]] = (
        ("file", kind.name),
        ("what a row is", kind.about),
        ("rows", rows),
        ("address", address or "all rows held"),
        ("as of", moment.isoformat() if moment else "the moment it was asked for"),
        ("dates", "EDTF text, as exact as the source and no more: 2025, 2025-06, 2025-06-25~"),
    )
    for at, width in enumerate((22, 22, 70, 40, 40)):
        sheet.set_column(at, at, width)
    for at, (name, value) in enumerate(told):
        sheet.write_string(at, 0, name, head)
        if isinstance(value, int):
            sheet.write_number(at, 1, value)
        else:
            sheet.write_string(at, 1, _as_text(value))
    below = len(told) + 1
    for at, name in enumerate(("column", "type", "meaning", "codes", "an empty cell")):
        sheet.write_string(below, at, name, head)
    for number, column in enumerate(kind.columns, below + 1):
        codes = ", ".join(column.codes)
        empty = column.empty or "Never empty."
        for at, text in enumerate((column.name, column.type, column.meaning, codes, empty)):
            sheet.write_string(number, at, text)
