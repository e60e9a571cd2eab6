"""Copies that public archives hold: what their address says, and what the archive put around."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.base.archives import archived_at, archived_page
from app.base.dates import date_range
from app.domain.article import DateFound, Link
from app.domain.words import DateBasis
from app.read.tree import Element, without

_FRAME = frozenset(("wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato", "HEADER", "DIVSHARE"))


def dated_by_copy(dates: Sequence[DateFound], url: str | None) -> tuple[DateFound, ...]:
    """Return the candidates with what the address of an archive's copy says: not later than then.

    Days after the copy was taken cannot be of the publication: they come last.
    """
    taken = archived_at(url)
    if taken is None:
        return tuple(dates)
    bound = DateFound(f"../{taken[:10]}", DateBasis.ARCHIVE)
    can_be = [found for found in dates if not _after(found, bound)]
    return (*can_be, bound, *(found for found in dates if found not in can_be))


def without_copy(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return links that an archive has bent to its own copies as they stood on the page."""
    return tuple(replace(link, url=archived_page(link.url)) for link in links)


def without_frame(root: Element) -> Element:
    """Return the page without the bar an archive puts above the pages it holds."""
    if any(_is_frame(element) for element in root.iter("div", "table")):
        return without(root, _is_frame)
    return root


def _is_frame(element: Element) -> bool:
    return element.get("id") in _FRAME


def _after(found: DateFound, bound: DateFound) -> bool:
    own, last = date_range(found.edtf), date_range(bound.edtf)
    if own is None or own.earliest is None or last is None or last.latest is None:
        return False
    return own.earliest > last.latest + timedelta(days=1)  # the site's day may be ahead of UTC's
