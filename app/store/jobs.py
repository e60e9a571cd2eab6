"""Keeps jobs: asked for, begun, how far they are, ended. Each call is one short transaction.

Only the process that holds a job may say how far it is: whoever lost it hears so by its
``Standing``, and leaves it to the one that has it now.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Result, delete, func, select, update

from app.base.clock import now
from app.base.errors import BadInputError, NotHeldError
from app.domain.jobs import (
    OPEN,
    READY,
    SCHEDULE,
    Ask,
    Begun,
    Done,
    Held,
    Hold,
    ItemState,
    JobKind,
    JobState,
    Standing,
)
from app.store.dialect import insert_new
from app.store.rows import completed, in_parts, insert_rows, table_of
from app.store.session import Engine, Session, operating, reading
from app.store.tables_of_jobs import Job, JobItem

MAX_NAME = 300
MAX_REASON = 2000

_job = table_of(Job)
_item = table_of(JobItem)


def save_job(engine: Engine, ask: Ask) -> int:
    """Keep a job that is asked for and return its number; of the open one with its key, if any."""
    row = {
        "kind": ask.kind,
        "title": ask.title[:MAX_NAME],
        "asked_by": ask.asked_by,
        "details": dict(ask.details),
        "key": ask.key,
        "state": JobState.WAITING,
        "asked_at": now(),
    }
    with operating(engine) as session:
        if ask.key is None:
            return insert_rows(session, Job, [row])[0]
        insert_new(session, Job, [completed(Job, row)])
        return session.scalars(select(_job.c.id).where(_job.c.key == ask.key)).one()


def begin_job(engine: Engine, hold: Hold) -> Begun | None:
    """Make its holder run a job that waits or was interrupted; None if somebody else has it."""
    at = now()
    with operating(engine) as session:
        begun = session.execute(
            update(_job)
            .where(_job.c.id == hold.job_id, _job.c.state.in_(READY))
            .values(
                state=JobState.RUNNING,
                holder=hold.holder,
                beat_at=at,
                started_at=func.coalesce(_job.c.started_at, at),
                ended_at=None,
                attempts=_job.c.attempts + 1,
                outcome="",
            )
            .returning(_job.c.kind, _job.c.details, _job.c.position, _job.c.attempts)
        ).one_or_none()
        if begun is None:
            return None
        again = session.scalars(
            select(_item.c.position).where(
                _item.c.job_id == hold.job_id, _item.c.state == ItemState.AGAIN
            )
        )
        return Begun(
            hold.job_id,
            JobKind(begun.kind),
            begun.details,
            position=begun.position,
            attempts=begun.attempts,
            again=frozenset(again),
        )


def note_total(engine: Engine, job_id: int, total: int | None) -> None:
    """Say how many items a job has; None where that cannot be known beforehand."""
    with operating(engine) as session:
        session.execute(update(_job).where(_job.c.id == job_id).values(total=total))


def note_reached(engine: Engine, job_id: int) -> None:
    """Say that a job has no more items than were decided, where that was not known before."""
    with operating(engine) as session:
        session.execute(update(_job).where(_job.c.id == job_id).values(total=_job.c.position))


def note_at(engine: Engine, hold: Hold, *, name: str) -> Standing:
    """Say which item is worked on now; return whether that is still wanted."""
    with operating(engine) as session:
        return _change(session, hold, {"now_at": name[:MAX_NAME]})


def save_done(engine: Engine, hold: Hold, *, position: int, name: str, done: Done) -> Standing:
    """Keep what came of one item; the next one counts as begun."""
    row = {"state": ItemState.DONE, "outcome": done.outcome, "article_id": done.article_id}
    count = {"done": _job.c.done + 1}
    return _decide(engine, hold, _At(position, name), row | {"reason": ""}, count)


def save_failed(engine: Engine, hold: Hold, *, position: int, name: str, reason: str) -> Standing:
    """Put one item aside with its reason; the next one counts as begun."""
    row = {"state": ItemState.FAILED, "reason": reason[:MAX_REASON]}
    count = {"failed": _job.c.failed + 1}
    return _decide(engine, hold, _At(position, name), row, count)


def begin_again(engine: Engine, job_id: int, *, position: int) -> int:
    """Count one more attempt of an item that is tried again, and return how many there were."""
    with operating(engine) as session:
        return session.execute(
            update(_item)
            .where(_item.c.job_id == job_id, _item.c.position == position)
            .values(attempts=_item.c.attempts + 1)
            .returning(_item.c.attempts)
        ).scalar_one()


def release_job(engine: Engine, hold: Hold, *, outcome: str = "") -> None:
    """Let go of a job that is not finished: whoever begins it next goes on with its next item."""
    with operating(engine) as session:
        session.execute(
            update(_job)
            .where(_job.c.id == hold.job_id, _job.c.holder == hold.holder)
            .values(state=JobState.INTERRUPTED, holder=None, attempts=0, now_at="", outcome=outcome)
        )


def end_job(engine: Engine, hold: Hold, *, state: JobState, outcome: str) -> None:
    """Say how a job ended, in one sentence."""
    with operating(engine) as session:
        session.execute(
            update(_job)
            .where(_job.c.id == hold.job_id, _job.c.holder == hold.holder)
            .values(
                state=state,
                outcome=outcome[:MAX_REASON],
                ended_at=now(),
                holder=None,
                now_at="",
                attempts=0,
                key=None,
                cancelling=False,
            )
        )


def interrupt_lost(engine: Engine, is_gone: Callable[[Held], bool]) -> list[int]:
    """Find running jobs whose process is gone, make them ready again and return their numbers."""
    with operating(engine) as session:
        running = session.execute(
            select(_job.c.id, _job.c.holder, _job.c.beat_at).where(_job.c.state == JobState.RUNNING)
        )
        held = [Held(row.id, row.holder or "", row.beat_at) for row in running]
        lost = [job for job in held if is_gone(job)]
        for job in lost:
            session.execute(
                update(_job)
                .where(_job.c.id == job.id, _job.c.holder == job.holder)
                .values(state=JobState.INTERRUPTED, holder=None)
            )
        cancelled = update(_job).where(
            _job.c.state == JobState.INTERRUPTED, _job.c.cancelling.is_(True)
        )
        session.execute(cancelled.values(**_cancelled()))
        return [job.id for job in lost]


def list_ready(engine: Engine) -> list[int]:
    """Return the jobs that can be begun, first asked first."""
    with reading(engine) as connection:
        wanted = select(_job.c.id).where(_job.c.state.in_(READY)).order_by(_job.c.id)
        return list(connection.scalars(wanted))


def is_any_running(engine: Engine) -> bool:
    """Tell whether somebody works on a job."""
    with reading(engine) as connection:
        running = select(_job.c.id).where(_job.c.state == JobState.RUNNING).limit(1)
        return connection.scalar(running) is not None


def cancel_job(engine: Engine, job_id: int) -> JobState:
    """End a job that waits; ask one that runs to stop after its item. Return its state then.

    Raises:
        NotHeldError: there is no such job.
    """
    with operating(engine) as session:
        state = _state(session, job_id)
        if state in READY:
            session.execute(
                update(_job)
                .where(_job.c.id == job_id, _job.c.state.in_(READY))
                .values(**_cancelled())
            )
            return JobState.CANCELLED
        if state is JobState.RUNNING:
            session.execute(update(_job).where(_job.c.id == job_id).values(cancelling=True))
        return state


def try_again(engine: Engine, job_id: int, *, positions: Iterable[int] | None = None) -> int:
    """Make a job ready for its failed items (or those at ``positions``) and what it did not reach.

    Returns how many failed items are tried again.

    Raises:
        NotHeldError: there is no such job.
        BadInputError: it is still open.
    """
    with operating(engine) as session:
        if _state(session, job_id) in OPEN:
            raise BadInputError("This job is not over yet; wait for its end or cancel it.")
        found = session.execute(
            update(_item)
            .where(_failed_items(job_id, positions))
            .values(state=ItemState.AGAIN, attempts=0)
        )
        session.execute(
            update(_job)
            .where(_job.c.id == job_id)
            .values(state=JobState.WAITING, ended_at=None, cancelling=False, outcome="")
        )
        _count_failed(session, job_id)
        return _rows(found)


def drop_failed(engine: Engine, job_id: int, *, positions: Iterable[int] | None = None) -> int:
    """Let failed items be: they stay listed as left out. Return how many they were.

    Raises:
        NotHeldError: there is no such job.
    """
    with operating(engine) as session:
        _state(session, job_id)
        found = session.execute(
            update(_item).where(_failed_items(job_id, positions)).values(state=ItemState.DROPPED)
        )
        _count_failed(session, job_id)
        return _rows(found)


def count_outcomes(engine: Engine, job_id: int) -> dict[tuple[str, str], int]:
    """Count the items of a job by their state and outcome."""
    wanted = (
        select(_item.c.state, _item.c.outcome, func.count())
        .where(_item.c.job_id == job_id)
        .group_by(_item.c.state, _item.c.outcome)
    )
    with reading(engine) as connection:
        return {(state, outcome): n for state, outcome, n in connection.execute(wanted)}


def fail_unreached(engine: Engine, job_id: int) -> None:
    """Put aside again what was to be tried again and is not there any more."""
    reason = "What was handed in is no longer kept here; hand it in again."
    with operating(engine) as session:
        session.execute(
            update(_item)
            .where(_item.c.job_id == job_id, _item.c.state == ItemState.AGAIN)
            .values(state=ItemState.FAILED, reason=reason)
        )
        _count_failed(session, job_id)


def list_needed(engine: Engine, *, before: datetime) -> list[Mapping[str, object]]:
    """Return the details of jobs that may still need what was handed in with them.

    They are open, or ended after ``before`` with a failed item or without reaching their end.
    """
    whole = (_job.c.state == JobState.DONE) & (_job.c.failed == 0)
    wanted = select(_job.c.details).where(
        _job.c.state.in_(OPEN) | ((_job.c.ended_at >= before) & ~whole)
    )
    with reading(engine) as connection:
        return list(connection.scalars(wanted))


def remove_jobs(engine: Engine, *, before: datetime, quiet_before: datetime) -> None:
    """Forget jobs that ended before ``before``, with their items.

    Those of the schedule in which nothing failed go when they ended before ``quiet_before``.
    """
    quiet = (_job.c.asked_by == SCHEDULE) & (_job.c.failed == 0)
    quiet &= (_job.c.state == JobState.DONE) & (_job.c.ended_at < quiet_before)
    old = _job.c.state.not_in(OPEN) & (_job.c.ended_at < before)
    with operating(engine) as session:
        gone = list(session.scalars(select(_job.c.id).where(old | quiet)))
        for part in in_parts(gone):
            session.execute(delete(_item).where(_item.c.job_id.in_(part)))
            session.execute(delete(_job).where(_job.c.id.in_(part)))


@dataclass(frozen=True, slots=True)
class _At:
    position: int
    name: str


def _decide(
    engine: Engine,
    hold: Hold,
    at: _At,
    row: Mapping[str, object],
    count: Mapping[str, object],
) -> Standing:
    """Keep what became of an item: a new one moves the job on, one that was tried again does not.

    Nothing is kept for whoever does not hold the job any more.
    """
    with operating(engine) as session:
        standing = _change(session, hold, count)
        if standing is Standing.LOST:
            return standing
        here = (_item.c.job_id == hold.job_id) & (_item.c.position == at.position)
        if _rows(session.execute(update(_item).where(here).values(**row))):
            return standing
        told = {"job_id": hold.job_id, "position": at.position, "name": at.name[:MAX_NAME]}
        insert_rows(session, JobItem, [{**told, **row}])
        _change(session, hold, {"position": at.position + 1, "attempts": 1})
        return standing


def _change(session: Session, hold: Hold, values: Mapping[str, object]) -> Standing:
    """Change a job that ``holder`` runs; nothing happens if it does not."""
    cancelling = session.execute(
        update(_job)
        .where(_job.c.id == hold.job_id, _job.c.holder == hold.holder)
        .values(beat_at=now(), **values)
        .returning(_job.c.cancelling)
    ).scalar_one_or_none()
    if cancelling is None:
        return Standing.LOST
    return Standing.CANCELLED if cancelling else Standing.MINE


def _state(session: Session, job_id: int) -> JobState:
    found = session.scalar(select(_job.c.state).where(_job.c.id == job_id))
    if found is None:
        raise NotHeldError(f"There is no job {job_id}; look at the list of jobs.")
    return JobState(found)


def _failed_items(job_id: int, positions: Iterable[int] | None) -> ColumnElement[bool]:
    failed = (_item.c.job_id == job_id) & (_item.c.state == ItemState.FAILED)
    return failed if positions is None else failed & _item.c.position.in_(list(positions))


def _count_failed(session: Session, job_id: int) -> None:
    left = select(func.count()).where(_item.c.job_id == job_id, _item.c.state == ItemState.FAILED)
    session.execute(update(_job).where(_job.c.id == job_id).values(failed=left.scalar_subquery()))


def _rows(result: Result[Any]) -> int:
    return cast("CursorResult[Any]", result).rowcount


def _cancelled() -> dict[str, object]:
    return {
        "state": JobState.CANCELLED,
        "ended_at": now(),
        "outcome": "Cancelled; what was taken in before stays.",
        "cancelling": False,
        "holder": None,
        "attempts": 0,
        "now_at": "",
        "key": None,
    }
