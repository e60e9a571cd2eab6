# ruff: noqa: E501 -- patterns are read whole
"""Dates of things to come, as worded, read as EDTF from the day of publication."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from app.base.dates import is_edtf
from app.link.foretelling import foretelling
from app.link.moments import moment

MONTHS_AHEAD = 6  # a month without a year farther away is one that is past
_MONTHS: tuple[tuple[str, ...], ...] = (
    *(("january", "январ", "січ"), ("february", "феврал", "лют")),
    *(("march", "март", "берез"), ("april", "апрел", "квіт")),
    *(("may", "мая", "мае", "трав"), ("june", "июн", "черв")),
    *(("july", "июл", "лип"), ("august", "август", "серп")),
    *(("september", "сентябр", "верес"), ("october", "октябр", "жовт")),
    *(("november", "ноябр", "листопад"), ("december", "декабр", "груд")),
)
_STEMS = tuple((name, number) for number, names in enumerate(_MONTHS, 1) for name in names)
_LATIN = "|".join(names[0] for names in _MONTHS)
_CYRILLIC = "|".join(f"{name}\\w*" for names in _MONTHS for name in names[1:])
_MONTH = rf"(?:{_LATIN}|{_CYRILLIC})"
_YEAR = r"20\d\d"
_TO = r"(?: ?[-–—] ?| (?:to|and|until|through) )"
_FULL = re.compile(
    rf"\b(?:(?:(?P<d0>\d{{1,2}}){_TO})?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH})"
    rf"(?: (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:{_TO}(?P<d3>\d{{1,2}})\b(?! (?:{_MONTH})))?)?(?:,? (?P<year>{_YEAR}))?\b",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"(?<![\d–-])(?P<year>{_YEAR})(?!\d|-\d|\s?(?:troops|soldiers|men|tons|км|km|человек|осіб|人|架|名))"
)
_CHINESE = re.compile(
    rf"(?:(?P<year>{_YEAR}|今|明)年)?(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12]\d|3[01]|[1-9])[日号])?"
)
_THIS_YEAR = re.compile(
    r"\b(?:this|the(?= year)|current|present) year\b|\bend of (?:the|this) year\b|\byear['’]s end\b|\byear[- ]end\b"
    r"|\b(?:в этом году|до конца года|в текущем году)\b|\b(?:цього року|до кінця року|у цьому році)\b|今年|年底前?",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(
    r"\bnext year\b|\bв следующем году\b|\bнаступного року\b|明年", re.IGNORECASE
)
_THIS_MONTH = re.compile(
    r"\bthis month\b|\bв этом месяце\b|\bцього місяця\b|本月|月底前?", re.IGNORECASE
)
_NEXT_MONTH = re.compile(
    r"\bnext month\b|\bв следующем месяце\b|\bнаступного місяця\b|下个?月", re.IGNORECASE
)
_NEXT_WEEK = re.compile(
    r"\bnext week\b|\bна следующей неделе\b|\bнаступного тижня\b|下[周星]", re.IGNORECASE
)
_TOMORROW = re.compile(r"\btomorrow\b|\bзавтра\b|明天", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after|last|earlier)\s*$", re.IGNORECASE)

# Between a date and the verb these say that it dates the words and not what is foretold.
_SPOKEN = re.compile(
    r"\b(?:said|told|agreed|announced|reported|signed|decided|wrote|approved|stated|revealed)\b|\bthat\b",
    re.IGNORECASE,
)


def dates_ahead(words: str, published: str | None) -> tuple[str, ...]:
    """Return the dates that ``words`` give for what they foretell, the first first.

    A month without a year is the next one from publication on. Dates surely before publication are
    not of things to come.
    """
    where = foretelling(words)
    if where is None:
        return ()
    when = moment(published)
    days = (
        when.days
        if when is not None and date.min < when.days[0] and when.days[1] < date.max
        else None
    )
    found: list[tuple[int, str]] = []
    for at, day in _dates(words, days):
        ahead = is_edtf(day) and not _SINCE.search(words[max(0, at - 12) : at])
        ahead = ahead and _SPOKEN.search(words[at : where[0]]) is None
        if ahead and (days is None or _last(day) >= days[0]):
            found.append((at, day))
    # What stands after the verb is nearer to it than what the sentence begins with.
    found.sort(key=lambda f: (f[0] < where[0], f[0], -len(f[1])))
    return tuple(dict.fromkeys(day for _, day in found))


def _dates(words: str, days: tuple[date, date] | None) -> Iterator[tuple[int, str]]:
    taken: list[tuple[int, int]] = []
    for match in _FULL.finditer(words):
        if match["month"].lower() == "may" and match["month"] == "may":
            continue
        day = _month_day(match, days)
        if day is not None:
            taken.append(match.span())
            yield match.start(), day
    for match in _CHINESE.finditer(words):
        day = _chinese(match, days)
        if day is not None:
            taken.append(match.span())
            yield match.start(), day
    for match in _BARE_YEAR.finditer(words):
        if not any(start <= match.start() < end for start, end in taken):
            yield match.start(), match["year"]
    if days is None or days[0].year != days[1].year:
        return
    year, month = days[1].year, days[1].month
    for pattern, day in ((_THIS_YEAR, str(year)), (_NEXT_YEAR, str(year + 1))):
        yield from ((m.start(), day) for m in pattern.finditer(words))
    if days[0].month != month:
        return
    following = f"{year + month // 12}-{month % 12 + 1:02}"
    for pattern, day in ((_THIS_MONTH, f"{year}-{month:02}"), (_NEXT_MONTH, following)):
        yield from ((m.start(), day) for m in pattern.finditer(words))
    if days[0] != days[1]:
        return
    monday = days[0] + timedelta(days=7 - days[0].weekday())
    week = f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    tomorrow = (days[0] + timedelta(days=1)).isoformat()
    for pattern, day in ((_NEXT_WEEK, week), (_TOMORROW, tomorrow)):
        yield from ((m.start(), day) for m in pattern.finditer(words))


def _month_day(match: re.Match[str], days: tuple[date, date] | None) -> str | None:
    name = match["month"].lower()
    month = next(number for stem, number in _STEMS if name.startswith(stem))
    first = match["d0"] or match["d1"] or match["d2"]
    last = match["d1"] if match["d0"] else match["d3"]
    year = match["year"] or _next_year(month, int(last or first) if first else None, days)
    day = _written(year, month, int(first) if first else None)
    if last is None or day is None:
        return day
    return f"{day}/{_written(year, month, int(last))}"


def _chinese(match: re.Match[str], days: tuple[date, date] | None) -> str | None:
    month, day = int(match["month"]), int(match["day"]) if match["day"] else None
    told = match["year"]
    if told in ("今", "明"):
        year = str(days[1].year + (told == "明")) if days else None
    else:
        year = told or _next_year(month, day, days)
    return _written(year, month, day)


def _written(year: str | None, month: int, day: int | None) -> str | None:
    if year is None:
        return None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _next_year(month: int, day: int | None, days: tuple[date, date] | None) -> str | None:
    """Return the year of the next such month or day, counted from publication.

    None where it is far ahead: then the last one is meant ("drills that were agreed in March").
    """
    if days is None:
        return None
    first = days[0]
    passed = (month, day or 31) < (first.month, first.day)
    if 12 * passed + month - first.month > MONTHS_AHEAD:
        return None
    return str(first.year + passed)


def _last(day: str) -> date:
    text = day.rpartition("/")[2]
    parts = [int(p) for p in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
