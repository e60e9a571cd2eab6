"""``whence collect``, ``findings``, ``explain``: from pages to findings."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.base.settings import read_settings
from app.cli.collected import (
    brought_line,
    count_states,
    failure_table,
    group_failures,
    state_table,
    summary_line,
    tried_line,
)
from app.cli.database import database
from app.cli.known_pages import KnownPages, MissedFile, collect_desk
from app.cli.model import proposer
from app.cli.past import AsOf, reading_as_of
from app.cli.watching import watched
from app.collect.sources import FailedInput, count_pages, find_inputs
from app.collect.zips import PLACE
from app.crew import Crew, cores
from app.domain.article import Input
from app.domain.taken import Taken, TakenReport, TakenState
from app.pipeline import TakeIn
from app.query.brought import load_brought
from app.query.explain import explain_mention
from app.query.findings import load_findings
from app.query.taken import BroughtTotals
from app.query.told_brought import tell_brought
from app.read.apart import ReadingApart
from app.revisiting import Revisiting
from app.store.session import Engine, reading
from app.trial import TriedState, try_all

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
_Json = Annotated[
    bool,
    typer.Option("--json", help="A line of JSON for each page, then one with “summary”: true."),
]
_DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Read and look through, say what would happen, store nothing."),
]
_MANY = 20  # pages from which on it is worth to have vectors read in several processes
_Workers = Annotated[
    int | None,
    typer.Option(min=1, max=64, help="Pages prepared at a time; as many as processors without."),
]


@taking_in.command(epilog="Example: whence collect folder/ crawl.warc.gz --workers 4")
def collect(
    sources: _Sources = None,
    *,
    desk: KnownPages = False,
    missed: MissedFile = None,
    as_json: _Json = False,
    dry_run: _DryRun = False,
    workers: _Workers = None,
) -> None:
    """Take pages in, find claims and link them; the same input twice changes nothing."""
    if desk:
        whole = _collect_desk(missed, dry_run=dry_run)
        if not sources:
            raise typer.Exit(0 if whole else 1)
    if not sources:
        raise typer.BadParameter("name what to take in, or give --desk.", param_hint="SOURCE...")
    total = count_pages(sources)
    most = min(workers or cores(), total or cores())
    crew = Crew(most, linking=most > 1 and not dry_run and (total is None or total >= _MANY))
    try:
        if dry_run:
            _try(sources, crew, total=total, as_json=as_json)
        else:
            _collect(sources, crew, total=total, as_json=as_json)
    except KeyboardInterrupt:
        print(
            "whence: stopped. What was taken in stays; the same command again goes on from there.",
            file=sys.stderr,
        )
        raise typer.Exit(130) from None
    finally:
        crew.close()


def _collect_desk(missed: Path | None, *, dry_run: bool) -> bool:
    """Fetch what the desk names and is not held; tell whether all of it came."""
    if dry_run:
        raise typer.BadParameter("fetches what it names: give it without --dry-run.")
    settings = read_settings()
    with database(settings) as engine:
        read, propose = ReadingApart(), proposer(settings)
        return collect_desk(engine, settings, missed, read=read, propose=propose)


def _brought(sources: Sequence[str], engine: Engine) -> Iterator[Input | FailedInput]:
    """Yield the pages; of an address whose page is held only a change is asked for."""
    settings = read_settings()
    fetcher = Revisiting(engine, archive=settings.archive)
    for source in sources:
        yield from find_inputs(source, fetcher=fetcher, unpack_in=settings.folder / PLACE)


def _collect(sources: Sequence[str], crew: Crew, *, total: int | None, as_json: bool) -> None:
    settings = read_settings()
    with database(settings) as engine:
        job = TakeIn(
            engine, archive=settings.archive, propose=proposer(settings), crew=crew, resume=True
        )
        fresh: set[int] = set()
        with watched(_brought(sources, engine), total) as (seen, step):
            for taken in job.add_all(seen):
                step(taken.name)
                if as_json:
                    _print_lines(engine, job.drain(), fresh)
            step("linking")
            report = job.finish()
        if as_json:
            _print_lines(engine, job.drain(), fresh)
        with reading(engine) as connection:
            totals = count_states(connection, report.pages)
            if as_json:
                typer.echo(summary_line(report.pages, totals))
            else:
                _show(report, totals)
                if len(report.pages) <= _FEW:
                    for page in report.pages:
                        if page.article_id is not None:
                            brought = load_brought(connection, page.article_id)
                            held = page.state is TakenState.UNCHANGED
                            told = tell_brought(brought, held=held)
                            typer.echo(f"{page.name}: {told}")
    for note in report.notes:
        print(f"whence: {note}", file=sys.stderr)
    if report.failed:
        raise typer.Exit(1)


def _print_lines(engine: Engine, pages: Iterator[Taken], fresh: set[int]) -> None:
    """Print what came of pages that are linked; ``fresh`` are the articles new in this run."""
    linked = list(pages)
    fresh |= {p.article_id for p in linked if p.article_id and p.state is TakenState.NEW}
    if linked:
        with reading(engine) as connection:
            for page in linked:
                among = fresh if page.article_id in fresh else ()
                typer.echo(brought_line(connection, page, among=among))


def _show(report: TakenReport, totals: dict[str, BroughtTotals]) -> None:
    """Print the table, the failures by reason, and one sentence."""
    for name, reason in report.failed:
        said = reason if reason.startswith(name) else f"{name}: {reason}"
        print(f"whence: {said}", file=sys.stderr)
    if len(report.pages) > _FEW:
        console = Console()
        console.print(state_table(report.pages, totals))
        if len(report.failed) > _FEW:
            console.print()
            console.print(failure_table(report.failed))
        console.print()
    every = totals.get("all", BroughtTotals())
    said = replace(report, claims_found=every.claims, mentions_found=every.mentions)
    typer.echo(said.describe())


def _try(sources: Sequence[str], crew: Crew, *, total: int | None, as_json: bool) -> None:
    """Say what would become of the pages, and leave everything as it is."""
    counts = dict.fromkeys(TriedState, 0)
    claims = 0
    refused: list[tuple[str, str]] = []
    with (
        database(read_settings()) as engine,
        watched(_brought(sources, engine), total) as (seen, step),
    ):
        for tried in try_all(engine, seen, crew=crew):
            step(tried.name)
            counts[tried.state] += 1
            claims += len(tried.claims)
            if tried.reason is not None:
                refused.append((tried.name, tried.reason))
            if as_json:
                typer.echo(tried_line(tried))
            else:
                typer.echo(f"{tried.state.value:8} {tried.name}{_because(tried.reason)}")
                for words in tried.claims:
                    typer.echo(f"         – {words}")
    told = {"pages": sum(counts.values()), **{s.value: n for s, n in counts.items()}}
    if as_json:
        failures = [{"reason": r, "pages": n} for r, n in group_failures(refused).items()]
        summary = {"summary": True, **told, "claims": claims, "failures": failures}
        typer.echo(json.dumps(summary, ensure_ascii=False))
    else:
        states = ", ".join(f"{number} {state}" for state, number in counts.items())
        noun = "page" if told["pages"] == 1 else "pages"
        typer.echo(f"{told['pages']} {noun}: {states}. {claims} claims found; nothing was stored.")
    if refused:
        raise typer.Exit(1)


def _because(reason: str | None) -> str:
    return f": {reason}" if reason else ""


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
