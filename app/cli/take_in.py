"""``whence collect``, ``read``, ``extract``, ``findings``, ``explain``: from a page to findings."""

import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.base.errors import BadInputError
from app.base.settings import read_settings
from app.cli.database import database
from app.collect.sources import FailedInput, count_inputs, find_inputs
from app.desk.vocabulary import load_vocabulary
from app.domain.article import Input
from app.domain.span import Span
from app.extract.findings import find_all
from app.pipeline import TakeIn
from app.query.findings import explain_mention, load_findings
from app.read.article import read_article
from app.store.session import reading

taking_in = typer.Typer()
_FEW = 3
_Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, manifest.jsonl, URLs.")
]


@taking_in.command()
def collect(sources: _Sources) -> None:
    """Take pages in, find claims and link them; the same input twice changes nothing."""
    settings = read_settings()
    total = sum(count_inputs(source) for source in sources)
    with database(settings) as engine:
        job = TakeIn(engine, archive=settings.archive)
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            disable=total <= _FEW or not sys.stderr.isatty(),
        ) as progress:
            bar = progress.add_task("Reading", total=total)
            for source in sources:
                for item in find_inputs(source):
                    if isinstance(item, FailedInput):
                        job.note_failure(item.name, item.reason)
                    else:
                        job.add(item)
                    progress.advance(bar)
            progress.update(bar, description="Linking")
            report = job.finish()
    for name, reason in report.failed:
        said = reason if reason.startswith(name) else f"{name}: {reason}"
        print(f"whence: {said}", file=sys.stderr)
    typer.echo(report.describe())
    if report.failed:
        raise typer.Exit(1)


def _one_page(page: str) -> Input:
    for item in find_inputs(page):
        if isinstance(item, FailedInput):
            raise BadInputError(item.reason)
        return item
    raise BadInputError(f"There is no page in {page}; name a text or HTML file or a URL.")


@taking_in.command(name="read")
def read_page(page: Annotated[str, typer.Argument(help="A file or URL.")]) -> None:
    """Show what is read from PAGE, without storing anything."""
    article = read_article(_one_page(page))
    seen = _plain(article, article.text)
    seen["published"] = article.published
    typer.echo(json.dumps(seen, ensure_ascii=False, indent=1))


@taking_in.command()
def extract(page: Annotated[str, typer.Argument(help="A file or URL.")]) -> None:
    """Show what is found in PAGE, without storing anything."""
    article = read_article(_one_page(page))
    findings = find_all(article, load_vocabulary())
    typer.echo(json.dumps(_plain(findings, article.text), ensure_ascii=False, indent=1))


def _plain(value: object, text: str) -> Any:
    """Return ``value`` as JSON types; a span also says its words."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "words": value.of(text)}
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {f.name: _plain(getattr(value, f.name), text) for f in fields}
    if isinstance(value, list | tuple):
        return [_plain(item, text) for item in cast("Sequence[object]", value)]
    return value


@taking_in.command()
def findings(
    output: Annotated[
        Path | None, typer.Option("-o", help="File; standard output without.")
    ] = None,
) -> None:
    """Write what was found on collected pages, in the shape of a gold file."""
    with database() as engine, reading(engine) as connection:
        found = load_findings(connection)
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")
        typer.echo(f"{len(found['claims'])} claims written to {output}.", err=True)


@taking_in.command()
def explain(mention: Annotated[int, typer.Argument(help="The mention's number.")]) -> None:
    """Say which rule found a mention, from which words, and why it joined its claim."""
    with database() as engine, reading(engine) as connection:
        typer.echo(explain_mention(connection, mention))
