"""Where the nodes of a chain stand: rows from above, hops and columns of time from the left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.query.cards import HopRow
from app.web.chain_columns import Period, Periods, Unit, find_periods
from app.web.chain_fold import FOLD_ABOVE, MOST_COLUMNS, Fold
from app.web.chain_tree import VOICES, ChainTree

ROW = 27
ABOVE = 13
LEFT = 12
HEAD = 58
STEP = 60
COLUMN = 72
PER_LETTER = 7.3
PER_LETTER_BOLD = 8.0
PER_LETTER_VERB = 6.6
MOST_LETTERS = 44
MOST_DAYS = 14
"""Columns of days in a chain that does not fold; more become weeks, months, …"""
SURE = 0.7  # a step that is less sure says how sure it is


@dataclass(slots=True)
class Places:
    """Where things come to stand while the layout is made; ``until`` ends what has no one day."""

    tree: ChainTree
    fold: Fold
    x: dict[str, float] = field(default_factory=dict[str, float])
    y: dict[str, float] = field(default_factory=dict[str, float])
    until: dict[str, float] = field(default_factory=dict[str, float])
    columns: list[tuple[float, Period]] = field(default_factory=list[tuple[float, Period]])
    undated: float | None = None
    unit: Unit = Unit.DAY
    bottom: float = HEAD - ROW

    def next_row(self, *, label_above: bool) -> float:
        """Return the height of the next row; a label above its line takes room of its own."""
        first = self.bottom < HEAD
        self.bottom += ROW + (ABOVE if label_above and not first else 0)
        return self.bottom

    def shown(self, key: str) -> list[str]:
        """Return the followers of a node that have a row."""
        return [c for c in self.tree.children.get(key, ()) if c not in self.fold.hidden]

    def at(self, key: str) -> tuple[float, float]:
        """Return the middle of a node's mark."""
        return self.x[key], self.y[key]

    def label(self, key: str) -> str:
        """Return what is written at a node."""
        node = self.tree.nodes[key]
        if key in self.fold.groups:
            return f"{self.fold.count(self.tree, key)} texts"
        if node.kind == "nosource":
            return "no source named"
        unnamed = node.kind == "actor" and node.unnamed
        label = f"{node.name}, unnamed" if unnamed else node.name
        return f"{label[: MOST_LETTERS - 2].rstrip()}…" if len(label) > MOST_LETTERS else label


def place_nodes(tree: ChainTree, fold: Fold) -> Places:
    """Return the places of all nodes that are shown."""
    places = Places(tree, fold)
    for root in tree.roots:
        _place_rows(root, places)
    for root in tree.roots:
        _place_by_hops(root, places, at=LEFT)
    _place_columns(places)
    return places


def word_of(hop: HopRow) -> str:
    """Return the verb of a hop, with its confidence where that is low."""
    return f"{hop.relation} {hop.confidence:.2f}" if hop.confidence < SURE else hop.relation


def width_of(label: str, *, bold: bool = False) -> float:
    """Return the room that a label needs."""
    return len(label) * (PER_LETTER_BOLD if bold else PER_LETTER)


def _place_rows(key: str, places: Places, *, label_above: bool = False) -> None:
    """Give each text a row of its own; a voice or ghost shares that of its first follower."""
    children = places.shown(key)
    shares = places.tree.nodes[key].kind != "text" and bool(children)
    if not shares:
        places.y[key] = places.next_row(label_above=label_above)
        if any(hop.id in places.tree.closing for hop in places.tree.second_from(key)):
            places.bottom += ABOVE  # room for the line back and its verb
    for i, child in enumerate(children):
        _place_rows(child, places, label_above=shares and i == 0)
    if shares:
        places.y[key] = places.y[children[0]]


def _place_by_hops(key: str, places: Places, *, at: float) -> None:
    places.x[key] = at
    for child in places.shown(key):
        _place_by_hops(child, places, at=at + _room(key, child, places))


def _room(key: str, child: str, places: Places) -> float:
    """Return how far right of ``key`` its follower has to stand, so that no words collide."""
    tree = places.tree
    room = len(word_of(tree.hop_to[child])) * PER_LETTER_VERB + 28
    if tree.nodes[key].kind in (*VOICES, "ghost") and tree.nodes[child].kind != "text":
        room = max(room, width_of(places.label(key), bold=True) + 18)
    return max(STEP, room)


