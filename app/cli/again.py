"""``whence reextract``, ``relink``: newer rules over what is held."""

import dataclasses
import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app import again
from app.base.settings import read_settings
from app.cli.database import database
from app.cli.model import proposer
from app.store.again import Changed
from app.store.session import Engine

running_again = typer.Typer()

_Json = Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; change nothing.")]


@running_again.command()
def reextract(*, as_json: _Json = False, dry_run: _DryRun = False) -> None:
    """Find anew what the held pages say, and link it anew; human decisions stay."""
    work = partial(
        again.try_reextract if dry_run else again.reextract, propose=proposer(read_settings())
    )
    _run(work, as_json=as_json, said="would change" if dry_run else "changed")


@running_again.command()
def relink(*, as_json: _Json = False, dry_run: _DryRun = False) -> None:
    """Decide anew what no person confirmed: which mentions say the same, who took it from whom."""
    work = again.try_relink if dry_run else again.relink
    _run(work, as_json=as_json, said="would change" if dry_run else "changed")


def _run(work: Callable[[Engine], tuple[Changed, ...]], *, as_json: bool, said: str) -> None:
    with database() as engine:
        changes = work(engine)
    if as_json:
        rows = [dataclasses.asdict(change) for change in changes]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if changes:
        Console().print(_table(changes))
    number = len(changes)
    typer.echo(f"{number} claim{'' if number == 1 else 's'} {said}.")


def _table(changes: Sequence[Changed]) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for name in ("claim", "", "mentions", "responses", "hops"):
        table.add_column(name, overflow="fold")
    for change in changes:
        mentions = _signed(change.mentions_added, change.mentions_removed)
        moved = f" {change.mentions_moved} moved here" if change.mentions_moved else ""
        table.add_row(
            change.claim,
            "" if change.state == "kept" else change.state,
            f"{mentions}{moved}".strip(),
            _signed(change.responses_added, change.responses_removed),
            _signed(change.hops_added, change.hops_removed),
        )
    return table


def _signed(added: int, removed: int) -> str:
    return " ".join([*([f"+{added}"] if added else []), *([f"−{removed}"] if removed else [])])
