"""Kinds that go through in one long step: what they ask for, say and do when they are to stop."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.base.clock import now
from app.domain.feed import PollReport
from app.domain.jobs import SCHEDULE, JobKind, JobState
from app.domain.known_pages import KnownPagesReport, Missed, Trouble
from app.domain.taken import TakenReport
from app.jobs import desk, polling
from app.jobs.desk import ask_for_named
from app.jobs.kinds import KINDS
from app.jobs.run import run_job
from app.query.jobs import JobCard, load_job
from app.store import jobs as store
from app.store.session import reading
from tests.jobs.factories import some_tools


def due_now(_: object) -> datetime:
    return now()


def outcome_of(engine: Engine, number: int) -> str:
    with reading(engine) as connection:
        return load_job(connection, number).outcome


def report_of_two() -> KnownPagesReport:
    gone = Missed("https://www.example.org/a", "Harbour Post", None, Trouble.GONE, "404")
    return KnownPagesReport(known=2, taken=TakenReport(()), missed=(gone,))


def test_pages_that_are_named_are_fetched_and_the_rest_is_told_with_what_to_do(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def collect(*_: object, noted: Callable[[int, int], None], **__: object) -> KnownPagesReport:
        noted(1, 2)
        noted(2, 2)
        return report_of_two()

    monkeypatch.setattr(desk, "collect_known_pages", collect)
    number = store.save_job(engine, ask_for_named("web"))
    assert store.save_job(engine, ask_for_named("terminal")) == number
    assert run_job(number, some_tools(engine, tmp_path), KINDS) is JobState.DONE
    said = outcome_of(engine, number)
    assert said.startswith("2 articles had an address and no text: 1 taken in, 1 missed.")
    assert "Gone: the site has no such page (1): look for a copy" in said


def test_fetching_what_is_named_goes_on_in_the_next_process(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    ending = False

    def collect(*_: object, noted: Callable[[int, int], None], **__: object) -> KnownPagesReport:
        nonlocal ending
        for done in range(1, 4):
            asked.append(done)
            ending = len(asked) == 2
            noted(done, 3)
        return report_of_two()

    monkeypatch.setattr(desk, "collect_known_pages", collect)
    number = store.save_job(engine, ask_for_named("web"))
    first = some_tools(engine, tmp_path, stop=lambda: ending)
    assert run_job(number, first, KINDS) is JobState.INTERRUPTED
    assert asked == [1, 2]
    assert run_job(number, some_tools(engine, tmp_path), KINDS) is JobState.DONE


@pytest.mark.parametrize(
    ("after", "is_due"),
    [(None, False), (timedelta(hours=1), False), (timedelta(0), True)],
    ids=["no feeds", "later", "now"],
)
def test_feeds_are_looked_at_once_they_are_due(
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after: timedelta | None,
    is_due: bool,
) -> None:
    def due(_: object) -> datetime | None:
        return None if after is None else now() + after

    monkeypatch.setattr(polling, "next_due", due)
    ask = polling.due(some_tools(engine, tmp_path))
    assert (ask is not None) is is_due
    if ask is not None:
        assert (ask.kind, ask.asked_by, ask.key) == (JobKind.POLL, SCHEDULE, "poll")


def test_a_round_of_feeds_says_what_came_of_it(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending = False

    def poll(poller: Any, *, stop: Callable[[], bool]) -> PollReport:
        nonlocal ending
        poller.told(1, 2)
        ending = not ending
        return PollReport(looked=1, stopped=stop())

    monkeypatch.setattr(polling.Poller, "poll_due", poll)
    monkeypatch.setattr(polling, "next_due", due_now)
    tools = some_tools(engine, tmp_path, stop=lambda: ending)
    ask = polling.due(tools)
    assert ask is not None
    number = store.save_job(engine, ask)
    assert run_job(number, tools, KINDS) is JobState.INTERRUPTED
    ending = False
    calm = some_tools(engine, tmp_path)
    assert run_job(number, calm, KINDS) is JobState.DONE
    assert outcome_of(engine, number).startswith("1 feed looked at")


@pytest.mark.parametrize(
    ("now_at", "total", "share", "within"),
    [
        ("3 of 12 feeds", 1, 25, (3, 12)),
        ("1,200 of 2,400 pages", 1, 50, (1200, 2400)),
        ("0 of 0 feeds", 1, 0, (0, 0)),
        ("feeds that are due", 1, 0, None),
        ("3 of 12 feeds", 4, 0, None),
        ("a page called 3 of 12 feeds", 1, 0, None),
    ],
)
def test_a_round_of_many_is_as_far_as_it_says(
    now_at: str, total: int, share: int, within: tuple[int, int] | None
) -> None:
    told: dict[str, Any] = dict.fromkeys(("started_at", "ended_at"))
    job = JobCard(
        1,
        JobKind.POLL,
        "Look",
        SCHEDULE,
        JobState.RUNNING,
        total,
        0,
        0,
        0,
        now_at,
        False,
        now(),
        outcome="",
        **told,
    )
    assert (job.share, job.within) == (share, within)
