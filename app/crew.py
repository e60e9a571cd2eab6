"""Reads pages, what they say and vectors in several processes, each of which can be ended."""

import os
import queue
import re
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from app.base.apart import MEGABYTES, SECONDS, Apart
from app.base.errors import BadInputError, WhenceError
from app.domain.article import Input, ReadArticle
from app.domain.found import Findings
from app.domain.vocabulary import KnownOutlet, Vocabulary
from app.extract.findings import find_all
from app.extract.naming import plain
from app.link.vectors import MANY_VERSION, VERSION, read_vectors
from app.read.apart import read_first
from app.read.article import read_article

FINDING_SECONDS = 60.0
"""For what a page says; the longest page that is read takes this on a slow machine."""

_VECTORS = 16  # that a process is asked for at a time

_LATIN = frozenset(("de", "en", "fr", "pt", "es", "it", "nl", "pl", None))


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be read, an article to be looked through with what is known by name, or sentences
    whose vectors by the model of ``version`` are wanted."""

    item: Input | None = None
    article: ReadArticle | None = None
    vocabulary: Vocabulary | None = None
    sentences: tuple[str, ...] = ()
    version: str = ""


Done = ReadArticle | Findings | tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page that was read. ``findings`` are None where they were not looked for.

    ``outlets`` are those that were known when they were.
    """

    article: ReadArticle
    findings: Findings | None
    outlets: tuple[KnownOutlet, ...]


class Crew:
    """Some processes that prepare pages; the limits of a page are those of ``base.apart``.

    With ``linking`` they also compute vectors, for which they load the models first: worth it for
    many pages.
    """

    def __init__(self, workers: int, *, megabytes: int = MEGABYTES, linking: bool = False) -> None:
        self.workers = max(1, workers)
        self.linking = linking
        self._idle: queue.SimpleQueue[Apart[Task, Done]] = queue.SimpleQueue()
        self._all = [
            Apart(work, warm=warm_linking if linking else warm, megabytes=megabytes)
            for _ in range(self.workers)
        ]
        for one in self._all:
            self._idle.put(one)
        self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="whence-crew")
        self._aside = ThreadPoolExecutor(self.workers, thread_name_prefix="whence-vectors")

    def prepare(self, item: Input, vocabulary: Vocabulary, *, look: bool) -> Future[Prepared]:
        """Begin to read a page, and with ``look`` to find what it says."""
        return self._pool.submit(self._prepare, item, vocabulary, look=look)

    def look(self, name: str, article: ReadArticle, vocabulary: Vocabulary) -> Findings:
        """Return what an article says, found in one of the processes.

        Raises:
            WhenceError: it takes too long or too much memory, or a rule failed.
        """
        return self._pool.submit(self._look, name, article, vocabulary).result()

    def vectors(self, texts: Sequence[str], version: str) -> tuple[bytes, ...]:
        """Return what ``read_vectors`` does, computed in all processes; pages wait meanwhile."""
        parts = [tuple(texts[at : at + _VECTORS]) for at in range(0, len(texts), _VECTORS)]
        begun = [self._aside.submit(self._vectors, part, version) for part in parts]
        return tuple(vector for future in begun for vector in future.result())

    def close(self) -> None:
        """End the processes; what was begun is given up."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._aside.shutdown(wait=False, cancel_futures=True)
        for one in self._all:
            one.give_up()

    def _prepare(self, item: Input, vocabulary: Vocabulary, *, look: bool) -> Prepared:
        one = self._idle.get()
        try:
            article = one.ask(Task(item=item), name=item.name, seconds=SECONDS)
            if not isinstance(article, ReadArticle):
                raise BadInputError(f"{item.name} could not be read.")
        finally:
            self._idle.put(one)
        findings = None
        if look and not article.refusal:
            findings = self._look(item.name, article, vocabulary)
        return Prepared(article, findings, vocabulary.outlets)

    def _look(self, name: str, article: ReadArticle, vocabulary: Vocabulary) -> Findings:
        one = self._idle.get()
        task = Task(article=article, vocabulary=vocabulary)
        try:
            found = one.ask(task, name=name, seconds=FINDING_SECONDS, doing="look through")
        finally:
            self._idle.put(one)
        if not isinstance(found, Findings):
            raise BadInputError(f"{name} could not be looked through.")
        return found

    def _vectors(self, texts: tuple[str, ...], version: str) -> tuple[bytes, ...]:
        one = self._idle.get()
        task = Task(sentences=texts, version=version)
        try:
            found = one.ask(task, name="a sentence", seconds=FINDING_SECONDS)
        except WhenceError:  # what a page may not cost, linking may
            found = None
        finally:
            self._idle.put(one)
        return found if isinstance(found, tuple) else read_vectors(texts, version)


def cores() -> int:
    """Return how many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work(task: Task) -> Done:
    """Do one task; runs in the other process."""
    if task.sentences:
        return read_vectors(task.sentences, task.version)
    if task.item is not None:
        return read_article(task.item)
    if task.article is None or task.vocabulary is None:
        raise BadInputError("There is nothing to do.")
    return find_all(task.article, task.vocabulary)


def warm() -> None:
    """Load what reading and finding need."""
    read_first()
    text = Input(name="first", content=b"The ministry said on Monday that ships had left port.")
    find_all(read_article(text), Vocabulary((), (), ()))


def warm_linking() -> None:
    """Load what reading, finding and linking need."""
    warm()
    for version in (VERSION, MANY_VERSION):
        read_vectors(["The ministry said on Monday that ships had left port."], version)


def may_concern(article: ReadArticle, outlets: Collection[KnownOutlet]) -> bool:
    """Tell whether it may matter for what an article says that these outlets are known by name.

    True is always safe: the article is then looked through again. Only names and addresses count:
    what an outlet's kind or country lets suppose (``outlet_hints``) decides nothing that is found.
    """
    if not outlets:
        return False
    language = (article.language or "en").split("-")[0]
    if language not in _LATIN:
        return True  # names are compared by their sound there
    credit = article.credit
    parts = [article.text, article.title, article.byline, article.outlet, article.domain]
    parts += [article.url, article.canonical_url, *(link.url for link in article.links)]
    parts += [credit.name, credit.domain] if credit else []
    said = " ".join(part for part in parts if part)
    run_on, lower = plain(said), said.lower()
    for outlet in outlets:
        bare = outlet.name.partition(" (")[0]
        letters = "".join(w[0] for w in re.findall(r"[A-Z]\w*", bare))
        if plain(bare) in run_on or (outlet.domain and outlet.domain.lower() in lower):
            return True
        if len(letters) > 1 and re.search(rf"\b{letters}\b", said):
            return True
    return False
