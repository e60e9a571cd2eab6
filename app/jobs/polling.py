"""The job of looking at feeds: those that are due, as the schedule asks, or one a person named."""

from app.base.clock import now
from app.collect.feeds.apart import FeedsApart
from app.domain.jobs import SCHEDULE, Ask, Begun, Done, JobKind, look_key
from app.jobs.work import Step, StoppedError, Telling, Tools, Work
from app.polling import Poller, next_due
from app.store.feeds import Followed
from app.store.session import reading


def poll(begun: Begun, tools: Tools) -> Work:
    """Return the work of one round, as one step: feeds that are not reached stay due.

    Where the details name a ``feed`` by its number only that is looked at, due or not.
    """
    only = begun.details.get("feed")

    def act() -> Done:
        feeds, telling = FeedsApart(), Telling(tools, "feeds")
        poller = Poller(
            tools.engine,
            tools.archive,
            read=tools.read,
            propose=tools.propose,
            parse=feeds,
            told=telling.told,
            told_pages=lambda done, total: telling.told_of("pages", done, total),
        )
        try:
            if only is None:
                report = poller.poll_due(stop=telling.stop)
            else:
                report = poller.poll_one(str(only), stop=telling.stop)
        finally:
            feeds.close()
        if telling.stopped:
            raise StoppedError
        return Done(report.describe())

    return Work(lambda: iter((Step(_DUE if only is None else _ONE, act),)), 1)


_DUE, _ONE = "feeds that are due", "the feed and its pages"


def ask_to_look(feed: Followed, asked_by: str) -> Ask:
    """Return how to ask for a look at one feed; once at a time."""
    title = f"Look at {feed.title or feed.url}"
    return Ask(JobKind.POLL, title, asked_by, {"feed": feed.id}, key=look_key(feed.id))


def due(tools: Tools) -> Ask | None:
    """Ask for it once a feed, or a page one told of, is due."""
    with reading(tools.engine) as connection:
        at = next_due(connection)
    if at is None or at > now():
        return None
    return Ask(JobKind.POLL, "Look at feeds", SCHEDULE, key=JobKind.POLL)
