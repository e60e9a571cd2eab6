"""Feeds that are followed: what is read from one, what becomes of it and of its items."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class FeedKind(StrEnum):
    """What a followed address answers with."""

    RSS = "rss"
    RDF = "rdf"
    ATOM = "atom"
    JSON = "json"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap_index"


class FeedState(StrEnum):
    """How a feed stands. ``GONE`` is for good: it is not looked at again by itself."""

    WAITING = "waiting"
    WORKING = "working"
    FAILING = "failing"
    GONE = "gone"


class FeedItemState(StrEnum):
    """What became of one item of a feed.

    ``WAITING``: its page is to be fetched. ``SKIPPED``: outside the desk's scope, by its words in
    the feed or by its page. ``FAILED``: its page could not be read, and is tried again or not.
    """

    WAITING = "waiting"
    TAKEN = "taken"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item as its feed tells it: plain text, an absolute http(s) address.

    ``published`` is EDTF and ``time`` its ISO 8601 date-time with the writer's zone; None where the
    feed gives none. ``guid`` is '' where there is none or another item has the same. ``sort`` is
    what orders a sitemap, newest last; '' is unknown.
    """

    url: str
    title: str
    summary: str = ""
    published: str | None = None
    time: str | None = None
    guid: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class FeedPart:
    """A sitemap that an index names; ``changed`` is when it says it changed, '' if it does not."""

    url: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says at one look.

    ``items`` each address once, at most ``collect.feeds.parse.MAX_ITEMS``. ``unusable`` counts
    items without the address of a page. ``told_gap`` is how long the feed asks to be left alone.
    """

    kind: FeedKind
    title: str = ""
    site_url: str | None = None
    items: tuple[FeedItem, ...] = ()
    parts: tuple[FeedPart, ...] = ()
    unusable: int = 0
    told_gap: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether the words of an item let expect the desk's subject, and why (or why not)."""

    within: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PollReport:
    """What came of looking at feeds. ``failures`` are addresses with their reasons."""

    looked: int = 0
    unchanged: int = 0
    failures: tuple[tuple[str, str], ...] = ()
    seen: int = 0
    taken: int = 0
    skipped: int = 0
    failed: int = 0
    stopped: bool = False
    next_at: datetime | None = None

    def describe(self) -> str:
        """Say in one line what happened."""
        feeds = "feed" if self.looked == 1 else "feeds"
        items = "item" if self.seen == 1 else "items"
        said = (
            f"{self.looked} {feeds} looked at ({self.unchanged} unchanged, "
            f"{len(self.failures)} failed): {self.seen} new {items}; {self.taken} taken in, "
            f"{self.skipped} outside the scope, {self.failed} could not be read."
        )
        return f"{said} Stopped before the end." if self.stopped else said
