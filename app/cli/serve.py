"""``whence serve``, ``whence worker`` and ``whence ready``."""

import ipaddress
import time
from typing import Annotated

import typer

from app.base.errors import RefusedError
from app.base.settings import read_settings
from app.cli.database import database
from app.cli.model import proposer
from app.pipeline import link_pending, take_in_one, take_in_url
from app.read.apart import ReadingApart

serving = typer.Typer()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@serving.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Start the dashboard; a new database is made, migrated and filled with the starter desk."""
    # Only this command needs the web server, which is slow to load.
    import uvicorn  # noqa: PLC0415

    from app.cli.feeds import feed_doors  # noqa: PLC0415
    from app.main import Doors, create_app  # noqa: PLC0415

    settings = read_settings()
    if not _is_loopback(host) and settings.token is None:
        raise RefusedError(
            f"Refusing to serve on {host}: anybody who reaches it could write. "
            "Set WHENCE_TOKEN to a long secret, or serve on 127.0.0.1."
        )
    read = ReadingApart()
    with database(settings) as engine:
        app = create_app(
            engine=engine,
            doors=Doors(
                take_in=lambda item: take_in_one(
                    engine, item, archive=settings.archive, propose=proposer(settings), read=read
                ),
                take_in_url=lambda url, told: take_in_url(
                    engine,
                    url,
                    archive=settings.archive,
                    told=told,
                    propose=proposer(settings),
                    read=read,
                ),
                feeds=feed_doors(engine, settings, read=read),
            ),
            token=settings.token,
            full_text=settings.full_text,
        )
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"Whence is at http://{shown}:{port} (stop with Ctrl+C)")
        uvicorn.run(
            app, host=host, port=port, log_level="warning", proxy_headers=False, server_header=False
        )


@serving.command()
def worker(
    once: Annotated[bool, typer.Option("--once", help="Link what waits, then stop.")] = False,
    pause_s: Annotated[float, typer.Option(min=1, help="Seconds between looks.")] = 15,
) -> None:
    """Link articles that were taken in but not yet linked, for example after a crash."""
    with database() as engine:
        while True:
            linked = link_pending(engine)
            if linked:
                typer.echo(f"Linked {linked} articles.")
            if once:
                return
            time.sleep(pause_s)


@serving.command()
def ready() -> None:
    """Exit 0 if the database can be used as it is (for health checks)."""
    with database():
        typer.echo("ready")
