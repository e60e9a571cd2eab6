"""How pages hand in what a reader brings; who opens them is decided in `app.main`."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.article import Input, Told
from app.domain.taken import Taken


@dataclass(frozen=True, slots=True)
class FeedDoors:
    """What pages can do with followed feeds; each takes the number of a feed or an item.

    ``add`` follows an address and returns its number. ``add_listed`` follows the feeds of an OPML
    file (bytes, name) and returns how many are new, how many known, and what is no address.
    """

    add: Callable[[str], int]
    add_listed: Callable[[bytes, str], tuple[int, int, tuple[str, ...]]]
    poll: Callable[[int], None]
    remove: Callable[[int], None]
    take: Callable[[int], Taken]


@dataclass(frozen=True, slots=True)
class Doors:
    """One door for a page's bytes, one for an address to fetch, those of feeds where there are."""

    take_in: Callable[[Input], Taken]
    take_in_url: Callable[[str, Told], Taken]
    feeds: FeedDoors | None = None
