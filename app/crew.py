"""Reads pages and finds what they say in several processes at once, each of which can be ended."""

import os
import queue
import re
from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from app.base.apart import MEGABYTES, SECONDS, Apart
from app.base.errors import BadInputError
from app.domain.article import Input, ReadArticle
from app.domain.found import Findings
from app.domain.vocabulary import KnownOutlet, Vocabulary
from app.extract.findings import find_all
from app.extract.naming import plain
from app.read.apart import read_first
from app.read.article import read_article

FINDING_SECONDS = 60.0
"""For what a page says; the longest page that is read takes this on a slow machine."""

_LATIN = frozenset(("de", "en", "fr", "pt", "es", "it", "nl", "pl", None))


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be read, or an article to be looked through with what is known by name."""

    item: Input | None = None
    article: ReadArticle | None = None
    vocabulary: Vocabulary | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page that was read. ``findings`` are None where they were not looked for.

    ``outlets`` are those that were known when they were.
    """

    article: ReadArticle
    findings: Findings | None
    outlets: tuple[KnownOutlet, ...]


class Crew:
    """Some processes that prepare pages; the limits of a page are those of ``base.apart``."""

    def __init__(self, workers: int, *, megabytes: int = MEGABYTES) -> None:
        self.workers = max(1, workers)
        self._idle: queue.SimpleQueue[Apart[Task, ReadArticle | Findings]] = queue.SimpleQueue()
        self._all = [Apart(work, warm=warm, megabytes=megabytes) for _ in range(self.workers)]
        for one in self._all:
            self._idle.put(one)
        self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="whence-crew")

    def prepare(self, item: Input, vocabulary: Vocabulary, *, look: bool) -> Future[Prepared]:
        """Begin to read a page, and with ``look`` to find what it says."""
        return self._pool.submit(self._prepare, item, vocabulary, look=look)

    def look(self, name: str, article: ReadArticle, vocabulary: Vocabulary) -> Findings:
        """Return what an article says, found in one of the processes.

        Raises:
            WhenceError: it takes too long or too much memory, or a rule failed.
        """
        return self._pool.submit(self._look, name, article, vocabulary).result()

    def close(self) -> None:
        """End the processes; what was begun is given up."""
        self._pool.shutdown(wait=False, cancel_futures=True)
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


def cores() -> int:
    """Return how many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work(task: Task) -> ReadArticle | Findings:
    """Do one task; runs in the other process."""
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


def may_concern(article: ReadArticle, outlets: Collection[KnownOutlet]) -> bool:
    """Tell whether it may matter for what an article says that these outlets are known by name.

    True is always safe: the article is then looked through again.
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
