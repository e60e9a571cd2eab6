"""JSON Feed, versions 1.0 and 1.1. Source: jsonfeed.org/version/1.1."""

import json
from typing import TypeGuard

from app.base.errors import BadInputError
from app.collect.feeds.dates import read_date
from app.collect.feeds.words import MAX_SUMMARY, MAX_TITLE, page_address, plain_text
from app.domain.feed import FeedItem, FeedKind, ParsedFeed

_Json = dict[str, object]


def parse_json_feed(text: str, *, url: str, most: int) -> ParsedFeed:
    """Return what a JSON Feed says; at most ``most`` items.

    Raises:
        BadInputError: it is no JSON, or JSON without a list of items.
    """
    try:
        held: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInputError(
            f"{url} is no feed: its JSON is broken or nests too deep to be read."
        ) from error
    items = held.get("items") if _is_object(held) else None
    if not _is_object(held) or not _is_list(items):
        raise BadInputError(f"{url} is JSON without a list of “items”, so it is no JSON Feed.")
    base = page_address(held.get("feed_url"), base=url) or url
    found: list[FeedItem] = []
    unusable = 0
    for item in items[:most]:
        made = _item(item, base) if _is_object(item) else None
        if made is None:
            unusable += 1
        else:
            found.append(made)
    return ParsedFeed(
        FeedKind.JSON,
        title=plain_text(held.get("title"), limit=MAX_TITLE),
        site_url=page_address(held.get("home_page_url"), base=url),
        items=tuple(found),
        unusable=unusable,
    )


def _item(item: _Json, base: str) -> FeedItem | None:
    guid = item.get("id")
    address = next(
        (
            at
            for at in (page_address(item.get(name), base=base) for name in ("url", "external_url"))
            if at
        ),
        page_address(guid, base=base) if _is_web(guid) else None,
    )
    if address is None:
        return None
    words = (item.get(name) for name in ("summary", "content_text", "content_html"))
    summary = next((w for w in (plain_text(w, limit=MAX_SUMMARY) for w in words) if w), "")
    written = item.get("date_published")
    published, time = read_date(written if isinstance(written, str) else None)
    return FeedItem(
        url=address,
        title=plain_text(item.get("title"), limit=MAX_TITLE),
        summary=summary,
        published=published,
        time=time,
        guid=str(guid)[:500] if isinstance(guid, str | int) else "",
    )


def _is_web(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def _is_object(value: object) -> TypeGuard[_Json]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
