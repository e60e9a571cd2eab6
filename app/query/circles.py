"""Circular reporting: texts and voices of which each has a claim from the next, and so round."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.query import core
from app.query.cards import HopRow, NodeRow
from app.query.core import Connection


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle in a chain. ``keys`` are its nodes in the order of the chain.

    ``way`` goes once round by name, each having it from the one before, and ends where it begins.
    """

    keys: tuple[str, ...]
    way: tuple[str, ...]


def find_circles(nodes: Sequence[NodeRow], hops: Sequence[HopRow]) -> tuple[Circle, ...]:
    """Return the circles of a chain: what all leads to one another, each counted once."""
    below: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        below[hop.from_key].add(hop.to_key)
    return _circles({node.key: node.name for node in nodes}, below)


def load_circles(connection: Connection, claim_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return by claim its circles, each as one way round: ``Post → Echo → Post``."""
    h, n = core.hop.c, core.chain_node.c
    below: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    hops = select(h.claim_id, h.from_key, h.to_key).where(h.claim_id.in_(claim_ids))
    for claim_id, start, end in connection.execute(hops):
        below[claim_id][start].add(end)
    names: dict[int, dict[str, str]] = defaultdict(dict)
    nodes = select(n.claim_id, n.key, n.name).where(n.claim_id.in_(claim_ids))
    for claim_id, key, name in connection.execute(nodes.order_by(n.claim_id, n.position)):
        names[claim_id][key] = name
    return {
        claim_id: tuple(" → ".join(circle.way) for circle in found)
        for claim_id, named in names.items()
        if (found := _circles(named, below[claim_id]))
    }


def _circles(names: Mapping[str, str], below: Mapping[str, set[str]]) -> tuple[Circle, ...]:
    reached = {key: _reached(key, below) for key in names}
    found: list[Circle] = []
    covered: set[str] = set()
    for key in names:
        keys = tuple(k for k in names if k in reached[key] and key in reached[k])
        if keys and key not in covered:
            covered |= set(keys)
            found.append(Circle(keys, tuple(names[k] for k in _round(key, set(keys), below))))
    return tuple(found)


def _reached(start: str, below: Mapping[str, set[str]]) -> frozenset[str]:
    """Return what can be reached from ``start`` by one hop or more."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        for other in below.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return frozenset(seen)


def _round(start: str, keys: set[str], below: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return the shortest way from ``start`` back to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for other in sorted(below.get(way[-1], set()) & keys):
            if other == start:
                return (*way, start)
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return (start,)
