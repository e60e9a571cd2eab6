"""Reading in a process of its own, which is ended when a page takes too long or too much memory.

A page comes from strangers: what it does to a parser must not reach the pages after it.
"""

import multiprocessing
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from app.base.errors import BadInputError, TooLargeError, WhenceError
from app.domain.article import Input, ReadArticle
from app.read.article import read_article

SECONDS = 10.0
MEGABYTES = 512  # beyond what the reader needs before its first page
_START_S = 60.0  # until a reader that has just begun must have answered

_FIRST = Input(
    name="first",
    content=b"<!doctype html><html><body><h1>The first page</h1><p>It is read so that all that is "
    b"needed to read a page is loaded before one comes.</p></body></html>",
)

Read = Callable[[Input], ReadArticle]


class ReadingApart:
    """Reads one page after the other in another process; a new one begins where one was ended.

    ``read`` is what is done there; it must be a function of a module.
    """

    def __init__(
        self, *, seconds: float = SECONDS, megabytes: int = MEGABYTES, read: Read = read_article
    ) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._read = read
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __call__(self, item: Input) -> ReadArticle:
        """Return the article of ``item``, as ``read_article`` does.

        Raises:
            TooLargeError: it is too large, or needs more memory than a page may.
            BadInputError: it cannot be read, takes too long, or ends the reader.
        """
        with self._turn:
            line = self._begun()
            try:
                line.send(item)
                if not line.poll(self._seconds):
                    self._end()
                    raise BadInputError(
                        f"{item.name} takes over {self._seconds:g} s to read and was given up: "
                        "save only the article and give that."
                    )
                article, status, message = line.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise BadInputError(
                    f"{item.name} ended the reader, so it is damaged or made to do so: save it "
                    "as plain text and give that."
                ) from error
        if article is not None:
            return article
        raise (TooLargeError if status == TooLargeError.status else BadInputError)(message)

    def close(self) -> None:
        """End the process; the next page would begin a new one."""
        with self._turn:
            self._end()

    def _begun(self) -> Connection:
        """Return the line to a reader that is ready."""
        if self._line is not None and self._process is not None and self._process.is_alive():
            return self._line
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._megabytes, self._read),
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


def _serve(line: Connection, megabytes: int, read: Read) -> None:
    """Read what comes over ``line`` until it is closed."""
    read_article(_FIRST)  # what is loaded for the first page counts neither as its time nor memory
    _limit_memory(megabytes)
    line.send("ready")
    while True:
        try:
            item: Input = line.recv()
        except EOFError:
            return
        line.send(_answer(item, megabytes, read))


def _answer(item: Input, megabytes: int, read: Read) -> tuple[ReadArticle | None, int, str]:
    try:
        return read(item), 0, ""
    except WhenceError as error:
        return None, error.status, str(error)
    except MemoryError:
        return (
            None,
            TooLargeError.status,
            f"{item.name} needs over {megabytes} MB to be read: give only the article in it.",
        )
    except Exception as error:  # noqa: BLE001 - a fault of a rule costs its page only
        return (
            None,
            BadInputError.status,
            f"{item.name} could not be read, because a rule failed ({type(error).__name__}: "
            f"{str(error)[:200]}); please report this with the page.",
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
