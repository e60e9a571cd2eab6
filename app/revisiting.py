"""Fetches addresses, and of a page that is held only what has changed since.

Decides nothing: what the last answer lets be asked is in ``collect.known``. A page that the site
calls the same is brought from the archive, so that it goes the way of every page.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from app.base.errors import WhenceError
from app.collect.archive import load_capture
from app.collect.inputs import Fetching
from app.collect.known import Known, Unchanged, known_from
from app.domain.article import Input
from app.store.captures import HeldPage, find_held_page
from app.store.session import Engine, reading

if TYPE_CHECKING:
    from app.collect.fetch import Fetcher


class Revisiting(Fetching):
    """A fetcher that knows what is held; ``fetcher`` is made when the first address is met."""

    def __init__(self, engine: Engine, *, archive: Path, fetcher: "Fetcher | None" = None) -> None:
        self._engine = engine
        self._archive = archive
        self._fetcher = fetcher

    def fetch(self, url: str) -> Input:
        """Return the page at ``url``: as it was answered, or as it is held if it is the same.

        Raises:
            WhenceError: as ``Fetcher.fetch``.
        """
        fetcher = self._get()
        known, content = self._known(url)
        came = fetcher.fetch(url, known=known)
        if not isinstance(came, Unchanged):
            return came
        return Input(
            name=came.name,
            content=content,
            media_type=dict(came.headers).get("content-type"),
            final_url=came.final_url,
            headers=came.headers,
            retrieved_at=came.looked_at,
            moved_to=came.moved_to,
        )

    def _known(self, url: str) -> tuple[Known | None, bytes]:
        """Return what to ask with, and the bytes that stand for an unchanged page."""
        with reading(self._engine) as connection:
            held = find_held_page(connection, url)
        known = known_from(held.headers) if held is not None else Known()
        if held is None or not known.headers:
            return None, b""
        content = self._held(held)
        return (None, b"") if content is None else (known, content)

    def _held(self, held: HeldPage) -> bytes | None:
        """Return the bytes of a capture; None where they are lost, so that they are asked for."""
        try:
            return load_capture(self._archive, held.sha256)
        except WhenceError:
            return None

    def _get(self) -> "Fetcher":
        if self._fetcher is None:
            from app.collect.fetch import Fetcher  # noqa: PLC0415 - its client is slow to load

            self._fetcher = Fetcher()
        return self._fetcher
