"""How pages hand in what a reader brings; who opens them is decided in `app.main`."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.article import Input, Told
from app.domain.taken import Taken


@dataclass(frozen=True, slots=True)
class Doors:
    """One door for a page's bytes, one for an address to fetch."""

    take_in: Callable[[Input], Taken]
    take_in_url: Callable[[str, Told], Taken]