def _place_columns(places: Places) -> None:
    """Move dated texts into their columns, and undated leaves into the last one."""
    tree = places.tree
    most = MOST_DAYS if tree.texts <= FOLD_ABOVE else MOST_COLUMNS
    dates = {key: tuple(_dates(key, places)) for key in places.y}
    periods = find_periods(sorted({d for found in dates.values() for d in found}), most=most)
    span = {key: ends for key, found in dates.items() if (ends := _span(found, periods))}
    column: dict[str, int] = {}
    for root in tree.roots:
        _choose_columns(root, places, span, column, None)
    lines = _settle(places, column)
    for key, (first, last) in span.items():
        if last > first or periods.wide & set(dates[key]):
            places.until[key] = max(lines[last], places.x[key] + COLUMN / 2)
    places.unit = periods.unit
    places.columns = list(zip(lines, periods.columns, strict=True))
    loose = [key for key in places.y if key not in span and _is_loose_leaf(key, places)]
    if loose:
        held = [places.x[key] + COLUMN for key in span]
        x = max(held + [places.x[key] for key in loose])
        for key in loose:
            places.x[key] = x
        if lines or len(loose) > 1:
            places.undated = x


def _choose_columns(
    key: str,
    places: Places,
    span: Mapping[str, tuple[int, int]],
    column: dict[str, int],
    before: int | None,
) -> None:
    """Give each text the first column it may be in that is not before what it hangs on."""
    if key in span:
        first, last = span[key]
        column[key] = first if before is None else max(first, min(before, last))
        before = column[key] if before is None else max(before, column[key])
    for child in places.shown(key):
        _choose_columns(child, places, span, column, before)


def _settle(places: Places, column: Mapping[str, int]) -> list[float]:
    """Return where the columns begin, and move the texts into theirs.

    A column is as wide as the steps within it need, so that each text stands before the next one.
    What follows something later than itself cannot stand in its column and widens none.
    """
    before = {key: _column_before(key, places, column) for key in column}
    heads = [key for key, of in before.items() if of is None or of < column[key]]
    inner = [key for key, of in before.items() if of is None or of <= column[key]]
    lines: list[float] = []
    for _ in range(len(set(column.values())) + 2):
        found: list[float] = []
        for i in range(max(column.values(), default=-1) + 1):
            ends = [places.x[key] + COLUMN for key in inner if column[key] == i - 1]
            starts = [places.x[key] for key in heads if column[key] == i]
            least = found[-1] + COLUMN if found else float(COLUMN)
            found.append(max([least, *ends, *starts]))
        for root in places.tree.roots:
            _push(root, places, {key: found[i] for key, i in column.items()})
        if found == lines:
            break
        lines = found
    return lines


def _column_before(key: str, places: Places, column: Mapping[str, int]) -> int | None:
    """Return the latest column among what a text hangs on; None where nothing of it is dated."""
    found: list[int] = []
    hops = places.tree.hop_to
    while key in hops:
        key = hops[key].from_key
        if key in column:
            found.append(column[key])
    return max(found, default=None)


def _dates(key: str, places: Places) -> Iterator[str]:
    """Yield the dates of a text, or those of all texts it stands for."""
    for member in places.fold.groups.get(key, (key,)):
        node = places.tree.nodes[member]
        if node.kind == "text" and node.published:
            yield node.published


def _span(dates: Sequence[str], periods: Periods) -> tuple[int, int] | None:
    found = [periods.span[text] for text in dates if text in periods.span]
    return (min(f for f, _ in found), max(u for _, u in found)) if found else None


def _is_loose_leaf(key: str, places: Places) -> bool:
    return places.tree.nodes[key].kind == "text" and not places.shown(key)


def _push(key: str, places: Places, wanted: dict[str, float]) -> None:
    """Move a text right into its column, and everything else right of what it hangs on."""
    if key in wanted:
        places.x[key] = max(places.x[key], wanted[key])
    for child in places.shown(key):
        places.x[child] = max(places.x[child], places.x[key] + _room(key, child, places))
        _push(child, places, wanted)
