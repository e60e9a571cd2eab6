"""``whence collect``, ``findings``, ``explain``: from pages to findings."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.base.settings import read_settings
from app.cli.database import database
from app.cli.known_pages import KnownPages, MissedFile, collect_desk
from app.cli.model import proposer
from app.cli.past import AsOf, reading_as_of
from app.collect.sources import FailedInput, count_inputs, find_inputs
from app.pipeline import TakeIn
from app.query.explain import explain_mention
from app.query.findings import load_findings
from app.read.apart import ReadingApart

taking_in = typer.Typer()
_FEW = 3
_Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE...",
        help="Files (HTML, text, PDF, mail), folders, ZIP, WARC, manifest.jsonl, a CSV with a "
        "column “url”, URLs.",
    ),
]


@taking_in.command()
def collect(sources: _Sources = None, desk: KnownPages = False, missed: MissedFile = None) -> None:
    """Take pages in, find claims and link them; the same input twice changes nothing."""
    settings = read_settings()
    if desk:
        with database(settings) as engine:
            read, propose = ReadingApart(), proposer(settings)
            whole = collect_desk(engine, settings, missed, read=read, propose=propose)
        if not sources:
            raise typer.Exit(0 if whole else 1)
    if not sources:
        raise typer.BadParameter("name what to take in, or give --desk.", param_hint="SOURCE...")
    total = sum(count_inputs(source) for source in sources)
    with database(settings) as engine:
        job = TakeIn(
            engine, archive=settings.archive, propose=proposer(settings), read=ReadingApart()
        )
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            disable=total <= _FEW or not sys.stderr.isatty(),
        ) as progress:
            bar = progress.add_task("Reading", total=total)
            done = 0
            for source in sources:
                for item in find_inputs(source):
                    if isinstance(item, FailedInput):
                        job.note_failure(item.name, item.reason)
                    else:
                        job.add(item)
                    done += 1  # an archive does not say beforehand how many pages it holds
                    progress.update(bar, completed=done, total=max(total, done))
            progress.update(bar, description="Linking")
            report = job.finish()
    for name, reason in report.failed:
        said = reason if reason.startswith(name) else f"{name}: {reason}"
        print(f"whence: {said}", file=sys.stderr)
    for note in report.notes:
        print(f"whence: {note}", file=sys.stderr)
    typer.echo(report.describe())
    if report.failed:
        raise typer.Exit(1)


@taking_in.command()
def findings(
    output: Annotated[
        Path | None, typer.Option("-o", help="File; standard output without.")
    ] = None,
    as_of: AsOf = "",
) -> None:
    """Write what was found on collected pages, in the shape of a gold file."""
    with database() as engine, reading_as_of(engine, as_of) as connection:
        found = load_findings(connection)
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")
        typer.echo(f"{len(found['claims'])} claims written to {output}.", err=True)


@taking_in.command()
def explain(
    mention: Annotated[int, typer.Argument(help="The mention's number.")], as_of: AsOf = ""
) -> None:
    """Say which rule found a mention, from which words, and why it joined its claim."""
    with database() as engine, reading_as_of(engine, as_of) as connection:
        typer.echo(explain_mention(connection, mention))
