"""A dashboard on which jobs can be asked for, and jobs in every state for pages to show."""

import io
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.base.settings import Settings
from app.cli.doors import open_doors, open_jobs
from app.domain.jobs import Ask, Done, Hold, JobKind, JobState
from app.jobs.consuming import Jobs
from app.main import create_app
from app.store import jobs as store
from app.web.rate import Rate

HOME = "http://127.0.0.1:8000"
OWN = {"origin": HOME, "sec-fetch-site": "same-origin"}
TOKEN = "a long secret"


def some_settings(folder: Path) -> Settings:
    """Return settings that keep everything below ``folder``."""
    return Settings("", folder, "none", TOKEN)


@contextmanager
def opened_jobs(engine: Engine, folder: Path) -> Generator[Jobs]:
    """Open the jobs of a database; nobody works on them until ``run_all``."""
    jobs = open_jobs(engine, some_settings(folder))
    try:
        yield jobs
    finally:
        jobs.close()


@contextmanager
def open_desk(
    engine: Engine, folder: Path, *, max_upload: int = 8 * 1024 * 1024, rate: Rate | None = None
) -> Generator[tuple[TestClient, Jobs]]:
    """Open a dashboard where a person on this machine may hand in pages and jobs."""
    with opened_jobs(engine, folder) as jobs:
        doors = open_doors(engine, some_settings(folder), jobs)
        app = create_app(engine=engine, doors=doors, token=TOKEN, max_upload=max_upload)
        if rate is not None:
            app.state.rate = rate
        with TestClient(
            app, base_url=HOME, headers=OWN, follow_redirects=False, client=("127.0.0.1", 5000)
        ) as client:
            yield client, jobs


def a_zip(pages: dict[str, bytes]) -> bytes:
    """Return a ZIP of pages by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in pages.items():
            archive.writestr(name, content)
    return packed.getvalue()


def add_jobs(engine: Engine) -> list[int]:
    """Keep jobs for pages to show: one is over with failures, one runs, one waits, one is over."""
    long = "a-very-long-name-of-a-file-" * 6 + ".html"
    first = store.save_job(engine, Ask(JobKind.TAKE_IN, "ferries.zip", "web"))
    hold = Hold(first, "elsewhere|1|1|a")
    store.begin_job(engine, hold)
    store.note_total(engine, first, 3)
    store.save_done(engine, hold, position=0, name="ferry-1.html", done=Done("new", 1))
    store.save_failed(engine, hold, position=1, name=long, reason="It is empty: hand in another.")
    store.save_failed(engine, hold, position=2, name="<b>x</b>", reason="<script>no</script>")
    told = "3 items: 1 new, 2 failed."
    store.end_job(engine, hold, state=JobState.DONE, outcome=told)
    second = store.save_job(engine, Ask(JobKind.TAKE_IN, "40 addresses", "api"))
    hold = Hold(second, "elsewhere|1|1|b")
    store.begin_job(engine, hold)
    store.note_total(engine, second, 40)
    for position in range(12):
        name = f"https://www.example.org/ferry-{position}"
        store.save_done(engine, hold, position=position, name=name, done=Done("unchanged", 2))
    store.note_at(engine, hold, name="https://www.example.org/ferry-12")
    third = store.save_job(engine, Ask(JobKind.TAKE_IN, "crawl.warc.gz", "web"))
    fourth = store.save_job(engine, Ask(JobKind.LINK, "Link 3 pages", "schedule"))
    store.cancel_job(engine, fourth)
    return [first, second, third, fourth]
