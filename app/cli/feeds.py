"""``whence feeds``: the feeds that are followed, and what becomes of their items."""

import dataclasses
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.base.clock import now
from app.base.errors import BadInputError
from app.base.moments import say_instant, write_instant
from app.base.settings import Settings, read_settings
from app.cli.database import database
from app.cli.model import proposer
from app.cli.output import put_bytes, put_file, put_table
from app.collect.feeds.apart import FeedsApart
from app.collect.refusing import check_url
from app.domain.feed import FeedItemState, PollReport
from app.domain.taken import TakenState
from app.export.columns import TEXT, WHOLE, Column
from app.export.columns_of_feeds import FEED_COLUMNS, FEEDS, items_file
from app.export.opml import write_feeds
from app.export.write import write_json
from app.jobs.asking import ask_for_look
from app.jobs.consuming import Jobs
from app.polling import Poller, add_listed, stop_following
from app.query.feeds import FeedCard, ItemCard, load_feed, load_feed_counts, stream_feeds
from app.query.filters import ClaimFilter
from app.read.apart import ReadingApart
from app.read.article import Read
from app.store.feeds import find_feed
from app.store.session import Engine, reading
from app.web.doors import FeedDoors

feeds = typer.Typer(
    no_args_is_help=True,
    help="Follow feeds (RSS, Atom, JSON Feed, sitemaps): what is within the scope is taken in.",
)

_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_Feed = Annotated[str, typer.Argument(metavar="FEED", help="Its number or its address.")]


