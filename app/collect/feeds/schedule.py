"""When to look at a feed again. Pure, and within bounds whatever a feed or its server asks for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(days=1)
FIRST = timedelta(hours=1)
"""The gap of a feed of which nothing is known yet."""
TOLD_LONGEST = timedelta(hours=6)
"""How long a feed may ask to be left alone: many copy “daily” from a sample and change hourly."""
_SLOWER = 1.5
_FIRST_PAUSE = timedelta(minutes=15)
MAX_TRIES = 4
"""How often the page of an item is tried before it is given up."""


@dataclass(frozen=True, slots=True)
class Told:
    """How long the feed (ttl, sy:updatePeriod) and its server (Cache-Control) ask to wait."""

    by_feed: timedelta | None = None
    by_server: timedelta | None = None


def shortest_gap(told: Told) -> timedelta:
    """Return the shortest gap that is kept: what is asked for, within ``SHORTEST`` and 6 hours."""
    asked = max((t for t in (told.by_feed, told.by_server) if t is not None), default=SHORTEST)
    return min(max(asked, SHORTEST), TOLD_LONGEST)


def gap_after_look(
    gap: timedelta, *, new_items: int, since: timedelta | None, told: Told
) -> timedelta:
    """Return the gap until the next look, after one that brought ``new_items``.

    It moves halfway, in proportion, to the time between two new items; without any it grows by
    half. ``since``: the time since the look before, None at the first.
    """
    if new_items == 0:
        wished = gap * _SLOWER
    elif since is None or since <= timedelta():
        wished = gap
    else:
        each = max((since / new_items).total_seconds(), 1.0)
        wished = timedelta(seconds=(max(gap.total_seconds(), 1.0) * each) ** 0.5)
    return min(max(wished, shortest_gap(told)), LONGEST)


def pause_after_failures(failures: int, *, asked: timedelta | None = None) -> timedelta:
    """Return how long to wait after ``failures`` in a row (1 is the first): 15 min, doubled, a day.

    ``asked`` is what the server asked for (Retry-After): at least that, and still at most a day.
    """
    doubled = _FIRST_PAUSE * 2 ** min(max(failures, 1) - 1, 10)
    return min(max(doubled, asked or timedelta(), SHORTEST), LONGEST)


def item_tries_again(tries: int) -> bool:
    """Tell whether an item that failed ``tries`` times is tried once more."""
    return tries < MAX_TRIES


def next_at(now: datetime, gap: timedelta) -> datetime:
    """Return when to look again, to the second."""
    return (now + gap).replace(microsecond=0)
