"""The text of a PDF in paragraphs, without the lines that only number or head its pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from app.base.errors import BadInputError, TooLargeError
from app.base.text import fold, one_line

MAX_PAGES = 300
MAX_CHARACTERS = 1_500_000
_GAP = 1.45  # of the usual distance of two lines: more begins a paragraph
_INDENT = 0.8  # of a line's height
_SHORT = 0.75  # of the usual width: a line that ends a sentence and is shorter ends a paragraph
_EDGE = 2  # lines at the top and at the bottom of a page that may be repeated on others
_MADE = re.compile(r"^D:(\d{4})(\d{2})?(\d{2})?")
_NUMBER = re.compile(r"\d+")
_PARTED = re.compile(r"[\ufffe\x02]")  # how PDFium writes the hyphen of a parted word
_HYPHEN = re.compile(r"(?<=\w)\u00ad\s*$|(?<=[a-zа-яіїєґ])-$")
_ENDS = re.compile(r"[.!?…:;。！？”’\"»)]$")


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's text, paragraphs parted by empty lines, and what it says of itself.

    ``made`` is the day the file was made, as EDTF.
    """

    text: str
    title: str | None
    author: str | None
    made: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    bottom: float
    height: float


def is_pdf(content: bytes) -> bool:
    """Tell whether these bytes are a PDF: its mark stands within the first kilobyte."""
    return b"%PDF-" in content[:1024]


def read_pdf(name: str, content: bytes) -> Pdf:
    """Return the text of a PDF.

    Raises:
        BadInputError: encrypted, damaged, or pictures only; ``name`` is how the sentence calls it.
        TooLargeError: over 300 pages.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - its library is slow to load, and most pages are HTML

    try:
        document: Any = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        reason = "is encrypted" if "assword" in str(error) else "is damaged"
        raise BadInputError(f"{name} {reason}: print it to a new PDF, or give its text.") from error
    try:
        if len(document) > MAX_PAGES:
            raise TooLargeError(f"{name} has over {MAX_PAGES} pages: give only those needed.")
        pages = [_lines(document[number]) for number in range(len(document))]
        told: dict[str, str] = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise BadInputError(
            f"{name} is damaged: print it to a new PDF, or give its text."
        ) from error
    finally:
        document.close()
    text = "\n\n".join(_paragraphs(_without_edges(pages)))
    if not text.strip():
        raise BadInputError(f"{name} holds pictures of text only: give the text itself.")
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(f"{name} holds over {MAX_CHARACTERS:,} characters: give a part of it.")
    return Pdf(text, _title(told, text), one_line(told.get("Author", "")) or None, _made(told))


def _lines(page: Any) -> list[_Line]:
    """Return the lines of a page in the order in which it is written."""
    layer = page.get_textpage()
    try:
        found: list[_Line] = []
        at = 0
        for written in str(layer.get_text_range()).splitlines(keepends=True):
            said = one_line(written)
            if said:
                first = at + len(written) - len(written.lstrip())
                last = at + len(written.rstrip()) - 1
                left, bottom, _, top = layer.get_charbox(first, loose=True)
                _, _, right, _ = layer.get_charbox(max(last, first), loose=True)
                found.append(_Line(said, left, right, bottom, max(top - bottom, 1.0)))
            at += len(written)
        return found
    finally:
        layer.close()
        page.close()


def _without_edges(pages: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """Leave out what stands on several pages at the edge, whatever its number: it is no text."""
    if len(pages) < 3:
        return [[line for line in page if not line.text.isdigit()] for page in pages]
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_bare(line) for line in _edges(page)})
    often = {bare for bare, n in seen.items() if n >= max(3, len(pages) // 3)}
    kept: list[list[_Line]] = []
    for page in pages:
        edge = {id(line) for line in _edges(page) if _bare(line) in often or line.text.isdigit()}
        kept.append([line for line in page if id(line) not in edge])
    return kept


def _edges(page: Sequence[_Line]) -> list[_Line]:
    by_height = sorted(page, key=lambda line: -line.bottom)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _bare(line: _Line) -> str:
    return _NUMBER.sub("#", fold(line.text))


def _paragraphs(pages: Iterable[Sequence[_Line]]) -> list[str]:
    found: list[list[str]] = []
    open_end = False  # the last page ended within a sentence
    for page in pages:
        if not page:
            continue
        gaps = [a.bottom - b.bottom for a, b in pairwise(page) if a.bottom > b.bottom]
        usual = median(gaps) if gaps else 0.0
        width = median(line.right - line.left for line in page)
        before: _Line | None = None
        for line in page:
            if before is None:
                begins = not (open_end and found and line.text[:1].islower())
            else:
                begins = _begins(before, line, usual, width)
            if begins or not found:
                found.append([line.text])
            else:
                found[-1].append(line.text)
            before = line
        open_end = not _ENDS.search(page[-1].text)
    return [_joined(lines) for lines in found]


def _begins(before: _Line, line: _Line, usual: float, width: float) -> bool:
    """Tell whether ``line`` begins a paragraph below ``before``."""
    gap = before.bottom - line.bottom
    if gap < 0:  # the next column
        return bool(_ENDS.search(before.text)) or not line.text[:1].islower()
    if gap > _GAP * max(usual, 1.0) or abs(line.height - before.height) > 0.25 * before.height:
        return True
    ends = bool(_ENDS.search(before.text))
    if ends and line.left - before.left > _INDENT * line.height:
        return True
    return ends and before.right - before.left < _SHORT * width


def _joined(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, words that were parted at a line's end made whole."""
    text = ""
    for line in lines:
        if _HYPHEN.search(text) and line[:1].islower():
            text = _HYPHEN.sub("", text) + line
        else:
            text = f"{text} {line}" if text else line
    return _PARTED.sub("", text)


def _title(told: dict[str, str], text: str) -> str | None:
    """Return the title a PDF names if it stands in its text: programs put file names there."""
    title = one_line(told.get("Title", ""))
    plain = "".join(fold(text[:4000]).split())
    return title if len(title) > 8 and "".join(fold(title).split()) in plain else None


def _made(told: dict[str, str]) -> str | None:
    found = _MADE.match(told.get("CreationDate", ""))
    return "-".join(part for part in found.groups() if part) if found else None
