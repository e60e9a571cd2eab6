from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col

from app.base.errors import DatabaseStateError
from app.store.migrate import prepare
from app.store.session import Session, data_version, make_engine, reading, transaction
from app.store.tables import ActorAlias, Outlet


def names(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.scalars(select(col(Outlet.slug)).order_by(col(Outlet.slug))))


def version(engine: Engine) -> int:
    with reading(engine) as connection:
        return data_version(connection)


def an_outlet(slug: str) -> Outlet:
    return Outlet(slug=slug, name=slug, kind="blog")


def test_every_write_raises_the_data_version_and_reading_does_not(engine: Engine):
    start = version(engine)
    with transaction(engine) as session:
        session.add(an_outlet("one"))
    assert version(engine) == version(engine) == start + 1


def test_nothing_of_a_failed_transaction_stays(engine: Engine):
    start = version(engine)

    def fail() -> None:
        with transaction(engine) as session:
            session.add(an_outlet("one"))
            session.flush()
            raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        fail()
    assert names(engine) == []
    assert version(engine) == start


def test_a_failed_commit_is_an_error(engine: Engine):
    def refuse(_session: Session) -> None:
        raise OSError("the disk is full")

    def write() -> None:
        with transaction(engine) as session:
            session.add(an_outlet("one"))
            event.listen(session, "before_commit", refuse)

    with pytest.raises(OSError, match="disk is full"):
        write()
    assert names(engine) == []


def test_a_reader_cannot_write(engine: Engine):
    with pytest.raises((DBAPIError, DatabaseStateError)), reading(engine) as connection:
        connection.execute(Outlet.__table__.delete())  # pyright: ignore
    with transaction(engine) as session:
        session.add(an_outlet("after"))
    assert names(engine) == ["after"]


def test_a_reader_sees_one_moment_while_another_writes(engine: Engine):
    with reading(engine) as connection:
        count = select(func.count()).select_from(Outlet)
        assert connection.scalar(count) == 0
        with transaction(engine) as session:
            session.add(an_outlet("one"))
        assert connection.scalar(count) == 0
    assert names(engine) == ["one"]


def test_a_reference_to_nothing_is_refused(engine: Engine):
    with pytest.raises(IntegrityError), transaction(engine) as session:
        session.add(ActorAlias(actor_id=99, alias="x", folded="x"))


def test_many_writers_lose_nothing(engine: Engine):
    def write(number: int) -> None:
        for turn in range(5):
            with transaction(engine) as session:
                session.add(an_outlet(f"o{number}-{turn}"))

    start = version(engine)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert len(names(engine)) == 40
    assert version(engine) == start + 40


def test_a_file_that_is_no_database_says_so_in_one_sentence(tmp_path: Path):
    path = tmp_path / "broken.db"
    path.write_bytes(b"this is not a database file, but long enough to look like one" * 40)
    engine = make_engine(f"sqlite:///{path}")
    with pytest.raises(DatabaseStateError, match="restore a backup"):
        prepare(engine)


def test_a_database_out_of_reach_says_so_in_one_sentence(tmp_path: Path):
    for url in (
        f"sqlite:///{tmp_path}/no/such/folder/x.db",
        f"postgresql://nobody@/x?host={tmp_path}",
    ):
        with pytest.raises(DatabaseStateError, match="cannot be used") as caught:
            prepare(make_engine(url))
        assert "\n" not in str(caught.value)
