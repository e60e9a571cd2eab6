"""The composition root of the dashboard: the only place where its parts meet."""

from threading import Event

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from app import __version__
from app.base.archives import TEMPLATES
from app.base.places import share
from app.store.session import Engine
from app.web import (
    about,
    actors,
    add,
    article,
    article_text,
    articles,
    bookmarklet,
    brought,
    captures,
    carry,
    cite,
    claim,
    claims,
    compare,
    data,
    embed,
    feed_files,
    feeds,
    files,
    followed,
    hand_in,
    jobs,
    operation,
    outlets,
    responses,
    search,
    suggest,
    topics,
)
from app.web.cache import PageCache
from app.web.doors import Doors
from app.web.errors import add_error_pages
from app.web.guard import MAX_UPLOAD, Guard
from app.web.head import Head
from app.web.past import ask_past
from app.web.share import find_present
from app.web.watch import Watch

__all__ = ["Doors", "create_app"]

_ROUTERS = (
    operation.router,
    claims.router,
    cite.router,
    feeds.router,
    embed.router,
    claim.router,
    article.router,
    article_text.router,
    brought.router,
    captures.router,
    compare.router,
    add.router,
    jobs.router,
    hand_in.router,
    bookmarklet.router,
    followed.router,
    feed_files.router,
    articles.router,
    responses.router,
    actors.router,
    topics.router,
    outlets.router,
    carry.router,
    search.router,
    suggest.router,
    data.router,
    about.router,
    files.router,
)


def create_app(
    *,
    engine: Engine,
    doors: Doors,
    token: str | None = None,
    full_text: bool = False,
    max_upload: int = MAX_UPLOAD,
    archives: tuple[str, ...] = TEMPLATES,
) -> FastAPI:
    """Build the dashboard on one database.

    ``token`` lets requests from elsewhere write. ``full_text`` shows whole texts to who may write.
    ``max_upload``: bytes that may be handed in at once. Whoever ends the server sets ``ending`` of
    its state, so that answers without an end come to one.
    ``archives`` are templates of where public archives list their copies of a page.
    """
    app = FastAPI(
        title="Whence",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.engine = engine
    app.state.doors = doors
    app.state.full_text = full_text
    app.state.ending = Event()
    app.state.watch = Watch(engine, app.state.ending)
    app.state.archives = archives
    add_error_pages(app)
    app.mount(
        "/static",
        StaticFiles(directory=share("static"), packages=[("django_htmx", "static")]),
        name="static",
    )
    for router in _ROUTERS:
        app.include_router(router, dependencies=[Depends(ask_past), Depends(find_present)])
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(PageCache, engine=engine)  # keeps what is compressed already
    app.add_middleware(Head)
    app.add_middleware(Guard, token=token, max_upload=max_upload)
    return app
