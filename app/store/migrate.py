"""Make or bring up to date the tables of a database, once, whoever comes first."""

import logging
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from app.base.errors import DatabaseStateError
from app.base.places import share
from app.store.dialect import bind_keys, lock_schema, reads_only, unbind_keys
from app.store.session import saying_what_is_wrong

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

NEWEST = "head"
EMPTY = "base"
SCHEMA = "0010"  # the newest revision; a database that has it needs no Alembic, slow to load


def prepare(engine: Engine) -> None:
    """Create the tables or bring them to the newest schema; nothing happens if they are.

    Two processes that start at once wait for each other.

    Raises:
        DatabaseStateError: the schema is newer than this program, or the database holds
            something else, is damaged or is out of reach.
    """
    with saying_what_is_wrong():
        with engine.connect() as connection, reads_only(connection).begin():
            if _revision_of(connection) == SCHEMA:
                return  # nobody who only looks waits for who writes
        move_schema(engine, NEWEST)


def move_schema(engine: Engine, revision: str) -> None:
    """Bring the schema to ``revision`` (``head``, ``base`` or a name), up or down."""
    with engine.connect() as connection:
        unbind_keys(connection)
        try:
            with connection.begin():
                lock_schema(connection)
                _move(connection, revision)
        finally:
            bind_keys(connection)


def migration_config(connection: Connection) -> "Config":
    """Return what Alembic has to know to work on ``connection``."""
    from alembic.config import Config  # noqa: PLC0415 - see SCHEMA

    config = Config()
    config.set_main_option("script_location", str(share("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _move(connection: Connection, revision: str) -> None:
    now = _revision_of(connection)
    if now == SCHEMA and revision == NEWEST:
        return
    from alembic import command  # noqa: PLC0415 - see SCHEMA
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = migration_config(connection)
    scripts = ScriptDirectory.from_config(config)
    if now is not None:
        _refuse_newer(scripts, now)
    newest = scripts.get_current_head()
    target = newest if revision == NEWEST else None if revision == EMPTY else revision
    if now == target:
        return
    logging.getLogger("alembic").setLevel(logging.WARNING)
    known = {script.revision for script in scripts.iterate_revisions(now or EMPTY, EMPTY)}
    if target is None or target in known:
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _revision_of(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if "article" in tables or "claim" in tables:
            raise DatabaseStateError(
                "The database holds tables that Whence did not make; give it an empty one."
            )
        return None
    return connection.scalar(text("SELECT version_num FROM alembic_version"))


def _refuse_newer(scripts: "ScriptDirectory", revision: str) -> None:
    from alembic.util.exc import CommandError  # noqa: PLC0415 - see SCHEMA

    try:
        scripts.get_revision(revision)
    except CommandError as error:
        raise DatabaseStateError(
            f"The database has the schema {revision}, which is newer than this program; "
            "install the newer Whence again or restore a backup."
        ) from error
