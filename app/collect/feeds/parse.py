# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# The feed readers carry no types; what leaves this file is typed.
"""From the bytes of a feed to what it says. Pure: nothing is fetched, nothing is kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from app.base.errors import BadInputError
from app.base.urls import canonical_url
from app.collect.feeds.characters import feed_text, with_whole_entities
from app.collect.feeds.dates import read_date
from app.collect.feeds.discover import find_named_feeds
from app.collect.feeds.json_feed import parse_json_feed
from app.collect.feeds.outline import ItemOutline, Outline, find_outline
from app.collect.feeds.sitemaps import ROOTS, find_sitemap_items, find_sitemap_parts
from app.collect.feeds.words import MAX_SUMMARY, MAX_TITLE, page_address, plain_text
from app.domain.feed import FeedItem, FeedKind, ParsedFeed

MAX_ITEMS = 1_000
"""Items of one look; of a longer sitemap the newest. Feeds hold 10 to 100, news sitemaps 1,000."""

_FALLBACK = 256 * 1024  # characters the slow reader is given: it is for what the fast one refuses
_KINDS = {"rss": FeedKind.RSS, "rdf": FeedKind.RDF, "feed": FeedKind.ATOM}


def parse_feed(content: bytes, *, url: str, media_type: str | None = None) -> ParsedFeed:
    """Return what the feed at ``url`` says: RSS 0.9 to 2.0, RDF, Atom, JSON Feed, sitemaps.

    What can be read of a damaged feed is returned. Items with the address of an earlier one go.

    Raises:
        TooLargeError: over 5 MB.
        BadInputError: no feed, or one that defines entities or nests over 200 deep.
    """
    text = feed_text(content, url=url, media_type=media_type)
    if text[:1] in "{[":
        return _tidied(parse_json_feed(text, url=url, most=MAX_ITEMS))
    outline = find_outline(text, url=url)
    if not outline.whole:
        text = with_whole_entities(text)
        outline = find_outline(text, url=url)
    root = outline.root.lower()
    if root in ROOTS:
        return _tidied(_sitemap(text, root, url))
    if root not in _KINDS:
        raise BadInputError(_what_it_is(text, root, url))
    feed, entries = _entries(text, outline, url)
    outlines = outline.items if outline.whole and len(outline.items) == len(entries) else None
    items = [
        _item(entry, outlines[at] if outlines else ItemOutline(outline.base))
        for at, entry in enumerate(entries[:MAX_ITEMS])
    ]
    usable = [item for item in items if item is not None]
    return _tidied(
        ParsedFeed(
            _KINDS[root],
            title=plain_text(feed.get("title"), limit=MAX_TITLE),
            site_url=page_address(feed.get("link"), base=outline.base),
            items=tuple(usable),
            unusable=len(items) - len(usable),
            told_gap=outline.told_gap,
        )
    )


def _sitemap(text: str, root: str, url: str) -> ParsedFeed:
    if root == "sitemapindex":
        parts = find_sitemap_parts(text, url=url)
        return ParsedFeed(FeedKind.SITEMAP_INDEX, parts=tuple(parts))
    items, unusable = find_sitemap_items(text, url=url)
    newest = sorted(items, key=lambda item: item.sort, reverse=True)
    return ParsedFeed(FeedKind.SITEMAP, items=tuple(newest[:MAX_ITEMS]), unusable=unusable)


def _entries(
    text: str, outline: Outline, url: str
) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """Return the fields of a feed and of its entries, as the fast reader or the other has them."""
    import fastfeedparser  # noqa: PLC0415 - slow to load, and only feeds need it

    content = text.encode("utf-8", "replace")
    try:
        read: Any = fastfeedparser.parse(
            content, include_tags=False, include_media=False, include_enclosures=False
        )
    except Exception:  # noqa: BLE001 - whatever it fails on, the other reader has its try
        read = None
    if read is not None and (read["entries"] or not _may_hold_items(text)):
        return read["feed"], read["entries"]
    import feedparser  # noqa: PLC0415

    # Bytes as such would be taken for the name of a file or an address.
    slow: Any = feedparser.parse(
        BytesIO(text[:_FALLBACK].encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not slow.entries and not outline.whole:
        raise BadInputError(
            f"{url} is a damaged feed of which nothing can be read: look at it in a browser, "
            "and tell the site."
        )
    return slow.feed, slow.entries


def _may_hold_items(text: str) -> bool:
    lower = text.lower()
    return "<item" in lower or "<entry" in lower or ":item" in lower or ":entry" in lower


def _item(entry: Mapping[str, Any], outline: ItemOutline) -> FeedItem | None:
    guid = entry.get("id")
    link = page_address(outline.link or entry.get("link"), base=outline.base)
    if link is None and isinstance(guid, str) and guid.startswith(("http://", "https://")):
        link = page_address(guid, base=outline.base)
    if link is None:
        return None
    written = outline.published or entry.get("published")
    published, time = read_date(written if isinstance(written, str) else None)
    return FeedItem(
        url=link,
        title=plain_text(entry.get("title"), limit=MAX_TITLE),
        summary=_summary(entry),
        published=published,
        time=time,
        guid=guid[:500] if isinstance(guid, str) else "",
    )


def _summary(entry: Mapping[str, Any]) -> str:
    contents = entry.get("content")
    bodies = contents if isinstance(contents, list) else []
    values = [entry.get("description"), entry.get("summary")]
    values += [body.get("value") for body in bodies[:3] if isinstance(body, dict)]
    texts = (plain_text(value, limit=MAX_SUMMARY) for value in values)
    return next((text for text in texts if text), "")


def _tidied(feed: ParsedFeed) -> ParsedFeed:
    """Return ``feed`` with each address once, and no name that two items share."""
    guids = Counter(item.guid for item in feed.items if item.guid)
    kept: dict[str, FeedItem] = {}
    for item in _with_titles(feed.items):
        single = item if guids[item.guid] == 1 else replace(item, guid="")
        kept.setdefault(canonical_url(item.url), single)
    return replace(feed, items=tuple(kept.values()))


def _with_titles(items: Iterable[FeedItem]) -> Iterable[FeedItem]:
    for item in items:
        yield item if item.title else replace(item, title=item.summary[:120])


def _what_it_is(text: str, root: str, url: str) -> str:
    if root in ("html", "body", "head") or "<html" in text[:2000].lower():
        named = find_named_feeds(text, url=url)
        if named:
            return (
                f"{url} is a page, not a feed; it names as its feeds: "
                f"{', '.join(named)}. Give one of these addresses."
            )
        return (
            f"{url} is a page, not a feed, and names none: look on the site for “RSS”, or try the "
            "address with /feed or /sitemap.xml."
        )
    if root == "opml":
        return f"{url} is a list of feeds (OPML): save it and import the file."
    return (
        f"{url} is no feed that is read here: RSS, Atom, JSON Feed and sitemaps are"
        f"{f'; it begins with <{root[:40]}>' if root else ''}."
    )
