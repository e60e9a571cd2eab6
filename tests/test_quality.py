"""The runners of the public benchmarks write the lines that their scorers read."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import main
from tests.read.factories import STORY, html_page, paragraphs

TEXT = "The harbour guild said that forty crates of rotor blades had been landed at Mirny."


def run(*words: object, out: Path) -> str:
    assert main([str(word) for word in (*words, "-o", out)]) == 0
    return out.read_text("utf-8")


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("packed", [True, False])
def test_attributions_are_ranges_of_the_given_text(tmp_path: Path, packed: bool) -> None:
    source = tmp_path / ("in.jsonl.gz" if packed else "in.jsonl")
    content = (json.dumps({"id": "a", "text": f"Crates\n\n{TEXT}"}) + "\n").encode()
    source.write_bytes(gzip.compress(content) if packed else content)
    (line,) = lines_of(run("attribution", source, out=tmp_path / "out"))
    (relation,) = line["relations"]
    ((start, end),) = relation["source"]
    assert f"Crates\n\n{TEXT}"[start:end] == "The harbour guild"
    assert relation["cue"]
    assert relation["content"]


def test_the_running_text_of_each_page_stands_under_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "html"
    folder.mkdir()
    page = html_page(f"<article><h1>A drill at Port Aster</h1>{paragraphs()}</article>")
    (folder / "abc.html.gz").write_bytes(gzip.compress(page.encode()))
    (folder / "empty.html").write_text("<html></html>", "utf-8")
    texts = json.loads(run("article_text", folder, out=tmp_path / "out"))
    assert texts == {"abc": "\n".join(STORY), "empty": ""}


def test_the_claim_with_the_same_words_is_ranked_first(tmp_path: Path) -> None:
    claims, queries = tmp_path / "claims.tsv", tmp_path / "queries.tsv"
    claims.write_text("\tvclaim\ttitle\n7\tThe guild sold its boats.\tx\n9\tCrates of blades.\ty\n")
    queries.write_text("\ttweet\n3\tThe guild has sold the boats it had\n")
    (line,) = lines_of(run("same_claim", claims, queries, out=tmp_path / "out"))
    assert line == {"query": "3", "claims": ["7", "9"]}


def test_responses_have_kind_actor_evidence_and_scope(tmp_path: Path) -> None:
    row = {
        "id": "r",
        "text": "The Chinese foreign ministry denied that it had sent rotor blades to Mirny.",
        "claim": "China sent rotor blades to Mirny.",
    }
    (tmp_path / "in.jsonl").write_text(json.dumps(row), "utf-8")
    (line,) = lines_of(run("responses", tmp_path / "in.jsonl", out=tmp_path / "out"))
    (response,) = line["responses"]
    assert response["kind"] == "denial"
    assert "Foreign Ministry" in response["actor"] or "foreign" in response["actor"].lower()
    assert response["evidence"] in row["text"]
    assert response["scope"] == "this_claim"


def test_an_input_that_cannot_be_read_is_one_line_and_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["responses", str(tmp_path / "none.jsonl")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_file_runs_by_itself() -> None:
    script = Path(__file__).parent.parent / "benchmarks" / "quality.py"
    told = subprocess.run(
        [sys.executable, str(script), "--help"], capture_output=True, text=True, check=True, cwd="/"
    )
    assert "same_claim" in told.stdout
