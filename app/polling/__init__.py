"""Followed feeds: looked at when they are due, and what is within the scope of the desk taken in.

Decides nothing: when to look again, what is new and what is worth fetching are pure functions of
``collect.feeds`` and ``extract.item_scope``. Looks go to many hosts at once, to each of them one
after the other; pages are taken in one by one, in the thread that called.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.base.clock import now as clock_now
from app.base.errors import BadInputError
from app.base.urls import canonical_url
from app.collect.feeds.apart import parse_bytes
from app.collect.feeds.opml import ListedFeed, parse_opml
from app.collect.feeds.schedule import FIRST
from app.collect.feeds.words import page_address
from app.domain.feed import PollReport
from app.domain.taken import Taken, TakenState
from app.pipeline import Propose
from app.polling.looks import FetchFeed, Looking, ParseFeed
from app.polling.pages import FetchPage, Taking
from app.read.article import Read, read_article
from app.store.feed_items import load_item
from app.store.feeds import (
    Followed,
    NewFeed,
    add_feeds,
    claim_due_feeds,
    find_feed,
    list_living_feeds,
    load_next_due,
    remove_feed,
)
from app.store.session import Connection, Engine, operating, reading

__all__ = ["Added", "Poller", "add_listed", "next_due", "poll_due", "stop_following"]

LEASE = timedelta(minutes=30)
"""So long a feed or item that was claimed is nobody else's; a poll that died gives it back then."""

WORKERS = 16
PAGES = 2_000
"""Pages that one poll takes in at most; what is left waits for the next."""


def _never() -> bool:
    return False


