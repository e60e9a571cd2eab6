"""The sentence vectors that linking made before, so that no text is read twice by the model."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.store.rows import asked, insert_plain, rows_for, table_of
from app.store.tables import WordingVector


def load_vectors(session: Connection | Session, keys: Iterable[str]) -> dict[str, bytes]:
    """Return those of the vectors that are held, by their keys."""
    table = table_of(WordingVector)
    wanted = select(table.c.key, table.c.vector).where(asked(table.c.key))
    return {key: bytes(vector) for key, vector in rows_for(session, wanted, keys)}


def save_vectors(session: Session, made: Mapping[str, bytes]) -> None:
    """Keep vectors under their keys; one that is held stays."""
    held = load_vectors(session, made)
    insert_plain(
        session,
        WordingVector,
        [{"key": key, "vector": made[key]} for key in sorted(made.keys() - held.keys())],
    )
