"""``/feeds``: the feeds that are followed, what became of their items, and what can be done."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.base.errors import RefusedError, TooLargeError, WhenceError
from app.domain.feed import FeedItemState, FeedState
from app.domain.jobs import look_key
from app.domain.taken import TakenState
from app.query.core import Connection
from app.query.feeds import (
    PAGE,
    FeedCard,
    FeedCounts,
    ItemCard,
    count_items,
    list_feeds,
    list_items,
    load_feed,
    load_feed_counts,
)
from app.query.jobs import find_open
from app.store.session import reading
from app.web.deps import ConnectionDep
from app.web.doors import Doors, FeedDoors
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

MAX_LIST = 5 * 1024 * 1024

STATES: dict[str, str] = {
    FeedState.WAITING: "not looked at yet",
    FeedState.WORKING: "working",
    FeedState.FAILING: "failing",
    FeedState.GONE: "gone",
}
ITEM_STATES: dict[str, str] = {
    FeedItemState.TAKEN: "taken in",
    FeedItemState.WAITING: "to be fetched",
    FeedItemState.SKIPPED: "outside the scope",
    FeedItemState.FAILED: "could not be read",
}
KINDS: dict[str | None, str] = {
    None: "not read yet",
    "rss": "RSS",
    "rdf": "RSS (RDF)",
    "atom": "Atom",
    "json": "JSON Feed",
    "sitemap": "sitemap",
    "sitemap_index": "index of sitemaps",
}


@dataclass(frozen=True)
class FeedIndex(Page):
    """The feeds that are followed, with the form for one more. ``wrong_field`` names its field."""

    template: ClassVar[str] = "feeds/index.html"
    here: ClassVar[str] = "Add"
    feeds: tuple[FeedCard, ...]
    counts: FeedCounts
    state: str | None = None
    next_href: str | None = None
    said: str | None = None
    typed: dict[str, str] = field(default_factory=dict[str, str])
    wrong: str | None = None
    wrong_field: str | None = None
    states: dict[str, str] = field(default_factory=lambda: STATES)


@dataclass(frozen=True)
class FeedShow(Page):
    """One feed and a page of its items. ``job`` looks at it now, if any does."""

    template: ClassVar[str] = "feeds/show.html"
    here: ClassVar[str] = "Add"
    followed: FeedCard
    items: tuple[ItemCard, ...]
    kept: int
    state: str | None = None
    next_href: str | None = None
    wrong: str | None = None
    job: int | None = None
    states: dict[str, str] = field(default_factory=lambda: STATES)
    item_states: dict[str, str] = field(default_factory=lambda: ITEM_STATES)
    kinds: dict[str | None, str] = field(default_factory=lambda: KINDS)


_State = Annotated[str | None, Query()]
_Number = Annotated[int, Query(ge=0, le=2**31 - 1)]


@router.get("/feeds", name="feeds.index")
def index(
    request: Request,
    connection: ConnectionDep,
    *,
    state: _State = None,
    after: _Number = 0,
    added: _Number = 0,
    known: _Number = 0,
) -> Response:
    """List the feeds that are followed."""
    said = None
    if added or known:
        said = f"Of the list, {added} are followed now and {known} were before."
    return show(request, _index(connection, state=state or None, after=after, said=said))


@router.get("/feeds/{feed_id}", name="feeds.show")
def one(
    request: Request,
    connection: ConnectionDep,
    feed_id: int,
    *,
    state: _State = None,
    before: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
) -> Response:
    """Show one feed and its items, the newest first."""
    return show(request, _show(connection, feed_id, state=state or None, before=before))


@router.post("/feeds", name="feeds.add")
async def add(
    request: Request,
    *,
    url: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Follow a feed, or those of a list; back to the form with what was wrong."""
    doors = _doors(request)
    named = file if file is not None and file.filename else None
    try:
        if named is not None:
            content = await named.read(MAX_LIST + 1)
            if len(content) > MAX_LIST:
                raise TooLargeError("The file is larger than 5 MB; hand in a smaller one.")
            name = (named.filename or "the file")[:200]
            new, old, wrong = await run_in_threadpool(doors.add_listed, content, name)
            to = f"/feeds?added={new}&known={old}"
            if wrong:
                left = f"Left out, because they are no http or https addresses: {', '.join(wrong)}."
                with reading(request.app.state.engine) as connection:
                    page = _index(connection, said=f"{new} feeds are followed now. {left}")
                return show(request, page)
        else:
            to = f"/feeds/{await run_in_threadpool(doors.add, url.strip())}"
    except WhenceError as error:
        where = "file" if named is not None else "url"
        with reading(request.app.state.engine) as connection:
            page = _index(connection, typed={"url": url}, wrong=str(error), wrong_field=where)
        return show(request, page, status=error.status if error.status < 500 else 502)
    return RedirectResponse(to, status_code=303)


