"""A process that works on jobs and kills itself, for tests: ``main(URL, FOLDER, WHERE, N)``.

WHERE is where it is killed the N-th time it comes there: ``stored`` (the page is held, its item is
not decided), ``kept`` (the item is decided), ``linking`` (before what was stored is linked).
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.jobs import taking_in
from app.jobs.kinds import KINDS
from app.jobs.run import run_job
from app.jobs.work import Tools
from app.store import jobs as store
from app.store.session import make_engine


def killing(real: Callable[..., Any], at: int, *, after: bool) -> Callable[..., Any]:
    """Return ``real``, which ends this process at its ``at``-th call, before or after it."""
    calls = 0

    def call(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = real(*given, **named)
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return call


def main(url: str, folder: str, where: str, at: str) -> None:
    """Work on all jobs until the place where this process is to end."""
    match where:
        case "stored":
            store.save_done = killing(store.save_done, int(at), after=False)
        case "kept":
            store.save_done = killing(store.save_done, int(at), after=True)
        case _:
            taking_in.TakeIn.finish = killing(taking_in.TakeIn.finish, int(at), after=False)
    engine = make_engine(url)
    tools = Tools(engine, Path(folder), Path(folder) / "captures")
    for number in store.list_ready(engine):
        run_job(number, tools, KINDS)


def work_until_killed(url: str, folder: Path, where: str, at: int) -> int | None:
    """Do ``main`` in a process of its own; return the signal that ended it, below zero.

    It begins as processes of their own do here (``app.base.apart``), with all that is needed.
    """
    multiprocessing.set_forkserver_preload(["app.crew", "app.pipeline", "spacy", "trafilatura"])
    begun = multiprocessing.get_context("forkserver").Process(
        target=main, args=(url, str(folder), where, str(at))
    )
    begun.start()
    begun.join()
    return begun.exitcode
