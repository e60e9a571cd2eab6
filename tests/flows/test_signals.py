"""Signals as a terminal and an operating system send them, to commands that are at work."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from app.jobs.asking import ask_to_take_in
from app.jobs.consuming import Jobs
from app.store.migrate import prepare
from app.store.session import make_engine
from tests.collect.loopback import Site, answer
from tests.flows.test_jobs_of_a_server import ROOT, a_server, environment, whence_here
from tests.jobs.factories import a_page, some_tools

PAGES = 25
FEW = 3
_STEP_S = 0.05
_LONGEST_S = 180.0


@pytest.fixture
def place(tmp_path: Path, sqlite_template: bytes) -> Path:
    """A data folder with an empty database of this test's own."""
    (tmp_path / "whence.db").write_bytes(sqlite_template)
    return tmp_path


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Let commands hear Ctrl-C also where these tests run in the background of a shell.

    What this process ignores, those it begins ignore, too.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    made.answers["/robots.txt"] = answer(b"")
    for n in range(PAGES):
        made.answers[f"/{n}"] = answer(a_page(n), Content_Type="text/html; charset=utf-8")
    yield made
    made.stop()


def count(place: Path, table: str) -> int:
    """Return how many rows a table has; another process may be writing."""
    with closing(sqlite3.connect(f"file:{place}/whence.db?mode=ro", uri=True, timeout=30)) as held:
        return int(held.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def decided(place: Path) -> int:
    """Return how many items of the first job are decided; linking is a job of its own."""
    return count(place, "job_item WHERE job_id = 1")


def wait_for(come: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    ends_at = time.monotonic() + _LONGEST_S
    while not come():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < ends_at
        time.sleep(_STEP_S)


@contextmanager
def begun(place: Path, *words: str) -> Generator[subprocess.Popen[str]]:
    """Begin a command in a group of its own, as a terminal does."""
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment(place),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def interrupted(place: Path, *words: str) -> int:
    """Press Ctrl-C once a few pages are stored; return how many were."""
    with begun(place, *words) as process:
        wait_for(lambda: count(place, "article") >= FEW, process)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert said.strip().splitlines()[-1] == (
        "whence: stopped. What was taken in stays; the same command again goes on from there."
    )
    stored = count(place, "article")
    assert FEW <= stored < PAGES
    assert count(place, "capture") == stored
    return stored


def test_ctrl_c_over_a_folder_leaves_whole_pages_and_the_rest_comes_next(
    place: Path, tmp_path: Path
):
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(PAGES):
        (folder / f"{n:02}.html").write_bytes(a_page(n))
    words = ("collect", "--workers", "1", "--json", str(folder))
    stored = interrupted(place, "-m", "app", *words)
    again = whence_here(place, *words)
    assert again.exit_code == 0, again.stderr
    states = [json.loads(line).get("state") for line in again.stdout.splitlines()][:-1]
    assert states == ["unchanged"] * stored + ["new"] * (PAGES - stored)
    assert count(place, "article") == count(place, "capture") == PAGES


def test_ctrl_c_over_addresses_leaves_whole_pages_and_the_rest_comes_next(
    place: Path, tmp_path: Path, site: Site
):
    listed = tmp_path / "list.csv"
    listed.write_text("url\n" + "".join(f"{site.url}/{n}\n" for n in range(PAGES)))
    near = ("-m", "tests.flows.near_whence", str(site.port))
    words = ("collect", "--workers", "1", "--json", str(listed))
    stored = interrupted(place, *near, *words)
    with begun(place, *near, *words) as again:
        said, errors = again.communicate(timeout=_LONGEST_S)
    assert again.returncode == 0, errors
    states = [json.loads(line).get("state") for line in said.splitlines()][:-1]
    assert states == ["unchanged"] * stored + ["new"] * (PAGES - stored)
    assert count(place, "article") == count(place, "capture") == PAGES


def a_job(place: Path) -> int:
    """Ask for a job over as many pages."""
    engine = make_engine(f"sqlite:///{place}/whence.db")
    prepare(engine)
    jobs = Jobs(some_tools(engine, place))
    folder = place / "given"
    folder.mkdir()
    for n in range(PAGES):
        (folder / f"{n:02}.html").write_bytes(a_page(n))
    opened = [(path.name, path.open("rb")) for path in sorted(folder.iterdir())]
    try:
        return ask_to_take_in(jobs, title="pages", asked_by="test", files=opened)
    finally:
        for _, file in opened:
            file.close()
        jobs.close()
        engine.dispose()


def shown(place: Path, job: int) -> dict[str, object]:
    told: dict[str, object] = json.loads(
        whence_here(place, "jobs", "show", str(job), "--json").stdout
    )
    return told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_told_to_end_ends_in_time_and_the_next_one_goes_on(
    place: Path, number: signal.Signals
):
    job = a_job(place)
    with begun(place, "-m", "app", "worker") as worker:
        wait_for(lambda: decided(place) >= FEW, worker)
        at = time.monotonic()
        os.killpg(worker.pid, number)
        _, said = worker.communicate(timeout=60)
        took = time.monotonic() - at
    assert worker.returncode == 0, said
    assert "Traceback" not in said
    assert took < 30  # ten, and what a busy machine adds
    left = shown(place, job)
    assert left["state"] == "interrupted"
    assert FEW <= decided(place) < PAGES
    assert whence_here(place, "worker", "--once").exit_code == 0
    over = shown(place, job)
    assert (over["state"], over["done"], over["failed"]) == ("done", PAGES, 0)
    assert count(place, "article") == count(place, "capture") == PAGES
    assert decided(place) == PAGES


def test_a_server_that_starts_again_goes_on_with_the_job_it_was_stopped_in(place: Path):
    job = a_job(place)
    with a_server(place) as (_, server):
        ends_at = time.monotonic() + _LONGEST_S
        while decided(place) < FEW:
            assert time.monotonic() < ends_at
            time.sleep(_STEP_S)
        at = time.monotonic()
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) in (0, -signal.SIGTERM)
        assert time.monotonic() - at < 30
    assert decided(place) < PAGES
    with a_server(place):
        ends_at = time.monotonic() + _LONGEST_S
        while decided(place) < PAGES:
            assert time.monotonic() < ends_at
            time.sleep(_STEP_S)
    assert whence_here(place, "worker", "--once").exit_code == 0
    assert shown(place, job)["state"] == "done"
    assert count(place, "article") == PAGES
