"""Tells pages that stay open when a job moved, without a connection or a thread for each of them.

While anybody listens one look a second asks the database for all jobs that are listened to; whoever
listens only waits. Who ends the server sets ``ending``, and every answer comes to its end.
"""

import asyncio
from collections.abc import AsyncGenerator
from threading import Event

from starlette.concurrency import run_in_threadpool

from app.base.errors import WhenceError
from app.query.jobs import load_moved
from app.store.session import Engine, reading

LOOK_S = 1.0
QUIET_S = 15.0  # a proxy that hears nothing for long hangs up
MAX_LISTENERS = 200

_Moved = dict[int, tuple[object, ...]]


class Watch:
    """Jobs that somebody listens to. One for each dashboard, used from its event loop only."""

    def __init__(self, engine: Engine, ending: Event, *, look_s: float = LOOK_S) -> None:
        self._engine = engine
        self._ending = ending
        self._look_s = look_s
        self._listening: dict[asyncio.Event, int] = {}
        self._looking: asyncio.Task[None] | None = None

    @property
    def is_full(self) -> bool:
        """Tell whether nobody else can listen now."""
        return len(self._listening) >= MAX_LISTENERS

    @property
    def is_idle(self) -> bool:
        """Tell whether nobody listens and nothing is looked at."""
        return not self._listening and (self._looking is None or self._looking.done())

    async def moves(self, job_id: int) -> AsyncGenerator[bool]:
        """Yield True whenever a job moved, False now and then when it did not.

        Ends when the server does.
        """
        woken = asyncio.Event()
        woken.set()  # it may have moved since whoever asks looked at it
        self._listening[woken] = job_id
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            while not self._ending.is_set():
                try:
                    await asyncio.wait_for(woken.wait(), QUIET_S)
                except TimeoutError:
                    yield False
                    continue
                woken.clear()
                if not self._ending.is_set():
                    yield True
        finally:
            del self._listening[woken]

    async def _look(self) -> None:
        """Look at all that is listened to until nobody listens any more."""
        seen: _Moved = {}
        while self._listening and not self._ending.is_set():
            ids = sorted(set(self._listening.values()))
            try:
                found = await run_in_threadpool(self._load, ids)
            except WhenceError:
                found = seen  # it is away for a moment; the page keeps what it shows
            for woken, job_id in self._listening.items():
                if found.get(job_id) != seen.get(job_id):
                    woken.set()
            seen = found
            await asyncio.sleep(self._look_s)
        for woken in self._listening:
            woken.set()

    def _load(self, job_ids: list[int]) -> _Moved:
        with reading(self._engine) as connection:
            return load_moved(connection, job_ids)
