# ruff: noqa: E501 -- word lists and patterns are read whole
"""Dates as worded, read as EDTF. A day is never invented; a year alone stays a year."""

import calendar
import re
from datetime import date, timedelta

from app.base.dates import date_range, is_edtf
from app.base.quick import quick
from app.domain.found import DateMentioned
from app.domain.span import Span

_MONTHS = (
    {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
    | {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PATTERN = quick(
    rf"(?<!\w)(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\.?,?(?:\s+(?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|\s*%)(?:,?\s+(?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<m3>{_MONTH})\.?,?\s+(?P<y3>(?:19|20)\d\d)"
    rf"|(?:in|since|last|this|early|late|mid-?|by|until|from|during)\s+(?P<m4>{_MONTH})(?!\w|\.?,?\s+\d)"
    rf"|(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)"
    rf"|(?P<rel>(?:earlier )?(?:last|this|next) (?:year|month|week|{'|'.join(_DAYS)})|yesterday|today|(?:on )?(?P<day>{'|'.join(_DAYS)}))"
    rf"|(?:in|since|during|by|from|of|until|before|after)\s+(?P<y5>(?:19|20)\d\d)"
    rf"|(?<![–-])(?P<y6>20\d\d)"
    rf")(?!\w)",
    re.IGNORECASE,
)


def find_dates(text: str, within: Span, published: str | None) -> tuple[DateMentioned, ...]:
    """Return the dates worded inside ``within``. Relative ones need the publication date."""
    found: list[DateMentioned] = []
    for match in _PATTERN.finditer(text, within.start, within.end):
        word = match.group()
        if re.fullmatch(
            r"(?:in |by |this |last |from )?(?:may|march|mar|sun|sat|wed)",
            word.strip(),
            re.IGNORECASE,
        ) and not re.search(r"May|March|Mar\b", word):
            continue
        edtf = _edtf(match, published)
        if edtf is not None and is_edtf(edtf):
            found.append(DateMentioned(Span(*match.span()), edtf))
    return tuple(found)


def _edtf(match: re.Match[str], published: str | None) -> str | None:
    if match["iso"]:
        return match["iso"]
    for year in ("y5", "y6"):
        if match[year]:
            return match[year]
    for d, m, y in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
        if match[m]:
            year = match[y] or _year_of(_MONTHS[match[m].lower()], published)
            return f"{year}-{_MONTHS[match[m].lower()]:02}-{int(match[d]):02}" if year else None
    if match["m3"]:
        return f"{match['y3']}-{_MONTHS[match['m3'].lower()]:02}"
    if match["m4"]:
        if match["m4"].islower():
            return None
        year = _year_of(_MONTHS[match["m4"].lower()], published)
        return f"{year}-{_MONTHS[match['m4'].lower()]:02}" if year else None
    return _relative(match["rel"].lower(), published)


def _year_of(month: int, published: str | None) -> str | None:
    """Return the year a month without one means: the last that is not after publication."""
    days = date_range(published)
    if days is None or days.latest is None:
        return None
    last = days.latest
    return str(last.year if month <= last.month else last.year - 1)


def _relative(words: str, published: str | None) -> str | None:
    days = date_range(published)
    if days is None or days.latest is None or days.earliest is None:
        return None
    latest = days.latest
    exact = days.earliest == days.latest
    if words.endswith("year"):
        if days.earliest.year != latest.year:
            return None
        return str(latest.year + (-1 if "last" in words else 1 if "next" in words else 0))
    if words.endswith("month"):
        if (days.earliest.year, days.earliest.month) != (latest.year, latest.month):
            return None
        moved = (
            latest.year * 12
            + latest.month
            - 1
            + (-1 if "last" in words else 1 if "next" in words else 0)
        )
        return f"{moved // 12}-{moved % 12 + 1:02}"
    if not exact:
        return None
    if words in ("today", "yesterday"):
        return (latest - timedelta(days=words == "yesterday")).isoformat()
    if words.endswith("week"):
        return None
    weekday = next((i for name, i in _DAYS.items() if words.endswith(name)), None)
    return _weekday(latest, weekday, ahead="next" in words) if weekday is not None else None


def _weekday(published: date, weekday: int, *, ahead: bool) -> str:
    if ahead:
        return (published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)).isoformat()
    return (published - timedelta(days=(published.weekday() - weekday) % 7)).isoformat()
