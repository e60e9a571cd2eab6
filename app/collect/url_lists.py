"""A table of addresses: CSV or TSV with a column ``url`` and, if known, what a manifest tells."""

import csv
from collections.abc import Iterator
from pathlib import Path

from app.collect.inputs import FailedInput
from app.collect.manifest import KEYS, Fetch, RowError, check_row, fetch_told, told_in
from app.domain.article import Input

SUFFIXES = (".csv", ".tsv")
_COLUMNS = sorted(KEYS - {"path", "text"})
_SAMPLE = 8192


def find_in_list(path: Path, fetch: Fetch) -> Iterator[Input | FailedInput]:
    """Yield the page behind each row; a row that names none is a failure in its place.

    A column that is not known is passed over; cells are UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines, delimiter=_delimiter(path))
            columns = [name.strip().casefold() for name in next(rows, list[str]())]
            if "url" not in columns:
                yield FailedInput(
                    path.name,
                    f"{path.name} has no column “url”: begin it with a line of column names, "
                    f"of which these are read: {', '.join(_COLUMNS)}.",
                )
                return
            for cells in rows:
                if not any(cell.strip() for cell in cells):
                    continue
                where = f"{path.name} line {rows.line_num}"
                row = {c: v.strip() or None for c, v in zip(columns, cells) if c in _COLUMNS}  # noqa: B905
                try:
                    check_row(row, where)
                except RowError as error:
                    yield FailedInput(where, str(error).replace("“path”, “text” or ", ""))
                    continue
                yield fetch_told(told_in(row), fetch)
    except (UnicodeDecodeError, csv.Error) as error:
        yield FailedInput(path.name, f"{path.name} is no UTF-8 table ({error}): save it as CSV.")


def count_rows(path: Path) -> int:
    """Return how many rows may name a page."""
    with path.open("rb") as lines:
        return max(sum(1 for line in lines if line.strip()) - 1, 1)


def _delimiter(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_SAMPLE).split(b"\n", maxsplit=1)[0]
    return max((",", ";", "\t"), key=lambda mark: head.count(mark.encode()))
