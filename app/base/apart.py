"""Work in a process of its own, which is ended when it takes too long or too much memory.

What comes from strangers is parsed there: what it does to a parser must not reach what comes after.
"""

import multiprocessing
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from app.base.errors import BadInputError, TooLargeError, WhenceError

In = TypeVar("In")
Out = TypeVar("Out")

SECONDS = 10.0
MEGABYTES = 512  # beyond what the worker needs before its first piece of work
_START_S = 60.0  # until a worker that has just begun must have answered


class Apart(Generic[In, Out]):
    """Does one piece of work after the other in another process; begins anew where one was ended.

    ``work`` is a function of a module. ``first`` is done once at the start, so that what is loaded
    for it counts neither as time nor as memory of the work.
    """

    def __init__(
        self,
        work: Callable[[In], Out],
        first: In,
        *,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
    ) -> None:
        self._work = work
        self._first = first
        self._seconds = seconds
        self._megabytes = megabytes
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def do(self, item: In, *, name: str) -> Out:
        """Return what the work makes of ``item``, which the reader knows as ``name``.

        Raises:
            TooLargeError: it is too large, or needs more memory than it may.
            BadInputError: it cannot be read, takes too long, or ends the process.
        """
        with self._turn:
            line = self._begun()
            try:
                line.send((item, name))
                if not line.poll(self._seconds):
                    self._end()
                    raise BadInputError(
                        f"{name} takes over {self._seconds:g} s to read and was given up."
                    )
                done, status, message = line.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise BadInputError(
                    f"{name} ended what reads it, so it is damaged or made to do so."
                ) from error
        if status == 0:
            return done
        raise (TooLargeError if status == TooLargeError.status else BadInputError)(message)

    def close(self) -> None:
        """End the process; the next piece of work would begin a new one."""
        with self._turn:
            self._end()

    def _begun(self) -> Connection:
        if self._line is not None and self._process is not None and self._process.is_alive():
            return self._line
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._megabytes, self._work, self._first),
            name="whence-apart",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        if not ours.poll(_START_S):
            self._end()
            raise BadInputError("What reads pages does not start: look whether memory is left.")
        with suppress(EOFError):
            ours.recv()
        self._line = ours
        return ours

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._line = self._process = None


def _serve(line: Connection, megabytes: int, work: Callable[[Any], Any], first: object) -> None:
    """Do what comes over ``line`` until it is closed."""
    with suppress(WhenceError):
        work(first)
    _limit_memory(megabytes)
    line.send("ready")
    while True:
        try:
            item, name = line.recv()
        except EOFError:
            return
        line.send(_answer(item, name, megabytes, work))


def _answer(
    item: object, name: str, megabytes: int, work: Callable[[Any], Any]
) -> tuple[object, int, str]:
    try:
        return work(item), 0, ""
    except WhenceError as error:
        return None, error.status, str(error)
    except MemoryError:
        return None, TooLargeError.status, f"{name} needs over {megabytes} MB to be read."
    except Exception as error:  # noqa: BLE001 - a fault of a rule costs this piece of work only
        return (
            None,
            BadInputError.status,
            f"{name} could not be read, because a rule failed ({type(error).__name__}: "
            f"{str(error)[:200]}); please report this with the address.",
        )


def _limit_memory(megabytes: int) -> None:
    """Let this process use no more than this beside what it uses now, where that can be set."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not everywhere

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        pages = int(file.read().split()[0])
    limit = pages * resource.getpagesize() + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
