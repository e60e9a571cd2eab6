"""Work in a process of its own, which is ended when it takes too long or too much memory.

What comes from strangers is parsed there: what it does to a parser must not reach what comes after.
"""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Generic, TypeVar

from app.base.errors import BadInputError, TooLargeError, WhenceError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

SECONDS = 10.0
MEGABYTES = 512  # beyond what the process needs before its first task
_DONE = {"look through": "looked through"}
_START_S = 60.0  # until a process that has just begun must have answered
_LOADED_ONCE = ("trafilatura", "htmldate", "py3langid", "spacy")  # what most tasks need

Task = TypeVar("Task")
Result = TypeVar("Result")


class Apart(Generic[Task, Result]):
    """Does one task after the other in another process; a new one begins where one was ended.

    ``work`` is what is done there and ``warm`` what is done first, so that what is loaded once
    counts neither as a task's time nor as its memory; both must be functions of a module.
    ``advice`` is what whoever brought a task that is given up can do.
    """

    def __init__(
        self,
        work: Callable[[Task], Result],
        *,
        warm: Callable[[], None],
        megabytes: int = MEGABYTES,
        advice: str = "give only the article in it, as plain text",
    ) -> None:
        self._advice = advice
        self._work = work
        self._warm = warm
        self._megabytes = megabytes
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def ask(self, task: Task, *, name: str, seconds: float, doing: str = "read") -> Result:
        """Return what comes of a task that is known as ``name``; ``doing`` is what is done with it.

        Raises:
            TooLargeError: it is too large, or needs more memory than it may.
            BadInputError: it cannot be done, takes too long, or ends the process.
        """
        with self._turn:
            line = self._begun()
            try:
                line.send((task, name, doing))
                if not line.poll(seconds):
                    self._end()
                    raise BadInputError(
                        f"{name} takes over {seconds:g} s to {doing} and was given up: "
                        f"{self._advice}."
                    )
                result, status, message = line.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise BadInputError(
                    f"{name} ended the reader, so it is damaged or made to do so: {self._advice}."
                ) from error
        if not status:
            return result
        raise (TooLargeError if status == TooLargeError.status else BadInputError)(message)

    def close(self) -> None:
        """End the process; the next task would begin a new one."""
        with self._turn:
            self._end()

    def give_up(self) -> None:
        """End the process at once, also in the middle of a task; whoever waits for it is told."""
        process = self._process
        if process is not None:
            with suppress(ValueError):
                process.kill()

    def _begun(self) -> Connection:
        """Return the line to a process that is ready."""
        if self._line is not None and self._process is not None and self._process.is_alive():
            return self._line
        self._end()
        context = _context(self._warm.__module__)
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._megabytes, self._work, self._warm, self._advice),
            name="whence-apart",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        if not ours.poll(_START_S):
            self._end()
            raise BadInputError("The reader does not start: look whether memory is left.")
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


def _context(module: str) -> "SpawnContext | ForkServerContext":
    """Return how a process begins: from one that has loaded what all need, where there is such.

    That one is begun clean, holds no thread and no file of this program, and does no task.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    multiprocessing.set_forkserver_preload([module, *_LOADED_ONCE])
    return multiprocessing.get_context("forkserver")


def _serve(
    line: Connection,
    megabytes: int,
    work: Callable[[Task], Result],
    warm: Callable[[], None],
    advice: str,
) -> None:
    """Do what comes over ``line`` until it is closed; who interrupts the program ends this too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm()
    _limit_memory(megabytes)
    with suppress(EOFError, OSError):
        line.send("ready")
        while True:
            task, name, doing = line.recv()
            try:
                line.send((work(task), 0, ""))
            except MemoryError:
                needs = f"{name} needs over {megabytes} MB to {doing}"
                line.send((None, TooLargeError.status, f"{needs}: {advice}."))
            except Exception as error:  # noqa: BLE001 - a fault of a rule costs its task only
                line.send(_refused(error, name, doing))


def _refused(error: Exception, name: str, doing: str) -> tuple[None, int, str]:
    if isinstance(error, WhenceError):
        return None, error.status, str(error)
    return (
        None,
        BadInputError.status,
        f"{name} could not be {_DONE.get(doing, doing)}, because a rule failed "
        f"({type(error).__name__}: {str(error)[:200]}); please report this with it.",
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
