"""Work in the background: what is asked for, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class JobKind(StrEnum):
    """What a job does."""

    TAKE_IN = "take_in"
    DESK = "desk"
    POLL = "poll"
    LINK = "link"


class JobState(StrEnum):
    """Where a job is. ``interrupted``: its process ended; it goes on with the next item."""

    WAITING = "waiting"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (JobState.WAITING, JobState.RUNNING, JobState.INTERRUPTED)
"""The states of jobs that somebody still works on, or will."""

READY = (JobState.WAITING, JobState.INTERRUPTED)
"""The states of jobs that can be begun."""


class ItemState(StrEnum):
    """What became of one item. ``failed``: kept with its reason until a person decides."""

    DONE = "done"
    FAILED = "failed"
    AGAIN = "again"
    DROPPED = "dropped"


class Standing(StrEnum):
    """Whether a process may go on with a job: it is its own, to be stopped, or another's now."""

    MINE = "mine"
    CANCELLED = "cancelled"
    LOST = "lost"


SCHEDULE = "schedule"
"""Who asks for what is due, when no person does."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A job as it is asked for.

    ``title`` is how a person will know it; ``asked_by`` one of web, api, schedule, terminal;
    ``details`` what its kind needs to know, as JSON. Of jobs with the same ``key`` only one is
    open at a time.
    """

    kind: JobKind
    title: str
    asked_by: str
    details: Mapping[str, object] = field(default_factory=dict[str, object])
    key: str | None = None


def look_key(feed_id: int) -> str:
    """Return the key of a job that looks at one feed."""
    return f"poll:{feed_id}"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one item: a word to count by (new, unchanged), and the article, if one."""

    outcome: str
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A job that was begun or goes on. ``position`` is the number of items decided before.

    ``attempts``: how often the item at ``position`` was begun, this time included. ``again``: the
    positions a person asked to try again.
    """

    id: int
    kind: JobKind
    details: Mapping[str, object]
    position: int
    attempts: int
    again: frozenset[int]


@dataclass(frozen=True, slots=True)
class Hold:
    """A job and the process that runs it, by the name ``jobs.holder`` gives it."""

    job_id: int
    holder: str


@dataclass(frozen=True, slots=True)
class Held:
    """A running job and who said to run it: to find out whether that process is still there."""

    id: int
    holder: str
    beat_at: datetime
