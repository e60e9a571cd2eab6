"""The step chart of a claim's course: what has been counted by each day, drawn on the server."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.query.course import CourseRow
from app.web.words import count, origins, plain_day

TOP, BASE = 16.0, 122.0
"""The heights in px of the highest step and of the axis, from above."""
LABEL = 15.0  # the least distance in px of two labels
ROOM = 68.0  # per cent of the width that the steps have; their labels stand right of them


@dataclass(frozen=True, slots=True)
class Totals:
    """What was counted once the texts of ``day`` were read; ``day`` None: those without a date."""

    day: str | None
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    responses: int
    new: tuple[CourseRow, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """One straight line of a step, in per cent across and px down."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Step:
    """One series. ``kind`` names its look; ``label`` is its last figure, at ``label_y`` px."""

    kind: str
    edges: tuple[Edge, ...]
    end_x: float
    end_y: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Area:
    """The range of the origins between two days, in per cent across and px down."""

    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class StepChart:
    """All that the drawing needs. ``title`` is what it shows, in one sentence."""

    title: str
    steps: tuple[Step, ...]
    areas: tuple[Area, ...]
    ticks: tuple[tuple[float, str, str], ...]
    undated: int


def total_by_day(course: Sequence[CourseRow]) -> tuple[Totals, ...]:
    """Return the totals at the end of each day, with what was new on it; undated ones last."""
    found: list[Totals] = []
    for day, group in groupby(course, key=lambda row: row.day):
        rows = tuple(group)
        last = rows[-1]
        found.append(
            Totals(
                day,
                last.articles,
                last.outlets,
                last.origins_min,
                last.origins_max,
                last.responses,
                tuple(row for row in rows if row.kind in ("origin", "response")),
            )
        )
    return tuple(found)


def draw_steps(totals: Sequence[Totals]) -> StepChart | None:
    """Lay the steps out by day, not to scale; None where fewer than two days are known."""
    dated = [t for t in totals if t.day is not None]
    if len(dated) < 2:
        return None
    most = max(dated[-1].articles, dated[-1].responses, dated[-1].origins_max, 1)

    def y(value: float) -> float:
        return round(BASE - value * (BASE - TOP) / most, 1)

    def x(place: int) -> float:
        return round(place * ROOM / len(dated), 2)

    last = dated[-1]
    series: list[tuple[str, str, Callable[[Totals], int]]] = [
        ("articles", count(last.articles, "article"), lambda t: t.articles),
        ("outlets", count(last.outlets, "outlet"), lambda t: t.outlets),
        ("responses", count(last.responses, "response"), lambda t: t.responses),
        (
            "origins",
            f"{origins(last.origins_min, last.origins_max)} "
            f"{'origin' if last.origins_max == 1 else 'origins'}",
            lambda t: t.origins_max,
        ),
    ]
    steps: list[Step] = []
    for (kind, label, value), label_y in zip(
        series, _apart([y(value(last)) + 4 for _, _, value in series]), strict=True
    ):
        heights = [y(value(t)) for t in dated]
        edges: list[Edge] = []
        for i, height in enumerate(heights):
            if i and heights[i - 1] != height:
                edges.append(Edge(x(i), heights[i - 1], x(i), height))
            edges.append(Edge(x(i), height, x(i + 1), height))
        steps.append(Step(kind, tuple(edges), ROOM, heights[-1], label, label_y))
    areas = tuple(
        Area(x(i), round(x(i + 1) - x(i), 2), y(t.origins_max), y(t.origins_min) - y(t.origins_max))
        for i, t in enumerate(dated)
        if t.origins_max > t.origins_min
    )
    undated = totals[-1].articles - last.articles
    return StepChart(_title(dated), tuple(steps), areas, _ticks(dated, x), undated)


def _title(dated: Sequence[Totals]) -> str:
    """Return what the steps show: did origins come with the articles, or only articles?"""
    first, last = dated[0], dated[-1]
    to = count(last.articles, "article")
    since = plain_day(first.day)
    if last.origins_max == first.origins_max:
        return f"No new origin after {since}, while the texts grow to {to}"
    joined = [(e.name, t.day) for t in dated for e in t.new if e.kind == "origin"]
    name, day = joined[-1] if joined else ("", last.day)
    which = f", {name}," if name else ""
    return f"The latest of {last.origins_max} origins{which} joins on {plain_day(day)}"


def _ticks(
    dated: Sequence[Totals], x: Callable[[int], float]
) -> tuple[tuple[float, str, str], ...]:
    """Return the first and the last day: place, words, anchor."""
    first, last = plain_day(dated[0].day), plain_day(dated[-1].day)
    return ((0.0, first, "start"), (x(len(dated) - 1), last, "start"))


def _apart(heights: Sequence[float]) -> list[float]:
    """Return the heights moved so that no two labels touch, each as near its own as can be."""
    order = sorted(range(len(heights)), key=lambda i: (heights[i], i))
    placed: dict[int, float] = {}
    floor = TOP - LABEL / 2
    for i in order:
        placed[i] = max(heights[i], floor)
        floor = placed[i] + LABEL
    ceiling = BASE + 2
    for i in reversed(order):
        placed[i] = round(min(placed[i], ceiling), 1)
        ceiling = placed[i] - LABEL
    return [placed[i] for i in range(len(heights))]
