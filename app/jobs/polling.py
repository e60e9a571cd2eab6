"""The job of looking at feeds that are due, which the schedule asks for."""

from app.base.clock import now
from app.collect.feeds.apart import FeedsApart
from app.domain.jobs import SCHEDULE, Ask, Begun, Done, JobKind
from app.jobs.work import Step, StoppedError, Telling, Tools, Work
from app.polling import Poller, next_due
from app.store.session import reading


def poll(_begun: Begun, tools: Tools) -> Work:
    """Return the work of one round, as one step: feeds that are not reached stay due."""

    def act() -> Done:
        feeds, telling = FeedsApart(), Telling(tools, "feeds")
        try:
            report = Poller(
                tools.engine,
                tools.archive,
                read=tools.read,
                propose=tools.propose,
                parse=feeds,
                told=telling.told,
            ).poll_due(stop=telling.stop)
        finally:
            feeds.close()
        if telling.stopped:
            raise StoppedError
        return Done(report.describe())

    return Work(lambda: iter((Step("feeds that are due", act),)), 1)


def due(tools: Tools) -> Ask | None:
    """Ask for it once a feed, or a page one told of, is due."""
    with reading(tools.engine) as connection:
        at = next_due(connection)
    if at is None or at > now():
        return None
    return Ask(JobKind.POLL, "Look at feeds", SCHEDULE, key=JobKind.POLL)
