"""The dashboard on an empty database, and on one filled with the starter desk."""

import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.base.places import desk_folder
from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.main import Doors, create_app
from app.pipeline import load_desk_files
from app.store.session import make_engine


def open_pages(engine: Engine) -> TestClient:
    """Return a client of the dashboard on ``engine``; nothing can be taken in."""

    def refuse(item: Input) -> Taken:
        raise AssertionError(item)

    def refuse_url(url: str, told: Told) -> Taken:
        raise AssertionError(url, told)

    app = create_app(engine=engine, doors=Doors(refuse, refuse_url))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=True)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def filled_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The starter desk in one database of each kind, for all tests that only read."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("filled") / "filled.db"
        path.write_bytes(request.getfixturevalue("sqlite_template"))
        made = make_engine(f"sqlite:///{path}")
    else:
        admin: Engine = request.getfixturevalue("postgres_admin")
        name = f"whence_test_{uuid.uuid4().hex[:12]}"
        template = request.getfixturevalue("postgres_template")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        made = make_engine(admin.url.set(database=name).render_as_string(hide_password=False))
    load_desk_files(made, desk_folder())
    yield made
    made.dispose()


@pytest.fixture
def filled(filled_engine: Engine) -> Iterator[TestClient]:
    """The dashboard with the starter desk."""
    with open_pages(filled_engine) as client:
        yield client


@pytest.fixture
def empty(engine: Engine) -> Iterator[TestClient]:
    """The dashboard without a record."""
    with open_pages(engine) as client:
        yield client
