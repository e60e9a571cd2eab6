"""The columns of a chain drawing: days while there are few, then weeks, months, quarters, years."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.base.dates import date_range
from app.web.words import MONTHS, plain_day

_QUARTER = 3  # months


class Unit(StrEnum):
    """How much time one column stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """One column: its first day, and its label in two lines; ``year`` '' where it is repeated."""

    start: date
    year: str
    label: str


@dataclass(frozen=True, slots=True)
class Periods:
    """The columns in order, and for each EDTF text the first and the last one it may be in.

    ``wide`` are the texts that are known less exactly than a column.
    """

    unit: Unit
    columns: tuple[Period, ...]
    span: Mapping[str, tuple[int, int]]
    wide: frozenset[str]


def find_periods(published: Sequence[str], *, most: int) -> Periods:
    """Return the columns for these EDTF texts: the finest unit that needs at most ``most``.

    A date that is wider than a column lies over all columns that it may be in; it has a column of
    its own where there is none. What is no date is left out.
    """
    ranges = {text: ends for text in published if (ends := _ends(text))}
    for unit in Unit:
        found = _of_unit(ranges, unit)
        if len(found.columns) <= most:
            return found
    return _of_unit(ranges, Unit.YEAR)


def _ends(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date; an open end is as good as the other one."""
    found = date_range(text)
    if found is None:
        return None
    first, last = found.earliest or found.latest, found.latest or found.earliest
    return (first, last) if first and last else None


def _of_unit(ranges: Mapping[str, tuple[date, date]], unit: Unit) -> Periods:
    """Return the columns in one unit; the narrowest dates make theirs first."""
    start = _STARTS[unit]
    labels: dict[date, str] = {}
    for text, (first, last) in sorted(ranges.items(), key=lambda r: (r[1][1] - r[1][0], r[1])):
        if start(first) == start(last):
            labels.setdefault(start(first), _label(start(first), unit))
        elif not any(start(first) <= day <= last for day in labels):
            labels[start(first)] = _of_its_own(text)
    ordered = sorted(labels)
    columns = tuple(
        Period(day, "" if i and ordered[i - 1].year == day.year else f"{day.year}", labels[day])
        for i, day in enumerate(ordered)
    )
    span: dict[str, tuple[int, int]] = {}
    for text, (first, last) in ranges.items():
        inside = [i for i, day in enumerate(ordered) if start(first) <= day <= last]
        if inside:
            span[text] = inside[0], inside[-1]
    wide = {t for t, (first, last) in ranges.items() if start(first) != start(last)}
    own = {t for t, (first, _) in ranges.items() if labels.get(start(first)) == _of_its_own(t)}
    return Periods(unit, columns, span, frozenset(wide - own))


def _label(day: date, unit: Unit) -> str:
    month = MONTHS[day.month - 1][:3]
    if unit is Unit.MONTH:
        return month
    if unit is Unit.QUARTER:
        return f"{month}–{MONTHS[day.month + _QUARTER - 2][:3]}"
    return "all year" if unit is Unit.YEAR else f"{day.day} {month}"


def _of_its_own(text: str) -> str:
    """Return the words for a date that is wider than a column, its year left to the line above."""
    words = plain_day(text)
    year = text[:4]
    if words == year:
        return "some day"
    return words.removesuffix(f" {year}") if words.count(year) == 1 else words


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // _QUARTER * _QUARTER + 1, day=1)


_STARTS: Mapping[Unit, Callable[[date], date]] = {
    Unit.DAY: lambda day: day,
    Unit.WEEK: _week,
    Unit.MONTH: lambda day: day.replace(day=1),
    Unit.QUARTER: _quarter,
    Unit.YEAR: lambda day: day.replace(month=1, day=1),
}
