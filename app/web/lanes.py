"""The chart by topic: a lane each, on one axis of time and one scale of height."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.query.cards import Lane, MonthCount, Months
from app.web.bins import SIZES, Part, choose_size, gather
from app.web.chart import LANE, LANES_FIT, Axis, Bar, Chosen, lay_axis, lay_bars, say_undrawn
from app.web.words import count


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """One topic with its bars. ``total`` counts its claims with a bar."""

    slug: str
    label: str
    href: str
    total: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class LaneChart:
    """All lanes at some widths; ``highest`` is the count of the highest bar of any of them."""

    widths: tuple[str, ...]
    unit: str
    title: str
    axis: Axis
    lanes: tuple[DrawnLane, ...]
    highest: int


def draw_lanes(
    lanes: Sequence[Lane],
    *,
    href: Callable[[str, Part], str],
    topic_href: Callable[[str], str],
    chosen: Chosen | None,
    fits: Mapping[str, int] = LANES_FIT,
) -> tuple[LaneChart, ...]:
    """Draw the lanes for every width, those with most claims first; () without a claim."""
    every = _together(lanes)
    sizes: dict[int, list[str]] = {}
    for width, most in fits.items():
        sizes.setdefault(choose_size(every, most), []).append(width)
    drawn: list[LaneChart] = []
    for size, widths in sorted(sizes.items()):
        by_lane = [(lane, gather(lane.months, size)) for lane in lanes]
        by_lane = sorted([x for x in by_lane if x[1]], key=lambda x: -sum(x[1].values()))
        if not by_lane:
            continue
        axis = lay_axis(gather(every, size), size)
        highest = max(max(parts.values()) for _, parts in by_lane)
        made = tuple(
            DrawnLane(
                lane.slug,
                lane.label,
                topic_href(lane.slug),
                sum(parts.values()),
                lay_bars(
                    parts,
                    axis,
                    scale=LANE / highest,
                    base=LANE,
                    href=lambda part, slug=lane.slug: href(slug, part),
                    chosen=chosen,
                ),
            )
            for lane, parts in by_lane
        )
        drawn.append(LaneChart(tuple(widths), SIZES[size], _title(made), axis, made, highest))
    return tuple(drawn)


def say_undrawn_lanes(lanes: Sequence[Lane]) -> str:
    """Return what no bar shows, of all lanes together; a claim of two topics counts twice."""
    return say_undrawn(_together(lanes), 1)


def _title(lanes: Sequence[DrawnLane]) -> str:
    first = lanes[0]
    if len(lanes) == 1:
        return f"{first.label}: {count(first.total, 'claim')}"
    return f"“{first.label}” has the most claims: {first.total:,}"


def _together(lanes: Sequence[Lane]) -> Months:
    found: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for lane in lanes:
        found.update({m.month: m.count for m in lane.months.months})
        years.update(dict(lane.months.years))
    return Months(
        tuple(MonthCount(month, n) for month, n in sorted(found.items())),
        tuple(sorted(years.items())),
        sum(lane.months.longer for lane in lanes),
        sum(lane.months.undated for lane in lanes),
    )
