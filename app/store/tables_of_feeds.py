"""The tables of feeds that are followed. They say what was looked at, not what was reported: no
history.

No ``from __future__ import annotations`` here: it breaks SQLModel.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.store import tables
from app.store.dialect import JsonColumn, UtcDateTime

assert tables  # its naming of constraints is used here  # noqa: S101


class Feed(SQLModel, table=True):
    """One followed address; see ``domain.feed`` for kinds and states.

    ``next_at`` None: it is not looked at again by itself. ``gap_s`` is how long is waited while all
    goes well, ``told_gap_s`` what the feed asks for. ``old_urls``: addresses it had before, oldest
    first. ``parts``: the sitemaps of an index with when each said it changed. ``sha256`` is of the
    bytes read last. The counts are of items: ``waiting`` to be fetched, and what became of others;
    ``unusable`` is of the last look.
    """

    __table_args__ = (UniqueConstraint("url"),)

    id: int | None = Field(default=None, primary_key=True)
    url: str
    title: str = ""
    site_url: str | None = None
    kind: str | None = None
    state: str = "waiting"
    reason: str = ""
    old_urls: list[str] = Field(default_factory=list, sa_type=JsonColumn)
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    parts: dict[str, Any] = Field(default_factory=dict, sa_type=JsonColumn)
    gap_s: int
    told_gap_s: int | None = None
    failures: int = 0
    added_at: datetime = Field(sa_type=UtcDateTime)
    looked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    changed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    next_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    waiting: int = 0
    taken: int = 0
    skipped: int = 0
    failed: int = 0
    unusable: int = 0


class FeedItemRow(SQLModel, table=True):
    """One item of a feed, and what became of it; see ``domain.feed.FeedItemState``.

    ``key`` and ``guid_key`` tell it again at the next look. ``next_at``: when its page is fetched,
    None if it is not. ``article_id`` is no key, so that what is known outlives the article.
    """

    __tablename__ = "feed_item"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        UniqueConstraint("feed_id", "key"),
        Index("ix_feed_item_feed_id_state_id", "feed_id", "state", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feed.id")
    key: str = Field(index=True)
    guid_key: str | None = None
    url: str
    title: str
    summary: str = ""
    published: str | None = None
    published_time: str | None = None
    state: str
    reason: str = ""
    tries: int = 0
    next_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    article_id: int | None = None
