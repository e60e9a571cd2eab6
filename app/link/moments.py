"""When texts were published, as far as their dates allow to say which came first."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from app.base.dates import date_range, has_zone
from app.domain.chain import LinkText

_INSTANT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
REMEMBERED = 10_000  # dates in the memory of this process
# The clocks of the world are up to 14 hours before and 12 hours behind UTC.
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Moment:
    """The earliest and the latest instant a date can mean, aware, in UTC.

    ``days`` are the first and the last day as written, ``timed`` tells whether a time was given.
    """

    earliest: datetime
    latest: datetime
    days: tuple[date, date] = (date.min, date.max)
    timed: bool = False


_EVER = Moment(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


@lru_cache(maxsize=REMEMBERED)
def moment(published: str | None) -> Moment | None:
    """Return when ``published`` can have been, or None where it is unknown or not a date.

    A day stands for all its hours in UTC; a time without an offset for that time in any zone.
    """
    if not published:
        return None
    if _INSTANT.match(published):
        return _instant(published) or moment(published[:10])
    days = date_range(published)
    if days is None:
        return None
    ends = days.earliest or date.min, days.latest or date.max
    return Moment(_start(days.earliest), _end(days.latest), ends)


def _instant(published: str) -> Moment | None:
    try:
        at = datetime.fromisoformat(published)
        days = at.date(), at.date()
        if has_zone(published):
            at = at.astimezone(UTC)
            return Moment(at, at, days, timed=True)
        at = at.replace(tzinfo=UTC)
        return Moment(at - _EAST, at + _WEST, days, timed=True)
    except (ValueError, OverflowError):
        return None


def _start(day: date | None) -> datetime:
    return datetime.combine(day, time.min, UTC) if day else _EVER.earliest


def _end(day: date | None) -> datetime:
    return datetime.combine(day, time.max, UTC) if day else _EVER.latest


def surely_after(a: str | None, b: str | None) -> bool:
    """Tell whether ``a`` was certainly published after ``b``; False where a date is unknown.

    Two instants are compared as such. Where one of them is only a day, or a time in an unknown
    zone, their days are compared as they are written.
    """
    first, second = moment(a), moment(b)
    if first is None or second is None:
        return False
    if first.timed and second.timed and first.earliest > second.latest:
        return True
    exact = first.earliest == first.latest and second.earliest == second.latest
    return not exact and first.days[0] > second.days[1]


def reading_order(published: str | None, key: str) -> tuple[datetime, datetime, str]:
    """Return a sort key: earliest first, undated texts last, ties by ``key``.

    A day without a time stands in the middle of those of that day that have one.
    """
    when = moment(published)
    if when is None:
        return _EVER.latest, _EVER.latest, key
    if when.days[0] == when.days[1]:
        middle = when.earliest + (when.latest - when.earliest) / 2
        return middle, when.latest, key
    return when.earliest, when.latest, key


def text_order(text: LinkText) -> tuple[datetime, datetime, str]:
    """Return the place of ``text`` in reading order, whatever key it was given when it came in."""
    return reading_order(text.published, "\n".join((text.outlet, text.url or "", text.key)))


def days_between(a: str | None, b: str | None) -> float | None:
    """Return the smallest distance in days two dates allow, or None where one is unknown."""
    first, second = moment(a), moment(b)
    if first is None or second is None:
        return None
    gap = max(first.earliest - second.latest, second.earliest - first.latest, timedelta())
    return gap.total_seconds() / 86400
