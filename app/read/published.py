"""When a page was published, from the surest place to the least sure."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, cast

from app.base.clock import now
from app.base.dates import date_range
from app.domain.article import DateFound
from app.domain.words import DateBasis
from app.read.clocks import find_time
from app.read.datelines import find_date, without_update
from app.read.dom import Piece
from app.read.metadata import Metadata
from app.read.tree import Element, without

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ISO = re.compile(r"^\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?=$|T|\d{6}$)")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-])")
_PUBLISHED_MARK = re.compile(
    r"publish|pubdate|datecreated|date-?posted|byline|dateline|timestamp|post-?date|entry-date|\bwhen\b|date-header|\bdate\b"
)
_UPDATED_MARK = re.compile(r"updat|modif|\bupd\b|edited")
_ELSEWHERE_MARK = re.compile(
    r"\b(?:rail|side-?bar|ticker|footer|colophon|related|recommend|comments?|trending|popular|"
    r"most-?read|promo|nav|menu|copyright|lastreviewed|pagedate)"
)
_OWN_FOOT = re.compile(r"\b(?:post|entry|article|story)-?foot(?:er)?\b")  # a blog dates below
_NEAR = 15  # stretches of text around the headline that still belong to it


def to_edtf(written: str | None) -> str | None:
    """Return ``written`` (an ISO time, EDTF, or a date in words) as EDTF, None if it is no date.

    A time of day is left to ``find_time``: the day is the one the page itself writes.
    """
    if not written:
        return None
    text = written.strip()[:120]
    if date_range(text):
        return text
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(text):
            found = "-".join(part for part in match.groups() if part)
            return found if date_range(found) else None
    return find_date(text)


def find_dates(
    root: Element,
    pieces: list[Piece],
    metadata: Metadata,
    *,
    headline: int | None,
    url: str | None,
) -> list[DateFound]:
    """Return the candidates for the date of publication, the best first.

    Dates of a change, of a sidebar, a ticker or a footer are none. ``headline`` is the index of the
    headline in ``pieces``.
    """
    found: list[DateFound] = []
    _take(found, to_edtf(metadata.published_ld), DateBasis.JSON_LD, metadata.published_ld)
    for written in metadata.published_meta:
        _take(found, to_edtf(written), DateBasis.META, written)
    for written in _marked_dates(root):
        _take(found, to_edtf(written), DateBasis.PAGE, written)
    if headline is not None:
        for piece in pieces[max(0, headline - 4) : headline + _NEAR]:
            if len(piece.text) <= 160 and not any(
                _UPDATED_MARK.search(marks) for marks in piece.marks[:2]
            ):
                line = without_update(piece.text)
                _take(found, find_date(line), DateBasis.PAGE, line)
    if url and (match := _URL_DAY.search(url)):
        _take(found, to_edtf("-".join(match.groups())), DateBasis.URL)
    if not found:
        _take(found, _guess(root, url), DateBasis.PAGE)
    return found


def _take(
    found: list[DateFound], edtf: str | None, basis: DateBasis, written: str | None = None
) -> None:
    """Keep the day ``edtf`` and the time that ``written`` gives with it."""
    if edtf is None:
        return
    days = date_range(edtf)
    if days is None or days.earliest is None or not 1990 <= days.earliest.year <= now().year + 2:
        return
    time = find_time(written, day=edtf)
    known = next((i for i, d in enumerate(found) if d.edtf == edtf and d.basis is basis), None)
    if known is None:
        found.append(DateFound(edtf, basis, time))
    elif found[known].time is None:
        found[known] = DateFound(edtf, basis, time)


def _marked_dates(root: Element) -> list[str]:
    """Return the dates that markup calls publication dates, and those of time elements."""
    marked: list[str] = []
    for element in root.iter("time", "span", "abbr", "meta", "div", "p"):
        if len(marked) >= 5:
            break
        written = element.get("datetime") or element.get("data-ts") or element.get("content")
        if not written and element.tag == "abbr":
            written = element.get("title")
        if not written:
            continue
        own = " ".join(element.get(name) or "" for name in ("class", "itemprop", "id")).lower()
        if _misleads(element) or any(_misleads(around) for around in element.iterancestors()):
            continue
        if (element.tag == "time" or _PUBLISHED_MARK.search(own)) and to_edtf(written):
            marked.append(written)
    return marked


def _misleads(element: Element) -> bool:
    """Tell whether dates in ``element`` are of something else than the publication of the page."""
    words = " ".join(
        element.get(name) or "" for name in ("class", "id", "name", "property", "itemprop")
    ).lower()
    words = _OWN_FOOT.sub("", words)
    if element.tag in ("footer", "nav", "aside", "script"):
        return True
    return bool(_UPDATED_MARK.search(words) or _ELSEWHERE_MARK.search(words))


def _guess(root: Element, url: str | None) -> str | None:
    # Loaded here because it is slow, and most commands read no page.
    from htmldate import find_date as guess_date  # pyright: ignore[reportUnknownVariableType] # noqa: PLC0415

    try:
        written = guess_date(
            cast("HtmlElement", without(root, _misleads)),
            url=url,
            original_date=True,
            extensive_search=False,
            max_date=datetime(now().year + 1, 12, 31).strftime("%Y-%m-%d"),  # noqa: DTZ001
        )
    except (ValueError, TypeError, AttributeError):  # it gives up on odd markup in its own ways
        return None
    return written if isinstance(written, str) else None
