"""The items of followed feeds: each once, with what became of it.

The counts of a feed change with the states of its items, in the same transaction.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.orm import Session

from app.base.errors import NotHeldError
from app.domain.feed import FeedItem, FeedItemState
from app.store.addresses import page_identity
from app.store.rows import asked, in_parts, insert_plain, rows_for, table_of
from app.store.tables import Article
from app.store.tables_of_feeds import Feed, FeedItemRow

KEPT = 1_000
"""Items outside the scope, or given up, that are kept of a feed beside those it still holds."""

_KEPT_SUMMARY = 400  # characters: enough for a person to see what it is about
_OPEN = (FeedItemState.WAITING.value, FeedItemState.FAILED.value)
_DONE_WITH = (FeedItemState.SKIPPED.value, FeedItemState.FAILED.value)


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item seen for the first time. ``next_at``: when its page is to be fetched."""

    item: FeedItem
    key: str
    guid_key: str | None
    state: FeedItemState
    reason: str
    next_at: datetime | None = None
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class DueItem:
    """An item whose page is to be fetched."""

    id: int
    feed_id: int
    key: str
    url: str
    title: str
    published: str | None
    published_time: str | None
    state: FeedItemState
    tries: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item."""

    state: FeedItemState
    reason: str
    tries: int
    next_at: datetime | None = None
    article_id: int | None = None


def load_known_keys(connection: Connection | Session, feed_id: int) -> set[str]:
    """Return the keys of addresses and guids that were seen in a feed."""
    table = table_of(FeedItemRow)
    rows = connection.execute(
        select(table.c.key, table.c.guid_key).where(table.c.feed_id == feed_id)
    )
    return {key for row in rows for key in row if key is not None}


def load_decided(connection: Connection | Session, keys: Collection[str]) -> dict[str, Outcome]:
    """Return what became of items with these keys in whatever feed, where a page was fetched."""
    table = table_of(FeedItemRow)
    columns = (table.c.key, table.c.state, table.c.reason, table.c.tries, table.c.article_id)
    wanted = select(*columns).where(asked(table.c.key), table.c.tries > 0)
    wanted = wanted.where(table.c.next_at.is_(None))
    return {
        row.key: Outcome(FeedItemState(row.state), row.reason, row.tries, None, row.article_id)
        for row in rows_for(connection, wanted, keys)
    }


def load_held(connection: Connection | Session, urls: Collection[str]) -> dict[str, int]:
    """Return the articles whose text is held, by those of ``urls`` that lead to them."""
    table = table_of(Article)
    identities = {url: page_identity(url) for url in urls}
    wanted = select(table.c.identity, table.c.id).where(
        asked(table.c.identity), table.c.text.is_not(None)
    )
    wished = [identity for identity in identities.values() if identity is not None]
    held = {row.identity: row.id for row in rows_for(connection, wanted, wished)}
    return {url: held[at] for url, at in identities.items() if at is not None and at in held}


def save_items(
    session: Session, feed_id: int, items: Sequence[NewItem], *, at: datetime, present: set[str]
) -> None:
    """Keep new items of a feed; of the oldest that are done with, forget those over ``KEPT``.

    ``present`` are the keys of what the feed holds now: these are never forgotten, so that no item
    is taken for new twice.
    """
    rows = [
        {
            "feed_id": feed_id,
            "key": new.key,
            "guid_key": new.guid_key,
            "url": new.item.url,
            "title": new.item.title,
            "summary": new.item.summary[:_KEPT_SUMMARY],
            "published": new.item.published,
            "published_time": new.item.time,
            "state": new.state.value,
            "reason": new.reason,
            "tries": 1 if new.article_id is not None else 0,
            "next_at": new.next_at,
            "seen_at": at,
            "article_id": new.article_id,
        }
        for new in items
    ]
    insert_plain(session, FeedItemRow, rows)
    _count(session, feed_id, Counter(new.state.value for new in items))
    _forget(session, feed_id, present)


def claim_due_items(
    session: Session, at: datetime, *, until: datetime, limit: int, feed_id: int | None = None
) -> list[DueItem]:
    """Return items whose page is to be fetched by now, each address once, and claim them.

    The longest due come first; of one feed if ``feed_id`` is given. Nobody else is given them
    before ``until``.
    """
    table = table_of(FeedItemRow)
    due = select(table).where(table.c.next_at <= at).order_by(table.c.next_at, table.c.id)
    if feed_id is not None:
        due = due.where(table.c.feed_id == feed_id)
    first = {row.key: row for row in reversed(session.execute(due.limit(limit)).all())}
    mine: set[str] = set()
    for part in in_parts(first):
        claimed = update(table).where(table.c.key.in_(part), table.c.next_at <= at)
        mine |= set(session.scalars(claimed.values(next_at=until).returning(table.c.key)))
    return [_due(row) for key, row in reversed(first.items()) if key in mine]


def release_items(session: Session, items: Iterable[DueItem], *, at: datetime) -> None:
    """Let items that were claimed and not fetched be due again."""
    table = table_of(FeedItemRow)
    for part in in_parts(item.key for item in items):
        waiting = update(table).where(table.c.key.in_(part), table.c.next_at.is_not(None))
        session.execute(waiting.values(next_at=at))


def load_item(connection: Connection, item_id: int) -> DueItem:
    """Return one item.

    Raises:
        NotHeldError: there is none of this number.
    """
    table = table_of(FeedItemRow)
    row = connection.execute(select(table).where(table.c.id == item_id)).first()
    if row is None:
        raise NotHeldError(
            f"There is no item {item_id}: “whence feeds items FEED” lists them with their numbers."
        )
    return _due(row)


def save_outcome(session: Session, item: DueItem, outcome: Outcome) -> None:
    """Keep what became of an item, and of the same page in other feeds that waits there."""
    table = table_of(FeedItemRow)
    same = table.c.key == item.key
    wanted = select(table.c.id, table.c.feed_id, table.c.state).where(same)
    rows = session.execute(wanted.where((table.c.id == item.id) | table.c.state.in_(_OPEN))).all()
    values = {
        "state": outcome.state.value,
        "reason": outcome.reason,
        "tries": outcome.tries,
        "next_at": outcome.next_at,
        "article_id": outcome.article_id,
    }
    session.execute(update(table).where(table.c.id.in_([row.id for row in rows])).values(**values))
    for row in rows:
        change = Counter({row.state: -1})
        change[outcome.state.value] += 1
        _count(session, row.feed_id, change)


def _due(row: Row[Any]) -> DueItem:
    return DueItem(
        id=row.id,
        feed_id=row.feed_id,
        key=row.key,
        url=row.url,
        title=row.title,
        published=row.published,
        published_time=row.published_time,
        state=FeedItemState(row.state),
        tries=row.tries,
    )


def _count(session: Session, feed_id: int, change: Counter[str]) -> None:
    table = table_of(Feed)
    values = {name: table.c[name] + number for name, number in change.items() if number}
    if values:
        session.execute(update(table).where(table.c.id == feed_id).values(values))


def _forget(session: Session, feed_id: int, present: set[str]) -> None:
    """Delete rows of items that are done with; what they were counted as stays counted."""
    table = table_of(FeedItemRow)
    done = (
        select(table.c.id, table.c.key)
        .where(
            table.c.feed_id == feed_id,
            table.c.state.in_(_DONE_WITH),
            table.c.next_at.is_(None),
        )
        .order_by(table.c.id.desc())
        .offset(KEPT)
    )
    old = [row.id for row in session.execute(done) if row.key not in present]
    for part in in_parts(old):
        session.execute(delete(table).where(table.c.id.in_(part)))
