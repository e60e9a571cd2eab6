"""Counts the independent origins of a chain: repetition, copies and loops never raise the count."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Hop, LinkMention, Node
from app.link.firsthand import told_first_hand
from app.link.graph import reachable
from app.link.relays import is_media, is_of_a_case

_SURE_KINDS = ("actor", "document")
_VOICES = ("actor", "document", "unnamed")
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
    voices, ghosts and texts without a source are unsure: each may be one of the others. A page that
    names nobody, or is only named itself, repeats somebody: it is counted only where nobody is
    heard. A voice beside its own institution counts once; so do those of one case at law, and those
    that one text presents together.
    """
    by_key = {n.key: n for n in nodes}
    roots = _roots(nodes, hops)
    sure = [k for k in roots if by_key[k].kind in _SURE_KINDS or k in own]
    heard = [k for k in roots if k in sure or _is_heard(by_key[k])]
    unsure = [k for k in (heard or roots) if k not in sure]
    counted = _narrowest(sure, by_key, actor_parents) + unsure
    groups = _groups(counted, by_key, hops, mentions)
    low = sum(any(key in sure for key in group) for group in groups)
    least = 1 if roots else 0
    return Origins(tuple(sure), tuple(unsure), max(low, least), max(len(groups), least))


def _is_heard(node: Node) -> bool:
    """Tell whether a root is a voice; unnamed media repeat somebody, as pages do."""
    return node.kind == "unnamed" and not is_media(node.name)


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

    Together are roots that one text alone presents, the papers and unnamed people that reach us
    through one text and whom else it presents, pages that name nobody, and what belongs to a case
    at law.
    """
    quotes = {m.key: (m.text, m.quote) for group in mentions.values() for m in group}
    shown: dict[str, set[tuple[str, str]]] = defaultdict(set)
    tellers: dict[str, set[str]] = defaultdict(set)
    above: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        tellers[hop.source].add(hop.to)
        above[hop.to].add(hop.source)
        if hop.mention is not None:
            shown[hop.source].add(quotes[hop.mention])
    leader = {key: key for key in roots}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    first: dict[tuple[str, ...], str] = {}
    for key in roots:
        node = by_key[key]
        marks: list[tuple[str, ...]] = []
        if len(shown[key]) == 1:
            marks.append(next(iter(shown[key])))
        if node.kind in _VOICES and is_of_a_case(node.name):
            marks.append(("case",))
        if node.kind in ("text", "nosource"):
            marks.append(("page",))
        if node.kind in _VOICES and len(tellers[key]) == 1:
            marks.append(("told", *tellers[key]))
        for mark in marks:
            leader[find(key)] = find(first.setdefault(mark, key))
    for key in roots:
        if by_key[key].kind not in _FACELESS or len(tellers[key]) != 1:
            continue
        teller = next(iter(tellers[key]))
        own = by_key[teller].kind != "text" or any(told_first_hand(q) for _, q in shown[key])
        beside = _beside(key, teller, above, own=own)
        met = next((k for k in roots if k != key and k in beside), None)
        if met is not None:
            leader[find(key)] = find(met)
    groups: dict[str, set[str]] = defaultdict(set)
    for key in roots:
        groups[find(key)].add(key)
    return [frozenset(group) for group in groups.values()]


def _beside(key: str, teller: str, above: Mapping[str, set[str]], *, own: bool) -> frozenset[str]:
    """Return where else the only teller of a faceless voice has the claim from.

    That is who it presents beside it and, unless it was told itself or is not held (``own``), all
    that lies behind the pages it leans on.
    """
    direct = frozenset(above[teller]) - {key}
    return direct if own else direct | reachable(direct, above)
