"""Followed feeds: added, looked at, removed. Every write goes through ``session.operating``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.orm import Session

from app.base.errors import NotHeldError
from app.domain.feed import FeedState
from app.store.rows import in_parts, insert_rows, table_of
from app.store.tables_of_feeds import Feed, FeedItemRow

_NOT_GONE = FeedState.GONE.value


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed as looking at it needs it; see ``store.tables_of_feeds.Feed``."""

    id: int
    url: str
    title: str
    state: str
    etag: str | None
    last_modified: str | None
    sha256: str | None
    parts: dict[str, str]
    old_urls: tuple[str, ...]
    gap: timedelta
    told_gap: timedelta | None
    failures: int
    looked_at: datetime | None
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed to follow."""

    url: str
    title: str = ""
    site_url: str | None = None


def add_feeds(
    session: Session, feeds: Iterable[NewFeed], *, at: datetime, gap: timedelta
) -> tuple[list[int], list[int]]:
    """Follow feeds from now on; return the ids of the new ones, and of those followed already.

    An address that a followed feed had before it moved is that feed's. All are due at once.
    """
    table = table_of(Feed)
    held: dict[str, int] = {}
    for row in session.execute(select(table.c.id, table.c.url, table.c.old_urls)):
        held |= dict.fromkeys(row.old_urls, row.id)
        held[row.url] = row.id
    new = {feed.url: feed for feed in feeds}
    known = [held[url] for url in new if url in held]
    rows = [
        {
            "url": feed.url,
            "title": feed.title,
            "site_url": feed.site_url,
            "gap_s": int(gap.total_seconds()),
            "added_at": at,
            "next_at": at,
        }
        for feed in new.values()
        if feed.url not in held
    ]
    return insert_rows(session, Feed, rows), list(dict.fromkeys(known))


def remove_feed(session: Session, feed_id: int) -> None:
    """Stop following a feed and forget its items; articles that came from it stay."""
    items, feeds = table_of(FeedItemRow), table_of(Feed)
    session.execute(delete(items).where(items.c.feed_id == feed_id))
    session.execute(delete(feeds).where(feeds.c.id == feed_id))


def find_feed(connection: Connection, named: str) -> Followed:
    """Return the feed with this number or address, also one it had before.

    Raises:
        NotHeldError: none is followed under it.
    """
    table = table_of(Feed)
    if named.isascii() and named.isdigit() and len(named) < 10:
        found = _followed(connection, table.c.id == int(named))
    else:
        found = _followed(connection, table.c.url == named)
        found = found or [f for f in _followed(connection) if named in f.old_urls]
    if not found:
        raise NotHeldError(
            f"No feed is followed as “{named[:200]}”: the list of feeds has their numbers."
        )
    return found[0]


def claim_due_feeds(session: Session, at: datetime, *, until: datetime) -> list[Followed]:
    """Return the feeds to be looked at by now, the longest due first, and claim them.

    Nobody else is given them before ``until``: by then they were looked at, or whoever claimed
    them has died.
    """
    table = table_of(Feed)
    due = _followed(session.connection(), table.c.next_at <= at)
    claimed = update(table).where(table.c.next_at <= at).values(next_at=until)
    mine = set(session.scalars(claimed.returning(table.c.id)))
    return [feed for feed in due if feed.id in mine]


def release_feeds(session: Session, feed_ids: Iterable[int], *, at: datetime) -> None:
    """Let feeds that were claimed and not looked at be due again."""
    table = table_of(Feed)
    for part in in_parts(feed_ids):
        session.execute(update(table).where(table.c.id.in_(part)).values(next_at=at))


def list_living_feeds(connection: Connection) -> list[Followed]:
    """Return all feeds that are not gone for good."""
    return _followed(connection, table_of(Feed).c.state != _NOT_GONE)


def load_next_due(connection: Connection) -> datetime | None:
    """Return when the next feed or item is due; None if nothing ever is."""
    feeds, items = table_of(Feed), table_of(FeedItemRow)
    times = [
        connection.scalar(select(func.min(feeds.c.next_at))),
        connection.scalar(select(func.min(items.c.next_at))),
    ]
    return min((at for at in times if at is not None), default=None)


def save_look(session: Session, feed_id: int, values: dict[str, Any]) -> bool:
    """Keep what a look found out about a feed; False if the feed was removed meanwhile."""
    table = table_of(Feed)
    done = session.execute(update(table).where(table.c.id == feed_id).values(**values))
    return bool(done.rowcount)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]


def is_followed(connection: Connection | Session, url: str, *, apart_from: int) -> bool:
    """Tell whether another feed than ``apart_from`` is followed at ``url``."""
    table = table_of(Feed)
    wanted = select(table.c.id).where(table.c.url == url, table.c.id != apart_from)
    return connection.execute(wanted).first() is not None


def _followed(connection: Connection, *conditions: Any) -> list[Followed]:
    table = table_of(Feed)
    wanted = select(table).where(*conditions).order_by(table.c.next_at.nulls_last(), table.c.id)
    return [
        Followed(
            id=row.id,
            url=row.url,
            title=row.title,
            state=row.state,
            etag=row.etag,
            last_modified=row.last_modified,
            sha256=row.sha256,
            parts=row.parts,
            old_urls=tuple(row.old_urls),
            gap=timedelta(seconds=row.gap_s),
            told_gap=None if row.told_gap_s is None else timedelta(seconds=row.told_gap_s),
            failures=row.failures,
            looked_at=row.looked_at,
            changed_at=row.changed_at,
        )
        for row in connection.execute(wanted)
    ]
