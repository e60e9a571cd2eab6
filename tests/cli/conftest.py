"""The held records of the query tests, for commands that show them."""

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module

import pytest
from sqlalchemy import Engine

from tests.query.conftest import held_engine

__all__ = ["held_engine"]


@pytest.fixture
def on_held_records(held_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands that show answers read the held records, on a wide screen."""

    @contextmanager
    def database() -> Generator[Engine]:
        yield held_engine

    # The package's own name "answers" is the Typer of the same name, not the module.
    for module in ("app.cli.answers", "app.cli.showing"):
        monkeypatch.setattr(import_module(module), "database", database)
    monkeypatch.setenv("COLUMNS", "200")
