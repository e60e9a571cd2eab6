"""Alembic's way to the tables. The migrations themselves import nothing of the program.

``app.store.migrate`` hands over its connection; the ``alembic`` command, which only a developer
uses (``alembic revision --autogenerate -m "..."``), opens DATABASE_URL.
"""

import os
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlmodel import AutoString, SQLModel

from app.store import tables_of_feeds, tables_of_jobs, tables_of_ledgers
from app.store.dialect import UtcDateTime, make_engine

assert tables_of_ledgers  # imported so that the metadata is complete
assert tables_of_feeds  # likewise
assert tables_of_jobs  # likewise


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave out the full-text index and the history, which no model describes."""
    if kind not in ("table", "index") or name is None:
        return True
    return "search_fts" not in name and "_history" not in name


def render_item(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Write our own column types as plain ones, so that old migrations never break."""
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and item.__class__.__name__ == "JSON":
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def run(connection: Connection) -> None:
    """Run what was asked for on ``connection``."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
        include_name=include_name,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with make_engine(os.environ["DATABASE_URL"]).begin() as opened:
        run(opened)
