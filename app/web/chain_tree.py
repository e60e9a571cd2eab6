"""A chain as a tree: for every node the one parent it is shown under, the others beside it.

The drawing and the nested list are both made from this, so that they cannot disagree.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.base.dates import date_range
from app.query.cards import DriftRow, HopRow, NodeRow

VOICES = ("actor", "document", "unnamed", "nosource")


@dataclass(frozen=True, slots=True)
class ChainTree:
    """``roots`` and ``children`` are node keys in the order in which they are shown.

    ``hop_to`` is the hop a node hangs on; ``second`` are the hops that are not part of the tree: a
    further parent, or a step that closes a loop; ``closing`` are the ids of the latter. ``size``
    counts the texts at and under a node.
    """

    nodes: Mapping[str, NodeRow]
    roots: tuple[str, ...]
    children: Mapping[str, tuple[str, ...]]
    hop_to: Mapping[str, HopRow]
    second: tuple[HopRow, ...]
    size: Mapping[str, int]
    changes: Mapping[str, tuple[tuple[str, str], ...]]
    closing: frozenset[int] = frozenset()

    def sign(self, key: str) -> str:
        """Return the sign of a node: voice, unnamed, nosource, text, fold or ghost."""
        node = self.nodes[key]
        if node.kind == "text":
            return "fold" if node.copies else "text"
        if node.kind == "actor":
            return "unnamed" if node.unnamed else "voice"
        return {"document": "voice"}.get(node.kind, node.kind)

    def second_to(self, key: str) -> tuple[HopRow, ...]:
        """Return the hops to a node that are not part of the tree."""
        return tuple(hop for hop in self.second if hop.to_key == key)

    def second_from(self, key: str) -> tuple[HopRow, ...]:
        """Return the hops that lead away from a node and are not part of the tree."""
        return tuple(hop for hop in self.second if hop.from_key == key)

    @property
    def texts(self) -> int:
        """How many texts have a node of their own."""
        return sum(node.kind == "text" for node in self.nodes.values())


def grow_tree(
    nodes: Sequence[NodeRow], hops: Sequence[HopRow], drift: Sequence[DriftRow] = ()
) -> ChainTree:
    """Choose for each node the parent it is shown under, never one that is below it."""
    by_key = {node.key: node for node in nodes}
    incoming: dict[str, list[HopRow]] = defaultdict(list)
    for hop in hops:
        if hop.from_key in by_key and hop.to_key in by_key:
            incoming[hop.to_key].append(hop)
    hop_to: dict[str, HopRow] = {}
    second: list[HopRow] = []
    for node in nodes:
        offered = sorted(
            _once(incoming[node.key]),
            key=lambda h: (-_weight(h, incoming), -h.confidence, h.id),
        )
        for hop in offered:
            if node.key in hop_to or _is_below(hop.from_key, node.key, hop_to):
                second.append(hop)
            else:
                hop_to[node.key] = hop
    children: dict[str, list[str]] = defaultdict(list)
    for key, hop in hop_to.items():
        children[hop.from_key].append(key)
    size: dict[str, int] = {}
    roots = [node.key for node in nodes if node.key not in hop_to]
    for root in roots:
        _measure(root, by_key, children, size)

    def order(key: str) -> tuple[int, str, int, str]:
        node = by_key[key]
        found = date_range(node.published)
        day = found.earliest.isoformat() if found and found.earliest else "9999"
        return (0 if day != "9999" else 1, day, -size[key], node.name)

    return ChainTree(
        nodes=by_key,
        roots=tuple(sorted(roots, key=lambda k: (-size[k], order(k)))),
        children={key: tuple(sorted(found, key=order)) for key, found in children.items()},
        hop_to=hop_to,
        second=tuple(second),
        size=size,
        changes=_changes(nodes, drift),
        closing=frozenset(h.id for h in second if _is_below(h.from_key, h.to_key, hop_to)),
    )


def _once(hops: Sequence[HopRow]) -> list[HopRow]:
    """Keep one hop a parent: the surest."""
    best: dict[str, HopRow] = {}
    for hop in hops:
        known = best.get(hop.from_key)
        if known is None or hop.confidence > known.confidence:
            best[hop.from_key] = hop
    return list(best.values())


def _weight(hop: HopRow, incoming: Mapping[str, Sequence[HopRow]]) -> int:
    """Count how often the same two nodes are linked: several texts may say so."""
    return sum(other.from_key == hop.from_key for other in incoming[hop.to_key])


def _is_below(key: str, top: str, hop_to: Mapping[str, HopRow]) -> bool:
    """Tell whether ``key`` is ``top`` or hangs somewhere under it."""
    at: str | None = key
    while at is not None:
        if at == top:
            return True
        at = hop_to[at].from_key if at in hop_to else None
    return False


def _measure(
    key: str,
    nodes: Mapping[str, NodeRow],
    children: Mapping[str, Sequence[str]],
    size: dict[str, int],
) -> int:
    own = 1 + len(nodes[key].copies) if nodes[key].kind == "text" else 0
    size[key] = own + sum(_measure(c, nodes, children, size) for c in children.get(key, ()))
    return size[key]


def _changes(
    nodes: Sequence[NodeRow], drift: Sequence[DriftRow]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for each text's key the (slot, direction) of what changed on the way to it."""
    key_of = {
        article: node.key
        for node in nodes
        if node.article_id is not None
        for article in (node.article_id, *node.copies)
    }
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in drift:
        key = key_of.get(row.to_article_id)
        change = (row.slot, row.direction)
        if key is not None and change not in found[key]:
            found[key].append(change)
    return {key: tuple(changes) for key, changes in found.items()}
