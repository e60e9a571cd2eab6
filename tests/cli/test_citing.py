"""``whence cite`` gives the same citation as the pages, and workbooks go to files."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from app.cli import whence
from tests.export.cite.parsers import read_bibtex, read_ris
from tests.export.workbooks import read_book

SLUG = "pilots-train"
HOME = "https://whence.example/"


@pytest.fixture(autouse=True)
def on_records(on_held_records: None, held_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def database() -> Generator[Engine]:
        yield held_engine

    monkeypatch.setattr(import_module("app.cli.citing"), "database", database)


def run(*words: str) -> str:
    result = CliRunner().invoke(whence, list(words))
    assert result.exit_code == 0, (result.stderr, result.exception)
    return result.stdout


def test_a_claim_is_cited_in_every_form() -> None:
    note = run("cite", SLUG, "--address", HOME)
    assert note.startswith("“About 40 pilots are to train at Bay Base”.")
    assert f"https://whence.example/claims/{SLUG}?as_of=" in note
    assert "accessed" in note
    assert run("cite", SLUG, "--format", "apa").startswith("Whence. (")
    assert run("cite", SLUG, "--format", "chicago").startswith("“About 40 pilots")
    title = "About 40 pilots are to train at Bay Base"
    assert read_bibtex(run("cite", SLUG, "--format", "bibtex"))["title"] == title
    assert read_ris(run("cite", SLUG, "--format", "ris"))["title"] == title
    assert json.loads(run("cite", SLUG, "--format", "csl-json"))[0]["title"] == title


def test_a_text_in_which_the_claim_is_not_was_not_read() -> None:
    result = CliRunner().invoke(whence, ["cite", SLUG, "--read", "999"])
    assert result.exit_code == 1
    assert "not in article 999" in str(result.exception)


def test_a_workbook_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    result = CliRunner().invoke(whence, ["export", "claims", "--format", "xlsx", "-o", str(path)])
    assert result.exit_code == 0
    sheet = read_book(path.read_bytes())[0]
    assert f"claims: {len(sheet.rows) - 1} rows" in result.stderr
    assert len(sheet.rows) > 1
