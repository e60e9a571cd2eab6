"""What a kind of job gives to the one who runs it, and what it is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.article import Input, ReadArticle
from app.domain.jobs import Begun, Done
from app.pipeline import Propose
from app.read.article import read_article
from app.store.session import Engine


def never() -> bool:
    """Say that nobody asked to stop."""
    return False


def told_nobody(_text: str) -> bool:
    """Tell nobody how far it is, and go on."""
    return True


class StoppedError(Exception):
    """A long step was broken off because it is to stop; asked again, it does the rest."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What jobs work with. ``folder`` is WHENCE_DATA; ``stop`` tells that the process is to end.

    A step that takes long says by ``tell`` how far it is, and hears whether to go on: if not it
    raises ``StoppedError`` as soon as it can.
    """

    engine: Engine
    folder: Path
    archive: Path
    propose: Propose | None = None
    read: Callable[[Input], ReadArticle] = read_article
    stop: Callable[[], bool] = never
    tell: Callable[[str], bool] = told_nobody


@dataclass(frozen=True, slots=True)
class Step:
    """One item of a job. ``act`` may be called again after a crash and changes nothing twice.

    ``act`` raises a ``WhenceError`` whose sentence is the reason why the item is put aside.
    """

    name: str
    act: Callable[[], Done]


class Telling:
    """How far a long step is, for a stage that asks by ``stop`` and tells ``done`` of ``total``."""

    def __init__(self, tools: Tools, nouns: str) -> None:
        self._tools = tools
        self._nouns = nouns
        self._said = nouns
        self.stopped = False

    def told(self, done: int, total: int) -> None:
        """Hear how far it is."""
        self.told_of(self._nouns, done, total)

    def told_of(self, nouns: str, done: int, total: int) -> None:
        """Hear how far a part of it is, of which other things are counted."""
        self._said = f"{done:,} of {total:,} {nouns}"
        self.stop()

    def stop(self) -> bool:
        """Tell whether to stop; once it is so it stays so."""
        self.stopped = self.stopped or not self._tools.tell(self._said)
        return self.stopped


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Work:
    """A job as it can be worked on.

    ``steps`` come in the same order each time they are asked for, and are cheap to pass over.
    ``total`` is None where it cannot be known beforehand. ``settle`` completes what the steps so
    far began (it links what they took in); it is called now and then and at the end.
    """

    steps: Callable[[], Iterator[Step]]
    total: int | None
    settle: Callable[[], None] = nothing


Kind = Callable[[Begun, Tools], Work]
