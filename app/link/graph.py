"""The chain as a directed graph: loops, what lies upstream, paths from root to last text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from app.domain.chain import Chain, Hop

PATHS_PER_TEXT = 40
PATHS = 400

Pair = tuple[str, str]


def loop_hops(chain: Chain) -> tuple[Hop, ...]:
    """Return the hops that close a circle; without them the chain has no circle.

    They are part of the chain and are drawn; they never add an origin.
    """
    closing = closing_pairs([n.key for n in chain.nodes], [(h.source, h.to) for h in chain.hops])
    return tuple(h for h in chain.hops if (h.source, h.to) in closing)


def closing_pairs(nodes: Sequence[str], pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Return the pairs that lead back in a walk that starts at the roots, then in node order."""
    below: dict[str, list[str]] = defaultdict(list)
    fed: set[str] = set()
    place = {key: i for i, key in enumerate(nodes)}
    for source, to in sorted(set(pairs), key=lambda p: (place[p[0]], place[p[1]])):
        below[source].append(to)
        fed.add(to)
    closing: set[Pair] = set()
    state: dict[str, bool] = {}  # False while open, True when done
    for start in sorted(nodes, key=lambda key: (key in fed, place[key])):
        if start in state:
            continue
        state[start] = False
        walk = [(start, iter(below[start]))]
        while walk:
            at, rest = walk[-1]
            to = next(rest, None)
            if to is None:
                state[at] = True
                walk.pop()
            elif to not in state:
                state[to] = False
                walk.append((to, iter(below[to])))
            elif not state[to]:
                closing.add((at, to))
    return frozenset(closing)


def reachable(start: Iterable[str], steps: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return every node that can be reached from ``start``, which is included."""
    seen = set(start)
    todo = list(seen)
    while todo:
        for other in steps.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return frozenset(seen)


def paths(
    nodes: Sequence[str], pairs: Iterable[Pair], *, weight: Callable[[str], int]
) -> tuple[tuple[str, ...], ...]:
    """Return the paths from each root to each last node, the most followed first.

    ``weight`` says how many texts a node stands for. A path is followed by the texts that lie on
    or below each of its nodes. Hops that close a circle are not walked.
    """
    pairs = set(pairs)
    pairs -= closing_pairs(nodes, pairs)
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for source, to in pairs:
        above[to].append(source)
        below[source].append(to)
    followed = {key: sum(weight(k) for k in reachable([key], below)) for key in nodes}
    found: list[tuple[str, ...]] = []
    for last in nodes:
        if not below[last]:
            found += _upward(last, above, followed)
    found.sort(key=lambda p: (len(p) == 1, -sum(followed[k] for k in p), p))
    return tuple(found[:PATHS])


def _upward(
    last: str, above: Mapping[str, Sequence[str]], followed: Mapping[str, int]
) -> list[tuple[str, ...]]:
    done: list[tuple[str, ...]] = []
    todo: list[tuple[str, ...]] = [(last,)]
    while todo and len(done) < PATHS_PER_TEXT:
        path = todo.pop()
        parents = sorted(above.get(path[0], ()), key=lambda k: (followed[k], k))
        if not parents:
            done.append(path)
        todo += [(parent, *path) for parent in parents]
    return done
