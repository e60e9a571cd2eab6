"""Filled databases: made once in a run, and copied for every test that begins with the same."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, create_engine, func, select, text
from sqlmodel import SQLModel

from app.base.places import desk_folder
from app.store.desk import load_vocabulary_only
from app.store.rows import table_of
from app.store.session import transaction
from app.store.tables import Actor, Article


@dataclass(frozen=True, slots=True)
class Kept:
    """One filled database (bytes of SQLite, a name on the server) and the files beside it."""

    database: bytes | str
    files: dict[str, bytes]


_KEPT: dict[tuple[str, str], Kept] = {}


def fill_once(
    engine: Engine, name: str, fill: Callable[[], object], folder: Path | None = None
) -> None:
    """Fill an empty database as ``fill`` does, by a copy of what it did before under ``name``.

    ``folder``: where ``fill`` lays files; they are copied too. A database that holds an article
    already is filled by ``fill`` itself.
    """
    key = (engine.dialect.name, name)
    if _holds(engine, Article):
        fill()
    elif key in _KEPT:
        _restore(engine, _KEPT[key], folder)
    else:
        fill()
        _KEPT[key] = _keep(engine, f"whence_kept_{uuid.uuid4().hex[:12]}", folder)


def load_vocabulary(engine: Engine) -> None:
    """Load the desk's actors, outlets and topics, and no record."""

    def fill() -> None:
        with transaction(engine) as session:
            load_vocabulary_only(session, desk_folder())

    if _holds(engine, Actor):
        fill()
    else:
        fill_once(engine, "vocabulary", fill)


def forget(admin: Engine) -> None:
    """Drop what is kept on the server of ``admin``."""
    for key in [key for key in _KEPT if isinstance(_KEPT[key].database, str)]:
        _command(admin, f"DROP DATABASE {_KEPT.pop(key).database} WITH (FORCE)")


def _holds(engine: Engine, model: type[SQLModel]) -> bool:
    with engine.connect() as connection:
        return bool(connection.scalar(select(func.count()).select_from(table_of(model))))


def _keep(engine: Engine, name: str, folder: Path | None) -> Kept:
    engine.dispose()
    own = engine.url.database or ""
    lying = [path for path in folder.rglob("*") if path.is_file()] if folder else []
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in lying
        if folder and not str(path).startswith(own)
    }
    if engine.dialect.name == "sqlite":
        return Kept(Path(own).read_bytes(), files)
    admin = _beside(engine)
    _command(admin, f"CREATE DATABASE {name} TEMPLATE {own} STRATEGY file_copy")
    return Kept(name, files)


def _restore(engine: Engine, kept: Kept, folder: Path | None) -> None:
    engine.dispose()
    own = engine.url.database or ""
    if isinstance(kept.database, bytes):
        for rest in ("-wal", "-shm"):
            Path(own + rest).unlink(missing_ok=True)
        Path(own).write_bytes(kept.database)
    else:
        admin = _beside(engine)
        _command(admin, f"DROP DATABASE {own} WITH (FORCE)")
        _command(admin, f"CREATE DATABASE {own} TEMPLATE {kept.database} STRATEGY file_copy")
    for name, content in kept.files.items():
        assert folder is not None
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _beside(engine: Engine) -> Engine:
    return create_engine(engine.url.set(database="postgres"), isolation_level="AUTOCOMMIT")


def _command(admin: Engine, sql: str) -> None:
    with admin.connect() as connection:
        connection.execute(text(sql))
    admin.dispose()
