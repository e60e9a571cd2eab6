import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from app.base.clock import now
from app.base.errors import NotHeldError
from app.domain.jobs import Ask, Done, JobKind, JobState
from app.jobs import consuming
from app.jobs.consuming import Consumer, Jobs
from app.query.jobs import JobCard, load_job
from app.store import jobs as store
from app.store.rows import table_of
from app.store.session import operating, reading
from app.store.tables_of_jobs import Job
from tests.jobs.factories import an_ask, counting, some_tools
from tests.kept import load_vocabulary


def job_of(engine: Engine, number: int) -> JobCard:
    with reading(engine) as connection:
        return load_job(connection, number)


@pytest.fixture
def doing(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str], Callable[[str], Done]], None]:
    """Let every job do what a test says; nothing is due by itself."""

    def does(names: list[str], act: Callable[[str], Done]) -> None:
        monkeypatch.setattr(consuming, "KINDS", counting(names, act))
        monkeypatch.setattr(consuming, "SCHEDULED", ())

    return does


def test_what_is_asked_is_done_by_threads_beside(
    engine: Engine, tmp_path: Path, doing: Callable[[list[str], Callable[[str], Done]], None]
) -> None:
    over = threading.Event()

    def act(name: str) -> Done:
        if name == "b":
            over.set()
        return Done("new")

    doing(["a", "b"], act)
    jobs = Jobs(some_tools(engine, tmp_path))
    with Consumer(jobs, threads=2, look_s=0.05):
        number = jobs.ask(an_ask())
        assert over.wait(60)
    assert job_of(engine, number).state is JobState.DONE
    jobs.close()


def test_stopping_lets_the_item_end_and_the_next_process_goes_on(
    engine: Engine, tmp_path: Path, doing: Callable[[list[str], Callable[[str], Done]], None]
) -> None:
    begun, go = threading.Event(), threading.Event()
    seen: list[str] = []

    def act(name: str) -> Done:
        seen.append(name)
        begun.set()
        assert go.wait(60)
        return Done("new")

    doing(["a", "b"], act)
    jobs = Jobs(some_tools(engine, tmp_path))
    consumer = Consumer(jobs, look_s=0.05)
    consumer.start()
    number = jobs.ask(an_ask())
    assert begun.wait(60)
    jobs.stopping.set()
    go.set()
    consumer.stop()
    jobs.close()
    assert job_of(engine, number).state is JobState.INTERRUPTED
    assert seen == ["a"]
    again = Jobs(some_tools(engine, tmp_path))
    assert again.run_all() == 1
    again.close()
    assert seen == ["a", "b"]
    assert job_of(engine, number).outcome == "2 items: 2 new."


def test_a_number_that_the_queue_lost_is_found_again(
    engine: Engine, tmp_path: Path, doing: Callable[[list[str], Callable[[str], Done]], None]
) -> None:
    doing(["a"], lambda _: Done("new"))
    number = store.save_job(engine, an_ask())  # kept, and killed before it was queued
    jobs = Jobs(some_tools(engine, tmp_path))
    jobs.look()
    jobs.look()
    assert jobs.queue.waiting() == [number]
    assert jobs.run_all() == 1
    jobs.close()


def test_two_queues_on_one_database_share_the_jobs(
    engine: Engine, tmp_path: Path, doing: Callable[[list[str], Callable[[str], Done]], None]
) -> None:
    seen: list[str] = []

    def act(name: str) -> Done:
        seen.append(name)
        return Done("new")

    doing(["a"], act)
    here, there = (Jobs(some_tools(engine, tmp_path)) for _ in range(2))
    for _ in range(4):
        here.ask(an_ask())
    there.look()
    assert here.queue.run_next()
    assert there.run_all() == 3
    assert len(seen) == 4
    here.close()
    there.close()


def test_what_lies_in_the_queue_is_plain(engine: Engine, tmp_path: Path) -> None:
    jobs = Jobs(some_tools(engine, tmp_path))
    jobs.queue.put(7)
    (message,) = jobs.queue.huey.storage.enqueued_items()
    assert bytes(message).startswith(b"{")
    assert jobs.queue.waiting() == [7]
    jobs.close()


def test_what_waits_to_be_linked_is_asked_for_once(engine: Engine, tmp_path: Path) -> None:
    load_vocabulary(engine)
    jobs = Jobs(some_tools(engine, tmp_path))
    jobs.look()
    assert jobs.queue.waiting() == []
    assert jobs.run_all() == 0
    jobs.close()


def test_what_was_handed_in_goes_once_no_job_needs_it(engine: Engine, tmp_path: Path) -> None:
    jobs = Jobs(some_tools(engine, tmp_path))
    for name in ("kept", "gone"):
        (tmp_path / "lots" / name).mkdir(parents=True)
        (tmp_path / "lots" / name / "a.html").write_text("x")
    jobs.ask(Ask(JobKind.TAKE_IN, "kept", "web", {"lot": "kept", "files": ["a.html"]}))
    jobs.clear()
    assert len(list((tmp_path / "lots").iterdir())) == 2  # young: its job may be on its way
    from app.jobs.lots import clear_lots

    removed = clear_lots(tmp_path, needed=["kept"], older_than=float("inf"))
    assert removed == 1
    assert [lot.name for lot in (tmp_path / "lots").iterdir()] == ["kept"]
    jobs.close()


def test_a_worker_that_runs_now_and_then_tidies_up_too(engine: Engine, tmp_path: Path) -> None:
    jobs = Jobs(some_tools(engine, tmp_path))
    long_ago = now() - timedelta(days=400)
    number = jobs.ask(Ask(JobKind.TAKE_IN, "nothing", "web"))
    assert jobs.run_all() == 1
    with operating(engine) as session:
        session.execute(update(table_of(Job)).values(ended_at=long_ago))
    assert jobs.run_all() == 0
    with reading(engine) as connection, pytest.raises(NotHeldError):
        load_job(connection, number)
    jobs.close()
