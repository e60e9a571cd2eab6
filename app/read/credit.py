"""Whose text a page says it is, where that is not its own outlet."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.base.text import fold, one_line
from app.domain.article import Credit
from app.domain.span import Span
from app.read.datelines import is_date_line
from app.read.names import (
    AGENCIES,
    is_agency,
    looks_like_name,
    looks_like_publisher,
    same_publisher,
)
from app.read.phrases import TIME_AGO
from app.read.syndicated import closing_agency, dateline_agency, edge_lines, first_place

_NAME = (
    r"(?P<name>(?:[Tt]he\s)?[A-ZÀ-ÞА-ЯІЇЄ][\w&'’+-]*(?:\.[a-z]{2,4}\b)?"
    r"(?:\s(?:of|the|and|&|[A-ZÀ-ÞА-ЯІЇЄ0-9][\w&'’+-]*)){0,4})"
)
_ORIGINAL = re.compile(
    r"\b(?i:originally|first)\s(?:published|appeared|posted|reported|printed)\s(?:in|on|by|at)\s"
    + _NAME
    + r"|\b(?i:republished|reprinted|reproduced|syndicated)\s(?:here\s)?"
    + r"(?:from|by|with (?:the )?permission (?:of|from))\s"
    + _NAME.replace("name>", "name2>")
    + r"|\b(?i:read) the (?:original|full) (?:article|story|post)\s(?:on|at|in)\s"
    + _NAME.replace("name>", "name3>")
)
_SOURCE = re.compile(
    r"^(?:source|via|quelle|fuente|fonte|источник|джерело|źródło|来源|转自|稿源)\s*[:：]\s*(?P<name>[^\s:：|][^:：|]{1,60}?)(?=\s{2}|\s*[|–—-]\s|\s\d{4}|$)",
    re.IGNORECASE,
)
_STORY_BY = re.compile(
    r"^(?P<name>[^|–—·]{2,50}?)\s*[|–—·-]\s*(?:(?:story|article|text)\s)?by\s\S", re.IGNORECASE
)
_BYLINE = re.compile(
    r"^(?:by\s)?[^|/]{2,60}\s?[|/,]\s?(?P<name>[A-Z][\w .&'’-]{1,40})$", re.IGNORECASE
)
_DASHED = re.compile(r"^[-–—/]\s?(?P<name>[A-ZА-ЯІЇЄ][^.!?]{1,40})$")
_BETA = re.compile(
    r"\b(?P<name>[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2}?)(?:['’]s)?\s(?:AI|A\.I\.)\s(?:is|tool|summar)"
)
_LINE = 160
# Labels that hosts of different owners share; any other shared one is the owner's name.
_SHARED_LABELS = frozenset(
    (
        "com",
        "org",
        "net",
        "gov",
        "edu",
        "int",
        "co",
        "ac",
        "news",
        "www",
        "en",
        "english",
        "edition",
        "asia",
        "world",
        "example",
        "blogspot",
        "wordpress",
        "substack",
        "medium",
        "github",
        "io",
        "ru",
        "ua",
        "uk",
        "cn",
        "de",
        "fr",
        "us",
        "in",
        "jp",
        "kr",
        "au",
        "my",
        "sg",
        "hk",
        "pl",
        "tv",
        "info",
    )
)


def find_credit(
    text: str,
    *,
    header: Sequence[Span],
    tail: Sequence[Span],
    first: Span | None,
    body: Sequence[Span] = (),
    own: Iterable[str | None],
    page_domain: str,
    other_domains: Iterable[str],
    authors: Sequence[str] = (),
) -> Credit | None:
    """Return the outlet whose text this is, None if it is the page's own.

    ``header`` and ``tail`` are the lines above and below the body, ``first`` its first paragraph,
    ``body`` its paragraphs;
    ``own`` are names of the page's outlet; ``other_domains`` what its metadata call the original's.
    Names in credit positions come first, metadata only when no line says it.
    """
    mine = [name for name in own if name]

    def foreign(name: str | None) -> str | None:
        if not name:
            return None
        trimmed = one_line(name).strip(" .,:;-–—|/")
        if len(trimmed) < 2 or any(same_publisher(trimmed, other) for other in mine):
            return None
        known = AGENCIES.get(trimmed.casefold())
        return None if known and known == page_domain else trimmed

    elsewhere = next(
        (d for d in other_domains if d and page_domain and not _related(d, page_domain)), None
    )
    for span in (*header, *tail):
        line = _line_of(text, span)
        name = foreign(credit_name(line) or closing_agency(line))
        if name:
            return Credit(name, elsewhere or AGENCIES.get(name.casefold()), span)
    lone = _lone_name(text, header, foreign)
    if lone:
        return Credit(lone.of(text), elsewhere or AGENCIES.get(lone.of(text).casefold()), lone)
    for span, said in _edges(text, body):
        name = foreign(closing_agency(said) or first_place(said) or _original(said))
        if name:
            return Credit(name, elsewhere or AGENCIES.get(name.casefold()), span)
    if first and (place := dateline_agency(first.of(text))):
        found = _within(first, place)
        name = foreign(found.of(text))
        if name:
            return Credit(name, AGENCIES.get(name.casefold()), found)
    for author in authors:
        if is_agency(author) and foreign(author):
            return Credit(author, AGENCIES.get(author.casefold()), None)
    if match := _BETA.search(text[:20_000]):
        name = foreign(match["name"])
        if name and len(re.findall(rf"\b{re.escape(name)}\b", text)) > 1:
            return Credit(name, elsewhere, Span(*match.span("name")))
    return Credit(elsewhere, elsewhere, None) if elsewhere else None


def credit_name(line: str) -> str | None:
    """Return the outlet that ``line`` credits by its form, None if it is no credit line."""
    words = one_line(line)
    if stated := _original(words) or first_place(words):
        return stated
    if len(words) > _LINE:
        return None
    if match := _SOURCE.match(words):
        return match["name"]
    if (match := _STORY_BY.match(words)) and looks_like_name(match["name"]):
        return match["name"]
    for pattern in (_DASHED, _BYLINE):
        if (match := pattern.match(words)) and (
            is_agency(match["name"]) or looks_like_publisher(match["name"])
        ):
            return match["name"]
    return words if is_agency(words) else None


def _original(line: str) -> str | None:
    match = _ORIGINAL.search(one_line(line)[:400])
    return (match["name"] or match["name2"] or match["name3"]) if match else None


def _edges(text: str, body: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the short paragraphs at the end and the beginning, which may say whose the text is."""
    said = [span.of(text) for span in body]
    for place, words in edge_lines(said):
        yield body[place], words


