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
    """What can be asked of jobs, by their number. None for positions: all that failed."""

    take_in: Callable[[Lot], int]
    cancel: Callable[[int], JobState]
    try_again: Callable[[int, Sequence[int] | None], int]
    drop: Callable[[int, Sequence[int] | None], int]


@dataclass(frozen=True, slots=True)
class Doors:
    """One door for a page's bytes, one for an address to fetch, and those of jobs, if any."""

    take_in: Callable[[Input], Taken]
    take_in_url: Callable[[str, Told], Taken]
    jobs: JobDoors | None = None
