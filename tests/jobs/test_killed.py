"""A process that works on a job is killed: the next one goes on, nothing is lost or doubled."""

import io
import signal
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import SQLModel

from app.domain.jobs import Ask, ItemState, JobKind, JobState
from app.jobs.holder import is_gone
from app.jobs.kinds import KINDS
from app.jobs.lots import keep_lot
from app.jobs.run import run_job
from app.query.jobs import list_items, load_job
from app.store import jobs as store
from app.store.link_in import list_unlinked
from app.store.rows import table_of
from app.store.session import reading
from app.store.tables import Article, Capture, Mention
from tests.jobs.factories import a_page, some_tools
from tests.jobs.killed import work_until_killed
from tests.kept import load_vocabulary

PAGES = 3


def a_zip() -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(1, PAGES + 1):
            archive.writestr(f"ferry-{number}.html", a_page(number))
    packed.seek(0)
    return packed


def count(engine: Engine, model: type[SQLModel]) -> int:
    with reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table_of(model))) or 0


@pytest.mark.parametrize(
    ("where", "at"),
    [("stored", 1), ("kept", 2), ("linking", 1)],
    ids=str,
)
def test_a_killed_job_goes_on_with_the_item_that_was_not_decided(
    engine: Engine, database_url: str, tmp_path: Path, where: str, at: int
) -> None:
    load_vocabulary(engine)
    lot, names = keep_lot(tmp_path, [("ferries.zip", a_zip())])
    ask = Ask(JobKind.TAKE_IN, "ferries.zip", "web", {"lot": lot, "files": names})
    number = store.save_job(engine, ask)
    before = count(engine, Article)
    assert work_until_killed(database_url, tmp_path, where, at) == -signal.SIGKILL
    with reading(engine) as connection:
        assert load_job(connection, number).state is JobState.RUNNING
        decided = list_items(connection, number, [ItemState.DONE]).count
    assert decided == {"stored": at - 1, "kept": at, "linking": PAGES}[where]

    assert store.interrupt_lost(engine, is_gone) == [number]
    assert run_job(number, some_tools(engine, tmp_path), KINDS) is JobState.DONE

    with reading(engine) as connection:
        job = load_job(connection, number)
        done = list_items(connection, number, [ItemState.DONE])
        assert list_unlinked(connection) == []
    assert [row.name for row in done.rows] == [f"ferry-{n}.html" for n in range(1, PAGES + 1)]
    assert len({row.article_id for row in done.rows}) == PAGES
    assert (job.done, job.failed, job.position) == (PAGES, 0, PAGES)
    assert count(engine, Article) == before + PAGES
    assert count(engine, Capture) == PAGES
    mentions = count(engine, Mention)

    again = store.save_job(engine, ask)
    assert run_job(again, some_tools(engine, tmp_path), KINDS) is JobState.DONE
    with reading(engine) as connection:
        assert load_job(connection, again).outcome == f"{PAGES} items: {PAGES} held already."
    assert (count(engine, Capture), count(engine, Mention)) == (PAGES, mentions)