def _untold(_done: int, _total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Added:
    """A feed that is followed now. ``is_new``: it was not before. ``report``: of its first look."""

    feed: Followed
    is_new: bool
    report: PollReport


@dataclass(frozen=True)
class Poller:
    """What looking at feeds works with. Without ``fetch_feed`` the guarded client is made.

    ``told`` hears how many feeds of how many were looked at, ``told_pages`` how many pages of those
    that are due were taken in since. ``now`` is the clock.
    """

    engine: Engine
    archive: Path
    fetch_feed: FetchFeed | None = None
    fetch_page: FetchPage | None = None
    read: Read = read_article
    propose: Propose | None = None
    parse: ParseFeed = parse_bytes
    workers: int = WORKERS
    now: Callable[[], datetime] = clock_now
    told: Callable[[int, int], None] = field(default=_untold)
    told_pages: Callable[[int, int], None] = field(default=_untold)

    def poll_due(self, *, stop: Callable[[], bool] = _never, pages: int = PAGES) -> PollReport:
        """Look at every feed that is due, and take in what is due of their items."""
        at = self.now()
        with operating(self.engine) as session:
            feeds = claim_due_feeds(session, at, until=at + LEASE)
        return self._poll(feeds, stop=stop, pages=pages)

    def poll_all(self, *, stop: Callable[[], bool] = _never, pages: int = PAGES) -> PollReport:
        """Look at every feed that is not gone for good, due or not."""
        with reading(self.engine) as connection:
            feeds = list_living_feeds(connection)
        return self._poll(feeds, stop=stop, pages=pages)

    def poll_one(
        self, named: str, *, stop: Callable[[], bool] = _never, pages: int = PAGES
    ) -> PollReport:
        """Look at one feed, by its number or address, also one that is gone.

        Raises:
            NotHeldError: there is none.
        """
        with reading(self.engine) as connection:
            feed = find_feed(connection, named)
        return self._poll([feed], stop=stop, pages=pages, only=feed.id)

    def add(self, url: str) -> Added:
        """Follow the feed at ``url`` and look at it once; its pages are fetched at the next poll.

        A site that does not answer now is followed all the same.

        Raises:
            BadInputError: it is no feed, or no public address; nothing is followed then.
        """
        added = self.follow(url)
        feed = added.feed
        if not added.is_new:
            return added
        looking = self._looking()
        looking.look([feed], stop=_never)
        if isinstance(looking.errors.get(feed.id), BadInputError):
            with operating(self.engine) as session:
                remove_feed(session, feed.id)
            raise looking.errors[feed.id]
        with reading(self.engine) as connection:
            feed = find_feed(connection, str(feed.id))
        return Added(feed, is_new=True, report=looking.report)

    def follow(self, url: str) -> Added:
        """Follow the feed at ``url``, which is due then; it is not looked at here.

        Raises:
            BadInputError: it is no address of a page; nothing is followed then.
        """
        address = page_address(url, base="")
        if address is None:
            raise BadInputError(
                f"“{url[:200]}” is no address of a feed: give one like https://www.example.org/rss."
            )
        with operating(self.engine) as session:
            new, known = add_feeds(session, [NewFeed(address)], at=self.now(), gap=FIRST)
        with reading(self.engine) as connection:
            feed = find_feed(connection, str((new or known)[0]))
        return Added(feed, is_new=bool(new), report=PollReport())

    def take(self, item_id: int) -> Taken:
        """Take in the page of an item, whatever was decided about it before.

        Raises:
            NotHeldError: there is no such item.
        """
        with reading(self.engine) as connection:
            item = load_item(connection, item_id)
        return self._taking().take_all_the_same(item)

    def _poll(
        self,
        feeds: list[Followed],
        *,
        stop: Callable[[], bool],
        pages: int,
        only: int | None = None,
    ) -> PollReport:
        looking = self._looking()
        looking.look(feeds, stop=stop)
        taking = self._taking()
        taking.take_due(stop=stop, pages=pages, only=only)
        with reading(self.engine) as connection:
            soonest = load_next_due(connection)
        looked, took = looking.report, taking.counts
        return PollReport(
            looked=looked.looked,
            unchanged=looked.unchanged,
            failures=looked.failures,
            seen=looked.seen,
            taken=looked.taken + took[TakenState.NEW] + took[TakenState.UNCHANGED],
            skipped=looked.skipped + took[TakenState.OUTSIDE],
            failed=took[TakenState.FAILED],
            stopped=stop(),
            next_at=soonest,
        )

    def _looking(self) -> Looking:
        from app.collect.feeds.fetching import feed_fetcher  # noqa: PLC0415 - slow to load

        fetch = self.fetch_feed or feed_fetcher()
        return Looking(
            self.engine,
            fetch=fetch,
            parse=self.parse,
            workers=self.workers,
            now=self.now,
            told=self.told,
        )

    def _taking(self) -> Taking:
        from app.collect.feeds.fetching import page_fetcher  # noqa: PLC0415 - slow to load

        return Taking(
            self.engine,
            archive=self.archive,
            fetch=self.fetch_page or page_fetcher(),
            read=self.read,
            propose=self.propose,
            workers=self.workers,
            now=self.now,
            lease=LEASE,
            told=self.told_pages,
        )


def poll_due(
    engine: Engine,
    *,
    archive: Path,
    read: Read = read_article,
    propose: Propose | None = None,
    parse: ParseFeed = parse_bytes,
    stop: Callable[[], bool] = _never,
    workers: int = WORKERS,
) -> PollReport:
    """Look at every feed that is due, and take in the pages of theirs that are due.

    Once ``stop`` says yes nothing is begun any more; what is left stays due. Two polls at a time
    share the work. ``parse`` should be a ``FeedsApart`` wherever feeds of strangers are read.
    """
    poller = Poller(
        engine, archive=archive, read=read, propose=propose, parse=parse, workers=workers
    )
    return poller.poll_due(stop=stop)


def next_due(connection: Connection) -> datetime | None:
    """Return when the next feed, or page of an item, is due; None if none ever is."""
    return load_next_due(connection)


def add_listed(engine: Engine, content: bytes, *, name: str) -> tuple[int, int, tuple[str, ...]]:
    """Follow the feeds of an OPML file; return how many are new and known, and what is no address.

    None is looked at yet: all are due.

    Raises:
        BadInputError: the file is no OPML.
    """
    listed, wrong = parse_opml(content, name=name)
    feeds = [_new_feed(feed) for feed in listed]
    with operating(engine) as session:
        new, known = add_feeds(session, feeds, at=clock_now(), gap=FIRST)
    return len(new), len(known), wrong


def stop_following(engine: Engine, named: str) -> Followed:
    """Forget a feed and its items; the articles that came from it stay.

    Raises:
        NotHeldError: none is followed under this number or address.
    """
    with reading(engine) as connection:
        feed = find_feed(connection, named)
    with operating(engine) as session:
        remove_feed(session, feed.id)
    return feed


def _new_feed(feed: ListedFeed) -> NewFeed:
    return NewFeed(feed.url, feed.title, canonical_url(feed.site_url) if feed.site_url else None)
