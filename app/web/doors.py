"""How pages hand in what a reader brings; who opens them is decided in `app.main`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.domain.article import Input, Told
from app.domain.jobs import JobState
from app.domain.taken import Taken


@dataclass(frozen=True, slots=True)
class Lot:
    """More than one page, to be taken in as a job. Names of files come without folders."""

    title: str
    asked_by: str
    files: tuple[tuple[str, BinaryIO], ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JobDoors:
    """What can be asked of jobs, by their number. None for positions: all that failed.

    ``fetch_named`` asks for the pages of articles that are named here and not held.
    """

    take_in: Callable[[Lot], int]
    fetch_named: Callable[[], int]
    cancel: Callable[[int], JobState]
    try_again: Callable[[int, Sequence[int] | None], int]
    drop: Callable[[int, Sequence[int] | None], int]


@dataclass(frozen=True, slots=True)
class FeedDoors:
    """What pages can do with followed feeds; each takes the number of a feed or an item.

    ``add`` follows an address and returns its number; it and ``poll`` ask for a look, which is a
    job (``query.jobs.find_open``). ``add_listed`` follows the feeds of an OPML
    file (bytes, name) and returns how many are new, how many known, and what is no address.
    """

    add: Callable[[str], int]
    add_listed: Callable[[bytes, str], tuple[int, int, tuple[str, ...]]]
    poll: Callable[[int], None]
    remove: Callable[[int], None]
    take: Callable[[int], Taken]


@dataclass(frozen=True, slots=True)
class Doors:
    """One door for a page's bytes, one for an address to fetch, those of jobs and feeds, if any."""

    take_in: Callable[[Input], Taken]
    take_in_url: Callable[[str, Told], Taken]
    jobs: JobDoors | None = None
    feeds: FeedDoors | None = None
