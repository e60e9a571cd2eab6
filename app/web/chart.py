"""The chart of months: bars in per cent, drawn on the server."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.query.cards import MonthCount
from app.web.words import MONTHS

BASE, TOP = 122.0, 12.0
"""The heights in px of the axis and of the highest bar, from above."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: place and width in per cent, top and height in px."""

    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line with a number (``y`` in px) or a year (``x`` in per cent)."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the drawing needs; ``peak`` labels the highest bar."""

    bars: tuple[Bar, ...]
    grid: tuple[Tick, ...]
    years: tuple[Tick, ...]
    peak: Tick
    peak_before: bool
    first_year: str
    last_year: str


def month_name(month: str) -> str:
    """Return ``April 2025`` for ``2025-04``."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def draw_chart(months: Sequence[MonthCount]) -> Chart | None:
    """Lay the bars out from the first year to the last; None without a month."""
    counted = [m for m in months if m.count]
    if not counted:
        return None
    first, last = (int(f(m.month for m in counted)[:4]) for f in (min, max))
    slots = (last - first + 1) * 12
    most = max(m.count for m in counted)
    scale = (BASE - TOP) / most
    bars = tuple(
        Bar(
            x=round(_slot(m.month, first) / slots * 100 + 10 / slots, 2),
            width=round(80 / slots, 2),
            y=round(BASE - m.count * scale, 1),
            height=round(m.count * scale, 1),
        )
        for m in counted
    )
    step = _step(most)
    highest = max(counted, key=lambda m: m.count)
    at = round((_slot(highest.month, first) + 0.5) / slots * 100, 2)
    every = max(1, (last - first + 1) // 8)
    return Chart(
        bars=bars,
        grid=tuple(Tick(round(BASE - n * scale, 1), f"{n}") for n in range(step, most + 1, step)),
        years=tuple(
            Tick(round((y - first) * 12 / slots * 100, 2), f"{y}")
            for y in range(first, last + 1, every)
        ),
        peak=Tick(at, f"{month_name(highest.month)}: {highest.count}"),
        peak_before=at > 50,
        first_year=f"{first}",
        last_year=f"{last}",
    )


def _slot(month: str, first_year: int) -> int:
    return (int(month[:4]) - first_year) * 12 + int(month[5:]) - 1


def _step(most: int) -> int:
    """Return a round number that parts ``most`` into at most four."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most / step <= 4:
                return step
        size *= 10
