"""``whence collect``: a table, lines of JSON, a trial, failures by their reason."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import whence
from app.cli.collected import group_failures

PAGES = Path(__file__).parents[1] / "flows" / "pages" / "manifest.jsonl"


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_template: bytes) -> None:
    """An empty database of this test's own, with the desk's vocabulary only."""
    monkeypatch.setenv("WHENCE_DATA", str(tmp_path))
    monkeypatch.setenv("WHENCE_DESK", "none")
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "whence.db").write_bytes(sqlite_template)


def run(*given: str) -> tuple[int, str]:
    result = CliRunner().invoke(whence, ["collect", "--workers", "1", *given])
    return result.exit_code, result.stdout


def lines(said: str) -> Sequence[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


def test_a_trial_a_table_and_lines_say_the_same_of_the_same_pages(tmp_path: Path) -> None:
    code, said = run("--dry-run", "--json", str(PAGES), "away.html")
    tried = lines(said)
    assert code == 1
    assert [line["state"] for line in tried[:-1]] == ["new"] * 4 + ["refused"]
    assert tried[-1]["summary"] is True
    assert tried[0]["claims"]
    assert not list(tmp_path.rglob("sha256"))  # nothing was stored

    code, said = run(str(PAGES), "away.html")
    assert code == 1
    assert "of them new" in said
    assert "4 new, 0 unchanged, 1 failed" in said

    code, said = run("--json", str(PAGES))
    told = lines(said)
    assert code == 0
    assert [line["state"] for line in told[:-1]] == ["unchanged"] * 4
    assert told[2]["copy_of"]["outlet"] == "Meridian Weekly"
    assert told[2]["told"].startswith("Reprint of Meridian Weekly, chain known back to SZRU")
    assert told[-1]["unchanged"] == 4
    assert told[-1]["claims"] > 3


def test_failures_are_grouped_by_reason_without_the_name_of_the_page() -> None:
    failed = [
        ("a.html", "a.html is empty: give the page with its article."),
        ("m.jsonl line 3", "m.jsonl line 3 names no page: give “path”, “text” or “url”."),
        ("b.html", "b.html is empty: give the page with its article."),
    ]
    assert group_failures(failed) == {
        "Is empty: give the page with its article.": ["a.html", "b.html"],
        "Names no page: give “path”, “text” or “url”.": ["m.jsonl line 3"],
    }
