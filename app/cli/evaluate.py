"""``whence eval``: how good the findings on a folder of pages are, against what a reader marked."""

import json
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.base.settings import Settings
from app.cli.database import database
from app.collect.sources import FailedInput, find_inputs
from app.measure.figures import Cubed, Found, Share
from app.measure.folder import open_gold, read_findings
from app.measure.score import Miss, Score, score
from app.measure.shapes import Marked, read_marked
from app.pipeline import TakeIn
from app.query.findings import load_findings
from app.store.session import reading

evaluating = typer.Typer()


@evaluating.command(
    name="eval",
    epilog="Example: whence eval tests/gold/stories/FOLDER --errors",
)
def evaluate(
    folder: Annotated[
        Path, typer.Argument(help="A folder with manifest.jsonl, gold.json and names.json.")
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(help="Score this findings file and take nothing in."),
    ] = None,
    desk: Annotated[bool, typer.Option("--desk", help="Beside the starter desk.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List each miss and each false finding.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Take FOLDER's pages in, in a database of their own, and compare with its gold."""
    marked = open_gold(folder)
    found = read_findings(predictions) if predictions else find_in(marked.manifest, desk=desk)
    result = score(found, marked.gold, marked.names)
    if as_json:
        typer.echo(json.dumps(as_data(result, errors=errors), ensure_ascii=False, indent=1))
        return
    _put_figures(result)
    if errors:
        _put_misses(result.misses)


def find_in(manifest: Path, *, desk: bool = False) -> Marked:
    """Return what is found on the pages of ``manifest``, in a database that is thrown away.

    Raises:
        WhenceError: a page cannot be taken in; a figure without it would mean nothing.
    """
    with tempfile.TemporaryDirectory(prefix="whence-eval-") as place:
        settings = Settings(
            database_url=f"sqlite:///{Path(place) / 'eval.db'}",
            folder=Path(place),
            desk="starter" if desk else "none",
            token=None,
        )
        with database(settings) as engine:
            job = TakeIn(engine, archive=settings.archive)
            for item in find_inputs(str(manifest)):
                if isinstance(item, FailedInput):
                    job.note_failure(item.name, item.reason)
                else:
                    job.add(item)
            report = job.finish()
            for name, reason in report.failed:
                typer.echo(f"whence: {name}: {reason}", err=True)
            with reading(engine) as connection:
                return read_marked(load_findings(connection), name="what was found")


def as_data(result: Score, *, errors: bool = False) -> dict[str, Any]:
    """Return a score as JSON types: each figure has a ``value`` (0–1) and the counts behind it."""
    data: dict[str, Any] = {
        "figures": {name: figure.as_json() for name, figure in result.figures.items()},
        "false": dict(result.false_by_kind),
        "ignored": dict(result.ignored),
        "old_responses_taken": result.old_responses_taken,
    }
    if errors:
        data["errors"] = [asdict(miss) for miss in result.misses]
    return data


def _put_figures(result: Score) -> None:
    table = Table(show_edge=False, pad_edge=False)
    for name in ("figure", "value", "precision", "recall", "counts"):
        table.add_column(name, justify="left" if name in ("figure", "counts") else "right")
    for name, figure in result.figures.items():
        table.add_row(name, f"{figure.value:.3f}", *_behind(figure))
    for kind, count in sorted(result.false_by_kind.items()):
        table.add_row(f"false from {kind}", str(count), "", "", "")
    table.add_row("old responses taken", str(result.old_responses_taken), "", "", "")
    Console().print(table)


def _behind(figure: Share | Found | Cubed) -> tuple[str, str, str]:
    match figure:
        case Share():
            return "", "", f"{figure.right} of {figure.of}"
        case Found():
            counts = f"{figure.right} of {figure.found} right, {figure.met} of {figure.wanted} met"
            return f"{figure.precision:.3f}", f"{figure.recall:.3f}", counts
        case Cubed():
            counts = f"{figure.f1_found:.3f} over what was found"
            return f"{figure.precision:.3f}", f"{figure.recall_strict:.3f}", counts


def _put_misses(misses: Iterable[Miss]) -> None:
    for miss in misses:
        note = f" [{miss.note}]" if miss.note else ""
        Console(soft_wrap=True).print(Text(f"{miss.kind} · {miss.page}: {miss.words}{note}"))
