"""Moments that are asked for: "as of 12 June 2026" means what was recorded by then."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from app.base.dates import date_range
from app.base.errors import BadFilterError, NotOverYetError

FIELD = "as_of"
_SHAPE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+\- ]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_HOW = "write a day like 2025-06-25, or a time with its zone like 2025-06-25T14:03:00Z"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that is over. ``text`` is how it is written in addresses, ``at`` its last instant.

    Of a day, month or year ``at`` is the last microsecond in UTC.
    """

    text: str
    at: datetime

    def say(self) -> str:
        """Return it in words: "12 June 2026, 14:03 UTC", or "the end of 12 June 2026 (UTC)"."""
        if _SHAPE.fullmatch(self.text):
            return f"the end of {_say_day(self.at)} (UTC)"
        return say_instant(self.at)


def say_instant(at: datetime) -> str:
    """Return an instant in words, to the minute or to the second: "12 June 2026, 14:03 UTC"."""
    utc = at.astimezone(UTC)
    clock = utc.strftime("%H:%M:%S" if utc.second or utc.microsecond else "%H:%M")
    return f"{_say_day(utc)}, {clock} UTC"


def write_instant(at: datetime) -> str:
    """Return the exact text of an instant, as it stands in addresses: ISO 8601 in UTC."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def moment_at(at: datetime) -> Moment:
    """Return an instant as a moment."""
    return Moment(write_instant(at), at.astimezone(UTC))


SETTLED = timedelta(seconds=3)
"""So long after a moment nothing can be recorded as of it any more; see ``store.moments``."""


def whole_second(moment: Moment, *, now: datetime) -> Moment:
    """Return the next whole second after a moment that is the last of all records, if it is over.

    It shows the same and is shorter in an address. A moment of a moment ago stays as it is.
    """
    if _SHAPE.fullmatch(moment.text) or not moment.at.microsecond:
        return moment
    full = moment.at.replace(microsecond=0) + timedelta(seconds=1)
    return moment_at(full) if full + SETTLED <= now else moment


def tidy_moment(text: str) -> str:
    """Return the text of a moment as addresses have it, whether it is over or not.

    Raises:
        BadFilterError: it is neither a day, month or year nor a time with a zone.
    """
    first, last = _bounds(text)
    return text if first != last else write_instant(last)


def read_moment(text: str, *, now: datetime) -> Moment:
    """Return the moment ``text`` names: a day, month or year in UTC, or a time with its zone.

    Raises:
        BadFilterError: it means nothing, or it is still to come.
        NotOverYetError: the day, month or year is not over; the error has the present instant.
    """
    first, last = _bounds(text)
    if last <= now:
        return Moment(tidy_moment(text), last)
    if first <= now:
        raise NotOverYetError(
            f"“{text}” is not over yet; ask for the present instant, {write_instant(now)}.",
            write_instant(now),
        )
    raise BadFilterError(
        FIELD, f"“{text[:40]}” is still to come; as_of can only ask for what was recorded by then."
    )


def _bounds(text: str) -> tuple[datetime, datetime]:
    """Return the first and last instant; they are the same where a time is given."""
    days = date_range(text) if _SHAPE.fullmatch(text) else None
    if days is not None and days.earliest is not None and days.latest is not None:
        last = datetime.combine(days.latest, time.max, UTC)
        return datetime.combine(days.earliest, time.min, UTC), last
    match = _TIME.fullmatch(text)
    if match is None:
        raise BadFilterError(FIELD, f"“{text[:40]}” is not a moment that is understood; {_HOW}.")
    day, clock, zone = match.groups()
    if zone is None:
        raise BadFilterError(FIELD, f"“{text[:40]}” does not say its time zone; {_HOW}.")
    # An unescaped plus sign arrives as a space.
    zone = "+00:00" if zone in "Zz" else zone.replace(" ", "+")
    try:
        at = datetime.fromisoformat(f"{day}T{clock}{zone}").astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadFilterError(
            FIELD, f"“{text[:40]}” is not a moment that is understood; {_HOW}."
        ) from error
    return at, at


def _say_day(at: datetime) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
