"""The terminal gives the same answers as the pages, and says clearly what is wrong."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli.answers import answers
from app.export.files import FILES

pytestmark = pytest.mark.usefixtures("on_held_records")


def run(*words: str) -> Result:
    return CliRunner().invoke(answers, list(words))


def test_claims_are_shown_as_a_table_with_their_number() -> None:
    result = run("claims", "--topic", "training")
    assert result.exit_code == 0
    assert "HSO → Bay Post → Daily Nine" in result.stdout
    assert result.stderr == "claims: 1 row\n"


@pytest.mark.parametrize("command", ["claims", "origins", "responses", "drift"])
def test_an_answer_comes_as_json_with_all_rows(command: str) -> None:
    found = json.loads(run(command, "--format", "json").stdout)
    assert found["count"] == len(found["items"]) > 0


def test_a_chain_shows_the_words_of_its_hops() -> None:
    result = run("chain", "pilots-train")
    assert "an HSO source told" in result.stdout
    assert "Origins: 1" in result.stdout
    csv = run("chain", "pilots-train", "--format", "csv").stdout
    assert len(csv.strip().split("\n")) == 4


def test_export_writes_to_standard_output_or_to_a_file(tmp_path: Path) -> None:
    out = run("export", "mentions", "--outlet", "bay-post")
    path = tmp_path / "mentions.csv"
    into = run("export", "mentions", "--outlet", "bay-post", "-o", str(path))
    assert path.read_bytes() == out.stdout_bytes
    assert into.stdout == ""
    assert into.stderr == out.stderr == "mentions: 4 rows\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["mentions.csv"]


def test_export_all_writes_every_file(tmp_path: Path) -> None:
    result = run("export", "all", "-o", str(tmp_path / "out"), "--format", "jsonl")
    assert result.exit_code == 0
    assert {p.stem for p in (tmp_path / "out").iterdir()} == set(FILES)
    assert len((tmp_path / "out" / "claims.jsonl").read_text().splitlines()) == 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["claims", "--topic", "no-such"], "There is no topic “no-such”"),
        (["claims", "--from", "2025-13"], "is not a date"),
        (["responses", "--response", "shrug"], "is no response"),
        (["export", "no-such"], "There is no file"),
        (["export", "all"], "needs a folder"),
    ],
)
def test_wrong_usage_is_one_line(words: list[str], sentence: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
