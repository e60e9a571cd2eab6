"""An article goes in: who gave no answer, what stands beside, and what is due, at the other end."""

import csv
import io
import json
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app.cli.ledgers import ledgers
from app.collect.sources import FailedInput, find_inputs
from app.domain.ledger import DueState
from app.pipeline import TakeIn
from app.query import core
from app.query.due import due_state, is_in_state
from app.store.session import reading
from tests.kept import fill_once, load_vocabulary
from tests.web.conftest import open_pages

FIRST = (
    "Russia will train about 300 Chinese naval engineers at shipyards in Vladivostok by the end of "
    "2025, a source in Ukraine's military intelligence agency HUR told the Harbor Courier.\n\n"
    "The engineers are to learn how the Pacific Fleet repairs its submarines, the source said.\n\n"
    "The Harbor Courier emailed the Russian and Chinese defence ministries for comment on Friday. "
    "Neither ministry responded within six hours."
)
LATER = (
    "Russia has trained about 300 Chinese naval engineers at shipyards in Vladivostok, "
    "HUR said on Monday."
)


def take_in(engine: Engine, folder: Path, *pages: tuple[str, str, str]) -> None:
    manifest = folder / "manifest.jsonl"
    lines = [
        {
            "text": text,
            "url": f"https://{outlet.lower().replace(' ', '')}.example/{published}",
            "outlet": outlet,
            "title": None,
            "published": published,
            "language": "en",
        }
        for outlet, published, text in pages
    ]
    manifest.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    load_vocabulary(engine)
    job = TakeIn(engine, archive=folder / "captures")
    for item in find_inputs(str(manifest)):
        assert not isinstance(item, FailedInput), item.reason
        job.add(item)
    assert job.finish().failed == ()


@pytest.fixture
def taken(engine: Engine, tmp_path: Path) -> Engine:
    page = ("Harbor Courier", "2025-06-27", FIRST)
    fill_once(engine, "engineers", lambda: take_in(engine, tmp_path, page), tmp_path)
    return engine


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert int(answer.headers["x-row-count"]) == len(found)
    return found


def run(engine: Engine, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    @contextmanager
    def database() -> Generator[Engine]:
        yield engine

    monkeypatch.setattr(import_module("app.cli.showing"), "database", database)
    result = CliRunner().invoke(ledgers, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_who_gave_no_answer_stands_on_the_page_in_the_file_and_in_the_terminal(
    taken: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_pages(taken) as client:
        asked = rows(client, "/missing.csv?state=asked_no_answer")
        assert {row["actor_id"] for row in asked} == {"china-mod", "russia-mod"}
        assert {(r["window_min_hours"], r["window_max_hours"]) for r in asked} == {("6", "24")}
        page = client.get(f"/claims/{asked[0]['claim_id']}").text
        assert "was asked, and no answer is recorded" in page
        assert "within six hours" in page
        assert "6–24 hours" in page
        assert len(rows(client, f"/claims/{asked[0]['claim_id']}/missing.csv")) == 2
        assert "within six hours" in client.get("/actors/china-mod").text
        assert rows(client, "/missing.csv?actor=ukraine") == []
        by_outlet = rows(client, "/missing.csv?outlet=harbor-courier&q=-actor:china-mod")
        assert [row["actor_id"] for row in by_outlet] == ["russia-mod"]
        assert rows(client, "/missing.csv?q=-outlet:harbor-courier&state=asked_no_answer") == []
        assert client.get("/missing.csv?state=open").status_code == 422
    shown = json.loads(run(taken, monkeypatch, "missing", "--actor", "china", "--format", "json"))
    assert [item["actor_id"] for item in shown["items"]] == ["china-mod"]


def test_what_is_due_stands_on_the_page_in_the_file_and_in_the_terminal(
    taken: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_pages(taken) as client:
        (due,) = rows(client, "/due.csv")
        assert (due["due_date"], due["due_latest"]) == ("2025", "2025-12-31")
        assert due["state"] == "not_followed_up"
        page = client.get(due["url"]).text
        assert "Not followed up" in page
        assert client.get(f"{due['url']}.json").json()["ledger"]["due"]["latest"] == "2025-12-31"
        assert rows(client, "/due.csv?state=reported") == []
        assert client.get("/due.csv?state=asked_no_answer").status_code == 422
    assert "not_followed_up" in run(taken, monkeypatch, "due", "--format", "csv")
    assert run(taken, monkeypatch, "due", "--state", "open", "--format", "csv").count("\n") == 1


def test_a_later_report_closes_what_was_due(engine: Engine, tmp_path: Path) -> None:
    pages = ("Harbor Courier", "2025-06-27", FIRST), ("Bay Post", "2025-12-02", LATER)
    take_in(engine, tmp_path, *pages)
    with open_pages(engine) as client:
        (due,) = rows(client, "/due.csv")
        assert (due["state"], due["followed_by_outlet"]) == ("reported", "Bay Post")
        assert "Reported as happened" in client.get(due["url"]).text


@pytest.mark.parametrize(
    "today", [date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1), date(2030, 1, 1)]
)
def test_on_any_day_a_due_date_is_in_the_one_state_the_page_says(
    taken: Engine, today: date
) -> None:
    with reading(taken) as connection:
        latest, followed = connection.execute(
            select(core.due.c.due_latest, core.due.c.followed_by_id)
        ).one()
        said = due_state(latest, followed=followed is not None, today=today)
        counted = {
            state: connection.execute(
                select(func.count()).select_from(core.due).where(is_in_state(state, today=today))
            ).scalar_one()
            for state in DueState
        }
    assert counted == {state: int(state is said) for state in DueState}
