"""The queue: numbers of jobs that wait to be begun, kept by huey beside the database.

It only says that there is something to do. What there is to do, and how far it is, stands in the
tables of jobs: a number that is lost or comes twice does no harm. SQLite has the queue in a file of
its own, so that it never waits for who writes the database.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.store.dialect import address_of, changing_schema
from app.store.session import Engine

FILE = "queue.db"
_NAME = "jobs"
_TABLES = "whence_queue"
_BUSY_S = 10


class Queue:
    """Numbers of jobs, first in, first out; ``run`` is what is done with one that comes up."""

    def __init__(self, engine: Engine, folder: Path, *, run: Callable[[int], object]) -> None:
        """Open the queue that belongs to a database; ``folder`` is WHENCE_DATA."""
        self.huey: Any = _open(engine, folder)

        def job(number: int) -> None:
            run(number)

        self._job: Any = self.huey.task(name="job")(job)

    def put(self, job_id: int) -> None:
        """Add a job at the end."""
        self.huey.enqueue(self._job.s(job_id))

    def waiting(self) -> list[int]:
        """Return the numbers that nobody has taken yet, first in first."""
        return [int(task.args[0]) for task in self.huey.pending()]

    def run_next(self) -> bool:
        """Run the next job here and now; False if there is none."""
        task = self.huey.dequeue()
        if task is None:
            return False
        self.huey.execute(task)
        return True

    def close(self) -> None:
        """Let go of the file or the server."""
        self.huey.storage.close()


class _Messages:
    """Writes what lies in the queue as JSON: it may be read by anybody and never runs anything."""

    def serialize(self, message: Any) -> bytes:
        return json.dumps(message._asdict()).encode()

    def deserialize(self, written: bytes) -> Any:
        from huey.registry import Message  # noqa: PLC0415 - only who runs jobs needs it

        return Message(**json.loads(bytes(written)))


def _open(engine: Engine, folder: Path) -> Any:
    from huey import PostgresHuey, SqliteHuey  # noqa: PLC0415 - slow to load, few need it

    messages: Any = _Messages()
    if engine.dialect.name == "postgresql":
        with changing_schema(engine):  # two that start at once would both make its tables
            return PostgresHuey(
                _NAME,
                dsn=address_of(engine),
                table_prefix=_TABLES,
                blocking=False,
                results=False,
                serializer=messages,
            )
    folder.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(
        _NAME,
        filename=str(folder / FILE),
        timeout=_BUSY_S,
        cache_mb=1,
        results=False,
        serializer=messages,
    )
