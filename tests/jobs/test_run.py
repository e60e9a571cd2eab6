from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.base.errors import BadInputError, DatabaseStateError
from app.domain.jobs import Begun, Done, Hold, ItemState, JobKind, JobState
from app.jobs import run
from app.jobs.run import MAX_ATTEMPTS, run_job
from app.jobs.work import Step, StoppedError, Telling, Tools, Work
from app.query.jobs import JobCard, list_items, load_job
from app.store import jobs as store
from app.store.session import data_version, reading
from tests.jobs.factories import an_ask, counting, some_tools


def job_of(engine: Engine, number: int) -> JobCard:
    with reading(engine) as connection:
        return load_job(connection, number)


def items_of(engine: Engine, number: int, state: ItemState) -> list[tuple[str, str]]:
    with reading(engine) as connection:
        return [(r.name, r.reason) for r in list_items(connection, number, [state]).rows]


def test_each_item_is_done_once_and_the_end_is_said(engine: Engine, tmp_path: Path):
    seen: list[str] = []

    def act(name: str) -> Done:
        seen.append(name)
        return Done("unchanged" if name == "b" else "new")

    number = store.save_job(engine, an_ask())
    assert run_job(number, some_tools(engine, tmp_path), counting(["a", "b", "c"], act)) == "done"
    job = job_of(engine, number)
    assert seen == ["a", "b", "c"]
    assert (job.state, job.total, job.done, job.failed) == (JobState.DONE, 3, 3, 0)
    assert job.outcome == "3 items: 2 new, 1 held already."
    assert job.started_at is not None
    assert job.ended_at is not None
    assert run_job(number, some_tools(engine, tmp_path), counting(["a"], act)) is None


def test_an_item_that_fails_is_put_aside_and_the_rest_goes_on(engine: Engine, tmp_path: Path):
    def act(name: str) -> Done:
        if name == "b":
            raise BadInputError("b is damaged: hand in another.")
        if name == "c":
            raise ZeroDivisionError("a rule")
        return Done("new")

    number = store.save_job(engine, an_ask())
    tools = some_tools(engine, tmp_path)
    assert run_job(number, tools, counting(["a", "b", "c", "d"], act)) is JobState.DONE
    failed = items_of(engine, number, ItemState.FAILED)
    assert failed[0] == ("b", "b is damaged: hand in another.")
    assert failed[1][0] == "c"
    assert "ZeroDivisionError: a rule" in failed[1][1]
    assert job_of(engine, number).outcome == "4 items: 2 new, 2 failed."


def test_a_job_of_which_nothing_can_be_done_has_failed(engine: Engine, tmp_path: Path):
    def act(name: str) -> Done:
        raise BadInputError(f"{name} is empty.")

    number = store.save_job(engine, an_ask())
    assert run_job(number, some_tools(engine, tmp_path), counting(["a"], act)) is JobState.FAILED


def test_a_process_that_is_to_end_leaves_the_job_at_its_next_item(engine: Engine, tmp_path: Path):
    seen: list[str] = []

    def act(name: str) -> Done:
        seen.append(name)
        return Done("new")

    kinds = counting(["a", "b", "c"], act)
    number = store.save_job(engine, an_ask())
    first = some_tools(engine, tmp_path, stop=lambda: len(seen) == 2)
    assert run_job(number, first, kinds) is JobState.INTERRUPTED
    assert job_of(engine, number).state is JobState.INTERRUPTED
    assert run_job(number, some_tools(engine, tmp_path), kinds) is JobState.DONE
    assert seen == ["a", "b", "c"]


def test_a_job_is_cancelled_between_items(engine: Engine, tmp_path: Path):
    seen: list[str] = []

    def act(name: str) -> Done:
        seen.append(name)
        if name == "b":
            assert store.cancel_job(engine, 1) is JobState.RUNNING
        return Done("new")

    number = store.save_job(engine, an_ask())
    kinds = counting(["a", "b", "c"], act)
    assert run_job(number, some_tools(engine, tmp_path), kinds) is JobState.CANCELLED
    assert seen == ["a", "b"]
    assert job_of(engine, number).outcome == "Cancelled after 2 items: 2 new."


def test_a_waiting_job_is_cancelled_at_once_and_can_be_tried_again(engine: Engine, tmp_path: Path):
    number = store.save_job(engine, an_ask())
    assert store.cancel_job(engine, number) is JobState.CANCELLED
    kinds = counting(["a"], lambda _: Done("new"))
    assert run_job(number, some_tools(engine, tmp_path), kinds) is None
    assert store.try_again(engine, number) == 0
    assert run_job(number, some_tools(engine, tmp_path), kinds) is JobState.DONE


