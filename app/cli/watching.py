"""A progress bar for pages: how many of how many, and how many bytes; only on a terminal."""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from app.collect.sources import FailedInput
from app.domain.article import Input

_FEW = 3
_NAME = 28  # characters of a page's name


@contextmanager
def watched(
    items: Iterable[Input | FailedInput], total: int | None
) -> Generator[tuple[Iterator[Input | FailedInput], Callable[[str], None]]]:
    """Give the same pages, and what to call with a page's name when it is done.

    ``total`` is None where an archive does not say beforehand how many pages it holds.
    """
    few = total is not None and total <= _FEW
    read = 0
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[size]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=few or not sys.stderr.isatty(),
    ) as progress:
        bar = progress.add_task("starting", total=total, size="")

        def passed() -> Iterator[Input | FailedInput]:
            nonlocal read
            for item in items:
                read += 0 if isinstance(item, FailedInput) else len(item.content)
                yield item

        def step(name: str) -> None:
            shown = name if len(name) <= _NAME else f"…{name[1 - _NAME :]}"
            advance = 0 if name == "linking" else 1
            progress.update(bar, advance=advance, description=shown, size=decimal(read))

        yield passed(), step
