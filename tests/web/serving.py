"""A dashboard behind a socket of this machine, for browsers."""

import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn
from sqlalchemy import Engine

from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.main import Doors, create_app


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
