"""The command that health checks ask every few seconds: it loads what opens a database, no more."""

import typer

from app.cli.database import database

readiness = typer.Typer()


@readiness.command()
def ready() -> None:
    """Exit 0 if the database can be used as it is (for health checks)."""
    with database():
        typer.echo("ready")
