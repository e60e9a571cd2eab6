"""The columns of feeds.csv and of the items of a feed. Their names are frozen.

They are no files of the records (``files.FILES``): no filter of claims applies, and no past.
"""

from collections.abc import Generator
from datetime import datetime
from functools import partial

from app.base.moments import write_instant
from app.domain.feed import FeedItemState, FeedKind, FeedState
from app.export.columns import ADDRESS, CODE, EDTF, KEY, MANY, TEXT, WHOLE, Column, codes_of
from app.export.files import FileKind
from app.query.core import Connection
from app.query.feeds import (
    FeedCard,
    ItemCard,
    count_items,
    load_feed_counts,
    stream_feeds,
    stream_items,
)
from app.query.filters import ClaimFilter


def _time(at: datetime | None) -> str | None:
    return write_instant(at) if at is not None else None


FEED_COLUMNS: tuple[Column[FeedCard], ...] = (
    Column("feed_id", KEY, "The feed.", lambda f: f.id),
    Column("title", TEXT, "What it calls itself.", lambda f: f.title, empty="It has no title."),
    Column("feed_url", ADDRESS, "Its address.", lambda f: f.url),
    Column("old_urls", MANY, "Addresses it had before it moved.", lambda f: f.old_urls),
    Column("site_url", ADDRESS, "The site it is of.", lambda f: f.site_url, empty="Not told."),
    Column(
        "kind",
        CODE,
        "What it answers with.",
        lambda f: f.kind,
        codes=codes_of(FeedKind),
        empty="Not read yet.",
    ),
    Column("state", CODE, "How it stands.", lambda f: f.state, codes=codes_of(FeedState)),
    Column("reason", TEXT, "Why it fails or is gone.", lambda f: f.reason, empty="All is well."),
    Column("failures", WHOLE, "Looks in a row that failed.", lambda f: f.failures),
    Column("gap_s", WHOLE, "Seconds between two looks while all goes well.", lambda f: f.gap_s),
    Column("added_at", TEXT, "Since when it is followed, ISO 8601.", lambda f: _time(f.added_at)),
    Column("looked_at", TEXT, "The last look.", lambda f: _time(f.looked_at), empty="None yet."),
    Column(
        "changed_at",
        TEXT,
        "The last look that brought something new.",
        lambda f: _time(f.changed_at),
        empty="None yet.",
    ),
    Column("next_at", TEXT, "The next look.", lambda f: _time(f.next_at), empty="None by itself."),
    Column("waiting", WHOLE, "Items whose page is to be fetched.", lambda f: f.waiting),
    Column("taken", WHOLE, "Items that became articles.", lambda f: f.taken),
    Column("skipped", WHOLE, "Items outside the scope of the desk.", lambda f: f.skipped),
    Column("failed", WHOLE, "Items whose page could not be read.", lambda f: f.failed),
    Column("unusable", WHOLE, "Items of the last look without a page.", lambda f: f.unusable),
    Column("url", ADDRESS, "Its page here.", lambda f: f"/feeds/{f.id}"),
)

ITEM_COLUMNS: tuple[Column[ItemCard], ...] = (
    Column("item_id", KEY, "The item.", lambda i: i.id),
    Column("feed_id", KEY, "Its feed.", lambda i: i.feed_id),
    Column("title", TEXT, "As the feed has it.", lambda i: i.title, empty="It has none."),
    Column("item_url", ADDRESS, "Its page.", lambda i: i.url),
    Column("published", EDTF, "As the feed tells.", lambda i: i.published, empty="Not told."),
    Column("state", CODE, "What became of it.", lambda i: i.state, codes=codes_of(FeedItemState)),
    Column("reason", TEXT, "Why.", lambda i: i.reason),
    Column("tries", WHOLE, "How often its page was asked for.", lambda i: i.tries),
    Column("next_at", TEXT, "When it is asked for.", lambda i: _time(i.next_at), empty="Never."),
    Column("seen_at", TEXT, "When the feed first told of it.", lambda i: _time(i.seen_at)),
    Column("article_id", KEY, "The article.", lambda i: i.article_id, empty="None came of it."),
    Column(
        "url",
        ADDRESS,
        "The article's page here.",
        lambda i: f"/articles/{i.article_id}" if i.article_id else None,
        empty="None came of it.",
    ),
)


def _count_feeds(connection: Connection, _: ClaimFilter) -> int:
    return load_feed_counts(connection).feeds


def _stream_feeds(connection: Connection, _: ClaimFilter) -> Generator[FeedCard]:
    return stream_feeds(connection)


FEEDS = FileKind("feeds", "One row a followed feed.", FEED_COLUMNS, _count_feeds, _stream_feeds)


def items_file(feed_id: int, state: str | None = None) -> FileKind[ItemCard]:
    """Return the file of the items of one feed, in one state if it is given."""

    def stream(
        connection: Connection, _: ClaimFilter, *, feed: int, of: str | None
    ) -> Generator[ItemCard]:
        return stream_items(connection, feed, state=of)

    return FileKind(
        "items",
        "One row an item of a feed.",
        ITEM_COLUMNS,
        lambda connection, _: count_items(connection, feed_id, state=state),
        partial(stream, feed=feed_id, of=state),
    )
