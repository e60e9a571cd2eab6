"""The job of linking what waits: pages that were stored and not linked, after a crash."""

from app.domain.jobs import SCHEDULE, Ask, Begun, Done, JobKind
from app.jobs.work import Step, Tools, Work
from app.pipeline import link_pending
from app.store.jobs import is_any_running
from app.store.link_in import list_unlinked
from app.store.session import reading


def link(_begun: Begun, tools: Tools) -> Work:
    """Return the work of linking all that waits, as one step."""

    def act() -> Done:
        link_pending(tools.engine)
        return Done("linked")

    return Work(lambda: iter((Step("what waits to be linked", act),)), 1)


def due(tools: Tools) -> Ask | None:
    """Ask for it where something waits; a job that takes pages in links them itself."""
    if is_any_running(tools.engine):
        return None
    with reading(tools.engine) as connection:
        waiting = len(list_unlinked(connection))
    if not waiting:
        return None
    pages = "1 page" if waiting == 1 else f"{waiting:,} pages"
    return Ask(JobKind.LINK, f"Link {pages} that wait for it", SCHEDULE, key=JobKind.LINK)
