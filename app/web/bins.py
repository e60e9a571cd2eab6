"""Parts of time that a chart counts in: months, and what they are gathered into when many."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.base.dates import date_range
from app.query.cards import Months
from app.web.words import MONTHS

SIZES: Mapping[int, str] = {
    1: "month",
    3: "quarter",
    6: "half-year",
    12: "year",
    60: "five years",
    120: "ten years",
    1200: "century",
}
"""The months in a part, and what it is called."""
YEAR = 12


@dataclass(frozen=True, slots=True)
class Part:
    """One part of time: the ``number``-th of its ``size`` (in months) since the year 0."""

    size: int
    number: int

    @property
    def first(self) -> int:
        """The number of its first month."""
        return self.number * self.size

    @property
    def last(self) -> int:
        """The number of its last month."""
        return self.first + self.size - 1

    @property
    def earliest(self) -> str:
        """Its beginning as an address has it: ``2025-04``, or ``2025``."""
        return _written(self.first) if self.size < YEAR else _year(self.first)

    @property
    def latest(self) -> str:
        """Its end as an address has it."""
        return _written(self.last) if self.size < YEAR else _year(self.last)

    @property
    def name(self) -> str:
        """What it is called: ``April 2025``, ``April to June 2025``, ``2025``, ``2020 to 2024``."""
        if self.size == 1:
            return f"{MONTHS[self.first % YEAR]} {_year(self.first)}"
        if self.size < YEAR:
            return f"{MONTHS[self.first % YEAR]} to {MONTHS[self.last % YEAR]} {_year(self.last)}"
        if self.size == YEAR:
            return _year(self.first)
        return f"{_year(self.first)} to {_year(self.last)}"

    def within(self, earliest: str | None, latest: str | None) -> bool:
        """Tell whether a day of it lies between two EDTF texts; None leaves that side open."""
        since, until = date_range(earliest), date_range(latest)
        low = since.earliest if since else None
        high = until.latest if until else None
        return not (
            (low is not None and self.last < low.year * YEAR + low.month - 1)
            or (high is not None and self.first > high.year * YEAR + high.month - 1)
        )


def month_number(month: str) -> int:
    """Return the number of a month (``2025-04``) since the year 0."""
    return int(month[:4]) * YEAR + int(month[5:]) - 1


def choose_size(months: Months, most: int) -> int:
    """Return the smallest size of parts of which at most ``most`` reach over what is counted."""
    for size in SIZES:
        numbers = [part.number for part in gather(months, size)]
        if numbers and max(numbers) - min(numbers) < most:
            return size
    return max(SIZES) if months.months else YEAR


def gather(months: Months, size: int) -> dict[Part, int]:
    """Return the claims in each part, in order; whole years count where parts hold them."""
    found: dict[Part, int] = {}
    for month in months.months:
        part = Part(size, month_number(month.month) // size)
        found[part] = found.get(part, 0) + month.count
    if size >= YEAR:
        for year, number in months.years:
            part = Part(size, int(year) * YEAR // size)
            found[part] = found.get(part, 0) + number
    return {part: n for part, n in sorted(found.items(), key=lambda x: x[0].number) if n}


def _written(number: int) -> str:
    return f"{_year(number)}-{number % YEAR + 1:02d}"


def _year(number: int) -> str:
    return f"{number // YEAR:04d}"
