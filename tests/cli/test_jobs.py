"""`whence jobs` and `whence worker --once`: the same decisions as on the pages."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.base.settings import read_settings
from app.cli import main
from app.cli.database import database
from app.cli.doors import open_jobs
from app.jobs.asking import ask_to_take_in

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def whence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command on a database of its own: its exit code and what it wrote."""
    for name, value in (
        ("WHENCE_DATA", str(tmp_path)),
        ("WHENCE_DESK", "none"),
        ("DATABASE_URL", ""),
        ("COLUMNS", "120"),
    ):
        monkeypatch.setenv(name, value)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["whence", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


def ask_for_two() -> None:
    settings = read_settings()
    addresses = ("http://127.0.0.1/a", "http://127.0.0.1/b")
    with database(settings) as engine:
        jobs = open_jobs(engine, settings)
        ask_to_take_in(jobs, title="two", asked_by="terminal", addresses=addresses)
        jobs.close()


def test_the_terminal_lists_shows_cancels_and_tries_again(whence: Run) -> None:
    assert whence("jobs", "list") == (0, "No jobs.\n", "")
    ask_for_two()
    assert whence("jobs", "cancel", "1")[1] == "Job 1 is cancelled.\n"
    assert "tried again" in whence("jobs", "retry", "1")[1]
    assert whence("worker", "--once")[1] == "Worked on 1 job.\n"
    shown = whence("jobs", "show", "1")[1]
    assert shown.startswith("two: failed, 2/2 items, 2 failed.\n2 items: 2 failed.\n1. http://127")
    assert whence("jobs", "drop", "1", "--item", "2")[1].startswith("1 failed item is")
    assert "two: 2 items: 2 failed." in whence("jobs", "list", "--state", "failed")[1]


def test_programs_read_json(whence: Run) -> None:
    ask_for_two()
    (job,) = json.loads(whence("jobs", "list", "--json")[1])
    assert (job["id"], job["state"], job["asked_by"]) == (1, "waiting", "terminal")
    assert json.loads(whence("jobs", "cancel", "1", "--json")[1])["state"] == "cancelled"
    assert json.loads(whence("jobs", "retry", "1", "--json")[1]) == {"job": 1, "items": 0}
    whence("worker", "--once")
    shown = json.loads(whence("jobs", "show", "1", "--json")[1])
    assert [item["position"] for item in shown["failed_items"]] == [0, 1]
    assert json.loads(whence("jobs", "drop", "1", "--json")[1]) == {"job": 1, "items": 2}


def test_what_is_not_there_is_one_line_on_standard_error(whence: Run) -> None:
    for words in (("show", "7"), ("list", "--state", "asleep"), ("cancel", "7"), ("retry", "7")):
        code, out, told = whence("jobs", *words)
        assert (code, out, told.count("\n")) == (1, "", 1)
