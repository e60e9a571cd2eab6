"""Taking in a lot of pages, beside trafilatura and the parser alone: bulk.py [PAGES] [WORKERS...].

The pages are made up (made_pages.py). CPU of this process and of those it began, time on the clock,
and the memory of this process while it goes: steady if the last figure is about the first one.
Without workers (0) everything happens in this process, as ``TakeIn.add`` does it.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module

import spacy
import trafilatura

from app.base.places import desk_folder
from app.crew import Crew
from app.extract.sentences import MODEL
from app.pipeline import TakeIn
from app.store.desk import load_vocabulary_only
from app.store.migrate import prepare
from app.store.session import make_engine, transaction
from benchmarks.made_pages import make_pages

STEPS = 5  # times that the memory is looked at


def alone(pages: int) -> float:
    """Return the CPU seconds that article text and parser alone take for these pages."""
    stock = spacy.load(MODEL, exclude=["ner"])
    items = [item.content.decode() for item in make_pages(pages)]
    trafilatura.extract(items[0])
    list(stock.pipe(["One sentence."]))
    begun = time.process_time()
    for html in items:
        text = trafilatura.extract(html, favor_precision=True) or ""
        list(stock.pipe(text.split("\n"), batch_size=64))
    return time.process_time() - begun


def megabytes() -> int:
    """Return the memory that this process has at present."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def cpu_s() -> float:
    """Return the CPU seconds of this process and of those that it began and that ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def taken_in(pages: int, workers: int) -> None:
    """Take the pages in and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/bulk.db")
        prepare(engine)
        with transaction(engine) as session:
            load_vocabulary_only(session, desk_folder())
        crew = Crew(workers) if workers else None
        cpu, clock = cpu_s(), time.perf_counter()
        job = TakeIn(engine, archive=Path(folder), crew=crew)
        seen: list[int] = []
        for number, _ in enumerate(job.add_all(make_pages(pages)), start=1):
            if number % max(1, pages // STEPS) == 0:
                seen.append(megabytes())
        report = job.finish()
        took = time.perf_counter() - clock
        if crew is not None:
            crew.close()
        engine.dispose()
        print(
            f"{workers} workers: {pages / took:6.2f} pages/s on the clock; "
            f"CPU {1000 * (cpu_s() - cpu) / pages:6.0f} ms a page; "
            f"MB {', '.join(map(str, seen))}; {report.describe()}",
            flush=True,
        )


def main() -> None:
    """Print the figures for each number of workers."""
    pages, *workers = [int(given) for given in sys.argv[1:]] or [500]
    print(f"article text and parser alone: CPU {1000 * alone(pages) / pages:6.0f} ms a page")
    for number in workers or [0, 1, 2]:
        taken_in(pages, number)


if __name__ == "__main__":
    main()
