"""``whence serve``, ``whence worker`` and ``whence ready``."""

import ipaddress
import signal
import threading
from contextlib import ExitStack
from types import FrameType
from typing import Annotated

import typer

from app.base.errors import RefusedError
from app.base.settings import read_settings
from app.cli.database import database
from app.cli.doors import open_doors, open_jobs
from app.jobs.consuming import Consumer

serving = typer.Typer()

_SERVES_S = 5
"""Seconds that answers under way have when the server ends; jobs have the rest of ten."""


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

    from app.main import create_app  # noqa: PLC0415

    settings = read_settings()
    if not _is_loopback(host) and settings.token is None:
        raise RefusedError(
            f"Refusing to serve on {host}: anybody who reaches it could write. "
            "Set WHENCE_TOKEN to a long secret, or serve on 127.0.0.1."
        )
    with database(settings) as engine, ExitStack() as open_things:
        jobs = open_jobs(engine, settings)
        open_things.callback(jobs.close)
        app = create_app(
            engine=engine,
            doors=open_doors(engine, settings, jobs),
            token=settings.token,
            full_text=settings.full_text,
            max_upload=settings.max_upload,
            archives=settings.archives,
        )

        class Server(uvicorn.Server):
            """Says at once that it ends, so that what is under way can end too."""

            def handle_exit(self, sig: int, frame: FrameType | None) -> None:
                """Take a signal to end."""
                app.state.ending.set()
                jobs.stopping.set()
                super().handle_exit(sig, frame)

        if settings.jobs_here:
            open_things.enter_context(Consumer(jobs, threads=settings.job_threads))
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"Whence is at http://{shown}:{port} (stop with Ctrl+C)")
        Server(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                log_level="warning",
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=_SERVES_S,
            )
        ).run()


@serving.command()
def worker(
    once: Annotated[
        bool, typer.Option("--once", help="Work on what waits or is due, then stop.")
    ] = False,
    threads: Annotated[int, typer.Option(min=1, max=32, help="Jobs at the same time.")] = 1,
) -> None:
    """Work on jobs (as ``serve`` does too, unless WHENCE_JOBS is ``apart``) until it is stopped."""
    settings = read_settings()
    with database(settings) as engine:
        jobs = open_jobs(engine, settings)
        try:
            if once:
                ran = jobs.run_all()
                typer.echo(f"Worked on {ran} job{'' if ran == 1 else 's'}.")
                return
            ended = threading.Event()

            def end(_signal: int, _frame: FrameType | None) -> None:
                ended.set()

            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, end)
            with Consumer(jobs, threads=threads):
                typer.echo("Waiting for jobs (stop with Ctrl+C)")
                while not ended.wait(1.0):
                    pass
        finally:
            jobs.close()
