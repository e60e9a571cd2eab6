"""The kinds of jobs, and what asks for itself when it is due. A new kind is one line here."""

from collections.abc import Callable, Mapping

from app.domain.jobs import Ask, JobKind
from app.jobs import desk, linking, polling, taking_in
from app.jobs.work import Kind, Tools

KINDS: Mapping[JobKind, Kind] = {
    JobKind.TAKE_IN: taking_in.take_in,
    JobKind.DESK: desk.fetch_named,
    JobKind.POLL: polling.poll,
    JobKind.LINK: linking.link,
}
SCHEDULED: tuple[Callable[[Tools], Ask | None], ...] = (polling.due, linking.due)
"""What is asked now and then whether a job is due; None: not now."""
