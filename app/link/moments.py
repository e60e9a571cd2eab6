"""When texts were published, as far as their dates allow to say which came first."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.base.dates import date_range

_INSTANT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Moment:
    """The earliest and the latest instant a date can mean, aware, in UTC."""

    earliest: datetime
    latest: datetime


_EVER = Moment(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def moment(published: str | None) -> Moment | None:
    """Return when ``published`` can have been, or None where it is unknown or not a date.

    A day stands for all its hours; a time without an offset is read as UTC.
    """
    if not published:
        return None
    if _INSTANT.match(published):
        try:
            at = datetime.fromisoformat(published)
        except ValueError:
            return moment(published[:10])
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        return Moment(at, at)
    days = date_range(published)
    if days is None:
        return None
    return Moment(_start(days.earliest), _end(days.latest))


def _start(day: date | None) -> datetime:
    return datetime.combine(day, time.min, UTC) if day else _EVER.earliest


def _end(day: date | None) -> datetime:
    return datetime.combine(day, time.max, UTC) if day else _EVER.latest


def surely_after(a: str | None, b: str | None) -> bool:
    """Tell whether ``a`` was certainly published after ``b``; False where a date is unknown."""
    first, second = moment(a), moment(b)
    return first is not None and second is not None and first.earliest > second.latest


def reading_order(published: str | None, key: str) -> tuple[datetime, datetime, str]:
    """Return a sort key: earliest first, undated texts last, ties by ``key``."""
    when = moment(published)
    if when is None:
        return _EVER.latest, _EVER.latest, key
    return when.earliest, when.latest, key


def days_between(a: str | None, b: str | None) -> float | None:
    """Return the smallest distance in days two dates allow, or None where one is unknown."""
    first, second = moment(a), moment(b)
    if first is None or second is None:
        return None
    gap = max(first.earliest - second.latest, second.earliest - first.latest, timedelta())
    return gap.total_seconds() / 86400