def test_failed_items_are_tried_again_alone_and_the_others_dropped(engine: Engine, tmp_path: Path):
    broken = {"a", "c"}
    seen: list[str] = []

    def act(name: str) -> Done:
        seen.append(name)
        if name in broken:
            raise BadInputError("It is away; come again.")
        return Done("new")

    kinds = counting(["a", "b", "c"], act)
    tools = some_tools(engine, tmp_path)
    number = store.save_job(engine, an_ask())
    run_job(number, tools, kinds)
    broken.clear()
    seen.clear()
    assert store.try_again(engine, number, positions=[0]) == 1
    with pytest.raises(BadInputError, match="not over yet"):
        store.try_again(engine, number)
    assert run_job(number, tools, kinds) is JobState.DONE
    assert seen == ["a"]
    assert store.drop_failed(engine, number) == 1
    job = job_of(engine, number)
    assert (job.done, job.failed, job.position) == (2, 0, 3)
    assert items_of(engine, number, ItemState.DROPPED) == [("c", "It is away; come again.")]


def test_an_item_that_ends_the_program_again_and_again_is_put_aside(engine: Engine, tmp_path: Path):
    seen: list[str] = []

    def act(name: str) -> Done:
        seen.append(name)
        return Done("new")

    number = store.save_job(engine, an_ask())
    for _ in range(MAX_ATTEMPTS):  # begun and gone without a word
        assert store.begin_job(engine, Hold(number, "gone")) is not None
        assert store.interrupt_lost(engine, lambda _: True) == [number]
    kinds = counting(["a", "b"], act)
    assert run_job(number, some_tools(engine, tmp_path), kinds) is JobState.DONE
    assert seen == ["b"]
    assert "ended 3 times" in items_of(engine, number, ItemState.FAILED)[0][1]


def test_who_lost_a_job_keeps_nothing_of_it(engine: Engine, tmp_path: Path):
    number = store.save_job(engine, an_ask())

    def act(name: str) -> Done:
        if name == "a":  # slow, and taken for gone: somebody else begins it
            store.interrupt_lost(engine, lambda _: True)
            assert store.begin_job(engine, Hold(number, "other")) is not None
        return Done("new")

    assert run_job(number, some_tools(engine, tmp_path), counting(["a", "b"], act)) is None
    assert items_of(engine, number, ItemState.DONE) == []
    assert job_of(engine, number).state is JobState.RUNNING


def test_a_database_that_is_away_interrupts_and_blames_no_item(engine: Engine, tmp_path: Path):
    def act(name: str) -> Done:
        raise DatabaseStateError("The database cannot be used: disk full.")

    number = store.save_job(engine, an_ask())
    tools = some_tools(engine, tmp_path)
    assert run_job(number, tools, counting(["a"], act)) is JobState.INTERRUPTED
    job = job_of(engine, number)
    assert (job.failed, job.outcome) == (0, "The database cannot be used: disk full.")


def test_a_long_step_that_is_broken_off_is_begun_anew_later(engine: Engine, tmp_path: Path):
    number = store.save_job(engine, an_ask())
    ending = False
    told: list[str] = []

    def work(_begun: Begun, tools: Tools) -> Work:
        def act() -> Done:
            nonlocal ending
            telling = Telling(tools, "feeds")
            for done in range(3):
                telling.told(done, 3)
                with reading(engine) as connection:
                    told.append(load_job(connection, number).now_at)
                ending = done == 1 and len(told) < 4
                if telling.stop():
                    raise StoppedError
            return Done("3 feeds looked at.")

        return Work(lambda: iter((Step("all feeds", act),)), 1)

    kinds = {JobKind.TAKE_IN: work}
    first = some_tools(engine, tmp_path, stop=lambda: ending)
    assert run_job(number, first, kinds) is JobState.INTERRUPTED
    assert job_of(engine, number).position == 0
    assert run_job(number, some_tools(engine, tmp_path), kinds) is JobState.DONE
    assert job_of(engine, number).outcome == "3 feeds looked at."
    assert told[0] == "all feeds"


def test_a_long_step_is_cancelled_in_between(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(run, "_SHOWN_S", 0.0)
    number = store.save_job(engine, an_ask())

    def work(_begun: Begun, tools: Tools) -> Work:
        def act() -> Done:
            telling = Telling(tools, "feeds")
            telling.told(1, 2)
            assert job_of(engine, number).now_at == "1 of 2 feeds"
            assert not telling.stopped
            store.cancel_job(engine, number)
            if telling.stop():
                raise StoppedError
            return Done("not reached")

        return Work(lambda: iter((Step("all feeds", act),)), 1)

    tools = some_tools(engine, tmp_path)
    assert run_job(number, tools, {JobKind.TAKE_IN: work}) is JobState.CANCELLED


def test_one_key_has_one_open_job(engine: Engine, tmp_path: Path):
    first = store.save_job(engine, an_ask(key="poll"))
    assert store.save_job(engine, an_ask(key="poll")) == first
    run_job(first, some_tools(engine, tmp_path), counting(["a"], lambda _: Done("new")))
    assert store.save_job(engine, an_ask(key="poll")) != first


def test_progress_of_jobs_is_no_revision(engine: Engine, tmp_path: Path):
    with reading(engine) as connection:
        before = data_version(connection)
    number = store.save_job(engine, an_ask())
    run_job(number, some_tools(engine, tmp_path), counting(["a"], lambda _: Done("new")))
    with reading(engine) as connection:
        assert data_version(connection) == before
