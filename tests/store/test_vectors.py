"""Sentence vectors that are kept."""

from sqlalchemy import Engine

from app.store.session import reading, transaction
from app.store.vectors import load_vectors, save_vectors


def test_vectors_come_back_as_they_were_kept(engine: Engine):
    with transaction(engine) as session:
        save_vectors(session, {"one": b"\x00\xff\x01", "two": b"\x02"})
    with reading(engine) as connection:
        assert load_vectors(connection, ["one", "three"]) == {"one": b"\x00\xff\x01"}


def test_keeping_a_vector_twice_changes_nothing(engine: Engine):
    with transaction(engine) as session:
        save_vectors(session, {"one": b"\x01"})
    with transaction(engine) as session:
        save_vectors(session, {"one": b"\x01", "two": b"\x02"})
    with reading(engine) as connection:
        assert load_vectors(connection, ["one", "two"]) == {"one": b"\x01", "two": b"\x02"}
