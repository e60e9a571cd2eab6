"""One request or one article is one transaction; nobody else commits."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError
from sqlalchemy.orm import Session
from sqlmodel import col

from app.base.errors import DatabaseStateError
from app.store.dialect import count_up, make_engine, reads_only
from app.store.tables import Counter

__all__ = [
    "Connection",
    "Engine",
    "Session",
    "data_version",
    "make_engine",
    "reading",
    "saying_what_is_wrong",
    "transaction",
]

VERSION = "data_version"


@contextmanager
def transaction(engine: Engine) -> Generator[Session]:
    """Open a session that writes; commit at the end, roll back on any error.

    One writer at a time: counting up ``data_version`` is the first thing it does, so the next
    one waits here and reads what this one left.

    Raises:
        DatabaseStateError: the database is locked, full, read-only, corrupt or out of reach.
    """
    with (
        saying_what_is_wrong(),
        Session(engine, expire_on_commit=False) as session,
        session.begin(),
    ):
        count_up(session, Counter, VERSION)
        yield session


@contextmanager
def reading(engine: Engine) -> Generator[Connection]:
    """Open a connection that sees one moment of the database and cannot write.

    Raises:
        DatabaseStateError: the database is corrupt or out of reach.
    """
    with saying_what_is_wrong(), engine.connect() as connection, reads_only(connection).begin():
        yield connection


def data_version(connection: Connection) -> int:
    """Return a number that grows with every write transaction; the same number, the same data."""
    found = connection.scalar(select(col(Counter.value)).where(col(Counter.name) == VERSION))
    return found or 0


@contextmanager
def saying_what_is_wrong() -> Generator[None]:
    """Turn the driver's complaints about the database's state into one clear sentence."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise DatabaseStateError(f"The database cannot be used: {_reason(error)}.") from error
    except DatabaseError as error:
        if "malformed" not in str(error.orig) and "not a database" not in str(error.orig):
            raise
        raise DatabaseStateError(
            "The database file is damaged; restore a backup with: whence restore FILE."
        ) from error


def _reason(error: DatabaseError | InterfaceError) -> str:
    lines = str(error.orig).strip().splitlines()
    return lines[0].rstrip(".") if lines else "no reason was given"
