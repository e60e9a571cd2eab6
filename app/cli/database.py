"""The database of a command: made, migrated and filled on first use."""

from collections.abc import Generator
from contextlib import contextmanager

from app.base.settings import Settings, read_settings
from app.opening import open_database
from app.store.session import Engine


@contextmanager
def database(settings: Settings | None = None) -> Generator[Engine]:
    """Open the database the environment names; close it at the end.

    Raises:
        WhenceError: it cannot be opened; the sentence says what to do.
    """
    engine = open_database(settings or read_settings())
    try:
        yield engine
    finally:
        engine.dispose()