@router.post("/feeds/{feed_id}/poll", name="feeds.poll")
async def poll(request: Request, feed_id: int) -> Response:
    """Ask for a look at one feed now; its page says how far that is."""
    await run_in_threadpool(_doors(request).poll, feed_id)
    return RedirectResponse(f"/feeds/{feed_id}", status_code=303)


@router.post("/feeds/{feed_id}/remove", name="feeds.remove")
async def remove(request: Request, feed_id: int) -> Response:
    """Stop following a feed."""
    await run_in_threadpool(_doors(request).remove, feed_id)
    return RedirectResponse("/feeds", status_code=303)


@router.post("/feeds/{feed_id}/items/{item_id}/take", name="feeds.take")
async def take(request: Request, feed_id: int, item_id: int) -> Response:
    """Take in the page of an item all the same; then go to its article."""
    taken = await run_in_threadpool(_doors(request).take, item_id)
    if taken.state is TakenState.FAILED or taken.article_id is None:
        with reading(request.app.state.engine) as fresh:
            page = _show(fresh, feed_id, wrong=taken.message)
        return show(request, page, status=422)
    return RedirectResponse(f"/articles/{taken.article_id}", status_code=303)


def _doors(request: Request) -> FeedDoors:
    doors: Doors = request.app.state.doors
    if doors.feeds is None:
        raise RefusedError("This dashboard follows no feeds; use the command “whence feeds”.")
    return doors.feeds


def _index(
    connection: Connection,
    *,
    state: str | None = None,
    after: int = 0,
    said: str | None = None,
    typed: dict[str, str] | None = None,
    wrong: str | None = None,
    wrong_field: str | None = None,
) -> FeedIndex:
    found = list_feeds(connection, state=state, after=after, limit=PAGE + 1)
    shown = tuple(found[:PAGE])
    more = f"after={shown[-1].id}" if len(found) > PAGE else None
    kept = f"state={state}&" if state else ""
    return FeedIndex(
        feeds=shown,
        counts=load_feed_counts(connection),
        state=state,
        next_href=f"/feeds?{kept}{more}" if more else None,
        said=said,
        typed=typed or {},
        wrong=wrong,
        wrong_field=wrong_field,
    )


def _show(
    connection: Connection,
    feed_id: int,
    *,
    state: str | None = None,
    before: int | None = None,
    wrong: str | None = None,
) -> FeedShow:
    feed = load_feed(connection, feed_id)
    found = list_items(connection, feed_id, state=state, before=before, limit=PAGE + 1)
    shown = tuple(found[:PAGE])
    more = f"before={shown[-1].id}" if len(found) > PAGE else None
    kept = f"state={state}&" if state else ""
    return FeedShow(
        followed=feed,
        items=shown,
        kept=count_items(connection, feed_id, state=state),
        state=state,
        next_href=f"/feeds/{feed_id}?{kept}{more}" if more else None,
        wrong=wrong,
        job=find_open(connection, look_key(feed_id)),
    )
