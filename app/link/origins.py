"""Counts the independent origins of a chain: repetition, copies and loops never raise the count."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Hop, LinkMention, Node
from app.link.graph import reachable

_SURE_KINDS = ("actor", "document")


@dataclass(frozen=True, slots=True)
class Origins:
    """Root node keys, sure and unsure ones, and how many independent origins they can be."""

    sure: tuple[str, ...]
    unsure: tuple[str, ...]
    minimum: int
    maximum: int


def count_origins(
    nodes: Sequence[Node],
    hops: Sequence[Hop],
    *,
    own: Collection[str],
    mentions: Mapping[str, Sequence[LinkMention]],
    actor_parents: Mapping[str, str | None],
) -> Origins:
    """Return the origins: a root nothing leads to, or a loop that nothing outside feeds.

    Named and institutional voices, documents and texts at first hand (``own``) are sure. Unnamed
    voices, ghosts and texts without a source are unsure: each may be one of the others. A voice
    beside its own institution counts once; so do a person and a paper in the same passage.
    """
    by_key = {n.key: n for n in nodes}
    roots = _roots(nodes, hops)
    sure = [k for k in roots if by_key[k].kind in _SURE_KINDS or k in own]
    unsure = [k for k in roots if k not in sure]
    groups = _groups(_narrowest(sure, by_key, actor_parents), hops, mentions)
    low = len(groups)
    return Origins(
        tuple(sure), tuple(unsure), max(low, 1 if roots else 0), max(low + len(unsure), 1 if roots else 0)
    )


def _roots(nodes: Sequence[Node], hops: Sequence[Hop]) -> list[str]:
    """Return the first node of each circle or single node that nothing outside leads to."""
    above: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        above[hop.to].add(hop.source)
    upstream = {n.key: reachable([n.key], above) for n in nodes}
    roots: list[str] = []
    covered: set[str] = set()
    for node in nodes:
        key = node.key
        circle = {other for other in upstream[key] if key in upstream[other]}
        if key not in covered and upstream[key] == circle:
            roots.append(key)
            covered |= circle
    return roots


def _narrowest(
    sure: Sequence[str], by_key: Mapping[str, Node], parents: Mapping[str, str | None]
) -> list[str]:
    """Return the sure roots without those that are the institution of another one."""
    actors = {by_key[k].ref for k in sure if by_key[k].kind == "actor"} - {None}
    broad: set[str] = set()
    for actor in actors:
        seen = {actor}
        parent = parents.get(actor) if actor else None
        while parent is not None and parent not in seen:
            broad.add(parent)
            seen.add(parent)
            parent = parents.get(parent)
    return [k for k in sure if by_key[k].kind != "actor" or by_key[k].ref not in broad]


def _groups(
    sure: Sequence[str], hops: Sequence[Hop], mentions: Mapping[str, Sequence[LinkMention]]
) -> list[frozenset[str]]:
    """Return the sure roots, those that one passage presents together as one group."""
    quotes = {m.key: (m.text, m.quote) for group in mentions.values() for m in group}
    shown: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for hop in hops:
        if hop.source in sure and hop.mention is not None:
            shown[hop.source].add(quotes[hop.mention])
    groups: dict[frozenset[tuple[str, str]] | str, set[str]] = defaultdict(set)
    for key in sure:
        only = frozenset(shown[key])
        groups[only if len(only) == 1 else key].add(key)
    return [frozenset(group) for group in groups.values()]
