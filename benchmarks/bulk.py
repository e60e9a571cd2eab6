"""Taking in a lot of pages, beside trafilatura and the parser alone: bulk.py [PAGES] [WORKERS...].

The pages are made up (made_pages.py). While they are taken in, a line for each part of the lot
gives the rate on the clock and the memory of this process: both are steady if the last lines are
about as the first. In the end stands how that compares with article text and parser alone, measured
first in the same run. Without workers (0) everything happens in this process, and its CPU is told.
"""

import os
import sys
import tempfile
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module

import spacy
import trafilatura

from app import pipeline
from app.base.places import desk_folder
from app.crew import Crew
from app.extract.sentences import MODEL
from app.linking import Linked
from app.linking import link_arrived as link
from app.store.desk import load_vocabulary_only
from app.store.migrate import prepare
from app.store.session import Session, make_engine, transaction
from benchmarks.made_pages import make_pages

STEPS = 20  # parts that are told of
SAMPLE = 500  # pages that article text and parser alone are measured on, at most


def alone(pages: int) -> float:
    """Return the CPU milliseconds a page that article text and parser alone take."""
    stock = spacy.load(MODEL, exclude=["ner"])
    items = [item.content.decode() for item in make_pages(pages)]
    trafilatura.extract(items[0])
    list(stock.pipe(["One sentence."]))
    begun = time.process_time()
    for html in items:
        text = trafilatura.extract(html, favor_precision=True) or ""
        list(stock.pipe(text.split("\n"), batch_size=64))
    return 1000 * (time.process_time() - begun) / pages


def megabytes() -> int:
    """Return the memory that this process has at present."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def taken_in(pages: int, workers: int, beside: float) -> None:
    """Take the pages in and print what that took, ``beside`` being the ms a page of ``alone``."""
    linking = 0.0

    def timed(session: Session, article_ids: Collection[int], **more: Any) -> Linked:
        nonlocal linking
        begun = time.process_time()
        linked = link(session, article_ids, **more)
        linking += time.process_time() - begun
        return linked

    with tempfile.TemporaryDirectory() as folder, patch.object(pipeline, "link_arrived", timed):
        engine = make_engine(f"sqlite:///{folder}/bulk.db")
        prepare(engine)
        with transaction(engine) as session:
            load_vocabulary_only(session, desk_folder())
        crew = Crew(workers, linking=workers > 1) if workers else None
        cpu, clock = time.process_time(), time.perf_counter()
        job = pipeline.TakeIn(engine, archive=Path(folder), crew=crew)
        since = clock
        for number, _ in enumerate(job.add_all(make_pages(pages)), start=1):
            if number % max(1, pages // STEPS) == 0:
                now = time.perf_counter()
                rate = max(1, pages // STEPS) / (now - since)
                print(f"  {number} pages, {rate:.2f} a second, {megabytes()} MB", flush=True)
                since = now
        report = job.finish()
        took, cpu = time.perf_counter() - clock, time.process_time() - cpu
        if crew is not None:
            crew.close()
        engine.dispose()
    spent, linked = 1000 * cpu / pages, 1000 * linking / pages
    said = f"{workers} workers: {pages / took:.2f} pages/s on the clock, "
    said += f"{pages / took * beside / 1000:.0%} of article text and parser alone in one process; "
    said += f"linking took {linked:.0f} ms a page"
    if not workers:
        said += f" of {spent:.0f} ms CPU: {beside / spent:.0%} of article text and parser alone, "
        said += f"{beside / (spent - linked):.0%} without linking"
    print(f"{said}; {report.describe()}", flush=True)


def main() -> None:
    """Print the figures for each number of workers."""
    pages, *workers = [int(given) for given in sys.argv[1:]] or [500]
    beside = alone(min(pages, SAMPLE))
    print(f"article text and parser alone: CPU {beside:.0f} ms a page", flush=True)
    for number in workers or [0, 1, 2]:
        taken_in(pages, number, beside)


if __name__ == "__main__":
    main()
