"""A table of addresses: CSV or TSV with a column ``url`` and, if known, what a manifest tells.

As programs save them: with commas, semicolons or tabs, in UTF-8 or UTF-16, with columns called
otherwise, or only addresses, one a line.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from app.collect.inputs import FailedInput
from app.collect.manifest import KEYS, Fetch, RowError, check_row, fetch_told, told_in
from app.domain.article import Input

SUFFIXES = (".csv", ".tsv")
_COLUMNS = sorted(KEYS - {"path", "text"})
_CALLED = {
    "url": (
        "link",
        "address",
        "web address",
        "article url",
        "page url",
        "uri",
        "href",
        "permalink",
    ),
    "title": ("headline", "article title"),
    "outlet": ("publisher", "publication", "newspaper", "publication title", "site"),
    "published": ("date", "date published", "publication date", "published at", "publish date"),
    "retrieved": ("accessed", "access date", "date accessed", "retrieved at"),
    "language": ("lang",),
}
_SCHEMES = ("http://", "https://")
_SAMPLE = 8192
_LARGEST_BARE = 1_000_000  # bytes; a longer text is no list of addresses


def find_in_list(path: Path, fetch: Fetch) -> Iterator[Input | FailedInput]:
    """Yield the page behind each row; a row that names none is a failure in its place.

    A column that is not known is passed over; cells are UTF-8, or UTF-16 with its mark. Without a
    line of column names the addresses stand where the first line has one.
    """
    try:
        with _opened(path) as lines:
            rows = csv.reader(lines, delimiter=_delimiter(lines))
            first = next(rows, list[str]())
            columns = _columns(first)
            if "url" not in columns:
                yield FailedInput(
                    path.name,
                    f"{path.name} has no column “url”: begin it with a line of column names, "
                    f"of which these are read: {', '.join(_COLUMNS)}.",
                )
                return
            if _is_bare(first):
                lines.seek(0)
                rows = csv.reader(lines, delimiter=_delimiter(lines))
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
    except (UnicodeError, csv.Error):
        yield FailedInput(
            path.name, f"{path.name} is no UTF-8 table: save it as “CSV UTF-8” and give that."
        )


def count_rows(path: Path) -> int:
    """Return how many rows may name a page."""
    try:
        with _opened(path) as lines:
            bare = _is_bare(next(csv.reader(lines, delimiter=_delimiter(lines)), list[str]()))
            lines.seek(0)
            return max(sum(1 for line in lines if line.strip()) - (not bare), 1)
    except (UnicodeError, csv.Error):
        return 1


def holds_only_addresses(path: Path) -> bool:
    """Tell whether a text file is a list of addresses, one on each line, and nothing else."""
    if path.stat().st_size > _LARGEST_BARE:
        return False
    words = path.read_bytes().decode("utf-8-sig", "replace").strip()
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return bool(lines) and all(
        line.startswith(_SCHEMES) and len(line.split()) == 1 for line in lines
    )


def _opened(path: Path) -> TextIO:
    with path.open("rb") as file:
        mark = file.read(2)
    encoding = "utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return path.open(encoding=encoding, newline="")


def _columns(first: Sequence[str]) -> list[str]:
    """Return the columns by our names: as they are called, or as others call them."""
    if _is_bare(first):
        at = next(i for i, cell in enumerate(first) if cell.strip().startswith(_SCHEMES))
        return ["url" if i == at else "" for i in range(len(first))]
    columns = [" ".join(name.casefold().replace("_", " ").split()) for name in first]
    for ours, others in _CALLED.items():
        if ours not in columns:
            at = next((i for i, name in enumerate(columns) if name in others), None)
            if at is not None:
                columns[at] = ours
    return columns


def _is_bare(first: Sequence[str]) -> bool:
    """Tell whether the first line is no line of column names: it has an address in it."""
    return any(cell.strip().startswith(_SCHEMES) for cell in first)


def _delimiter(lines: TextIO) -> str:
    """Return what stands between the cells, and leave ``lines`` at its first row."""
    lines.seek(0)
    head = lines.readline(_SAMPLE)
    told = head.strip().casefold().removeprefix("sep=")
    if head.casefold().startswith("sep=") and told in (",", ";"):  # a line that Excel writes
        return told
    lines.seek(0)
    return max((",", ";", "\t"), key=head.count)
