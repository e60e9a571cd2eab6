"""The chain drawing: upstream left, earlier left, one row a text. Pure layout; no words of SVG.

Voices and ghosts stand by hops, dated texts in ordinal columns (distances are not to scale),
undated leaves in the last column. See the visual language: nothing is scaled down.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.query.cards import HopRow
from app.web.chain_columns import Unit
from app.web.chain_fold import NONE_ABOVE, Fold
from app.web.chain_layout import LEFT, ROW, Places, place_nodes, width_of, word_of
from app.web.chain_tree import ChainTree

BACK = 15  # a line that closes a circle runs so far under the lower of its ends
LANE = 5  # the line of a second source runs so far beside the other lines
SIGN = 14  # a triangle of what changed
NO_DATE = "no date"


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign with its label; ``changes`` are the directions of what changed on the way here.

    ``until`` is where the band of a date ends that is wider than a column. ``stack`` says how many
    texts lie on each other, ``×3``; '' for one.
    """

    sign: str
    x: int
    y: int
    label: str
    label_x: int
    label_y: int
    changes: tuple[str, ...] = ()
    until: int | None = None
    stack: str = ""
    stack_x: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``path`` is an SVG path, ``kind`` stated, inferred, second or back.

    A line back returns from the right above what lies between: it closes a circle. ``hop`` is the
    id of the step; below nought it has no record.
    """

    path: str
    kind: str
    hop: int = 0


@dataclass(frozen=True, slots=True)
class Verb:
    """What was done, where the line leaves the trunk."""

    x: int
    y: int
    word: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of time: its place and two lines of label."""

    x: int
    year: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that can be chosen: a ``hop`` with the text it leads to, or a stack to ``unfold``."""

    x: int
    y: int
    width: int
    label: str
    hop: int | None = None
    unfold: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid-out chain; ``ghosts`` counts what is named but not held, ``folded`` the stacks."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    verbs: tuple[Verb, ...]
    columns: tuple[Column, ...]
    hits: tuple[Hit, ...]
    ghosts: int
    folded: int
    unit: Unit

    @property
    def bands(self) -> bool:
        """Whether a text lies over several columns."""
        return any(mark.until for mark in self.marks)

    @property
    def dated(self) -> bool:
        """Whether a text has a date."""
        return any(column.label != NO_DATE for column in self.columns)

    @property
    def kinds(self) -> frozenset[str]:
        """What lines there are: stated, inferred, second, back."""
        return frozenset(line.kind for line in self.lines)

    @property
    def unsure(self) -> bool:
        """Whether a verb has its confidence beside it."""
        return any(verb.word[-1:].isdigit() for verb in self.verbs)


def draw_chain(tree: ChainTree, fold: Fold | None = None) -> Drawing | None:
    """Lay a chain out; None where it has no text or too many to be drawn."""
    if not 0 < tree.texts <= NONE_ABOVE:
        return None
    places = place_nodes(tree, fold or Fold())
    marks = {key: _mark(key, places) for key in places.y}
    columns = tuple(Column(round(x), period.year, period.label) for x, period in places.columns)
    if places.undated is not None:
        columns = (*columns, Column(round(places.undated), "", NO_DATE))
    right = max((_right(mark) for mark in marks.values()), default=0)
    width = max(right, *(c.x + 40 for c in columns), 240) + LEFT
    return Drawing(
        width=round(width),
        height=round(places.bottom + ROW - 6 + (BACK if tree.closing else 0)),
        marks=tuple(marks.values()),
        lines=tuple(_lines(places)),
        verbs=tuple(_verbs(places)),
        columns=columns,
        hits=tuple(sorted(_hits(places, marks), key=lambda hit: (hit.y, hit.x))),
        ghosts=sum(node.kind == "ghost" for node in tree.nodes.values()),
        folded=sum(mark.sign == "fold" for mark in marks.values()),
        unit=places.unit,
    )


def _mark(key: str, places: Places) -> Mark:
    x, y = places.at(key)
    tree = places.tree
    group = key in places.fold.groups
    sign = "fold" if group else tree.sign(key)
    label = places.label(key)
    until = places.until.get(key)
    label_x, label_y = max(until or x, x) + 13, y + 4
    if sign not in ("text", "fold") and places.shown(key):
        label_x, label_y = max(x - 7, 5), y - 12
    changes = tuple(dict.fromkeys(direction for _, direction in tree.changes.get(key, ())))
    copies = () if group else tree.nodes[key].copies
    stack = f"×{len(copies) + 1}" if copies else ""
    stack_x = label_x + _label_width(sign, label) + SIGN * len(changes) + 4
    return Mark(
        sign,
        round(x),
        round(y),
        label,
        round(label_x),
        round(label_y),
        changes,
        round(until) if until else None,
        stack,
        round(stack_x),
    )


def _label_width(sign: str, label: str) -> float:
    return width_of(label, bold=sign in ("voice", "unnamed", "nosource"))


def _right(mark: Mark) -> float:
    """Return where a mark ends with all that is written at it."""
    if mark.stack:
        return mark.stack_x + width_of(mark.stack) + 4
    return mark.label_x + _label_width(mark.sign, mark.label) + SIGN * len(mark.changes)


def _at(key: str, places: Places) -> tuple[int, int]:
    x, y = places.at(key)
    return round(x), round(y)


def _drawn(hop: HopRow, places: Places) -> bool:
    return hop.from_key in places.y and hop.to_key in places.y


def _lines(places: Places) -> Iterator[Line]:
    tree = places.tree
    for key, hop in tree.hop_to.items():
        if _drawn(hop, places):
            x0, y0, x1, y1 = *_at(hop.from_key, places), *_at(key, places)
            path = f"M{x0} {y0}H{x1}" if y0 == y1 else f"M{x0} {y0}V{y1}H{x1}"
            yield Line(path, "inferred" if hop.basis == "inferred" else "stated", hop.id)
    for hop in tree.second:
        if _drawn(hop, places):
            way, kind = (_back, "back") if hop.id in tree.closing else (_aside, "second")
            yield Line(way(*_at(hop.from_key, places), *_at(hop.to_key, places)), kind, hop.id)


def _aside(x0: int, y0: int, x1: int, y1: int) -> str:
    """Return the way from a second source: beside the trunk, then under the line of the text."""
    end = f"H{x1 - LANE}" if x1 > x0 else f"H{x1 + LANE}"
    if y0 == y1:
        return f"M{x0 + LANE} {y0 + LANE}{end}"
    start = y0 + LANE + 2 if y1 > y0 else y0 - LANE - 2
    return f"M{x0 + LANE} {start}V{y1 + LANE}{end}"


def _back(x0: int, y0: int, x1: int, y1: int) -> str:
    """Return the way of a line back: down from its source, left under it and up into the text."""
    low = max(y0, y1) + BACK
    end = x1 + 5
    return (
        f"M{x0 + 5} {y0 + 5}V{low}H{end}V{y1 + 7}"
        f"M{end - 4} {y1 + 12}L{end} {y1 + 7}L{end + 4} {y1 + 12}"
    )


def _verbs(places: Places) -> Iterator[Verb]:
    for key, hop in places.tree.hop_to.items():
        if _drawn(hop, places):
            yield Verb(round(places.x[hop.from_key]) + 11, round(places.y[key]) + 4, word_of(hop))
    for hop in places.tree.second:
        if hop.id in places.tree.closing and _drawn(hop, places):
            low = max(places.y[hop.from_key], places.y[hop.to_key]) + BACK
            yield Verb(round(places.x[hop.to_key]) + 11, round(low) + 4, f"{hop.relation} back")


def _hits(places: Places, marks: dict[str, Mark]) -> Iterator[Hit]:
    """Yield what can be chosen: each hop up to its text, and each stack."""
    for key, mark in marks.items():
        hop = places.tree.hop_to.get(key)
        if key in places.fold.groups:
            yield Hit(
                mark.x - 9, mark.y, round(_right(mark)) - mark.x + 9, _told(mark.label), None, key
            )
            continue
        if hop is not None and hop.id > 0 and hop.from_key in places.y:
            start = round(places.x[hop.from_key]) + 8
            above = mark.label_y < mark.y
            end = mark.x + 8 if above else mark.label_x + round(_label_width(mark.sign, mark.label))
            yield Hit(start, mark.y, end - start, _step(hop, mark.label), hop.id)
        if mark.stack:
            label = f"{mark.label} {mark.stack}: show its reprints"
            yield Hit(mark.stack_x - 4, mark.y, 30, label, None, key)


def _told(label: str) -> str:
    return f"{label}: show each"


def _step(hop: HopRow, label: str) -> str:
    return f"{label}: {hop.relation} {hop.from_name}"
