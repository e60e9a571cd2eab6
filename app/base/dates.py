"""Dates as EDTF level 1 text, with the earliest and latest day they can mean."""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

_PART = re.compile(
    r"^(?P<y>\d{4})(?:-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?)?(?P<q>[~?%]?)$",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days an EDTF text can mean, both ends included; None is an open or unknown end."""

    earliest: date | None
    latest: date | None


def _part_range(text: str) -> tuple[date, date] | None:
    match = _PART.match(text)
    if match is None:
        return None
    year = int(match["y"])
    if year < 1:
        return None
    month = int(match["m"]) if match["m"] else None
    day = int(match["d"]) if match["d"] else None
    try:
        first = date(year, month or 1, day or 1)
        last_day = day or calendar.monthrange(year, month or 12)[1]
        return first, date(year, month or 12, last_day)
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def date_range(edtf: str | None) -> DateRange | None:
    """Return the days ``edtf`` can mean, or None where it is None or not EDTF.

    Understood: ``2025``, ``2025-06``, ``2025-06-25``, each with ``~``, ``?`` or ``%``, and
    intervals of these with ``..`` or an empty side as an open end.
    """
    if not edtf:
        return None
    if "/" not in edtf:
        part = _part_range(edtf)
        return DateRange(*part) if part else None
    left, _, right = edtf.partition("/")
    ends: list[tuple[date, date] | None] = []
    for side in (left, right):
        if side in ("", ".."):
            ends.append(None)
            continue
        part = _part_range(side)
        if part is None:
            return None
        ends.append(part)
    if ends[0] is None and ends[1] is None:
        return None
    earliest = ends[0][0] if ends[0] else None
    latest = ends[1][1] if ends[1] else None
    if earliest and latest and earliest > latest:
        return None
    return DateRange(earliest, latest)


def is_edtf(text: str) -> bool:
    """Tell whether ``text`` is a date this program can keep."""
    return date_range(text) is not None


_TIME = re.compile(
    r"^(?P<day>\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}"
    r"(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?$"
)


def as_edtf(written: str) -> str | None:
    """Return ``written``, EDTF or an ISO 8601 time, as EDTF; None if it is neither.

    Of a time the day is kept as it is written, in the zone of whoever wrote it.
    """
    text = written.strip()
    if match := _TIME.match(text):
        text = match["day"]
    return text if is_edtf(text) else None


def has_zone(time: str) -> bool:
    """Tell whether an ISO 8601 date-time says how far from UTC it is."""
    return _ZONED.search(time) is not None


_ZONED = re.compile(r":\d{2}(?:\.\d+)?\s?(?:Z|[+-]\d{2}:?\d{2})$")


def finest(published: str | None, time: str | None) -> str | None:
    """Return ``time`` where it is a date-time of the day ``published``, else ``published``."""
    return time if time and published and time[: len("2025-06-25")] == published else published


def instant(time: str | None) -> datetime | None:
    """Return the instant of an ISO 8601 date-time in UTC; None for anything without a zone."""
    if not time or not has_zone(time) or not _TIME.match(time):
        return None
    try:
        return datetime.fromisoformat(time).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
