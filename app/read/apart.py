"""Work in a process of its own, which is ended when a page takes too long or too much memory.

A page comes from strangers: what it does to a parser must not reach the pages after it.
"""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from app.base.errors import BadInputError, TooLargeError, WhenceError
from app.domain.article import Input, ReadArticle
from app.read.article import read_article

SECONDS = 10.0
MEGABYTES = 512  # beyond what the reader needs before its first page
_DONE = {"look through": "looked through"}
_START_S = 60.0  # until a reader that has just begun must have answered

_FIRST = Input(
    name="first",
    content=b"<!doctype html><html><body><h1>The first page</h1><p>It is read so that all that is "
    b"needed to read a page is loaded before one comes.</p></body></html>",
)

Read = Callable[[Input], ReadArticle]


Task = TypeVar("Task")
Result = TypeVar("Result")


class Apart(Generic[Task, Result]):
    """Does one task after the other in another process; a new one begins where one was ended.

    ``work`` is what is done there and ``warm`` what is done first, so that what is loaded once
    counts neither as a page's time nor as its memory; both must be functions of a module.
    """

    def __init__(
        self,
        work: Callable[[Task], Result],
        *,
        warm: Callable[[], None],
        megabytes: int = MEGABYTES,
    ) -> None:
        self._work = work
        self._warm = warm
        self._megabytes = megabytes
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def ask(self, task: Task, *, name: str, seconds: float, doing: str = "read") -> Result:
        """Return what comes of a task; ``name`` is the page's, ``doing`` what is done with it.

        Raises:
            TooLargeError: it is too large, or needs more memory than a page may.
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
                        "save only the article and give that."
                    )
                result, status, message = line.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise BadInputError(
                    f"{name} ended the reader, so it is damaged or made to do so: save it "
                    "as plain text and give that."
                ) from error
        if not status:
            return result
        raise (TooLargeError if status == TooLargeError.status else BadInputError)(message)

    def close(self) -> None:
        """End the process; the next page would begin a new one."""
        with self._turn:
            self._end()

    def give_up(self) -> None:
        """End the process at once, also in the middle of a task; whoever waits for it is told."""
        process = self._process
        if process is not None:
            with suppress(ValueError):
                process.kill()

    def _begun(self) -> Connection:
        """Return the line to a reader that is ready."""
        if self._line is not None and self._process is not None and self._process.is_alive():
            return self._line
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._megabytes, self._work, self._warm),
            name="whence-read",
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


class ReadingApart(Apart[Input, ReadArticle]):
    """Reads one page after the other in another process.

    ``read`` is what is done there; it must be a function of a module.
    """

    def __init__(
        self, *, seconds: float = SECONDS, megabytes: int = MEGABYTES, read: Read = read_article
    ) -> None:
        super().__init__(read, warm=read_first, megabytes=megabytes)
        self._seconds = seconds

    def __call__(self, item: Input) -> ReadArticle:
        """Return the article of ``item``, as ``read_article`` does.

        Raises:
            TooLargeError, BadInputError: see ``ask``.
        """
        return self.ask(item, name=item.name, seconds=self._seconds)


def read_first() -> None:
    """Read a page, so that all that reading needs is loaded."""
    read_article(_FIRST)


def _serve(
    line: Connection,
    megabytes: int,
    work: Callable[[Task], Result],
    warm: Callable[[], None],
) -> None:
    """Do what comes over ``line`` until it is closed; who interrupts the program ends this too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm()
    _limit_memory(megabytes)
    with suppress(EOFError, OSError):
        line.send("ready")
        while True:
            task, name, doing = line.recv()
            line.send(_answer(task, name, doing, megabytes, work))


def _answer(
    task: Task, name: str, doing: str, megabytes: int, work: Callable[[Task], Result]
) -> tuple[Result | None, int, str]:
    try:
        return work(task), 0, ""
    except WhenceError as error:
        return None, error.status, str(error)
    except MemoryError:
        return (
            None,
            TooLargeError.status,
            f"{name} needs over {megabytes} MB to {doing}: give only the article in it.",
        )
    except Exception as error:  # noqa: BLE001 - a fault of a rule costs its page only
        return (
            None,
            BadInputError.status,
            f"{name} could not be {_DONE.get(doing, doing)}, because a rule failed "
            f"({type(error).__name__}: {str(error)[:200]}); please report this with the page.",
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
