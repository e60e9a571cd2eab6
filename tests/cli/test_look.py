import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from app.base.errors import BadInputError
from app.cli.look import looking
from tests.propose.stand_in import StandIn, completion

PAGE = """<html lang="en"><head><title>Pilots at Chita | Tide Weekly</title>
<meta property="og:site_name" content="Tide Weekly">
<meta property="article:published_time" content="2026-05-04T08:00:00+00:00"></head><body>
<article><h1>Chinese instructors train drone pilots at Chita</h1>
<p>Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence ministry
told <a href="https://gull.example/pilots">Gull Daily</a> on Monday. The course lasted for three
weeks and ended with an exam on a range by the river.</p>
<p>Beijing denied the report on Tuesday and called it a fairy tale. The regional governor was not
available to comment on what the instructors had been doing there all spring.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"WHENCE_LLM_{name}", raising=False)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "pilots.html"
    path.write_text(PAGE, "utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(looking, list(words))


def data_of(*words: str) -> dict[str, Any]:
    result = run(*words, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_what_is_read_says_where_each_date_comes_from(page: str) -> None:
    data = data_of("read", page)
    date = {"edtf": "2026-05-04", "basis": "meta", "time": "2026-05-04T08:00:00+00:00"}
    assert data["dates"][0] == date
    assert data["title"] == "Chinese instructors train drone pilots at Chita"
    assert data["outlet"] == "Tide Weekly"
    assert data["language"] == "en"
    assert {block["kind"] for block in data["blocks"]} == {"headline", "paragraph"}
    assert [link["url"] for link in data["links"]] == ["https://gull.example/pilots"]
    for block in data["blocks"]:
        span = block["span"]
        assert data["text"][span["start"] : span["end"]] == span["words"]


def test_what_is_read_as_a_table_names_the_same_things(page: str) -> None:
    shown = run("read", page, "--format", "table").stdout
    for words in ("2026-05-04 (meta)", "headline", "https://gull.example/pilots", "Tide Weekly"):
        assert words in shown


def test_what_is_found_has_rules_scores_and_responses(page: str) -> None:
    data = data_of("extract", page)
    assert all(0 < a["score"] <= 1 and a["rule"] for a in data["attributions"])
    assert data["attributions"]
    assert any("drone pilots" in c["content"]["words"] for c in data["claims"])
    assert any(r["act"] == "denial" and r["actor"] == "china" for r in data["responses"])
    assert "gull-daily" in {o["slug"] for o in data["outlets"]}
    assert set(data) >= {"actors", "upstream"}


def test_what_is_found_as_a_table_has_a_heading_for_each_kind(page: str) -> None:
    shown = run("extract", page, "--format", "table").stdout
    for heading in ("Claims", "Attributions", "Responses", "New actors", "Leans on as a whole"):
        assert heading in shown


def test_a_model_that_is_switched_on_is_named_with_what_it_proposed(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = StandIn()
    try:
        stand_in.answer = completion({"claims": [{"content": "This stands nowhere in the page"}]})
        monkeypatch.setenv("WHENCE_LLM_URL", stand_in.url)
        monkeypatch.setenv("WHENCE_LLM_MODEL", "dock-7b")
        data = data_of("extract", page)
    finally:
        stand_in.stop()
    assert data["proposed"] == {"model": "llm:dock-7b/1", "dropped": 1, "note": None}


def test_a_folder_of_pages_is_no_page(page: str, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text("Another text of some length stands here.", "utf-8")
    result = run("read", str(Path(page).parent))
    assert isinstance(result.exception, BadInputError)
    assert "several pages" in str(result.exception)


def test_each_command_shows_an_example() -> None:
    for command in ("read", "extract"):
        assert f"Example: whence {command}" in run(command, "--help").stdout
