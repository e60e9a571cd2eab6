"""The chart of claims in time: bars in per cent, each a link, drawn on the server.

A page does not know how wide it will be shown, so the chart comes in as many kinds as it needs for
bars of 24 px at every width; the style sheet shows the one that fits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.query.cards import Months
from app.web.bins import SIZES, YEAR, Part, choose_size, gather
from app.web.words import MONTHS, count

BASE, TOP = 134.0, 24.0
"""The heights in px of the axis and of the highest bar, from above; labels stand above that."""
LANE = 26.0
"""The height in px of the highest bar of a lane."""
FITS: Mapping[str, int] = {"narrow": 12, "mid": 26, "wide": 40, "full": 55}
"""The most bars at each width of the chart; see ``.at-narrow`` and its like in the style sheet."""
LANES_FIT: Mapping[str, int] = {"narrow": 12, "mid": 12, "wide": 30, "full": 46}
"""The same for lanes, which leave room for their names."""
_FEWEST = 12  # slots, so that a single bar is not as wide as the page

Address = Callable[[Part], str]
Chosen = Callable[[Part], bool]


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of time: slot and bar in per cent across, px down. ``chosen``: the range has it."""

    key: str
    name: str
    count: int
    href: str
    chosen: bool
    x: float
    width: float
    bar_x: float
    bar_width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line with a number (``at`` in px) or a time (``at`` in per cent)."""

    at: float
    label: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Axis:
    """The slots that all bars of a drawing share, from part ``first`` to ``last``."""

    size: int
    first: int
    last: int
    ticks: tuple[Tick, ...]

    def place(self, number: int) -> float:
        """Return where a part begins, in per cent."""
        return round((number - self.first) / (self.last - self.first + 1) * 100, 3)


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing. ``widths`` names where it is shown, ``unit`` what a bar is: month, quarter, ...

    ``label`` names the peak, or the chosen range; ``undrawn`` says what no bar shows. ``inside``
    are finer parts of a chosen range, which the bars are too coarse for.
    """

    widths: tuple[str, ...]
    unit: str
    title: str
    axis: Axis
    bars: tuple[Bar, ...]
    grid: tuple[Tick, ...]
    grid_right: bool
    label: Tick | None
    marks: tuple[tuple[float, float], ...]
    undrawn: str
    inside: tuple[Bar, ...]


def draw_charts(
    months: Months, *, href: Address, chosen: Chosen | None, fits: Mapping[str, int] = FITS
) -> tuple[Chart, ...]:
    """Draw what each width needs, the finest first; () where nothing can be drawn.

    ``chosen`` tells which parts are in the range asked for; None: no range is.
    """
    sizes: dict[int, list[str]] = {}
    for width, most in fits.items():
        sizes.setdefault(choose_size(months, most), []).append(width)
    return tuple(
        _draw(months, size, tuple(widths), href, chosen)
        for size, widths in sorted(sizes.items())
        if gather(months, size)
    )


def lay_axis(parts: Mapping[Part, int], size: int) -> Axis:
    """Return the axis from the first to the last part, at least twelve slots."""
    first, last = (f(part.number for part in parts) for f in (min, max))
    missing = max(0, _FEWEST - (last - first + 1))
    after = missing // 2 if size < YEAR else min(missing, 1)
    first, last = first - missing + after, last + after
    axis = Axis(size, first, last, ())
    return Axis(size, first, last, _ticks(axis))


def lay_bars(
    parts: Mapping[Part, int],
    axis: Axis,
    *,
    scale: float,
    base: float,
    href: Address,
    chosen: Chosen | None,
) -> tuple[Bar, ...]:
    """Return a bar for each part: ``scale`` px high for a claim, standing on ``base``."""
    slot = 100 / (axis.last - axis.first + 1)
    return tuple(
        Bar(
            key=f"{part.earliest}-{part.latest}" if part.size > 1 else part.earliest,
            name=part.name,
            count=number,
            href=href(part),
            chosen=chosen is not None and chosen(part),
            x=axis.place(part.number),
            width=round(slot, 3),
            bar_x=round(axis.place(part.number) + slot * 0.12, 3),
            bar_width=round(slot * 0.76, 3),
            y=round(base - max(2.0, number * scale), 1),
            height=round(max(2.0, number * scale), 1),
        )
        for part, number in parts.items()
    )


