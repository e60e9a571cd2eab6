"""Reads a workbook back by the rules of its format, with nothing of what wrote it."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows of cells as text or number, and the cells marked as plain text."""

    name: str
    rows: tuple[tuple[str | float | None, ...], ...]
    marked: frozenset[tuple[int, int]]
    frozen_rows: int
    formulas: int


def read_book(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        names = [
            s.attrib["name"]
            for s in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        ]
        styles = ET.fromstring(book.read("xl/styles.xml"))
        looks = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")
        quoted = {at for at, xf in enumerate(looks) if xf.get("quotePrefix") == "1"}
        return tuple(
            _sheet(name, ET.fromstring(book.read(f"xl/worksheets/sheet{at}.xml")), quoted)
            for at, name in enumerate(names, 1)
        )


def _sheet(name: str, root: ET.Element, quoted: set[int]) -> Sheet:
    rows: list[tuple[str | float | None, ...]] = []
    marked: set[tuple[int, int]] = set()
    for row in root.iter(f"{MAIN}row"):
        at = int(row.attrib["r"]) - 1
        while len(rows) < at:
            rows.append(())
        cells: dict[int, str | float | None] = {}
        for cell in row.iter(f"{MAIN}c"):
            column = _column(cell.attrib["r"])
            cells[column] = _value(cell)
            if int(cell.get("s", "0")) in quoted:
                marked.add((at, column))
        rows.append(tuple(cells.get(i) for i in range(max(cells, default=-1) + 1)))
    pane = root.find(f".//{MAIN}pane")
    frozen = (
        int(pane.get("ySplit", "0")) if pane is not None and pane.get("state") == "frozen" else 0
    )
    formulas = len(list(root.iter(f"{MAIN}f")))
    return Sheet(name, tuple(rows), frozenset(marked), frozen, formulas)


def _value(cell: ET.Element) -> str | float | None:
    if cell.get("t") == "inlineStr":
        text = "".join(t.text or "" for t in cell.iter(f"{MAIN}t"))
        return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
    number = cell.findtext(f"{MAIN}v")
    assert cell.get("t", "n") == "n", cell.attrib
    return None if number is None else float(number)


def _column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
