"""``whence jobs``: what is done in the background, how far it is, and what to do about it."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.base.errors import BadInputError
from app.base.settings import read_settings
from app.cli.database import database
from app.cli.doors import open_jobs
from app.domain.jobs import ItemState, JobState
from app.jobs import asking
from app.query.jobs import ItemRow, JobCard, list_items, list_jobs, load_job
from app.store.session import reading

jobs = typer.Typer(no_args_is_help=True, help="Work in the background: list, show, cancel, retry.")

_Number = Annotated[int, typer.Argument(min=1, max=2**31 - 1, help="The job's number.")]
_Places = Annotated[
    list[int] | None, typer.Option("--item", min=1, help="Only the item at this place; repeatable.")
]
_Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


@jobs.command(name="list")
def list_command(
    state: Annotated[str, typer.Option(help=f"One of {', '.join(JobState)}.")] = "",
    as_json: _Json = False,
) -> None:
    """List the newest jobs, newest first."""
    if state and state not in tuple(JobState):
        raise BadInputError(f"There is no state “{state[:40]}”: give one of {', '.join(JobState)}.")
    with database() as engine, reading(engine) as connection:
        found = list_jobs(connection, state=JobState(state) if state else None).jobs
    if as_json:
        _put_json([_job(job) for job in found])
        return
    if not found:
        typer.echo("No jobs.")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("job", "state", "items", "failed", "asked", "what"):
        table.add_column(name, overflow="fold")
    for job in found:
        asked = job.asked_at.strftime("%Y-%m-%d %H:%M")
        cells = (str(job.id), job.state, _share(job), str(job.failed), asked)
        table.add_row(*cells, Text(job.title if job.open else f"{job.title}: {job.outcome}"))
    Console().print(table)


@jobs.command()
def show(job: _Number, as_json: _Json = False) -> None:
    """Show one job and what failed in it."""
    with database() as engine, reading(engine) as connection:
        card = load_job(connection, job)
        failed = list_items(connection, job, (ItemState.FAILED, ItemState.AGAIN)).rows
        done = list_items(connection, job, (ItemState.DONE,)).rows
    if as_json:
        listed = {"failed": failed, "done": done}
        rows = {name: [_item(item) for item in items] for name, items in listed.items()}
        _put_json({**_job(card), **{f"{name}_items": items for name, items in rows.items()}})
        return
    typer.echo(f"{card.title}: {card.state}, {_share(card)} items, {card.failed} failed.")
    if card.outcome:
        typer.echo(card.outcome)
    for item in failed:
        typer.echo(f"{item.position + 1}. {item.name}: {item.reason}")


@jobs.command()
def cancel(job: _Number, as_json: _Json = False) -> None:
    """End a job after the item it is at."""
    settings = read_settings()
    with database(settings) as engine:
        opened = open_jobs(engine, settings)
        try:
            state = asking.cancel(opened, job)
        finally:
            opened.close()
    if as_json:
        _put_json({"job": job, "state": state})
    elif state is JobState.RUNNING:
        typer.echo(f"Job {job} stops after the item it is at.")
    else:
        typer.echo(f"Job {job} is {state}.")


@jobs.command()
def retry(job: _Number, item: _Places = None, as_json: _Json = False) -> None:
    """Try failed items again, and go on with what was not reached."""
    settings = read_settings()
    positions = None if item is None else [place - 1 for place in item]
    with database(settings) as engine:
        opened = open_jobs(engine, settings)
        try:
            number = asking.try_again(opened, job, positions)
        finally:
            opened.close()
    if as_json:
        _put_json({"job": job, "items": number})
    else:
        noun = "item is" if number == 1 else "items are"
        typer.echo(f"{number} failed {noun} tried again once a worker is free.")


@jobs.command()
def drop(job: _Number, item: _Places = None, as_json: _Json = False) -> None:
    """Leave failed items out; they stay listed as left out."""
    settings = read_settings()
    positions = None if item is None else [place - 1 for place in item]
    with database(settings) as engine:
        opened = open_jobs(engine, settings)
        try:
            number = asking.drop(opened, job, positions)
        finally:
            opened.close()
    if as_json:
        _put_json({"job": job, "items": number})
    else:
        typer.echo(f"{number} failed item{' is' if number == 1 else 's are'} left out.")


def _share(job: JobCard) -> str:
    return str(job.position) if job.total is None else f"{job.position}/{job.total}"


def _job(job: JobCard) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(job).items()}


def _item(item: ItemRow) -> dict[str, Any]:
    return asdict(item)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _put_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))
