from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, select, text
from sqlmodel import SQLModel, col

from app.base.errors import DatabaseStateError
from app.store.migrate import SCHEMA, migration_config, move_schema, prepare
from app.store.session import data_version, make_engine, reading, transaction
from app.store.tables import Outlet, SearchEntry


def test_the_newest_revision_is_the_one_the_program_knows(engine: Engine):
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migration_config(connection))
    assert scripts.get_current_head() == SCHEMA


def test_the_migrations_make_what_the_tables_say(engine: Engine):
    def ours(_object: object, name: str | None, *_: object) -> bool:
        return "search_fts" not in (name or "") and "_history" not in (name or "")

    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_schema_goes_down_and_up_again_with_rows_in_it(engine: Engine):
    with transaction(engine) as session:
        session.add(Outlet(slug="harbour-post", name="Harbour Post", kind="newspaper"))
        session.add(SearchEntry(kind="claim", ref_id=1, folded="drones over the harbour"))
    move_schema(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    prepare(engine)
    with transaction(engine) as session:
        session.add(Outlet(slug="harbour-post", name="Harbour Post", kind="newspaper"))
    with reading(engine) as connection:
        assert connection.scalars(select(col(Outlet.slug))).all() == ["harbour-post"]
        assert data_version(connection) == 1


def test_preparing_twice_changes_nothing(engine: Engine):
    with transaction(engine) as session:
        session.add(Outlet(slug="harbour-post", name="Harbour Post", kind="newspaper"))
    prepare(engine)
    with reading(engine) as connection:
        assert connection.scalars(select(col(Outlet.slug))).all() == ["harbour-post"]


def test_two_that_start_at_once_on_a_new_database_both_succeed(empty_database_url: str):
    engines = [make_engine(empty_database_url) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(prepare, engines))
    assert "claim" in inspect(engines[0]).get_table_names()
    for engine in engines:
        engine.dispose()


def test_a_newer_schema_than_the_program_is_refused_in_one_sentence(engine: Engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseStateError, match="9999, which is newer than this program"):
        prepare(engine)


def test_a_database_of_another_program_is_left_alone(empty_database_url: str):
    engine = make_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE article (headline VARCHAR(9))"))
    with pytest.raises(DatabaseStateError, match="did not make"):
        prepare(engine)
    engine.dispose()


def test_every_constraint_has_a_name(engine: Engine):
    inspector = inspect(engine)
    for table in SQLModel.metadata.tables:
        for key in inspector.get_foreign_keys(table) + inspector.get_unique_constraints(table):
            assert key["name"], (table, key)
