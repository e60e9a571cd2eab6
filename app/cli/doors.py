"""The doors of the dashboard, opened: what a page hands in goes to the pipeline or to a job."""

from app.base.settings import Settings
from app.cli.feeds import feed_doors
from app.cli.model import proposer
from app.jobs import asking
from app.jobs.consuming import Jobs
from app.jobs.work import Tools
from app.pipeline import take_in_one, take_in_url
from app.read.apart import ReadingApart
from app.store.session import Engine
from app.web.doors import Doors, JobDoors, Lot


def open_jobs(engine: Engine, settings: Settings) -> Jobs:
    """Return the jobs of a database, to ask for one or to work on them."""
    return Jobs(
        Tools(
            engine,
            settings.folder,
            settings.archive,
            propose=proposer(settings),
            read=ReadingApart(),
        )
    )


def open_doors(engine: Engine, settings: Settings, jobs: Jobs) -> Doors:
    """Return the doors that lead to a database; pages are read in a process of their own."""
    read = ReadingApart()
    return Doors(
        take_in=lambda item: take_in_one(
            engine, item, archive=settings.archive, propose=proposer(settings), read=read
        ),
        take_in_url=lambda url, told: take_in_url(
            engine,
            url,
            archive=settings.archive,
            told=told,
            propose=proposer(settings),
            read=read,
        ),
        jobs=job_doors(jobs),
        feeds=feed_doors(engine, settings, read=read, jobs=jobs),
    )


def job_doors(jobs: Jobs) -> JobDoors:
    """Return the doors that lead to jobs."""

    def take_in(lot: Lot) -> int:
        return asking.ask_to_take_in(
            jobs,
            title=lot.title,
            asked_by=lot.asked_by,
            files=lot.files,
            addresses=lot.addresses,
        )

    return JobDoors(
        take_in=take_in,
        fetch_named=lambda: asking.ask_for_named_pages(jobs, "web"),
        cancel=lambda job_id: asking.cancel(jobs, job_id),
        try_again=lambda job_id, positions: asking.try_again(jobs, job_id, positions),
        drop=lambda job_id, positions: asking.drop(jobs, job_id, positions),
    )
