"""The counts that are kept for the case that nothing is asked; see ``store.tally``."""

from sqlalchemy import select

from app.query import core
from app.query.core import Connection


def load_kept(connection: Connection, kind: str) -> dict[str, int]:
    """Return the kept numbers of one kind by value; see ``store.tables.KeptCount``."""
    k = core.kept_count.c
    rows = connection.execute(select(k.value, k.claims).where(k.kind == kind))
    return {row[0]: row[1] for row in rows}


def count_all_claims(connection: Connection) -> int:
    """Return how many claims there are."""
    return load_kept(connection, "total").get("claims", 0)
