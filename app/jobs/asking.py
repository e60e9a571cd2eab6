"""What people ask of jobs, from a page or a terminal."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from app.domain.jobs import Ask, JobKind, JobState
from app.jobs.consuming import Jobs
from app.jobs.desk import ask_for_named
from app.jobs.lots import keep_lot
from app.jobs.polling import ask_to_look
from app.store import jobs as store
from app.store.feeds import find_feed
from app.store.session import reading


def ask_to_take_in(
    jobs: Jobs,
    *,
    title: str,
    asked_by: str,
    files: Iterable[tuple[str, BinaryIO]] = (),
    addresses: Sequence[str] = (),
) -> int:
    """Keep what is handed in, ask for a job that takes it in, and return its number.

    Raises:
        BadInputError: it cannot be kept; the sentence says why.
    """
    details: dict[str, object] = {"addresses": list(addresses)}
    given = list(files)
    if given:
        lot, names = keep_lot(jobs.folder, given)
        details |= {"lot": lot, "files": names}
    return jobs.ask(Ask(JobKind.TAKE_IN, title, asked_by, details))


def ask_for_named_pages(jobs: Jobs, asked_by: str) -> int:
    """Ask for the pages that are named and not held; return the number of the open job for it."""
    return jobs.ask(ask_for_named(asked_by))


def ask_for_look(jobs: Jobs, feed_id: int, asked_by: str) -> int:
    """Ask for a look at one feed now; return the number of the open job for it.

    Raises:
        NotHeldError: it is not followed.
    """
    with reading(jobs.engine) as connection:
        feed = find_feed(connection, str(feed_id))
    return jobs.ask(ask_to_look(feed, asked_by))


def cancel(jobs: Jobs, job_id: int) -> JobState:
    """End a job, or ask it to end after its item; return its state then."""
    return store.cancel_job(jobs.engine, job_id)


def try_again(jobs: Jobs, job_id: int, positions: Sequence[int] | None = None) -> int:
    """Try failed items of a job again (None: all); return how many they are."""
    number = store.try_again(jobs.engine, job_id, positions=positions)
    jobs.queue.put(job_id)
    return number


def drop(jobs: Jobs, job_id: int, positions: Sequence[int] | None = None) -> int:
    """Let failed items of a job be (None: all); return how many they are."""
    return store.drop_failed(jobs.engine, job_id, positions=positions)
