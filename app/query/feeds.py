"""Followed feeds and their items, as pages, files and commands show them. They have no past."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from app.base.errors import BadFilterError, NotHeldError
from app.domain.feed import FeedItemState, FeedState
from app.query.core import AnyRow, AnySelect, Connection
from app.store.rows import table_of
from app.store.tables_of_feeds import Feed, FeedItemRow

FEED, FEED_ITEM = table_of(Feed), table_of(FeedItemRow)
PAGE = 100
"""Rows of one page."""


@dataclass(frozen=True, slots=True)
class FeedCard:
    """One followed feed. The numbers count items; ``unusable`` those of the last look."""

    id: int
    url: str
    title: str
    site_url: str | None
    kind: str | None
    state: str
    reason: str
    old_urls: tuple[str, ...]
    gap_s: int
    told_gap_s: int | None
    failures: int
    added_at: datetime
    looked_at: datetime | None
    changed_at: datetime | None
    next_at: datetime | None
    waiting: int
    taken: int
    skipped: int
    failed: int
    unusable: int

    @property
    def name(self) -> str:
        """What it calls itself, or else its address."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item of a feed, and what became of it."""

    id: int
    feed_id: int
    url: str
    title: str
    summary: str
    published: str | None
    state: str
    reason: str
    tries: int
    next_at: datetime | None
    seen_at: datetime
    article_id: int | None

    @property
    def name(self) -> str:
        """Its title, or else its address."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """How many feeds stand how, and what became of their items."""

    feeds: int
    by_state: dict[str, int]
    waiting: int
    taken: int
    skipped: int
    failed: int


def load_feed_counts(connection: Connection) -> FeedCounts:
    """Return the totals over all feeds."""
    f = FEED.c
    sums = (func.coalesce(func.sum(f[name]), 0).label(name) for name in _NUMBERS)
    wanted: AnySelect = select(f.state, func.count().label("feeds"), *sums).group_by(f.state)
    rows = connection.execute(wanted).all()
    totals = {name: sum(int(getattr(row, name)) for row in rows) for name in _NUMBERS}
    by_state = {state.value: 0 for state in FeedState} | {row.state: row.feeds for row in rows}
    return FeedCounts(sum(row.feeds for row in rows), by_state, **totals)


def list_feeds(
    connection: Connection, *, state: str | None = None, after: int = 0, limit: int = PAGE
) -> list[FeedCard]:
    """Return feeds in the order they were added, those after the number ``after``.

    Raises:
        BadFilterError: there is no such state.
    """
    f = FEED.c
    wanted = select(FEED).where(f.id > after).order_by(f.id).limit(limit)
    if state is not None:
        wanted = wanted.where(f.state == _known(state, FeedState))
    return [_feed(row) for row in connection.execute(wanted)]


def stream_feeds(connection: Connection) -> Generator[FeedCard]:
    """Yield every feed in the order they were added."""
    for row in connection.execute(select(FEED).order_by(FEED.c.id)):
        yield _feed(row)


def load_feed(connection: Connection, feed_id: int) -> FeedCard:
    """Return one feed.

    Raises:
        NotHeldError: none is followed under this number.
    """
    row = None
    if 0 < feed_id < _LARGEST:
        row = connection.execute(select(FEED).where(FEED.c.id == feed_id)).one_or_none()
    if row is None:
        raise NotHeldError("No feed is followed under this number; all of them are at /feeds.")
    return _feed(row)


def list_items(
    connection: Connection,
    feed_id: int,
    *,
    state: str | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> list[ItemCard]:
    """Return items of a feed, the newest first, those before the number ``before``.

    Raises:
        BadFilterError: there is no such state.
    """
    wanted = _items(feed_id, state).limit(limit)
    if before is not None:
        wanted = wanted.where(FEED_ITEM.c.id < min(before, _LARGEST))
    return [_item(row) for row in connection.execute(wanted)]


def count_items(connection: Connection, feed_id: int, *, state: str | None = None) -> int:
    """Return how many items of a feed are kept."""
    wanted = select(func.count()).select_from(_items(feed_id, state).order_by(None).subquery())
    return connection.execute(wanted).scalar_one()


def stream_items(
    connection: Connection, feed_id: int, *, state: str | None = None
) -> Generator[ItemCard]:
    """Yield the items of a feed, the newest first."""
    for row in connection.execute(_items(feed_id, state)):
        yield _item(row)


_NUMBERS = ("waiting", "taken", "skipped", "failed")
_LARGEST = 2**31 - 1


def _items(feed_id: int, state: str | None) -> AnySelect:
    i = FEED_ITEM.c
    wanted = select(FEED_ITEM).where(i.feed_id == feed_id).order_by(i.id.desc())
    return wanted if state is None else wanted.where(i.state == _known(state, FeedItemState))


def _known(state: str, states: type[FeedState] | type[FeedItemState]) -> str:
    known = [known.value for known in states]
    if state not in known:
        raise BadFilterError(
            "state",
            f"“{state[:40]}” is no state; there are {', '.join(known[:-1])} and {known[-1]}.",
        )
    return state


def _feed(row: AnyRow) -> FeedCard:
    values: dict[str, Any] = {name: getattr(row, name) for name in FeedCard.__slots__}
    values["old_urls"] = tuple(row.old_urls)
    return FeedCard(**values)


def _item(row: AnyRow) -> ItemCard:
    return ItemCard(**{name: getattr(row, name) for name in ItemCard.__slots__})
