"""Jobs a second and items a second, on both queues: what the machinery costs beside the work.

python benchmarks/jobs.py                         SQLite
DATABASE_URL=postgresql://… python benchmarks/jobs.py   an empty database on a server
"""

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

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
        engine.dispose()


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
