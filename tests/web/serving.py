"""A dashboard behind a socket of this machine, for browsers."""

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import Engine

from app.base.places import desk_folder
from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.main import Doors, create_app
from app.pipeline import load_desk_files
from app.store.migrate import prepare
from app.store.session import make_engine


def _refuse(item: Input) -> Taken:
    raise AssertionError(item)


def _refuse_url(url: str, told: Told) -> Taken:
    raise AssertionError(url, told)


CLOSED = Doors(_refuse, _refuse_url)
"""Doors through which nothing is taken in."""


@contextmanager
def served(engine: Engine, doors: Doors = CLOSED) -> Generator[str]:
    """Serve the dashboard on ``engine``; give its address, without a slash at the end."""
    app = create_app(engine=engine, doors=doors)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", lifespan="off"))
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@contextmanager
def desk_in_browser() -> Generator[tuple[Browser, str]]:
    """Serve a new dashboard with the starter desk; give a browser, and the address.

    Raises:
        SystemExit: there is no program named chromium.
    """
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("No program named chromium on this machine.")
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/desk.db")
        prepare(engine)
        load_desk_files(engine, desk_folder())
        with served(engine) as site, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
            yield browser, site
            browser.close()
        engine.dispose()
