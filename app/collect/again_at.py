"""When a site asks to be asked again: the header Retry-After (RFC 9110, 10.2.3)."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,6})?", re.ASCII)
_LONGEST = timedelta(days=365)


def retry_after(value: str | None, *, present: datetime) -> datetime | None:
    """Return the moment a Retry-After names, in UTC; None if it names none.

    It is a number of seconds after ``present`` or an HTTP date. What is past means at once, what
    is over a year away means a year.
    """
    written = (value or "").strip()
    if not written or len(written) > 64:
        return None
    if _SECONDS.fullmatch(written):
        return present + min(timedelta(seconds=float(written)), _LONGEST)
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return min(max(moment.astimezone(UTC), present), present + _LONGEST)
    except OverflowError:
        return None
