"""The feeds that a page names in its head, so that a person can give one of them."""

import html
import re

from app.collect.feeds.words import page_address

MAX_NAMED = 5
_LOOKED_AT = 200_000  # characters; heads are shorter
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_VALUE = re.compile(
    r"""([a-z]{2,10})\s{0,5}=\s{0,5}(?:"([^"]{0,1000})"|'([^']{0,1000})')""", re.IGNORECASE
)
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def find_named_feeds(text: str, *, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names, in its order, at most five."""
    found: dict[str, None] = {}
    for link in _LINK.findall(text[:_LOOKED_AT]):
        values = {name.lower(): one or two for name, one, two in _VALUE.findall(link)}
        if "alternate" not in values.get("rel", "").lower():
            continue
        if values.get("type", "").strip().lower() not in _TYPES:
            continue
        address = page_address(html.unescape(values.get("href", "")), base=url)
        if address is not None:
            found.setdefault(address)
    return tuple(found)[:MAX_NAMED]
