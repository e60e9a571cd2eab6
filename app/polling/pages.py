"""The pages of items: fetched in threads, taken in one by one in the thread that called."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from app.base.errors import Fault, FetchError, WhenceError
from app.collect.across import across_hosts
from app.collect.feeds.failing import is_unanswered
from app.collect.feeds.schedule import item_tries_again, next_at, pause_after_failures
from app.domain.article import DateFound, Input, ReadArticle
from app.domain.feed import FeedItemState
from app.domain.found import Findings
from app.domain.taken import Taken, TakenState
from app.domain.words import DateBasis
from app.pipeline import Propose, TakeIn
from app.read.article import Read
from app.store.feed_items import (
    DueItem,
    Outcome,
    claim_due_items,
    release_items,
    save_outcome,
)
from app.store.session import Engine, operating

FetchPage = Callable[[str], Input]

BATCH = 50
"""Pages that are linked together at the end; what was stored before a crash is linked later."""

_IN_VAIN = 2  # pages of a host that did not answer, after which its others are not asked


class Taking:
    """Takes in the pages of items. ``counts`` tells what became of them, by ``TakenState``."""

    def __init__(
        self,
        engine: Engine,
        *,
        archive: Path,
        fetch: FetchPage,
        read: Read,
        propose: Propose | None,
        workers: int,
        now: Callable[[], datetime],
        lease: timedelta,
        told: Callable[[int, int], None],
    ) -> None:
        self.counts: Counter[TakenState] = Counter()
        self._engine = engine
        self._archive = archive
        self._fetch = fetch
        self._read = read
        self._propose = propose
        self._workers = workers
        self._now = now
        self._lease = lease
        self._told = told
        self._done = 0
        self._silent: dict[str, int] = {}

    def take_due(self, *, stop: Callable[[], bool], pages: int, only: int | None) -> None:
        """Take in what is due, of one feed if ``only`` names it, at most ``pages``."""
        left = pages
        while left > 0 and not stop():
            at = self._now()
            with operating(self._engine) as session:
                items = claim_due_items(
                    session, at, until=at + self._lease, limit=min(BATCH, left), feed_id=only
                )
            if not items:
                return
            left -= len(items)
            self._take(items, stop=stop)

    def take_all_the_same(self, item: DueItem) -> Taken:
        """Take in one page whatever is found in it; a person wants it."""
        fetched = self._bring(item)
        job = self._job({item.url: item}, wanted=lambda _: True)
        taken = self._keep(job, item, fetched, by_hand=True)
        job.finish()
        return taken

    def _take(self, items: Sequence[DueItem], *, stop: Callable[[], bool]) -> None:
        left = {item.id: item for item in items}
        job = self._job({item.url: item for item in items}, wanted=_says_something)
        pages = across_hosts(items, self._bring, host_of=_host, stop=stop, workers=self._workers)
        try:
            for item, fetched in pages:
                self._keep(job, item, fetched, by_hand=False)
                del left[item.id]
                self._done += 1
                self._told(self._done, self._done + len(left))
        finally:
            pages.close()
            if left:
                with operating(self._engine) as session:
                    release_items(session, left.values(), at=self._now())
            job.finish()

    def _job(self, items: dict[str, DueItem], *, wanted: Callable[[Findings], bool]) -> TakeIn:
        def read(page: Input) -> ReadArticle:
            return _with_date(self._read(page), items[page.name])

        return TakeIn(
            self._engine, archive=self._archive, propose=self._propose, read=read, wanted=wanted
        )

    def _bring(self, item: DueItem) -> Input | WhenceError:
        """Fetch one page; runs in a thread of its host."""
        host = _host(item)
        if self._silent.get(host, 0) >= _IN_VAIN:
            sentence = f"{item.url} was not asked for, because {host} did not answer just before."
            return FetchError(sentence, fault=Fault.UNREACHABLE)
        try:
            page = self._fetch(item.url)
        except WhenceError as error:
            self._silent[host] = self._silent.get(host, 0) + 1 if is_unanswered(error) else 0
            return error
        self._silent[host] = 0
        return replace(page, name=item.url)

    def _keep(
        self, job: TakeIn, item: DueItem, fetched: Input | WhenceError, *, by_hand: bool
    ) -> Taken:
        """Take one page in and keep what became of its item."""
        if isinstance(fetched, WhenceError):
            taken = Taken(item.url, TakenState.FAILED, None, str(fetched))
            outcome = self._after_failure(item, fetched, by_hand=by_hand)
        else:
            taken = job.add(fetched)
            outcome = _outcome(taken, tries=item.tries + 1)
        self.counts[taken.state] += 1
        with operating(self._engine) as session:
            save_outcome(session, item, outcome)
        return taken

    def _after_failure(self, item: DueItem, error: WhenceError, *, by_hand: bool) -> Outcome:
        tries = item.tries + 1
        again = isinstance(error, FetchError) and not error.gone and item_tries_again(tries)
        if by_hand and item.state in (FeedItemState.SKIPPED, FeedItemState.TAKEN):
            again = False  # a person asked for it once
        at = self._now()
        asked = error.retry_at - at if isinstance(error, FetchError) and error.retry_at else None
        due = next_at(at, pause_after_failures(tries, asked=asked)) if again else None
        return Outcome(FeedItemState.FAILED, str(error), tries, due)


def _outcome(taken: Taken, *, tries: int) -> Outcome:
    """Return what becomes of an item whose page came; what cannot be read is not tried again."""
    if taken.state is TakenState.FAILED:
        return Outcome(FeedItemState.FAILED, taken.message, tries)
    if taken.state is TakenState.OUTSIDE:
        return Outcome(FeedItemState.SKIPPED, taken.message, tries)
    return Outcome(FeedItemState.TAKEN, "Taken in.", tries, None, taken.article_id)


def _says_something(findings: Findings) -> bool:
    return bool(findings.claims)


def _with_date(article: ReadArticle, item: DueItem) -> ReadArticle:
    """Add the day the feed tells behind the days the page itself tells."""
    if item.published is None or any(found.edtf == item.published for found in article.dates):
        return article
    told = DateFound(item.published, DateBasis.FEED, item.published_time)
    return replace(article, dates=(*article.dates, told))


def _host(item: DueItem) -> str:
    return urlsplit(item.url).netloc.lower()
