"""The time of day a page was published at, with its zone, as far as it is written."""

import re
from datetime import datetime, timedelta, timezone

# Letters that mean one zone wherever they are printed; CST, IST and the like mean several.
_ZONES: dict[str, float] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "trt": 3, "hkt": 8, "sgt": 8, "jst": 9,
    "kst": 9, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
# Capitals and states without a summer time, as in "Beijing time".
_PLACES: dict[str, float] = {
    "beijing": 8, "china": 8, "hong kong": 8, "taipei": 8, "singapore": 8, "moscow": 3,
    "minsk": 3, "tokyo": 9, "japan": 9, "seoul": 9, "korea": 9, "delhi": 5.5, "india": 5.5,
    "universal": 0, "greenwich": 0,
}  # fmt: skip
_OFFSET = r"(?P<sign>[+\-−])(?P<oh>\d{1,2})(?::?(?P<om>\d{2}))?(?!\d)"
_ISO = re.compile(
    r"(?<!\d)(?P<day>(?:19|20)\d{2}-\d{2}-\d{2})[T ]"
    r"(?P<h>\d{2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?"
    rf"\s?(?:(?P<z>Z)|{_OFFSET})?"
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])(?:(?P<colon>[:：])|[.h](?=\d{2}\s?(?:[ap]\.?m|uhr|h\b)))"
    r"(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\d:])"
    r"(?:\s?(?:(?P<half>[ap])\.?\s?m\b\.?|uhr\b|h\b))?"
    rf"(?:,?\s?\(?(?:(?:utc|gmt)\s?{_OFFSET}|(?P<zone>[^\W\d_]{{1,4}})\b"
    r"|(?P<place>[^\W\d_]+(?: [^\W\d_]+)?) time\b))?",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"\(?\b(?P<place>{'|'.join(_PLACES)}) time\b", re.IGNORECASE)


def find_time(written: str | None, *, day: str | None) -> str | None:
    """Return the time that ``written`` gives for ``day`` as an ISO 8601 date-time.

    ``2031-05-02T14:30:00+02:00``; without an offset where the zone is not said or its letters mean
    several. None where no time of that very day is given. Midnight to the second is what programs
    write that know the day alone, and is no time.
    """
    if not written or day is None:
        return None
    for match in _ISO.finditer(written):
        if match["day"] == day:
            return _written(day, match, _offset(match, utc=match["z"] is not None))
    for match in _CLOCK.finditer(written):
        return _written(day, match, _said_offset(match, written[match.end() :]))
    return None


def _written(day: str, match: re.Match[str], offset: timezone | None) -> str | None:
    hour, minute, second = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    half = (match.groupdict().get("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if not (hour or minute or second):
        return None
    try:
        at = datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:{second:02}")
    except ValueError:
        return None
    return at.replace(tzinfo=offset).isoformat() if offset else at.isoformat()


def _offset(match: re.Match[str], *, utc: bool) -> timezone | None:
    if utc:
        return timezone.utc  # noqa: UP017 - one of many zones here
    if not match["sign"]:
        return None
    hours, minutes = int(match["oh"]), int(match["om"] or 0)
    if hours > 14 or minutes > 59:
        return None
    away = timedelta(hours=hours, minutes=minutes)
    return timezone(away if match["sign"] == "+" else -away)


def _said_offset(match: re.Match[str], rest: str) -> timezone | None:
    if match["sign"]:
        return _offset(match, utc=False)
    zone = _ZONES.get((match["zone"] or "").lower())
    if zone is None:
        place = (match["place"] or "").lower()
        zone = _PLACES.get(place)
    if zone is None and (said := _PLACE.match(rest.lstrip(" ,"))):
        zone = _PLACES[said["place"].lower()]
    return None if zone is None else timezone(timedelta(hours=zone))
