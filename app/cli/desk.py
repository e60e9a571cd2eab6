"""``whence desk``: the desk's JSON Lines files in and out."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.database import database
from app.cli.past import AsOf, reading_as_of
from app.pipeline import dump_desk_files, load_desk_files

desk = typer.Typer(no_args_is_help=True, help="Load or dump the desk's JSON Lines files.")

_Folder = Annotated[Path, typer.Argument(help="The folder with the .jsonl files.")]


@desk.command()
def load(folder: _Folder) -> None:
    """Load FOLDER's records in one transaction; a broken line stops it and nothing stays."""
    with database() as engine:
        typer.echo(load_desk_files(engine, folder).describe())


@desk.command()
def dump(folder: _Folder, as_of: AsOf = "") -> None:
    """Write the desk's records to FOLDER, such that loading them gives the same desk."""
    with database() as engine, reading_as_of(engine, as_of) as connection:
        typer.echo(dump_desk_files(connection, folder).describe())
