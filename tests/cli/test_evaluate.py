import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from app.cli.evaluate import evaluating
from tests.measure.factories import WHARF, a_claim, a_file, a_mention


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one page that says who counted what."""
    (tmp_path / "tide.txt").write_text(
        "Russian yard takes Chinese blades\n\n"
        "Chinese drone engineers trained Russian soldiers at a base in Mirny, the port authority "
        "said on Friday.\n\nThe courses lasted three weeks, according to the port authority.\n",
        "utf-8",
    )
    row = {"path": "tide.txt", "outlet": "Tide Weekly", "published": "2026-05-03", "language": "en"}
    (tmp_path / "manifest.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    quote = "Chinese drone engineers trained Russian soldiers at a base in Mirny"
    gold = a_file(a_claim(a_mention(quote, source="port authority")))
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(evaluating, list(words))


def test_a_folder_is_scored_in_a_database_of_its_own(folder: Path) -> None:
    before = sorted(folder.iterdir())
    result = run(str(folder), "--json", "--errors")
    assert result.exit_code == 0, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    assert data["figures"]["mentions"]["met"] == 1
    assert data["figures"]["mentions"]["wanted"] == 1
    assert sorted(folder.iterdir()) == before


def test_a_findings_file_is_scored_as_it_is(folder: Path) -> None:
    predictions = folder / "found.json"
    predictions.write_text(json.dumps(a_file(a_claim(a_mention(WHARF)))), "utf-8")
    result = run(str(folder), "--predictions", str(predictions), "--errors")
    assert result.exit_code == 0, result.output
    assert "mentions" in result.stdout
    assert "mention missed · tide: Chinese drone engineers" in result.stdout
    assert "false from unlisted text" in result.stdout
