"""Feeds and their pages through the one guarded client."""

from collections.abc import Callable

from app.collect.feeds.characters import MAX_BYTES
from app.collect.fetch import Fetcher
from app.collect.known import Known, Unchanged
from app.domain.article import Input

ACCEPT = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml,"
    "application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5"
)


def feed_fetcher() -> Callable[[str, Known], Input | Unchanged]:
    """Return what fetches feeds: no larger than can be read, and only if they have changed."""
    client = Fetcher(accept=ACCEPT, max_bytes=MAX_BYTES)
    return lambda url, known: client.fetch(url, known=known)


def page_fetcher() -> Callable[[str], Input]:
    """Return what fetches the pages of items."""
    client = Fetcher()
    return client.fetch
