"""The tables of work in the background. They say what runs, not what was reported: no history.

No ``from __future__ import annotations`` here: it breaks SQLModel.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.store import tables
from app.store.dialect import JsonColumn, UtcDateTime

assert tables  # its naming of constraints is used here  # noqa: S101


class Job(SQLModel, table=True):
    """One piece of work; see ``domain.jobs`` for the states and what the words mean.

    ``position`` items are decided; the next one was begun ``attempts`` times. ``holder`` is the
    process that runs it, which showed itself last at ``beat_at``. ``key`` is empty once it ended.
    """

    __table_args__ = (UniqueConstraint("key"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    title: str
    asked_by: str
    details: dict[str, Any] = Field(sa_type=JsonColumn)
    key: str | None = None
    state: str = Field(index=True)
    total: int | None = None
    position: int = 0
    attempts: int = 0
    done: int = 0
    failed: int = 0
    now_at: str = ""
    cancelling: bool = False
    holder: str | None = None
    beat_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    outcome: str = ""


class JobItem(SQLModel, table=True):
    """One decided item of a job, by its place in the order of the job.

    ``article_id`` names the article that came of it; it is no key, so that what is known of the
    job outlives the article.
    """

    __tablename__ = "job_item"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("job_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="job.id")
    position: int
    name: str
    state: str
    outcome: str = ""
    reason: str = ""
    attempts: int = 0
    article_id: int | None = None
