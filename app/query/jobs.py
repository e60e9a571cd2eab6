"""Jobs as they are shown: the list, one of them, its items, and whether something moved."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.base.errors import NotHeldError
from app.domain.jobs import OPEN, ItemState, JobKind, JobState
from app.store.rows import table_of
from app.store.session import Connection
from app.store.tables import Article, Outlet
from app.store.tables_of_jobs import Job, JobItem

PAGE = 50
_ROUND = re.compile(r"([\d,]+) of ([\d,]+) \w+$", re.ASCII)
ITEMS = 200

_job = table_of(Job).c
_item = table_of(JobItem).c


@dataclass(frozen=True, slots=True)
class JobCard:
    """A job in a list. ``done`` and ``failed`` are of ``total`` items (None: not known yet)."""

    id: int
    kind: JobKind
    title: str
    asked_by: str
    state: JobState
    total: int | None
    position: int
    done: int
    failed: int
    now_at: str
    cancelling: bool
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    outcome: str

    @property
    def open(self) -> bool:
        """Tell whether somebody still works on it, or will."""
        return self.state in OPEN

    @property
    def within(self) -> tuple[int, int] | None:
        """Return how far the only item of a job is, which is a round of many; None elsewhere."""
        told = _ROUND.match(self.now_at) if self.total == 1 and self.open else None
        return (_number(told[1]), _number(told[2])) if told else None

    @property
    def share(self) -> int | None:
        """Return how much is decided, in percent; None where that cannot be known."""
        within = self.within
        if within is not None:
            return min(100, within[0] * 100 // max(1, within[1]))
        if self.total is None or self.total <= 0:
            return None
        return min(100, self.position * 100 // self.total)


@dataclass(frozen=True, slots=True)
class JobList:
    """A page of jobs, newest first, the number in each state, and where the next page begins."""

    jobs: tuple[JobCard, ...]
    counts: Mapping[str, int]
    next_before: int | None

    @property
    def count(self) -> int:
        """Return how many jobs are kept, in whatever state."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a job. ``article`` is the title of what came of it, where it is held."""

    position: int
    name: str
    state: ItemState
    outcome: str
    reason: str
    article_id: int | None
    article: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class JobItems:
    """The items of a job in one state, in their order; ``count`` of them in all."""

    rows: tuple[ItemRow, ...]
    count: int


def list_jobs(
    connection: Connection, *, state: JobState | None = None, before: int | None = None
) -> JobList:
    """Return a page of jobs, newest first; of one state, and asked before job ``before``."""
    counted = connection.execute(select(_job.state, func.count()).group_by(_job.state))
    wanted = select(*_CARD).order_by(_job.id.desc()).limit(PAGE + 1)
    if state is not None:
        wanted = wanted.where(_job.state == state)
    if before is not None:
        wanted = wanted.where(_job.id < before)
    found = [_card(row) for row in connection.execute(wanted)]
    return JobList(
        tuple(found[:PAGE]),
        {name: number for name, number in counted},  # noqa: C416 - rows are no pairs to a checker
        found[PAGE - 1].id if len(found) > PAGE else None,
    )


def load_job(connection: Connection, job_id: int) -> JobCard:
    """Return one job.

    Raises:
        NotHeldError: there is none with this number.
    """
    row = connection.execute(select(*_CARD).where(_job.id == job_id)).one_or_none()
    if row is None:
        raise NotHeldError("There is no job with this number; old ones are forgotten.")
    return _card(row)


def list_items(
    connection: Connection, job_id: int, states: Iterable[ItemState], *, limit: int = ITEMS
) -> JobItems:
    """Return the items of a job that are in ``states``."""
    article, outlet = table_of(Article).c, table_of(Outlet).c
    here = (_item.job_id == job_id) & _item.state.in_(list(states))
    wanted = (
        select(
            _item.position,
            _item.name,
            _item.state,
            _item.outcome,
            _item.reason,
            article.id,
            article.title,
            outlet.name,
        )
        .select_from(
            table_of(JobItem)
            .outerjoin(table_of(Article), article.id == _item.article_id)
            .outerjoin(table_of(Outlet), outlet.id == article.outlet_id)
        )
        .where(here)
        .order_by(_item.position)
        .limit(limit)
    )
    rows = [
        ItemRow(position, name, ItemState(state), outcome, reason, held, title, published_by)
        for position, name, state, outcome, reason, held, title, published_by in (
            connection.execute(wanted)
        )
    ]
    total = len(rows)
    if total == limit:
        total = connection.scalar(select(func.count()).where(here)) or 0
    return JobItems(tuple(rows), total)


def find_open(connection: Connection, key: str) -> int | None:
    """Return the number of the open job with a key, None if there is none."""
    return connection.scalar(select(_job.id).where(_job.key == key))


def load_moved(connection: Connection, job_ids: Sequence[int]) -> dict[int, tuple[object, ...]]:
    """Return, for each of these jobs, what changes whenever something of it that is shown does."""
    wanted = select(
        _job.id, _job.state, _job.position, _job.done, _job.failed, _job.now_at, _job.cancelling
    ).where(_job.id.in_(job_ids))
    return {row.id: tuple(row) for row in connection.execute(wanted)}


_CARD = (
    _job.id,
    _job.kind,
    _job.title,
    _job.asked_by,
    _job.state,
    _job.total,
    _job.position,
    _job.done,
    _job.failed,
    _job.now_at,
    _job.cancelling,
    _job.asked_at,
    _job.started_at,
    _job.ended_at,
    _job.outcome,
)


def _number(written: str) -> int:
    return int(written.replace(",", ""))


def _card(row: Sequence[object]) -> JobCard:
    number, kind, title, asked_by, state, *rest = row
    return JobCard(number, JobKind(str(kind)), title, asked_by, JobState(str(state)), *rest)  # pyright: ignore[reportArgumentType]