def _draw(
    months: Months, size: int, widths: tuple[str, ...], href: Address, chosen: Chosen | None
) -> Chart:
    parts = gather(months, size)
    axis = lay_axis(parts, size)
    most = max(parts.values())
    scale = (BASE - TOP) / most
    bars = lay_bars(parts, axis, scale=scale, base=BASE, href=href, chosen=chosen)
    step = _step(most)
    label = _label(bars, chosen)
    return Chart(
        widths=widths,
        unit=SIZES[size],
        title=_title(parts, size),
        axis=axis,
        bars=bars,
        grid=tuple(Tick(round(BASE - n * scale, 1), f"{n:,}") for n in range(step, most + 1, step)),
        grid_right=label is not None and label.at < 25,
        label=label,
        marks=_marks(bars),
        undrawn=say_undrawn(months, size),
        inside=_inside(months, size, href, chosen),
    )


def _title(parts: Mapping[Part, int], size: int) -> str:
    """Return what the bars show, in one sentence."""
    most, total = max(parts.values()), sum(parts.values())
    highest = [part.name for part, number in parts.items() if number == most]
    if len(parts) == 1:
        every = "The only claim" if total == 1 else "Both claims" if total == 2 else "All claims"
        return f"{every} drawn here {'falls' if total == 1 else 'fall'} in {highest[0]}"
    if len(highest) == 1:
        return f"{highest[0]} has the most claims: {most:,} of the {total:,} drawn"
    if len(highest) == 2:
        return f"{highest[0]} and {highest[1]} have the most claims: {most:,} each"
    return f"No {SIZES[size]} has more than {count(most, 'claim')}"


def _label(bars: tuple[Bar, ...], chosen: Chosen | None) -> Tick | None:
    marked = [bar for bar in bars if bar.chosen]
    if chosen is not None and not marked:
        return None
    if marked:
        name = marked[0].name if len(marked) == 1 else "chosen"
        number = sum(bar.count for bar in marked)
    else:
        highest = max(bars, key=lambda bar: bar.count)
        marked, name, number = [highest], highest.name, highest.count
    at = (marked[0].x + marked[-1].x + marked[-1].width) / 2
    anchor = "start" if at < 25 else "end" if at > 75 else "middle"
    edge = {"start": marked[0].bar_x, "middle": at}.get(
        anchor, marked[-1].bar_x + marked[-1].bar_width
    )
    return Tick(round(edge, 3), f"{name}: {number:,}", anchor)


def _marks(bars: tuple[Bar, ...]) -> tuple[tuple[float, float], ...]:
    marked = [bar for bar in bars if bar.chosen]
    if not marked:
        return ()
    return ((marked[0].x, round(marked[-1].x + marked[-1].width - marked[0].x, 3)),)


def _inside(months: Months, size: int, href: Address, chosen: Chosen | None) -> tuple[Bar, ...]:
    if size == 1 or chosen is None:
        return ()
    finer = 1 if size <= YEAR else max(s for s in SIZES if s < size)
    parts = {part: n for part, n in gather(months, finer).items() if chosen(part)}
    if not 0 < len(parts) <= _FEWEST:
        return ()
    axis = lay_axis(parts, finer)
    return lay_bars(parts, axis, scale=1, base=BASE, href=href, chosen=None)


def say_undrawn(months: Months, size: int) -> str:
    """Return a sentence on the claims that no bar of ``size`` months shows."""
    said: list[str] = []
    if size < YEAR and months.years:
        years = ", ".join(f"{year}: {number:,}" for year, number in months.years)
        said.append(f"{sum(n for _, n in months.years):,} dated to a year only ({years})")
    if months.longer:
        said.append(f"{months.longer:,} dated over several years or with an open end")
    if months.undated:
        said.append(f"{months.undated:,} without a date")
    if not said:
        return "Every claim is drawn."
    return f"Not drawn: {', '.join(said)}."


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    """Return the years that begin on the axis, and its first part where none does near it."""
    size = axis.size
    starts = [
        n
        for n in range(axis.first, axis.last + 1)
        if size >= YEAR or Part(size, n).first % YEAR == 0
    ]
    every = -(-len(starts) // 6)
    found = [Tick(axis.place(n), f"{Part(size, n).first // YEAR}") for n in starts[::every]]
    if not found or found[0].at > 20:
        month = Part(size, axis.first).first
        found.insert(0, Tick(0.0, f"{MONTHS[month % YEAR][:3]} {month // YEAR}"))
    return tuple(Tick(t.at, t.label, "end" if t.at > 88 else "start") for t in found)


def _step(most: int) -> int:
    """Return a round number that parts ``most`` into at most four."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most / step <= 4:
                return step
        size *= 10
