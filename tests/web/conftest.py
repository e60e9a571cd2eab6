"""The dashboard on an empty database, on one filled with the starter desk, and in a browser."""

import shutil
import uuid
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.base.places import desk_folder
from app.main import create_app
from app.pipeline import load_desk_files
from app.store.session import make_engine
from tests.web.captures_to_see import put_captures
from tests.web.feeds_to_see import put_feeds
from tests.web.job_desk import add_jobs
from tests.web.serving import CLOSED, served


def open_pages(engine: Engine) -> TestClient:
    """Return a client of the dashboard on ``engine``; nothing can be taken in."""
    app = create_app(engine=engine, doors=CLOSED)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=True)


@pytest.fixture(scope="session")
def starter_desk(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> bytes:
    """An SQLite file with the starter desk, to be copied by whoever wants one."""
    path = tmp_path_factory.mktemp("starter") / "desk.db"
    path.write_bytes(sqlite_template)
    engine = make_engine(f"sqlite:///{path}")
    load_desk_files(engine, desk_folder())
    add_jobs(engine)
    put_feeds(engine)
    put_captures(engine)
    engine.dispose()
    return path.read_bytes()


@pytest.fixture(scope="session")
def desk_engine(tmp_path_factory: pytest.TempPathFactory, starter_desk: bytes) -> Iterator[Engine]:
    """The starter desk in one SQLite database, for all tests that only read."""
    path = tmp_path_factory.mktemp("filled") / "filled.db"
    path.write_bytes(starter_desk)
    made = make_engine(f"sqlite:///{path}")
    yield made
    made.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def filled_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The starter desk in one database of each kind, for all tests that only read."""
    if request.param == "sqlite":
        yield request.getfixturevalue("desk_engine")
        return
    admin: Engine = request.getfixturevalue("postgres_admin")
    name = f"whence_test_{uuid.uuid4().hex[:12]}"
    template = request.getfixturevalue("postgres_template")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    made = make_engine(admin.url.set(database=name).render_as_string(hide_password=False))
    load_desk_files(made, desk_folder())
    add_jobs(made)
    put_feeds(made)
    put_captures(made)
    yield made
    made.dispose()


@pytest.fixture(scope="session")
def filled_app(filled_engine: Engine) -> FastAPI:
    """The dashboard with the starter desk, for all tests that only read: it keeps its pages."""
    return create_app(engine=filled_engine, doors=CLOSED)


@pytest.fixture
def filled(filled_app: FastAPI) -> Iterator[TestClient]:
    """A reader of the dashboard with the starter desk."""
    with TestClient(filled_app, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def empty(engine: Engine) -> Iterator[TestClient]:
    """The dashboard without a record."""
    with open_pages(engine) as client:
        yield client


@pytest.fixture(scope="session")
def site(desk_engine: Engine) -> Iterator[str]:
    """The address of a server with the starter desk, for all tests that only read."""
    with served(desk_engine) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a file of tests: its loop may not run beside those of other tests."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no program named chromium on this machine")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()
