"""A program that is killed at any step of collecting loses nothing; the next goes on from there."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import col

import app.pipeline as steps
from app.collect.sources import find_inputs
from app.domain.taken import TakenState
from app.pipeline import TakeIn
from app.query.findings import load_findings
from app.store.session import make_engine, reading
from app.store.tables import Article, Capture, Run
from tests.kept import load_vocabulary

PAGES = Path(__file__).parent / "pages" / "manifest.jsonl"
LOT = 3
_WHOLE: dict[str, Any] = {}


def collect(engine: Engine, archive: Path) -> list[TakenState]:
    """Take the four pages in, in lots of three, and go on where another left off."""
    job = TakeIn(engine, archive=archive, lot=LOT, resume=True)
    for _ in job.add_all(find_inputs(str(PAGES))):
        pass
    return [page.state for page in job.finish().pages]


def whole(engine: Engine, archive: Path) -> dict[str, Any]:
    """What is found when nobody interrupts; the same for every test."""
    if not _WHOLE:
        collect(engine, archive)
        with reading(engine) as connection:
            _WHOLE.update(load_findings(connection))
    return _WHOLE


@pytest.fixture
def uninterrupted(tmp_path: Path, sqlite_template: bytes) -> dict[str, Any]:
    path = tmp_path / "whole.db"
    path.write_bytes(sqlite_template)
    engine = make_engine(f"sqlite:///{path}")
    if not _WHOLE:
        load_vocabulary(engine)
    found = whole(engine, tmp_path / "whole")
    engine.dispose()
    return found


def killed_in(engine: Engine, archive: Path, step: str, turn: int, *, after: bool) -> None:
    """Collect in another process that kills itself around the given turn of a step."""
    url = engine.url.render_as_string(hide_password=False)
    engine.dispose()
    child = os.fork()
    if child == 0:
        done: Callable[..., Any] = getattr(steps, step)
        turns = 0

        def deadly(*args: Any, **more: Any) -> Any:
            nonlocal turns
            turns += 1
            if turns == turn and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = done(*args, **more)
            if turns == turn:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        try:
            setattr(steps, step, deadly)
            collect(make_engine(url), archive)
        finally:
            os._exit(3)  # it should have been killed
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize(
    ("step", "turn", "after", "stored"),
    [
        ("save_capture", 2, True, 1),  # the bytes lie in the archive, no row names them
        ("save_article", 2, True, 1),  # in the middle of a transaction
        ("save_findings", 3, True, 2),  # before it ends
        ("link_arrived", 1, False, 3),  # a lot is stored and not linked
        ("link_arrived", 1, True, 3),  # it is linked, and that is not committed
        ("link_arrived", 2, True, 4),  # the same with the last lot
    ],
)
def test_what_was_stored_stays_and_the_rest_comes_as_if_nothing_had_been(
    engine: Engine,
    tmp_path: Path,
    uninterrupted: dict[str, Any],
    *,
    step: str,
    turn: int,
    after: bool,
    stored: int,
) -> None:
    load_vocabulary(engine)
    killed_in(engine, tmp_path, step, turn, after=after)
    with reading(engine) as connection:
        assert connection.scalar(select(func.count(col(Article.id)))) == stored
    states = collect(engine, tmp_path)
    assert states == [TakenState.UNCHANGED] * stored + [TakenState.NEW] * (4 - stored)
    with reading(engine) as connection:
        assert load_findings(connection) == uninterrupted
        assert connection.scalar(select(func.count(col(Capture.id)))) == 4
        found = select(func.count(col(Run.id))).where(col(Run.stage) == "extract")
        assert connection.scalar(found) == 4  # no page was looked through twice
    archived = [path for path in (tmp_path / "sha256").rglob("*") if path.is_file()]
    assert len([path for path in archived if not path.name.startswith(".new-")]) == 4
    assert collect(engine, tmp_path) == [TakenState.UNCHANGED] * 4
