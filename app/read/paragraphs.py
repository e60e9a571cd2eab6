"""The paragraphs of plain text, however it was saved: blank lines, one a line, or hard-wrapped."""

import re
from dataclasses import dataclass
from itertools import pairwise

from app.domain.span import Span
from app.read.furniture import ends_sentence

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"^\s{0,20}(?:[-*•‣▪●–·]|\d{1,2}[.)])\s+(?=\S)")
_HEADING_MARK = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
_WRAP_MAX = 100  # longer lines were not wrapped by hand or by mail
_WRAP_MIN = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of plain text that belongs together; a wrapped one contains line breaks."""

    span: Span
    is_item: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    text: str
    after_blank: bool
    mark: str = ""


def find_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of ``text`` in order, without surrounding space or bullet marks."""
    rows = _rows(text)
    width = _wrap_width(rows)
    spaced = (
        bool(width)
        and sum(row.after_blank for row in rows) > 2
        and all(len(row.text) <= _WRAP_MAX for row in rows)
    )
    found: list[Paragraph] = []
    group: list[_Row] = []
    for row in rows:
        if group and _continues(group, row, width, spaced=spaced):
            group.append(row)
        else:
            if group:
                found.append(_paragraph(group))
            group = [row]
    if group:
        found.append(_paragraph(group))
    return found


def _paragraph(group: list[_Row]) -> Paragraph:
    mark = group[0].mark
    return Paragraph(
        Span(group[0].start, group[-1].end), is_item=mark == "item", is_heading=mark == "heading"
    )


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        blank = text.count("\n", previous_end, match.start()) > 1 or not rows
        mark, skip = "", 0
        if found := _BULLET.match(line):
            mark, skip = "item", found.end()
        elif found := _HEADING_MARK.match(line):
            mark, skip = "heading", found.end()
        body = line[skip:].strip()
        start = match.start() + line.index(body, skip)
        rows.append(_Row(start, start + len(body), body, blank, mark))
        previous_end = match.start() + len(line.rstrip())
    return rows


def _wrap_width(rows: list[_Row]) -> int:
    """Return how wide wrapped lines are here, 0 where nothing shows that lines were wrapped."""
    wrapped = [
        len(row.text)
        for row, following in pairwise(rows)
        if not following.after_blank
        and _WRAP_MIN <= len(row.text) <= _WRAP_MAX
        and following.text[:1].islower()
        and not ends_sentence(row.text)
    ]
    return max(wrapped) if len(wrapped) >= 2 else 0


def _continues(group: list[_Row], row: _Row, width: int, *, spaced: bool) -> bool:
    last = group[-1]
    if row.mark or row.after_blank or last.mark == "heading":
        return False
    starts_low = row.text[:1].islower() or row.text[:1] in ",;)%”"
    if starts_low and not _ends(last.text) and len(last.text) <= _WRAP_MAX:
        return True
    if not width or len(last.text) > _WRAP_MAX:
        return False
    if last.text.endswith(":") and len(last.text) <= 30 and len(group) == 1 and not last.mark:
        return True  # a label on a line of its own
    if spaced:  # blank lines part the paragraphs, so a sentence may end at a line's end
        return len(last.text) > 0.6 * width
    # The next word would not have fitted: this line was broken, not ended.
    next_word = len(row.text.split(" ", 1)[0])
    return len(last.text) + 1 + next_word > 0.95 * width and not _ends(last.text)


def _ends(line: str) -> bool:
    return ends_sentence(line) and not line.endswith((",", ";", ":"))
