"""Who works on jobs: threads that take them from the queue, and one that looks what is due.

They start and stop with a server or a worker. A process that is asked to end finishes the items
that are begun, as far as ``DRAIN_S`` allows, and lets go of its jobs; the next one goes on.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from types import TracebackType
from typing import Any

from app.base.clock import now
from app.base.errors import WhenceError
from app.collect.zips import PLACE, sweep
from app.domain.jobs import Ask
from app.jobs.holder import is_gone
from app.jobs.kinds import KINDS, SCHEDULED
from app.jobs.lots import clear_lots
from app.jobs.queue import Queue
from app.jobs.run import run_job
from app.jobs.work import Tools
from app.store import jobs as store

DRAIN_S = 8.0
LOOK_S = 15.0
_CLEAR_S = 3600.0
_KEEP_LOT = timedelta(days=30)
_KEEP_JOB = timedelta(days=365)
_KEEP_QUIET = timedelta(days=7)

_log = logging.getLogger(__name__)


class Jobs:
    """Jobs of one database: ask for one, find what is due, run what waits."""

    def __init__(self, tools: Tools) -> None:
        self.stopping = threading.Event()
        self._tools = replace(tools, stop=self.stopping.is_set)
        self.engine, self.folder = tools.engine, tools.folder
        self._ran = 0
        self.queue = Queue(tools.engine, tools.folder, run=self._run)

    def ask(self, ask: Ask) -> int:
        """Keep a job and put it into the queue; return its number."""
        number = store.save_job(self._tools.engine, ask)
        self.queue.put(number)
        return number

    def look(self) -> None:
        """Make ready what lost its process, ask for what is due, queue what nobody queued.

        Raises:
            DatabaseStateError: the database cannot be used now.
        """
        engine = self._tools.engine
        store.interrupt_lost(engine, is_gone)
        for due in SCHEDULED:
            asked = due(self._tools)
            if asked is not None:
                store.save_job(engine, asked)
        queued = set(self.queue.waiting())
        for number in store.list_ready(engine):
            if number not in queued:
                self.queue.put(number)

    def clear(self) -> None:
        """Remove what was handed in and is not needed any more, and forget old jobs.

        What a process that was killed had unpacked goes too.
        """
        sweep(self._tools.folder / PLACE)
        at = now()
        needed = store.list_needed(self._tools.engine, before=at - _KEEP_LOT)
        lots = [str(details["lot"]) for details in needed if "lot" in details]
        an_hour_ago = (at - timedelta(hours=1)).timestamp()
        clear_lots(self._tools.folder, needed=lots, older_than=an_hour_ago)
        store.remove_jobs(self._tools.engine, before=at - _KEEP_JOB, quiet_before=at - _KEEP_QUIET)

    def run_all(self) -> int:
        """Run here and now whatever waits or is due; return how many jobs that were."""
        self.look()
        before = self._ran
        while not self.stopping.is_set() and self.queue.run_next():
            pass
        self.clear()  # where nothing runs all the time, this is the only one who does
        return self._ran - before

    def _run(self, number: int) -> None:
        """Run a job whose number came up; it may be over, or somebody else's."""
        if run_job(number, self._tools, KINDS) is not None:
            self._ran += 1

    def close(self) -> None:
        """Let go of the queue."""
        self.queue.close()


@dataclass(slots=True)
class Consumer:
    """Works on ``jobs`` with ``threads`` until it is stopped; a context manager."""

    jobs: Jobs
    threads: int = 1
    look_s: float = LOOK_S
    drain_s: float = DRAIN_S
    _huey: Any = None
    _looking: threading.Thread | None = None

    def __enter__(self) -> "Consumer":
        """Start the threads."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the threads."""
        self.stop()

    def start(self) -> None:
        """Start the threads; what lost its process before goes on."""
        consumer: Any = self.jobs.queue.huey.create_consumer(
            workers=self.threads,
            periodic=False,
            initial_delay=0.05,
            backoff=1.3,
            max_delay=1.0,
            scheduler_interval=60,
            shutdown_timeout=self.drain_s,
        )
        consumer._set_signal_handlers = _leave_signals  # the server has its own
        consumer.start()
        self._huey = consumer
        self._looking = threading.Thread(target=self._look, name="whence-jobs", daemon=True)
        self._looking.start()

    def stop(self) -> None:
        """Let the items that are begun end, then the threads; returns within ``drain_s``."""
        self.jobs.stopping.set()
        if self._looking is not None:
            self._looking.join(self.drain_s)
        if self._huey is not None:
            self._huey.stop(graceful=True)
        self._huey = self._looking = None

    def _look(self) -> None:
        cleared = 0.0
        while not self.jobs.stopping.is_set():
            _trying(self.jobs.look)
            if cleared == 0.0 or time.monotonic() - cleared > _CLEAR_S:
                _trying(self.jobs.clear)
                cleared = time.monotonic()
            self._huey.check_worker_health()
            self.jobs.stopping.wait(self.look_s)


def _trying(act: Callable[[], None]) -> None:
    """Do what can be done as well a while later, when the database can be used again."""
    try:
        act()
    except WhenceError as error:
        _log.warning("jobs cannot be looked after now: %s", error)
    except Exception:  # noqa: BLE001 - looked at again a while later
        _log.exception("looking after jobs failed")


def _leave_signals() -> None:
    """Set no handler."""
