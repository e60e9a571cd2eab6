"""``/jobs``: what is done in the background, how far it is, and what a person decides about it."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from app.base.errors import BadFilterError, NotHeldError
from app.domain.jobs import ItemState, JobState
from app.query.jobs import ITEMS, JobCard, JobItems, JobList, list_items, list_jobs, load_job
from app.store.session import Engine, reading
from app.web.deps import ConnectionDep
from app.web.doors import Doors, JobDoors
from app.web.render import Page, env, show
from app.web.watch import Watch

router = APIRouter(include_in_schema=False)

_STATES = tuple(JobState)
_MOVED, _FAILED, _ENDED = "moved", "failed", "ended"


@dataclass(frozen=True)
class JobIndex(Page):
    """The list of jobs; ``state`` is the one that is shown, None for all."""

    template: ClassVar[str] = "jobs/index.html"
    here: ClassVar[str] = "Add"
    listing: JobList
    state: JobState | None
    states: tuple[JobState, ...] = _STATES


@dataclass(frozen=True)
class JobShow(Page):
    """One job with its items by state."""

    template: ClassVar[str] = "jobs/show.html"
    here: ClassVar[str] = "Add"
    job: JobCard
    failed: JobItems
    done: JobItems
    dropped: JobItems
    most: int = ITEMS


@router.get("/jobs", name="jobs.index")
def index(
    request: Request, connection: ConnectionDep, state: str = "", before: int | None = None
) -> Response:
    """List jobs, newest first."""
    if state and state not in _STATES:
        raise BadFilterError("state", f"There is no state “{state[:40]}”; choose one of the list.")
    wanted = JobState(state) if state else None
    return show(request, JobIndex(list_jobs(connection, state=wanted, before=before), wanted))


@router.get("/jobs/{job_id}", name="jobs.show")
def show_job(request: Request, connection: ConnectionDep, job_id: str) -> Response:
    """Show one job."""
    number = _number(job_id)
    return show(
        request,
        JobShow(
            load_job(connection, number),
            failed=list_items(connection, number, (ItemState.FAILED, ItemState.AGAIN)),
            done=list_items(connection, number, (ItemState.DONE,)),
            dropped=list_items(connection, number, (ItemState.DROPPED,)),
        ),
    )


@router.get("/jobs/{job_id}/events", name="jobs.events")
async def events(request: Request, job_id: str) -> Response:
    """Tell how a job moves as long as it does, as server-sent events of HTML."""
    number = _number(job_id)
    engine: Engine = request.app.state.engine
    watch: Watch = request.app.state.watch
    job = await run_in_threadpool(_load, engine, number)
    if watch.is_full:
        return Response(status_code=204)  # the page asks now and then instead
    return StreamingResponse(
        _tell(watch, engine, job),
        media_type="text/event-stream",
        headers={"cache-control": "no-store", "x-accel-buffering": "no"},
    )


@router.post("/jobs/named", name="jobs.named")
def fetch_named(request: Request) -> Response:
    """Ask for the pages that are named here and not held."""
    return _back(_doors(request).fetch_named())


@router.post("/jobs/{job_id}/cancel", name="jobs.cancel")
def cancel(request: Request, job_id: str) -> Response:
    """End a job after the item it is at."""
    number = _number(job_id)
    _doors(request).cancel(number)
    return _back(number)


@router.post("/jobs/{job_id}/again", name="jobs.again")
def try_again(
    request: Request, job_id: str, *, position: Annotated[int | None, Form()] = None
) -> Response:
    """Try failed items again, one or all, and go on with what was not reached."""
    number = _number(job_id)
    _doors(request).try_again(number, None if position is None else [position])
    return _back(number)


@router.post("/jobs/{job_id}/drop", name="jobs.drop")
def drop(
    request: Request, job_id: str, *, position: Annotated[int | None, Form()] = None
) -> Response:
    """Let failed items be, one or all."""
    number = _number(job_id)
    _doors(request).drop(number, None if position is None else [position])
    return _back(number)


async def _tell(watch: Watch, engine: Engine, job: JobCard) -> AsyncGenerator[str]:
    """Yield what changes on the page of a job until it is over or the server ends."""
    yield "retry: 3000\n\n" + _event(_MOVED, _progress(job))
    told = job
    if not job.open:
        yield _event(_ENDED, "")
        return
    async for moved in watch.moves(job.id):
        if not moved:
            yield ": still here\n\n"
            continue
        job = await run_in_threadpool(_load, engine, job.id)
        if job != told:
            yield _event(_MOVED, _progress(job))
        if job.failed != told.failed and job.open:
            yield _event(_FAILED, str(job.failed))
        told = job
        if not job.open:
            yield _event(_ENDED, "")
            return


def _progress(job: JobCard) -> str:
    return env.get_template("jobs/_now.html").render(job=job)


def _event(name: str, text: str) -> str:
    lines = "".join(f"data: {line}\n" for line in text.splitlines() or [""])
    return f"event: {name}\n{lines}\n"


def _load(engine: Engine, job_id: int) -> JobCard:
    with reading(engine) as connection:
        return load_job(connection, job_id)


def _doors(request: Request) -> JobDoors:
    doors: Doors = request.app.state.doors
    if doors.jobs is None:
        raise NotHeldError("Nothing is done in the background here.")
    return doors.jobs


def _number(written: str) -> int:
    if not written.isascii() or not written.isdigit() or len(written) > 9:
        raise NotHeldError("There is no job with this number; look at the list of jobs.")
    return int(written)


def _back(number: int) -> Response:
    return RedirectResponse(f"/jobs/{number}", status_code=303)
