"""The job of looking at feeds that are due, which the schedule asks for."""

from app.base.clock import now
from app.collect.feeds.apart import FeedsApart
from app.domain.jobs import SCHEDULE, Ask, Begun, Done, JobKind
from app.jobs.work import Step, Tools, Work
from app.polling import next_due, poll_due
from app.store.session import reading


def poll(_begun: Begun, tools: Tools) -> Work:
    """Return the work of one round, as one step: feeds that are not reached stay due."""

    def act() -> Done:
        feeds = FeedsApart()
        try:
            report = poll_due(
                tools.engine,
                archive=tools.archive,
                read=tools.read,
                propose=tools.propose,
                parse=feeds,
                stop=tools.stop,
            )
        finally:
            feeds.close()
        return Done(report.describe())

    return Work(lambda: iter((Step("feeds that are due", act),)), 1)


def due(tools: Tools) -> Ask | None:
    """Ask for it once a feed, or a page one told of, is due."""
    with reading(tools.engine) as connection:
        at = next_due(connection)
    if at is None or at > now():
        return None
    return Ask(JobKind.POLL, "Look at feeds", SCHEDULE, key=JobKind.POLL)
