"""Feeds read in a process of its own: 10 s and 512 MB each, whatever a stranger wrote."""

from dataclasses import dataclass

from app.base.apart import MEGABYTES, SECONDS, Apart
from app.collect.feeds.parse import parse_feed
from app.domain.feed import ParsedFeed

_FIRST = (
    b'<rss version="2.0"><channel><item><title>One</title><link>/</link></item></channel></rss>'
)


@dataclass(frozen=True, slots=True)
class FeedBytes:
    """A feed as it was answered."""

    content: bytes
    url: str
    media_type: str | None = None


def parse_bytes(feed: FeedBytes) -> ParsedFeed:
    """Return what a feed says; see ``parse_feed``."""
    return parse_feed(feed.content, url=feed.url, media_type=feed.media_type)


class FeedsApart(Apart[FeedBytes, ParsedFeed]):
    """Reads one feed after the other; callable from several threads."""

    def __init__(self, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        super().__init__(
            parse_bytes,
            warm=_parse_first,
            megabytes=megabytes,
            advice="follow another feed of the same site",
        )
        self._seconds = seconds

    def __call__(self, feed: FeedBytes) -> ParsedFeed:
        """Return what ``feed`` says; raises as ``parse_feed``, and where it was given up."""
        return self.ask(feed, name=feed.url, seconds=self._seconds)


def _parse_first() -> None:
    parse_bytes(FeedBytes(_FIRST, "https://first.example/"))
