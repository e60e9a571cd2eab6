"""Pages written where the test stands, taken in as they are, and looked at through every door."""

import csv
import io
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from typer.testing import CliRunner

from app.cli import whence
from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.pipeline import TakeIn
from app.store.session import reading
from tests.kept import load_vocabulary


class Desk:
    """A database with the desk's vocabulary, its archive, and what can be asked of it."""

    def __init__(self, engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.engine = engine
        self._folder = folder
        load_vocabulary(engine)

        @contextmanager
        def database() -> Generator[Engine]:
            yield engine

        for module in ("app.cli.answers", "app.cli.showing", "app.cli.grading"):
            monkeypatch.setattr(import_module(module), "database", database)
        monkeypatch.setenv("COLUMNS", "300")

    def store(self, job: TakeIn, url: str, outlet: str, day: str | None, words: str) -> Taken:
        """Store one page without linking it."""
        told = Told(url=url, outlet=outlet, published=day, language="en")
        item = Input(name=url, content=words.encode(), media_type="text/plain", told=told)
        taken = job.add(item)
        assert taken.article_id is not None, taken.message
        return taken

    def job(self) -> TakeIn:
        """Begin to take pages in."""
        return TakeIn(self.engine, archive=self._folder)

    def take(self, url: str, outlet: str, day: str | None, words: str) -> int:
        """Take one page in, link it, and return the id of its article."""
        job = self.job()
        taken = self.store(job, url, outlet, day, words)
        job.finish()
        return taken.article_id or 0

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with reading(self.engine) as connection:
            return [tuple(row) for row in connection.execute(text(sql))]

    def run(self, *words: str) -> str:
        """Return what a command prints; it has to succeed."""
        result = CliRunner().invoke(whence, list(words))
        assert result.exit_code == 0, (result.stderr, result.exception)
        return result.stdout

    def rows(self, *words: str) -> list[dict[str, str]]:
        """Return the rows that a command gives as CSV."""
        given = self.run(*words, "--format", "csv")
        return list(csv.DictReader(io.StringIO(given, newline="")))
