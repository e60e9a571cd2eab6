"""One request or one article is one transaction; nobody else commits."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError
from sqlalchemy.orm import Session
from sqlmodel import col

from app.base.clock import now
from app.base.errors import DatabaseStateError, NotHeldError
from app.base.moments import Moment
from app.store.dialect import (
    count_up,
    make_engine,
    moment_of,
    reads_only,
    shows_past,
    stamping_alone,
)
from app.store.history import past_views
from app.store.moments import revision_at, settled_revision
from app.store.rows import table_of
from app.store.tables import Counter, Revision

__all__ = [
    "Connection",
    "Engine",
    "Session",
    "data_version",
    "make_engine",
    "moment_of",
    "operating",
    "reading",
    "saying_what_is_wrong",
    "today",
    "transaction",
]

VERSION = "data_version"


@contextmanager
def transaction(engine: Engine) -> Generator[Session]:
    """Open a session that writes; commit at the end, roll back on any error.

    One writer at a time: counting up ``data_version`` is the first thing it does, so the next
    one waits here and reads what this one left. The last thing it does is to say when it was:
    the number and the time together are the revision that ``reading`` can be asked for later.

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
        _stamp(session)


@contextmanager
def operating(engine: Engine) -> Generator[Session]:
    """Open a session that writes what runs here (jobs, feeds), not what was reported.

    It makes no revision, so pages that were kept stay good; only tables without a past may be
    written.

    Raises:
        DatabaseStateError: as ``transaction``.
    """
    with (
        saying_what_is_wrong(),
        Session(engine, expire_on_commit=False) as session,
        session.begin(),
    ):
        yield session


@contextmanager
def reading(engine: Engine, *, as_of: Moment | None = None) -> Generator[Connection]:
    """Open a connection that sees one moment of the database and cannot write.

    With ``as_of`` every table that is shown holds what was recorded by then, always the same.

    Raises:
        DatabaseStateError: the database is corrupt or out of reach.
        NotHeldError: raised inside; with ``as_of`` it also says by when it was not recorded.
    """
    if as_of is None:
        with saying_what_is_wrong(), engine.connect() as connection, reads_only(connection).begin():
            yield connection
        return
    with saying_what_is_wrong(), _saying_by_when(as_of):
        with reading(engine) as present:
            revision = settled_revision(engine, present, as_of.at)
        if revision is None:
            with reading(engine) as present:
                revision = revision_at(present, as_of.at)
        with (
            engine.connect() as connection,
            shows_past(connection, revision, as_of.at, views=past_views(revision)) as past,
        ):
            yield past


def today(connection: Connection) -> date:
    """Return the day, in UTC, that counts as today for what ``connection`` reads.

    Whatever depends on the day asks here: as of a moment it is the day of that moment.
    """
    return (moment_of(connection) or now()).date()


def data_version(connection: Connection) -> int:
    """Return a number that grows with every write transaction; the same number, the same data."""
    found = connection.scalar(select(col(Counter.value)).where(col(Counter.name) == VERSION))
    return found or 0


def _stamp(session: Session) -> None:
    """Say when this transaction was: after every earlier one, and as late as can be."""
    session.flush()
    stamping_alone(session)
    revision = table_of(Revision).c
    last = session.scalar(select(revision.recorded_at).order_by(revision.number.desc()).limit(1))
    at = now() if last is None else max(now(), last + timedelta(microseconds=1))
    number = data_version(session.connection())
    session.execute(insert(Revision), [{"number": number, "recorded_at": at}])


@contextmanager
def _saying_by_when(moment: Moment) -> Generator[None]:
    try:
        yield
    except NotHeldError as error:
        raise NotHeldError(
            f"{error} This was asked as of {moment.say()}; by then it was not recorded."
        ) from error


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
