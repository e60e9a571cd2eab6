"""Jobs a second and items a second, on both queues: what the machinery costs beside the work.

PYTHONPATH=. python benchmarks/jobs.py                               SQLite
DATABASE_URL=postgresql://… PYTHONPATH=. python benchmarks/jobs.py   an empty database on a server
"""

import multiprocessing
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Event, Semaphore
from pathlib import Path

from sqlalchemy import text

from app.domain.jobs import Ask, Begun, Done, JobKind
from app.jobs import consuming
from app.jobs.consuming import Consumer, Jobs
from app.jobs.run import SETTLE_EVERY
from app.jobs.work import Step, Tools, Work
from app.store.migrate import prepare
from app.store.session import make_engine

JOBS = 300
ITEMS = 2_000


def main() -> None:
    """Print the figures as a table."""
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/jobs.db"
        engine = make_engine(url)
        prepare(engine)
        tools = Tools(engine, Path(folder), Path(folder) / "captures")
        print(f"| {engine.dialect.name} | a second |\n|---|---|")
        for name, number, items in (("jobs of one item", JOBS, 1), ("items of one job", 1, ITEMS)):
            for threads in (1, 2):
                seconds = run(tools, jobs=number, items=items, threads=threads)
                rate = number * items / seconds
                print(f"| {name}, {threads} thread{'s' if threads > 1 else ''} | {rate:,.0f} |")
        for workers in (1, 2) if engine.dialect.name == "postgresql" else ():
            seconds = run_apart(tools, url, jobs=JOBS, workers=workers)
            told = f"{workers} worker{'s' if workers > 1 else ''} of their own"
            print(f"| jobs of one item, {told} | {JOBS / seconds:,.0f} |")
        engine.dispose()


def run_apart(tools: Tools, url: str, *, jobs: int, workers: int) -> float:
    """Return the seconds that ``workers`` processes take for jobs that wait already."""
    opened = Jobs(tools)
    before = _done(tools)
    for number in range(jobs):
        opened.ask(Ask(JobKind.TAKE_IN, f"job {number}", "benchmark"))
    opened.close()
    spawn = multiprocessing.get_context("spawn")
    ready, go, end = spawn.Semaphore(0), spawn.Event(), spawn.Event()
    with_ = (url, str(tools.folder), ready, go, end)
    children = [spawn.Process(target=_work_apart, args=with_) for _ in range(workers)]
    for child in children:
        child.start()
    for _ in children:
        ready.acquire()
    begun = time.perf_counter()
    go.set()
    while _done(tools) - before < jobs:
        time.sleep(0.05)
    seconds = time.perf_counter() - begun
    end.set()
    for child in children:
        child.join()
    return seconds


def _work_apart(url: str, folder: str, ready: Semaphore, go: Event, end: Event) -> None:
    consuming.KINDS = {JobKind.TAKE_IN: _work_one}
    consuming.SCHEDULED = ()
    engine = make_engine(url)
    opened = Jobs(Tools(engine, Path(folder), Path(folder) / "captures"))
    ready.release()
    go.wait()
    with Consumer(opened, look_s=60):
        end.wait()
    opened.close()
    engine.dispose()


def _work_one(_begun: Begun, _tools: Tools) -> Work:
    return Work(_one, 1)


def _one() -> Iterator[Step]:
    yield Step("0", lambda: Done("new"))


def _done(tools: Tools) -> int:
    with tools.engine.connect() as connection:
        done = connection.execute(text("SELECT count(*) FROM job WHERE state = 'done'"))
        return int(done.scalar_one())


def run(tools: Tools, *, jobs: int, items: int, threads: int) -> float:
    """Return the seconds from the first job that is asked for to the end of the last one."""
    left = threading.Semaphore(0)

    def steps() -> Iterator[Step]:
        for item in range(items):
            yield Step(str(item), lambda: Done("new"))

    def work(_begun: Begun, _tools: Tools) -> Work:
        return Work(steps, items, left.release)

    consuming.KINDS = {JobKind.TAKE_IN: work}
    consuming.SCHEDULED = ()
    opened = Jobs(tools)
    settles = jobs * (items // SETTLE_EVERY + 1)  # each job settles once more at its end
    with Consumer(opened, threads=threads, look_s=60):
        begun = time.perf_counter()
        for number in range(jobs):
            opened.ask(Ask(JobKind.TAKE_IN, f"job {number}", "benchmark"))
        for _ in range(settles):
            left.acquire()
        seconds = time.perf_counter() - begun
    opened.close()
    return seconds


if __name__ == "__main__":
    main()
