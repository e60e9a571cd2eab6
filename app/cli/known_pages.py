"""``whence collect --desk``: fetches what is named and not held, and tells what was missed."""

import csv
import sys
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.base.archives import archive_links
from app.base.moments import say_instant
from app.base.settings import Settings
from app.cli.output import put_file
from app.domain.known_pages import SAID, KnownPagesReport, Missed, Trouble
from app.export.write import defuse
from app.known_pages import collect_known_pages
from app.store.session import Engine

if TYPE_CHECKING:
    from app.collect.fetch import Fetcher
    from app.pipeline import Propose
    from app.read.article import Read

KnownPages = Annotated[
    bool,
    typer.Option(
        "--desk",
        help="Fetch the pages of articles that are named here and whose text is not held.",
    ),
]
MissedFile = Annotated[
    Path | None,
    typer.Option("-o", help="With --desk: write what was missed as CSV, which collect takes."),
]
_COLUMNS = ("url", "outlet", "headline", "trouble", "what_to_do", "reason", "retry_at", "archive")
_EXPLAINED = frozenset((Trouble.NO_ARTICLE, Trouble.MOVED, Trouble.ANOTHER))
_IN_ARCHIVES = frozenset((Trouble.GONE, Trouble.MOVED, Trouble.ANOTHER, Trouble.UNREACHABLE))


def collect_desk(
    engine: Engine,
    settings: Settings,
    output: Path | None,
    *,
    read: "Read",
    propose: "Propose | None" = None,
    fetcher: "Fetcher | None" = None,
) -> bool:
    """Run it with a bar, print the report; tell whether nothing was missed."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    ) as progress:
        bar = progress.add_task("Fetching", total=None)
        report = collect_known_pages(
            engine,
            archive=settings.archive,
            fetcher=fetcher,
            propose=propose,
            read=read,
            noted=lambda done, total: progress.update(bar, completed=done, total=total),
        )
    for line in tell_missed(report, settings.archives):
        print(line, file=sys.stderr)
    typer.echo(report.describe())
    if output is not None:
        put_file(output, write_missed(report.missed, settings.archives))
        typer.echo(f"{len(report.missed)} addresses written to {output}.", err=True)
    return not report.missed


def tell_missed(report: KnownPagesReport, archives: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of the report: each kind of trouble, what to do, and the addresses."""
    for trouble, missed in report.by_trouble().items():
        means, advice = SAID[trouble]
        yield f"{means} ({len(missed)}): {advice}."
        for one in missed:
            yield f"  {one.url}  ({one.outlet})"
            if one.retry_at is not None:
                yield f"    asks to come back at {say_instant(one.retry_at.replace(microsecond=0))}"
                continue
            if trouble in _EXPLAINED:
                yield f"    {one.reason}"
            if trouble in _IN_ARCHIVES:
                yield from (f"    {link}" for _, link in archive_links(one.url, archives[:1]))
        yield ""


def write_missed(missed: Sequence[Missed], archives: tuple[str, ...]) -> Iterator[bytes]:
    """Yield what was missed as CSV; ``collect`` reads the column ``url`` of it."""
    line = StringIO(newline="")
    writer = csv.writer(line)
    writer.writerow(_COLUMNS)
    for one in sorted(missed, key=lambda one: list(Trouble).index(one.trouble)):
        links = archive_links(one.url, archives[:1])
        cells = (
            one.url,
            one.outlet,
            one.title or "",
            one.trouble.value,
            SAID[one.trouble][1],
            one.reason,
            one.retry_at.isoformat() if one.retry_at else "",
            links[0][1] if links else "",
        )
        writer.writerow([defuse(cell) for cell in cells])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()
    yield line.getvalue().encode()