def _short(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M") if at is not None else "–"


def _became(feed: FeedCard) -> str:
    counts = {
        "waiting": feed.waiting,
        "taken": feed.taken,
        "skipped": feed.skipped,
        "failed": feed.failed,
    }
    return ", ".join(f"{number} {state}" for state, number in counts.items() if number) or "none"


_LIST: Sequence[str | Column[FeedCard]] = (
    Column("no", WHOLE, "", lambda f: f.id),
    Column("feed", TEXT, "", lambda f: f.name),
    "state",
    Column("next look", TEXT, "", lambda f: _short(f.next_at)),
    Column("items", TEXT, "", _became),
    "reason",
)
_ITEMS: Sequence[str | Column[ItemCard]] = (
    Column("no", WHOLE, "", lambda i: i.id),
    Column("item", TEXT, "", lambda i: i.name),
    "published",
    "state",
    "reason",
    Column("address", TEXT, "", lambda i: i.url),
)


@feeds.command(epilog="Example: whence feeds add https://www.example.org/rss")
def add(url: Annotated[str, typer.Argument(help="The address of the feed.")]) -> None:
    """Follow the feed at URL; it is looked at once, so that a wrong address shows."""
    settings = read_settings()
    with database(settings) as engine:
        added = _poller(engine, settings).add(url)
        with reading(engine) as connection:
            card = load_feed(connection, added.feed.id)
    if not added.is_new:
        typer.echo(f"Followed already as feed {card.id}: {card.name}")
        return
    typer.echo(f"Feed {card.id} is followed: {card.name}")
    if card.reason:
        print(f"whence: {card.reason}", file=sys.stderr)
    else:
        typer.echo(
            f"{added.report.seen} items: {card.waiting} to be fetched, {card.taken} held already, "
            f"{card.skipped} outside the scope. Fetch them with: whence feeds poll {card.id}"
        )


@feeds.command(name="list")
def list_all(*, as_json: _Json = False) -> None:
    """List the feeds that are followed: how they stand, last and next look, what became of items.

    Example: whence feeds list --json
    """
    with database() as engine, reading(engine) as connection:
        if as_json:
            rows = FEEDS.count(connection, ClaimFilter())
            put_bytes(write_json(FEEDS, stream_feeds(connection), count=rows))
            return
        counts = load_feed_counts(connection)
        put_table(FEEDS, _LIST, stream_feeds(connection))
    typer.echo(
        f"{counts.feeds} feeds; of their items {counts.taken} taken in, {counts.waiting} waiting, "
        f"{counts.skipped} outside the scope, {counts.failed} failed."
    )


@feeds.command(epilog="Example: whence feeds poll --all")
def poll(
    feed: Annotated[
        str | None, typer.Argument(metavar="FEED", help="One feed, due or not.")
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Every feed, due or not.")] = False,
    as_json: _Json = False,
) -> None:
    """Look at the feeds that are due, and take in their items that are within the scope."""
    settings = read_settings()
    if feed is not None and every:
        raise typer.BadParameter("give a feed or --all, not both", param_hint="--all")
    with (
        database(settings) as engine,
        Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        ) as progress,
    ):
        bar = progress.add_task("Looking", total=None)

        def tell(done: int, total: int) -> None:
            doing = "Fetching pages" if done == total else "Looking"
            progress.update(bar, completed=done, total=total, description=doing)

        poller = _poller(engine, settings, told=tell)
        if feed is not None:
            report = poller.poll_one(feed)
        else:
            report = poller.poll_all() if every else poller.poll_due()
    _say(report, as_json=as_json)
    if report.failures:
        raise typer.Exit(1)


@feeds.command()
def show(feed: _Feed, *, as_json: _Json = False) -> None:
    """Show one feed: where it is, how it stands, when it is looked at.

    Example: whence feeds show 3
    """
    with database() as engine, reading(engine) as connection:
        card = load_feed(connection, find_feed(connection, feed).id)
        if as_json:
            put_bytes(write_json(FEEDS, [card], count=1))
            return
    width = max(len(column.name) for column in FEED_COLUMNS)
    for column in FEED_COLUMNS[:-1]:
        value = column.value(card)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        if shown not in (None, ""):
            typer.echo(f"{column.name.replace('_', ' '):<{width}}  {shown}")


@feeds.command()
def items(
    feed: _Feed,
    *,
    skipped: Annotated[
        bool, typer.Option("--skipped", help="Only those outside the scope.")
    ] = False,
    failed: Annotated[bool, typer.Option("--failed", help="Only those that failed.")] = False,
    as_json: _Json = False,
) -> None:
    """List the items of a feed, the newest first, with what became of each and why.

    Example: whence feeds items 3 --skipped
    """
    if skipped and failed:
        raise typer.BadParameter("give one of --skipped and --failed", param_hint="--failed")
    state = FeedItemState.SKIPPED if skipped else FeedItemState.FAILED if failed else None
    with database() as engine, reading(engine) as connection:
        kind = items_file(find_feed(connection, feed).id, state.value if state else None)
        number = kind.count(connection, ClaimFilter())
        rows = kind.stream(connection, ClaimFilter())
        if as_json:
            put_bytes(write_json(kind, rows, count=number))
            return
        put_table(kind, _ITEMS, rows)
    typer.echo(f"{number} item{'' if number == 1 else 's'}.")


@feeds.command()
def take(
    item: Annotated[int, typer.Argument(metavar="ITEM", help="Its number, from “feeds items”.")],
) -> None:
    """Take in the page of an item all the same, whatever was decided about it.

    Example: whence feeds take 412
    """
    settings = read_settings()
    with database(settings) as engine:
        taken = _poller(engine, settings).take(item)
    if taken.state is TakenState.FAILED:
        raise BadInputError(taken.message)
    typer.echo(f"{taken.message} It is article {taken.article_id}.")


@feeds.command()
def remove(feed: _Feed) -> None:
    """Stop following a feed and forget its items; the articles that came from it stay.

    Example: whence feeds remove 3
    """
    with database() as engine:
        gone = stop_following(engine, feed)
    typer.echo(f"Feed {gone.id} is no longer followed: {gone.title or gone.url}")


@feeds.command(name="import-opml", epilog="Example: whence feeds import-opml subscriptions.opml")
def import_opml(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list from a feed reader.")],
) -> None:
    """Follow every feed of an OPML file; none is looked at before the next poll."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadInputError(f"{file} cannot be read: {error.strerror}.") from error
    with database() as engine:
        new, known, wrong = add_listed(engine, content, name=file.name)
    for address in wrong:
        print(f"whence: “{address}” is no http or https address and is left out.", file=sys.stderr)
    typer.echo(f"{new} feeds are followed now, {known} were before. Look with: whence feeds poll")
    if wrong:
        raise typer.Exit(1)


@feeds.command(name="export-opml", epilog="Example: whence feeds export-opml -o feeds.opml")
def export_opml(
    output: Annotated[
        Path | None, typer.Option("-o", help="File; standard output without.")
    ] = None,
) -> None:
    """Write the feeds that are followed as OPML, for any feed reader."""
    with database() as engine, reading(engine) as connection:
        number = load_feed_counts(connection).feeds
        text = write_feeds(connection, made_at=now()).encode()
    if output is None:
        put_bytes([text])
    else:
        put_file(output, [text])
        typer.echo(f"{number} feeds written to {output}.", err=True)


def feed_doors(engine: Engine, settings: Settings, *, read: Read, jobs: Jobs) -> FeedDoors:
    """Return what the pages of the dashboard can do with feeds; looks are jobs."""
    poller = Poller(
        engine,
        archive=settings.archive,
        read=read,
        propose=proposer(settings),
        parse=FeedsApart(),
    )
    return FeedDoors(
        add=lambda url: _follow(poller, jobs, url),
        add_listed=lambda content, name: add_listed(engine, content, name=name),
        poll=lambda feed_id: _look_now(jobs, feed_id),
        remove=lambda feed_id: _remove(engine, feed_id),
        take=poller.take,
    )


def _follow(poller: Poller, jobs: Jobs, url: str) -> int:
    """Follow an address that may be fetched, and ask for the first look at it."""
    check_url(url)
    added = poller.follow(url)
    if added.is_new:
        _look_now(jobs, added.feed.id)
    return added.feed.id


def _look_now(jobs: Jobs, feed_id: int) -> None:
    ask_for_look(jobs, feed_id, "web")


def _remove(engine: Engine, feed_id: int) -> None:
    stop_following(engine, str(feed_id))


def _untold(_done: int, _total: int) -> None:
    return None


def _poller(
    engine: Engine, settings: Settings, *, told: Callable[[int, int], None] = _untold
) -> Poller:
    return Poller(
        engine,
        archive=settings.archive,
        read=ReadingApart(),
        propose=proposer(settings),
        parse=FeedsApart(),
        told=told,
    )


def _say(report: PollReport, *, as_json: bool) -> None:
    if as_json:
        told = dataclasses.asdict(report)
        told["next_at"] = write_instant(report.next_at) if report.next_at else None
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for url, reason in report.failures:
        said = reason if url in reason else f"{url}: {reason}"
        print(f"whence: {said}", file=sys.stderr)
    typer.echo(report.describe())
    if report.next_at is not None:
        typer.echo(f"The next is due at {say_instant(report.next_at)}.")
