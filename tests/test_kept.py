"""A database that is filled once is copied with its rows and files."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from app.store.rows import table_of
from app.store.session import reading
from app.store.tables import Actor
from tests.kept import fill_once, load_vocabulary

DONE: list[str] = []


@pytest.mark.parametrize("turn", [1, 2])
def test_rows_and_files_are_there_each_time_and_made_the_first_time(
    engine: Engine, tmp_path: Path, turn: int
) -> None:
    del turn

    def fill() -> None:
        DONE.append(engine.dialect.name)
        load_vocabulary(engine)
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "page").write_bytes(b"kept")

    fill_once(engine, "a test of keeping", fill, tmp_path)
    with reading(engine) as connection:
        held = connection.scalar(select(func.count()).select_from(table_of(Actor)))
    assert held
    assert (tmp_path / "in" / "page").read_bytes() == b"kept"
    assert DONE.count(engine.dialect.name) == 1


def test_a_filling_that_fails_is_not_kept(engine: Engine, tmp_path: Path) -> None:
    def fill() -> None:
        raise OSError("full")

    for _ in range(2):
        with pytest.raises(OSError, match="full"):
            fill_once(engine, "a filling that fails", fill, tmp_path)
