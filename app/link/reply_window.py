# ruff: noqa: E501 -- patterns are read whole
"""How long somebody who was asked had to answer, where the text says."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from app.link.moments import moment

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty-four": 24, "forty-eight": 48,
    "одного": 1, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "четырёх": 4, "пяти": 5, "суток": 1,
    "однієї": 1, "двох": 2, "трьох": 3, "чотирьох": 4, "п'яти": 5, "п’яти": 5,
    "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10, "十二": 12, "半": 0.5,
}  # fmt: skip
_HOURS: tuple[tuple[str, float], ...] = (
    *(("minute", 1 / 60), ("минут", 1 / 60), ("хвилин", 1 / 60), ("分钟", 1 / 60)),
    *(("hour", 1.0), ("час", 1.0), ("годин", 1.0), ("小时", 1.0)),
    *(("day", 24.0), ("сут", 24.0), ("дн", 24.0), ("діб", 24.0), ("доб", 24.0), ("天", 24.0)),
    *(("week", 168.0), ("недел", 168.0), ("тижн", 168.0)),
)
_N = r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|forty-eight)"
_U = r"(?P<unit>minutes?|hours?|(?:business |working )?days?|weeks?)"
_SPAN = rf"{_N}[ -]{_U}"
_PUBLISHED = r"(?:publication|publishing|going to press|press time|this (?:article|story|report) was published)"
_BEFORE = re.compile(
    rf"\b(?:(?P<less>less than|under)|(?P<more>at least|more than|over))?\s*\b{_SPAN} (?:before|ahead of|"
    rf"prior to) {_PUBLISHED}",
    re.IGNORECASE,
)
"""The time from asking to publication itself."""
_AT_LEAST = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bwithin (?:the )?{_SPAN}",
        rf"\b(?:gave|given|allowed|granted)\b[^.;]{{0,50}}?\b{_SPAN} (?:to|in which)\b",
        rf"\b(?:a deadline of|had|with) {_SPAN}(?: to (?:reply|respond|answer|comment)|(?=[.,;]|$))",
        rf"\b{_SPAN} after (?:(?:the|a|an|our|its|being) )?(?:\w+ )?"
        r"(?:request|inquiry|enquiry|email|e-mail|query|questions?|asked|contacted)\b",
        r"\b(?:в течение|протягом) (?P<n>\d{1,3}|\w+) (?P<unit>минут|час|сут|дн|недел|хвилин|годин|"
        r"діб|доб|тижн)\w*",
        r"(?P<n>\d{1,3}|[一二两三四五六十半]{1,2})个?(?P<unit>小时|分钟|天)[内之]",
    )
)
"""An answer was waited for so long; publication can have been later."""
_ASKED = (
    r"\b(?:e-?mail(?:ed|s)?|contacted|reached(?: out)?|asked|approached|wrote|written|sent|called|"
    r"sought comment|requested)\b"
)
_UNASKED = r"(?!\b(?:about|regarding|concerning|over)\b)"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ON_WEEKDAY = re.compile(
    rf"{_ASKED}(?:{_UNASKED}[^.;]){{0,90}}?\b(?:on|late|early|last) (?P<day>{'|'.join(_WEEKDAYS)})\b(?!['’]s)",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b(?:repl(?:y|ied)|respon[ds]\w*|answer\w*|comment\w*|return\w*|reach\w*|asked|wrote|e-?mailed|contacted|approached|request\w*|ответ\w*|"
    r"отреагир\w*|комментар\w*|прокоммент\w*|відпов\w*|відреаг\w*|комент\w*|прокомент\w*)\b"
    r"|回应|回复|答复|置评",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b(?:out(?:side|with)(?: of)?|after) (?:normal |regular |usual )?(?:office|business|working) hours"
    rf"|\b(?:by|at|before|as of|until|in time for) (?:the )?(?:time of )?(?:our )?(?:deadline|writing|{_PUBLISHED})"
    r"|\b(?:did not|didn['’]t|have not|has not|had not) (?:immediately|right away|promptly|yet)\b"
    r"|\bwithout waiting for\b"
    r"|\b(?:на момент|к моменту|до|на час|до моменту) (?:публикации|публікації|выхода|виходу)"
    r"|\bво? внерабочее время\b|\b(?:у|в) неробочий час\b"
    r"|截至(?:发稿|截稿|发文|目前)[时前]?|(?:发稿|截稿)前|非工作时间",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """The words about the time to answer, and the hours from asking to publication they give."""

    words: str
    min_hours: int | None = None
    max_hours: int | None = None


def find_window(told: str, published: str | None) -> Window | None:
    """Return what ``told``, words about a request, says of the time there was to answer.

    A weekday becomes hours by the day of publication. Words without a measure give no hours.
    """
    if not _REPLY.search(told):
        return None
    found = [w for w in (_before(told), _at_least(told), _asked_on(told, published)) if w]
    if not found:
        said = _SAID.search(told)
        return Window(said[0]) if said is not None else None
    start, end = min(w.start for w in found), max(w.end for w in found)
    low = max((w.low for w in found if w.low is not None), default=None)
    high = min((w.high for w in found if w.high is not None), default=None)
    if low is not None and high is not None and low > high:
        low, high = found[0].low, found[0].high
    return Window(told[start:end].strip(), low, high)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    low: int | None
    high: int | None


def _before(told: str) -> _Stretch | None:
    match = _BEFORE.search(told)
    hours = _hours(match)
    if match is None or hours is None:
        return None
    if match["less"]:
        return _Stretch(*match.span(), 0, ceil(hours))
    return _Stretch(*match.span(), floor(hours), None if match["more"] else ceil(hours))


def _at_least(told: str) -> _Stretch | None:
    for pattern in _AT_LEAST:
        match = pattern.search(told)
        hours = _hours(match)
        if match is not None and hours is not None:
            return _Stretch(*match.span(), floor(hours) or None, None)
    return None


def _asked_on(told: str, published: str | None) -> _Stretch | None:
    match = _ON_WEEKDAY.search(told)
    if match is None:
        return None
    said = _SAID.search(told, match.end())
    end = match.end() if said is None else said.end()
    when = moment(published)
    if when is None or when.days[0] != when.days[1]:
        return _Stretch(match.start(), end, None, None)
    days = (when.days[0] - _last(match["day"].lower(), when.days[0])).days
    return _Stretch(match.start(), end, max(0, (days - 1) * 24), (days + 1) * 24)


def _last(weekday: str, day: date) -> date:
    """Return the last such weekday that is not after ``day``."""
    return day - timedelta(days=(day.weekday() - _WEEKDAYS.index(weekday)) % 7)


def _hours(match: re.Match[str] | None) -> float | None:
    if match is None:
        return None
    number = match["n"].lower()
    count = float(number) if number.isdecimal() else _COUNTS.get(number)
    unit = match["unit"].lower().removeprefix("business ").removeprefix("working ")
    one = next((hours for name, hours in _HOURS if unit.startswith(name)), None)
    return count * one if count is not None and one is not None else None
