"""Dates as worded in a claim, as EDTF, and whether two of them can be the same."""

import re
from collections.abc import Sequence

from app.base.dates import date_range
from app.base.text import fold

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH_YEAR = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{'|'.join(_MONTHS)})"
    r"(?: (?P<late>\d{1,2})(?:st|nd|rd|th)?,?)? (?P<year>20\d\d|19\d\d)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?(?:km|troops|soldiers|men|tons|drones))")
_REPORTING = re.compile(
    r"^(?P<when>in|on|back in)\b[^.;]{0,40}?\b(?:19|20)\d\d,? [^.;,]{0,90}?"
    r"\b(?:reported|said|claimed|announced|revealed|stated|wrote|disclosed|told|warned)\b"
)


def stated_dates(dates: Sequence[str], content: str) -> tuple[str, ...]:
    """Return a mention's dates as EDTF: those recorded, else those its words give."""
    recorded = tuple(d for d in dates if date_range(d) is not None)
    return recorded or _dates_in(fold(content))


def stated_years(dates: Sequence[str], content: str) -> frozenset[int]:
    """Return the years that words or EDTF dates speak of; open ends and no dates give none."""
    years: set[int] = set()
    for date in (*dates, *_dates_in(fold(content))):
        days = date_range(date)
        if days is not None and days.earliest is not None and days.latest is not None:
            years.update(range(days.earliest.year, days.latest.year + 1))
    return frozenset(years)


def report_dates(quote: str) -> tuple[tuple[str, str], ...]:
    """Return the date at which a quote says its source reported, with the words: at most one."""
    folded = fold(quote)
    match = _REPORTING.match(folded)
    if match is None:
        return ()
    month = _MONTH_YEAR.search(match[0])
    if month is None:
        return ()
    return ((_edtf(month), month[0].capitalize()),)


def _dates_in(text: str) -> tuple[str, ...]:
    full = [_edtf(m) for m in _MONTH_YEAR.finditer(text)]
    rest = _YEAR.findall(_MONTH_YEAR.sub(" ", text))
    return tuple(dict.fromkeys([*full, *rest]))


def _edtf(match: re.Match[str]) -> str:
    month = _MONTHS.index(match["month"]) + 1
    day = match["day"] or match["late"]
    text = f"{match['year']}-{month:02d}"
    precise = f"{text}-{int(day):02d}" if day else text
    return precise if date_range(precise) else text


def disjoint(a: str, b: str) -> bool:
    """Tell whether two EDTF dates cannot be the same day; False where one is not a date."""
    first, second = date_range(a), date_range(b)
    if first is None or second is None:
        return False
    before = (
        first.latest is not None and second.earliest is not None and first.latest < second.earliest
    )
    after = (
        second.latest is not None and first.earliest is not None and second.latest < first.earliest
    )
    return before or after
