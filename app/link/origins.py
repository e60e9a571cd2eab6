"""Counts the independent origins of a chain: repetition, copies and loops never raise the count."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Hop, LinkMention, Node
from app.link.graph import reachable
from app.link.wording import is_media

_SURE_KINDS = ("actor", "document")
_FACELESS = ("document", "unnamed")


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
    heard = [k for k in roots if not (by_key[k].kind == "unnamed" and is_media(by_key[k].name))]
    if heard:  # unnamed media repeat somebody; they are counted only where nobody else is
        unsure = [k for k in unsure if k in heard]
    counted = _narrowest(sure, by_key, actor_parents) + unsure
    groups = _groups(counted, by_key, hops, mentions)
    low = sum(any(key in sure for key in group) for group in groups)
    least = 1 if roots else 0
    return Origins(tuple(sure), tuple(unsure), max(low, least), max(len(groups), least))


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
        circle = frozenset(other for other in upstream[key] if key in upstream[other])
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
    roots: Sequence[str],
    by_key: Mapping[str, Node],
    hops: Sequence[Hop],
    mentions: Mapping[str, Sequence[LinkMention]],
) -> list[frozenset[str]]:
    """Return the roots in groups that count once.

    Together are roots that only one passage presents, the papers and unnamed people that reach us
    through one teller alone, and the one person such a teller names beside its papers.
    """
    quotes = {m.key: (m.text, m.quote) for group in mentions.values() for m in group}
    shown: dict[str, set[tuple[str, str]]] = defaultdict(set)
    tellers: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        tellers[hop.source].add(hop.to)
        if hop.mention is not None:
            shown[hop.source].add(quotes[hop.mention])
    leader = {key: key for key in roots}
    beside = _beside_paper(roots, by_key, tellers)

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    first: dict[tuple[str, ...], str] = {}
    for key in roots:
        marks: list[tuple[str, ...]] = []
        if len(shown[key]) == 1:
            marks.append(next(iter(shown[key])))
        if len(tellers[key]) == 1 and (by_key[key].kind in _FACELESS or key in beside):
            marks.append((next(iter(tellers[key])),))
        for mark in marks:
            leader[find(key)] = find(first.setdefault(mark, key))
    groups: dict[str, set[str]] = defaultdict(set)
    for key in roots:
        groups[find(key)].add(key)
    return [frozenset(group) for group in groups.values()]


def _beside_paper(
    roots: Sequence[str], by_key: Mapping[str, Node], tellers: Mapping[str, set[str]]
) -> set[str]:
    """Return the named voices that are the only one beside the papers of their only teller."""
    shown: dict[str, list[str]] = defaultdict(list)
    for key in roots:
        if len(tellers[key]) == 1:
            shown[next(iter(tellers[key]))].append(key)
    found: set[str] = set()
    for keys in shown.values():
        voices = [k for k in keys if by_key[k].kind == "actor"]
        if len(voices) == 1 and any(by_key[k].kind == "document" for k in keys):
            found.update(voices)
    return found
