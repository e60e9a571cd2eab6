# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# lxml carries no types; what leaves this file is typed.
"""Sitemaps: a list of pages, news sitemaps with titles and days, and indexes of sitemaps."""

from io import BytesIO

from lxml import etree

from app.collect.feeds.dates import read_date, read_instant
from app.collect.feeds.words import (
    MAX_SUMMARY,
    MAX_TITLE,
    page_address,
    plain_text,
    words_of_address,
)
from app.domain.feed import FeedItem, FeedPart

ROOTS = ("urlset", "sitemapindex")
MAX_URLS = 50_000  # what the protocol allows in one file
_KEPT = ("loc", "lastmod", "title", "publication_date", "keywords")


def find_sitemap_items(text: str, *, url: str) -> tuple[list[FeedItem], int]:
    """Return the pages a sitemap lists, and how many entries name none.

    A damaged rest is passed over. A page without a title is told by the words of its address.
    """
    items: list[FeedItem] = []
    unusable = 0
    for row in _rows(text, "url"):
        address = page_address(row.get("loc"), base=url)
        if address is None:
            unusable += 1
            continue
        published, time = read_date(row.get("publication_date"))
        items.append(
            FeedItem(
                url=address,
                title=plain_text(row.get("title", ""), limit=MAX_TITLE)
                or words_of_address(address),
                summary=plain_text(row.get("keywords", ""), limit=MAX_SUMMARY),
                published=published,
                time=time,
                sort=_order(row.get("publication_date") or row.get("lastmod")),
            )
        )
    return items, unusable


def find_sitemap_parts(text: str, *, url: str) -> list[FeedPart]:
    """Return the sitemaps an index names."""
    found: list[FeedPart] = []
    for row in _rows(text, "sitemap"):
        address = page_address(row.get("loc"), base=url)
        if address is not None:
            found.append(FeedPart(address, row.get("lastmod", "").strip()[:40]))
    return found


def _order(written: str | None) -> str:
    """Return a date so that later ones sort behind earlier ones; '' if it is none."""
    at = read_instant(written)
    return at.isoformat() if at is not None else read_date(written)[0] or ""


def _rows(text: str, name: str) -> list[dict[str, str]]:
    """Return the values of each element called ``name``, by local name, the first of each."""
    content = BytesIO(text.encode("utf-8", "replace"))
    rows: list[dict[str, str]] = []
    walk = etree.iterparse(
        content,
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    row: dict[str, str] = {}
    try:
        for _, element in walk:
            local = etree.QName(element).localname
            if local in _KEPT and element.text:
                row.setdefault(local, element.text.strip())
            elif local == name:
                rows.append(row)
                row = {}
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
                if len(rows) >= MAX_URLS:
                    break
    except etree.XMLSyntaxError:
        pass  # what stood before the fault is kept
    return rows
