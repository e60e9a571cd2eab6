"""The chain drawing: upstream left, earlier left, one row a text. Pure layout; no words of SVG.

Voices and ghosts stand by hops, dated texts in ordinal columns (distances are not to scale),
undated leaves in the last column. See the visual language: nothing is scaled down.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.base.dates import date_range
from app.web.chain_tree import VOICES, ChainTree
from app.web.words import plain_day

ROW = 27
ABOVE = 13
LEFT = 12
HEAD = 58
STEP = 60
COLUMN = 72
BACK = 15  # a line that closes a circle runs so far under the lower of its ends
PER_LETTER = 7.3
PER_LETTER_BOLD = 8.0
PER_LETTER_VERB = 6.6
FOLD_ABOVE = 40
NONE_ABOVE = 200
NO_DATE = "no date"


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign with its label; ``changes`` are the directions of what changed on the way here."""

    sign: str
    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``path`` is an SVG path, ``kind`` stated, inferred, second or back.

    A line back returns from the right above what lies between: it closes a circle.
    """

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Verb:
    """What was done, where the line leaves the trunk."""

    x: float
    y: float
    word: str


@dataclass(frozen=True, slots=True)
class Column:
    """One day, month or year: its place and two lines of label."""

    x: float
    year: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid-out chain; ``ghosts`` counts what is named but not held."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    verbs: tuple[Verb, ...]
    columns: tuple[Column, ...]
    ghosts: int


@dataclass(slots=True)
class _Places:
    """Where things come to stand while the layout is made."""

    x: dict[str, float] = field(default_factory=dict[str, float])
    y: dict[str, float] = field(default_factory=dict[str, float])
    bottom: float = HEAD - ROW

    def next_row(self, *, label_above: bool) -> float:
        """Return the height of the next row; a label above its line takes room of its own."""
        first = self.bottom < HEAD
        self.bottom += ROW + (ABOVE if label_above and not first else 0)
        return self.bottom


def draw_chain(tree: ChainTree) -> Drawing | None:
    """Lay a chain out; None where it has no text or too many to be drawn."""
    if not 0 < tree.texts <= NONE_ABOVE:
        return None
    folded = _fold(tree) if tree.texts > FOLD_ABOVE else {}
    hidden = {key for keys in folded.values() for key in keys[1:]}
    places = _Places()
    for root in tree.roots:
        _place_rows(root, tree, places, hidden)
    columns = _place_columns(tree, places, hidden)
    marks = tuple(_mark(key, tree, places, folded) for key in places.y)
    right = max(
        (m.label_x + _width(m.label, bold=m.sign in ("voice", "unnamed")) for m in marks),
        default=0,
    )
    width = max(right + 14 * 3, *(c.x + 40 for c in columns), 240) + LEFT
    return Drawing(
        width=round(width),
        height=round(places.bottom + ROW - 6 + (BACK if tree.closing else 0)),
        marks=marks,
        lines=tuple(_lines(tree, places)),
        verbs=tuple(_verbs(tree, places)),
        columns=columns,
        ghosts=sum(node.kind == "ghost" for node in tree.nodes.values()),
    )


def _width(label: str, *, bold: bool = False) -> float:
    return len(label) * (PER_LETTER_BOLD if bold else PER_LETTER)


def _fold(tree: ChainTree) -> dict[str, list[str]]:
    """Return groups of leaves with the same parent, relation and date, by their first key."""
    groups: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for key, hop in tree.hop_to.items():
        node = tree.nodes[key]
        if node.kind == "text" and not tree.children.get(key) and not tree.changes.get(key):
            groups[hop.from_key, hop.relation, node.published].append(key)
    return {keys[0]: keys for keys in groups.values() if len(keys) > 1}


def _shown(key: str, tree: ChainTree, hidden: set[str]) -> list[str]:
    return [child for child in tree.children.get(key, ()) if child not in hidden]


def _place_rows(
    key: str, tree: ChainTree, places: _Places, hidden: set[str], *, label_above: bool = False
) -> None:
    """Give each text a row of its own; a voice or ghost shares that of its first follower."""
    children = _shown(key, tree, hidden)
    shares = tree.nodes[key].kind != "text" and bool(children)
    if not shares:
        places.y[key] = places.next_row(label_above=label_above)
    for i, child in enumerate(children):
        above = shares and i == 0
        _place_rows(child, tree, places, hidden, label_above=above)
    if shares:
        places.y[key] = places.y[children[0]]


def _place_columns(tree: ChainTree, places: _Places, hidden: set[str]) -> tuple[Column, ...]:
    days: dict[str, str] = {}
    for key in places.y:
        node = tree.nodes[key]
        found = date_range(node.published)
        if node.kind == "text" and node.published and found and found.earliest:
            days[node.published] = found.earliest.isoformat()
    ordered = sorted(days, key=lambda d: (days[d], d))
    for root in tree.roots:
        _place_by_hops(root, tree, places, hidden, at=LEFT)
    floor: dict[str, float] = defaultdict(float)
    for key in places.y:
        published = tree.nodes[key].published
        if published in days:
            floor[published] = max(floor[published], places.x[key])
    at: dict[str, float] = {}
    last = 0.0
    for published in ordered:
        last = max(last + COLUMN, floor[published])
        at[published] = last
    for root in tree.roots:
        _push(root, tree, places, hidden, at)
    columns = [_column(at[d], d, ordered[i - 1] if i else None) for i, d in enumerate(ordered)]
    loose = [key for key in places.y if _is_loose_leaf(key, tree, hidden)]
    if loose:
        x = max([last + COLUMN if ordered else 0.0, *(places.x[key] for key in loose)])
        for key in loose:
            places.x[key] = x
        if ordered or len(loose) > 1:
            columns.append(Column(x, "", NO_DATE))
    return tuple(columns)


def _is_loose_leaf(key: str, tree: ChainTree, hidden: set[str]) -> bool:
    node = tree.nodes[key]
    return node.kind == "text" and not node.published and not _shown(key, tree, hidden)


def _place_by_hops(
    key: str, tree: ChainTree, places: _Places, hidden: set[str], *, at: float
) -> None:
    places.x[key] = at
    for child in _shown(key, tree, hidden):
        _place_by_hops(child, tree, places, hidden, at=at + _room(key, child, tree))


def _room(key: str, child: str, tree: ChainTree) -> float:
    """Return how far right of ``key`` its follower has to stand, so that no words collide."""
    verb = len(tree.hop_to[child].relation) * PER_LETTER_VERB + 28
    if tree.nodes[key].kind in (*VOICES, "ghost") and tree.nodes[child].kind != "text":
        verb = max(verb, _width(_label(key, tree), bold=True) + 18)
    return max(STEP, verb)


def _push(
    key: str, tree: ChainTree, places: _Places, hidden: set[str], at: dict[str, float]
) -> None:
    """Move dated texts into their columns, and everything else right of what it hangs on."""
    published = tree.nodes[key].published
    if tree.nodes[key].kind == "text" and published in at:
        places.x[key] = max(places.x[key], at[published])
    for child in _shown(key, tree, hidden):
        places.x[child] = max(places.x[child], places.x[key] + _room(key, child, tree))
        _push(child, tree, places, hidden, at)


def _column(x: float, published: str, before: str | None) -> Column:
    words = plain_day(published)
    if published[:4].isdigit() and words.endswith(published[:4]):
        same_year = before is not None and before[:4] == published[:4]
        return Column(x, "" if same_year else published[:4], words[:-4].strip() or words)
    return Column(x, "", words)


def _label(key: str, tree: ChainTree) -> str:
    node = tree.nodes[key]
    if node.kind == "actor" and node.unnamed:
        return f"{node.name}, unnamed"
    if node.kind == "nosource":
        return "no source named"
    if node.kind == "text" and node.copies:
        return f"{node.name} ×{len(node.copies) + 1}"
    return node.name


def _mark(key: str, tree: ChainTree, places: _Places, folded: dict[str, list[str]]) -> Mark:
    x, y = places.x[key], places.y[key]
    sign = tree.sign(key)
    label = _label(key, tree)
    if key in folded:
        label, sign = f"{len(folded[key])} texts", "fold"
    if len(label) > 44:
        label = f"{label[:42].rstrip()}…"
    if sign in ("text", "fold"):
        label_x, label_y = x + 13, y + 4
    elif tree.children.get(key):
        label_x, label_y = max(x - 7, 5), y - 12
    else:
        label_x, label_y = x + 13, y + 4
    changes = tuple(dict.fromkeys(direction for _, direction in tree.changes.get(key, ())))
    return Mark(sign, x, y, label, label_x, label_y, changes)


def _lines(tree: ChainTree, places: _Places) -> list[Line]:
    lines: list[Line] = []
    for key, hop in tree.hop_to.items():
        if key not in places.y or hop.from_key not in places.y:
            continue
        x0, y0, x1, y1 = *_at(hop.from_key, places), *_at(key, places)
        path = f"M{x0:g} {y0:g}H{x1:g}" if y0 == y1 else f"M{x0:g} {y0:g}V{y1:g}H{x1:g}"
        lines.append(Line(path, "inferred" if hop.basis == "inferred" else "stated"))
    for hop in tree.second:
        if hop.from_key in places.y and hop.to_key in places.y:
            x0, y0, x1, y1 = *_at(hop.from_key, places), *_at(hop.to_key, places)
            if hop.id in tree.closing:
                lines.append(Line(_back(hop.from_key, hop.to_key, places), "back"))
                continue
            lines.append(Line(f"M{x0:g} {y0:g}L{x1:g} {y1:g}", "second"))
    return lines


def _back(source: str, to: str, places: _Places) -> str:
    """Return the way of a line back: down from ``source``, left under it and up into ``to``."""
    x0, y0, x1, y1 = *_at(source, places), *_at(to, places)
    low = max(y0, y1) + BACK
    end = x1 + 5
    return (
        f"M{x0 + 5:g} {y0 + 5:g}V{low:g}H{end:g}V{y1 + 7:g}"
        f"M{end - 4:g} {y1 + 12:g}L{end:g} {y1 + 7:g}L{end + 4:g} {y1 + 12:g}"
    )


def _verbs(tree: ChainTree, places: _Places) -> Sequence[Verb]:
    found = [
        Verb(places.x[hop.from_key] + 11, places.y[key] + 4, hop.relation)
        for key, hop in tree.hop_to.items()
        if key in places.y and hop.from_key in places.y
    ]
    for hop in tree.second:
        if hop.id in tree.closing and hop.from_key in places.y and hop.to_key in places.y:
            low = max(places.y[hop.from_key], places.y[hop.to_key]) + BACK
            found.append(Verb(places.x[hop.to_key] + 11, low + 4, f"{hop.relation} back"))
    return found


def _at(key: str, places: _Places) -> tuple[float, float]:
    return places.x[key], places.y[key]
