"""Dates as feeds write them (RFC 822, ISO 8601), kept in the zone of whoever wrote them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

EARLIEST, LATEST = 1990, 2099
"""Years outside are a mistake of the feed: the date then is unknown."""

_ISO = re.compile(
    r"^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}:\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?"
    r"(Z|z|[+-]\d{2}:?\d{2})?)?$",
    re.ASCII,
)
_ISO_SHORT = re.compile(r"^(\d{4})(?:-(\d{2}))?$", re.ASCII)
_DAY = re.compile(r"^(?:[A-Za-z]{3,9}, ?)?\d{1,2} [A-Za-z]{3,9} \d{4}$", re.ASCII)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)(?!:)", re.ASCII)
_LONGEST = 60


def read_date(written: str | None) -> tuple[str | None, str | None]:
    """Return a date as EDTF and, where a time of that day is told, as ISO 8601 date-time.

    Both None for what is no date or cannot be one of publication.
    """
    text = " ".join((written or "").split())
    if not text or len(text) > _LONGEST or not text.isascii():
        return None, None
    if match := _ISO_SHORT.match(text):
        year, month = match.groups()
        usable = EARLIEST <= int(year) <= LATEST and (month is None or 1 <= int(month) <= 12)
        return (text, None) if usable else (None, None)
    is_day = _DAY.match(text) is not None
    at = _from_iso(text) if _ISO.match(text) else _from_mail(f"{text} 00:00" if is_day else text)
    if at is None or not EARLIEST <= at.year <= LATEST:
        return None, None
    if is_day or len(text) == len("2025-06-25"):
        return at.date().isoformat(), None
    return at.date().isoformat(), at.replace(microsecond=0).isoformat()


def read_instant(written: str | None) -> datetime | None:
    """Return the instant that an HTTP header tells, in UTC; None if it tells none."""
    _, time = read_date(written)
    at = datetime.fromisoformat(time) if time else None
    return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None


def _from_iso(text: str) -> datetime | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day, clock, seconds, zone = match.groups()
    written = f"{year}-{month}-{day}"
    if clock:
        shift = {"Z": "+00:00", "z": "+00:00"}.get(zone or "", zone or "")
        if shift and ":" not in shift:
            shift = f"{shift[:3]}:{shift[3:]}"
        written += f"T{clock}:{seconds or '00'}{shift}"
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _from_mail(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text)
        at.utcoffset()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    # Of a year like 0000 the library takes two digits.
    year = _YEAR.search(text)
    return None if year is not None and int(year[0]) != at.year else at
