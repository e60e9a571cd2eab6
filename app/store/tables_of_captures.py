"""What else is kept of reading a page: all it says of itself, what a newer capture changes, looks.

No ``from __future__ import annotations`` here: it breaks SQLModel.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from app.store.dialect import JsonColumn, UtcDateTime


class CaptureChange(SQLModel, table=True):
    """What one capture of an article says otherwise than the one read before it.

    Only the article's own text is compared. ``passages``: [[kind, text]...] per changed passage,
    ``kind`` same, out, in or cut (words left away); see ``link.changed``. ``more`` are the changed
    passages that are counted and not kept.
    """

    __tablename__ = "capture_change"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    from_capture_id: int = Field(foreign_key="capture.id")
    to_capture_id: int = Field(foreign_key="capture.id")
    words_out: int
    words_in: int
    passages: list[list[list[str]]] = Field(default_factory=list, sa_type=JsonColumn)
    more: int = 0
    recorded_at: datetime = Field(sa_type=UtcDateTime)


class ArticleCandidate(SQLModel, table=True):
    """What a page says of itself, and where, in the order it was weighed; dates stand elsewhere.

    ``field``: title, author, outlet, canonical or language; ``basis`` is a ``ReadBasis``.
    """

    __tablename__ = "article_candidate"  # pyright: ignore[reportAssignmentType]

    article_id: int = Field(foreign_key="article.id", primary_key=True)
    position: int = Field(primary_key=True)
    field: str
    value: str
    basis: str


class ArticleLook(SQLModel, table=True):
    """The last time that the page of an article was asked for, and what came of it.

    ``outcome``: changed, unchanged, or a ``Trouble``; ``reason`` is the sentence of a failure.
    ``answer`` {"status", "retry_at", "moved_to"} as far as known. No part of the history: it is how
    fetching works, not what is known.
    """

    __tablename__ = "article_look"  # pyright: ignore[reportAssignmentType]

    article_id: int = Field(foreign_key="article.id", primary_key=True)
    looked_at: datetime = Field(sa_type=UtcDateTime)
    outcome: str
    reason: str | None = None
    answer: dict[str, Any] = Field(default_factory=dict, sa_type=JsonColumn)
