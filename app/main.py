"""The composition root of the dashboard: the only place where its parts meet."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from app import __version__
from app.base.places import share
from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.store.session import Engine


@dataclass(frozen=True, slots=True)
class Doors:
    """How pages hand in what a reader brings: a page's bytes, or an address to fetch."""

    take_in: Callable[[Input], Taken]
    take_in_url: Callable[[str, Told], Taken]


def create_app(*, engine: Engine, doors: Doors, token: str | None = None) -> FastAPI:
    """Build the dashboard on one database. ``token`` lets requests from elsewhere write."""
    app = FastAPI(
        title="Whence",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.engine = engine
    app.state.doors = doors
    app.state.token = token
    app.mount(
        "/static",
        StaticFiles(directory=share("static"), packages=[("django_htmx", "static")]),
        name="static",
    )
    return app
