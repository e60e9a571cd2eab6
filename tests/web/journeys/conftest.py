"""Readers of one kind each, in a browser; those who write get a desk of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from app.main import Doors
from app.pipeline import take_in_one, take_in_url
from app.store.session import make_engine
from tests.web.serving import served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader who never was here, at a desk."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A reader whose browser runs no script, on a telephone."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def own_desk(tmp_path: Path, starter_desk: bytes) -> Iterator[Engine]:
    """A copy of the starter desk that a test may write to."""
    path = tmp_path / "own.db"
    path.write_bytes(starter_desk)
    engine = make_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def own_site(own_desk: Engine, tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard on ``own_desk`` that takes pages in."""
    archive = tmp_path / "captures"
    doors = Doors(
        take_in=lambda item: take_in_one(own_desk, item, archive=archive),
        take_in_url=lambda url, told: take_in_url(own_desk, url, archive=archive, told=told),
    )
    with served(own_desk, doors) as address:
        yield address
