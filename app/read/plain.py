"""An article from plain text, most often the saved text of a page."""

import re
from collections import Counter
from dataclasses import dataclass

from app.base.text import fold, one_line
from app.domain.article import Block, Link
from app.domain.span import Span
from app.domain.words import BlockKind
from app.read import phrases
from app.read.clocks import find_time
from app.read.credit import credit_name
from app.read.datelines import find_date, is_date_line, without_update
from app.read.furniture import ends_sentence, find_furniture, weight
from app.read.inline import split_inline
from app.read.names import looks_like_name
from app.read.paragraphs import Paragraph, find_paragraphs

_URL = re.compile(r"https?://[^\s<>\"'“”»)\]]{3,2000}")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{3,2000})\)")
_TITLE_MAX = 220
_HEADING_MAX = 100
_STOP = re.compile(r"[.!…。][\"”’]?$")
_BODY_MIN = 60
_CAPTION_MAX = 400
_TAIL_LINES = 4
_HEADER_LINES = 40  # what comes this late is no header
_BYLINE = re.compile(r"^(?:by|von|par|por|od|автор|від|текст)[:\s]\s*\S.{1,120}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlainPage:
    """What plain text holds. ``header`` are the lines above the body that are no block."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    title: str | None
    byline: str | None
    date: str | None
    time: str | None
    header: tuple[Span, ...]
    tail: tuple[Span, ...]


def read_plain(text: str, *, title: str | None, outlet: str | None) -> PlainPage:
    """Return the blocks of ``text`` and what its lines say of it. ``text`` is not changed.

    ``title`` and ``outlet`` are what is already known, None if nothing.
    """
    paragraphs = find_paragraphs(text)
    lines = [one_line(p.span.of(text)) for p in paragraphs]
    flags = find_furniture(lines, outlet=outlet, items=[p.is_item for p in paragraphs])
    body = _first_body(lines, flags, paragraphs, title)
    headline = _headline(lines, body, title)
    blocks = _header_blocks(lines[:body], headline, outlet)
    header = [p.span for i, p in enumerate(paragraphs[:body]) if i not in {b for b, _ in blocks}]
    kinds: list[tuple[Span, BlockKind]] = [(paragraphs[i].span, kind) for i, kind in blocks]
    for i in range(body, len(paragraphs)):
        caption = _is_caption(lines, i)
        repeated = i > 0 and lines[i].casefold() == lines[i - 1].casefold()
        if flags[i] or (caption and repeated):
            continue
        span = paragraphs[i].span
        if caption:
            kinds.append((span, BlockKind.CAPTION))
        elif paragraphs[i].is_item:
            kinds.append((span, BlockKind.LIST_ITEM))
        elif paragraphs[i].is_heading or _is_heading(lines, flags, i):
            kinds.append((span, BlockKind.HEADING))
        else:
            kinds += [(p.span, p.kind) for p in split_inline(text, span) if p.kind is not None]
    kinds.sort()
    tail = _tail(paragraphs, lines, max((span.end for span, _ in kinds), default=0))
    date, time = _date(lines[:body][:12])
    return PlainPage(
        blocks=tuple(Block(span, kind) for span, kind in kinds),
        links=_links(text, kinds, paragraphs, tail),
        title=title or (lines[headline] if headline is not None else None),
        byline=_byline(lines[:body], headline),
        date=date,
        time=time,
        header=tuple(header),
        tail=tail,
    )


def _date(header: list[str]) -> tuple[str | None, str | None]:
    """Return the first day above the body, and its time where that line says it."""
    for line in header:
        if len(line) <= 160 and (day := find_date(line)):
            return day, find_time(without_update(line), day=day)
    return None, None


def _first_body(
    lines: list[str], flags: list[bool], paragraphs: list[Paragraph], title: str | None
) -> int:
    """Return the index of the first paragraph of the body: a sentence, or a list."""
    counts = Counter(lines)
    told = fold(one_line(title)) if title else None
    for i, line in enumerate(lines[:_HEADER_LINES]):
        if flags[i] or is_date_line(line) or fold(line) == told:
            continue
        if paragraphs[i].is_item and i > 0 and len(line) > 25:
            return i
        if len(line) >= _TITLE_MAX:
            return i
        if not ends_sentence(line) or _is_title(lines, i, counts):
            continue
        # Below a first line that is a title even a short sentence is the body.
        short = (
            i > 0
            and (len(line.split()) >= 4 or weight(line) > _BODY_MIN)
            and not _meta_line(line, None)
        )
        if short or len(line) >= _BODY_MIN:
            return i
    for i, line in enumerate(lines):
        if not flags[i] and ends_sentence(line) and i > 0:
            return i
    return 1 if len(lines) > 1 and not flags[1] else 0


def _is_title(lines: list[str], i: int, counts: Counter[str]) -> bool:
    """Tell whether what ends as a sentence is a title: it stands twice, or is first and no stop."""
    return (counts[lines[i]] > 1 and len(lines[i]) < _TITLE_MAX) or (
        i == 0 and len(lines[i]) < _TITLE_MAX and not _STOP.search(lines[i])
    )


def _headline(lines: list[str], body: int, title: str | None) -> int | None:
    head = range(min(body, len(lines)))
    if title:
        wanted = fold(one_line(title))
        for i in head:
            if fold(lines[i]) == wanted:
                return i
        for i in head:
            if len(lines[i]) > 15 and (fold(lines[i]) in wanted or wanted in fold(lines[i])):
                return i
        return None
    return next((i for i in head if _is_titlelike(lines[i])), None)


def _is_titlelike(line: str) -> bool:
    return (
        len(line.split()) >= 3
        and len(line) <= _TITLE_MAX
        and not is_date_line(line)
        and not _BYLINE.match(line)
    ) or (len(line) >= 8 and bool(re.search(r"[\u4e00-\u9fff]{6}", line)))


def _header_blocks(
    lines: list[str], headline: int | None, outlet: str | None
) -> list[tuple[int, BlockKind]]:
    found: list[tuple[int, BlockKind]] = []
    seen: set[str] = set()
    for i, line in enumerate(lines):
        key = fold(line)
        if i == headline:
            found.append((i, BlockKind.HEADLINE))
        elif key in seen or phrases.TIME_AGO.match(line) or _meta_line(line, outlet):
            pass
        elif len(line.split()) >= 5 and lines.count(line) > 1:
            found.append((i, BlockKind.HEADLINE))
        elif headline is not None and i > headline and len(line.split()) >= 8:
            found.append((i, BlockKind.STANDFIRST))
        seen.add(key)
    return found


def _meta_line(line: str, outlet: str | None) -> bool:
    return bool(
        is_date_line(line)
        or (len(line) <= _TITLE_MAX and not ends_sentence(line) and find_date(line))
        or _BYLINE.match(line)
        or credit_name(line)
        or phrases.NOTICE.search(line)
        or phrases.PROMPT.search(line)
        or (outlet and fold(line) == fold(outlet))
    )


def _is_caption(lines: list[str], i: int) -> bool:
    line = lines[i]
    if len(line) > _CAPTION_MAX:
        return False
    if phrases.CAPTION_CREDIT.search(line) and len(line) > 30:
        return True
    following = lines[i + 1 : i + 3]
    if following and phrases.PHOTO_AGENCY.match(following[0]):
        return len(line) > 30
    return (
        len(following) == 2
        and following[0].casefold() == line.casefold()
        and bool(phrases.PHOTO_AGENCY.match(following[1]))
    )


def _is_heading(lines: list[str], flags: list[bool], i: int) -> bool:
    line = lines[i]
    if len(line) > _HEADING_MAX or len(line.split()) > 12:
        return False
    question = line.endswith("?") and len(line.split()) <= 10 and not re.search(r"[“”\"]", line)
    if (ends_sentence(line) and not question) or re.search(r"[.!?][\"”’]?\s", line):
        return False
    following = next((lines[j] for j in range(i + 1, len(lines)) if not flags[j]), "")
    return len(following) > len(line)


def _byline(lines: list[str], headline: int | None) -> str | None:
    for i, line in enumerate(lines):
        if i == headline or phrases.TIME_AGO.match(line) or is_date_line(line):
            continue
        if _BYLINE.match(line):
            return re.sub(r"^(?:by)[:\s]\s*", "", line, flags=re.IGNORECASE)
        if headline is not None and i > headline and (looks_like_name(line) or _people(line)):
            return line
    return None


def _people(line: str) -> bool:
    parts = re.split(r"\s*(?:,|;|&|\band\b)\s*", line)
    return len(line) <= 120 and len(parts) > 1 and all(looks_like_name(p) for p in parts if p)


def _tail(paragraphs: list[Paragraph], lines: list[str], last: int) -> tuple[Span, ...]:
    """Return the few lines right after the article, before another section opens."""
    found: list[Span] = []
    for paragraph, line in zip(paragraphs, lines, strict=True):
        if paragraph.span.start < last:
            continue
        if len(found) == _TAIL_LINES or phrases.RELATED.match(line) or phrases.REMARKS.match(line):
            break
        found.append(paragraph.span)
    return tuple(found)


def _links(
    text: str,
    kinds: list[tuple[Span, BlockKind]],
    paragraphs: list[Paragraph],
    tail: tuple[Span, ...],
) -> tuple[Link, ...]:
    """Return the addresses in blocks, and those alone in a line in or right after the article."""
    spans = [span for span, _ in kinds]
    spans += [
        p.span
        for p in paragraphs
        if phrases.URL_ONLY.match(p.span.of(text))
        and spans
        and (spans[0].start < p.span.start < spans[-1].end or p.span in tail)
    ]
    found: dict[int, Link] = {}
    for span in spans:
        for match in _MARKDOWN_LINK.finditer(text, span.start, span.end):
            found[match.start()] = Link(Span(match.start(1), match.end(1)), match.group(2))
        taken = {link.url for link in found.values()}
        for match in _URL.finditer(text, span.start, span.end):
            url = match.group().rstrip(".,;:!?…")
            if url not in taken:
                found[match.start()] = Link(Span(match.start(), match.start() + len(url)), url)
    return tuple(found[start] for start in sorted(found))
