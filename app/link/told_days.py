# ruff: noqa: E501 -- patterns are read whole
"""The day on which, by the words of a text, somebody reported or spoke."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.base.dates import date_range
from app.link.moments import moment

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + r"|sept\.?"
_DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})(?!\w)(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%])(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<m3>{_MONTH}) (?P<y3>(?:19|20)\d\d)"
    rf"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))(?!\w)"
)
_SAYS = r"(?:report|announc|reveal|disclos|claim|stat|warn|publish|confirm|declar)(?:ed|d)|said|told|wrote|broke the story|ran"
_TEXT = r"(?:report|article|story|piece|dispatch|post|investigation|interview|statement|briefing|press release|publication)"
_OPEN = r"(?:that\b|[:“\"]|citing\b|quoting\b)"
# After the day stands no event that the day could be of: "said on 3 July the ships would sail".
_ENDS = rf"(?=\s*(?:{_OPEN}|[.;)]|$|,? (?:citing|quoting|adding)\b))"
_NAME = r"(?P<who>[^.;:“”\"()]{2,70}?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # On 27 June, the Harbour Post reported that
        rf"(?:^|[.;:“\"(] ?)(?:back )?(?:in|on) {_DATE},? {_NAME} (?:{_SAYS})(?= [^,.]|[:“\"])",
        # The Harbour Post reported on 27 June that
        rf"(?:^|[.;:,“\"(] ?|(?<= )){_NAME} (?:{_SAYS})(?: (?:reporters|journalists|it|this|so|news agencies|the [\w ]{{2,30}}?))? on {_DATE}{_ENDS}",
        # in a report of 27 June / a statement published on 27 June
        rf"{_TEXT} (?:of|from|dated|(?:published|issued|released|posted|dated) on) {_DATE}{_ENDS}",
        # its 27 June report
        rf"(?:['’]s|\ba|\ban|\bits|\btheir|\bthe|\bhis|\bher) {_DATE} {_TEXT}\b",
    )
)
_DAY = re.compile(_DATE, re.IGNORECASE)
_PAST = 31  # days; a day without a year is of the last eleven months or of the next one


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day by a text's words: EDTF, the ``words`` it stands in, and who is named in them."""

    day: str
    words: str
    who: str


def told_days(quote: str, published: str | None) -> tuple[ToldDay, ...]:
    """Return the days on which, by these words, somebody reported or spoke; in reading order.

    A day without a year is the nearest to ``published``, but at most 31 days after it; none where
    that is not known to the month. A day that may be that of an event is left out.
    """
    plain = " ".join(quote.split())
    if _DAY.search(plain) is None:
        return ()
    found: dict[tuple[int, str], ToldDay] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            day = _day(match, published)
            if day is not None:
                groups = match.groupdict()
                words = match[0].removeprefix("'s").removeprefix("’s").strip(' .;:,“"(')
                found.setdefault((match.end(), day), ToldDay(day, words, groups.get("who") or ""))
    return tuple(found[key] for key in sorted(found))


def _day(match: re.Match[str], published: str | None) -> str | None:
    if match["iso"]:
        return match["iso"] if date_range(match["iso"]) else None
    if match["m3"]:
        return f"{match['y3']}-{_month(match['m3']):02}"
    month = _month(match["m1"] or match["m2"])
    year, day = match["y1"] or match["y2"], int(match["d1"] or match["d2"])
    if year:
        told = f"{year}-{month:02}-{day:02}"
        return told if date_range(told) else None
    return next(iter(_nearest(month, day, published)), None)


def _nearest(month: int, day: int, published: str | None) -> Iterator[str]:
    """Yield the last such day that is not far after publication."""
    when = moment(published)
    if when is None or (when.days[1] - when.days[0]).days > _PAST:
        return
    for year in (when.days[1].year + 1, when.days[1].year, when.days[1].year - 1):
        days = date_range(f"{year:04}-{month:02}-{day:02}")
        if days and days.earliest and (days.earliest - when.days[1]).days <= _PAST:
            yield days.earliest.isoformat()


def _month(name: str) -> int:
    return next(i for i, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))