def _lone_name(
    text: str, header: Sequence[Span], foreign: Callable[[str], str | None]
) -> Span | None:
    """Return the header line that is only an outlet's name: it stands twice, or beside a time."""
    lines = [one_line(span.of(text)).lstrip("-•* ") for span in header]
    for i, line in enumerate(lines):
        if (
            not looks_like_name(line)
            or not callable(foreign)
            or foreign(line) is None
            or re.search(r"\d", line)
        ):
            continue
        beside = any(
            TIME_AGO.match(other) or is_date_line(other) for other in lines[max(0, i - 1) : i + 2]
        )
        twice = sum(fold(line) == fold(other) for other in lines) > 1
        if (beside and (looks_like_publisher(line))) or (
            twice and len(line) > 2 and (beside or looks_like_publisher(line))
        ):
            start = (
                header[i].start + header[i].of(text).index(line)
                if line in header[i].of(text)
                else header[i].start
            )
            return Span(start, start + len(line)) if line in header[i].of(text) else header[i]
    return None


def _line_of(text: str, span: Span) -> str:
    """Return ``span`` with a dash before it in its line, which a list's bullet looks like."""
    return text[text.rfind("\n", 0, span.start) + 1 : span.end].strip()


def _within(span: Span, found: tuple[int, int]) -> Span:
    return Span(span.start + found[0], span.start + found[1])


def _related(one: str, other: str) -> bool:
    """Tell whether two hosts belong to one site."""
    if one == other or one.endswith("." + other) or other.endswith("." + one):
        return True
    return bool((set(one.split(".")) & set(other.split("."))) - _SHARED_LABELS)
