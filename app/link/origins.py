"""Counts the independent origins of a chain: repetition, copies and loops never raise the count."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Chain, Hop, LinkMention, Node
from app.link.firsthand import told_first_hand
from app.link.graph import reachable
from app.link.relays import is_media, is_of_a_case

_SURE_KINDS = ("actor", "document")
_VOICES = ("actor", "document", "unnamed")
_FACELESS = ("document", "unnamed")
_HEADS = ("actor", "document", "unnamed", "text", "ghost", "nosource")


@dataclass(frozen=True, slots=True)
class Origins:
    """Root node keys, sure and unsure ones, and how many independent origins they can be.

    ``groups`` are the roots that count once together, the head of each first; ``maximum`` of them.
    """

    sure: tuple[str, ...]
    unsure: tuple[str, ...]
    minimum: int
    maximum: int
    groups: tuple[tuple[str, ...], ...] = ()


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
    narrow = _narrowest(sure, by_key, actor_parents)
    groups = _groups(narrow + unsure, by_key, hops, mentions)
    low = sum(any(key in sure for key in group) for group in groups)
    least = 1 if roots else 0
    told = _with_broad(groups, [k for k in sure if k not in narrow], by_key, actor_parents)
    return Origins(tuple(sure), tuple(unsure), max(low, least), max(len(groups), least), told)


def name_origins(chain: Chain) -> tuple[str, ...]:
    """Return one name an origin, all different: a voice that shares its name says whom it told."""
    nodes = {node.key: node for node in chain.nodes}
    names = [nodes[group[0]].name for group in chain.origins]
    told = {hop.source: nodes[hop.to].name for hop in reversed(chain.hops)}
    found: list[str] = []
    for group, name in zip(chain.origins, names, strict=True):
        shown = name
        if names.count(name) > 1 and group[0] in told:
            shown = f"{name} (of {told[group[0]]})"
        again = found.count(shown) + sum(f.startswith(f"{shown}, ") for f in found)
        found.append(f"{shown}, {again + 1}" if again else shown)
    return tuple(found)


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


def _with_broad(
    groups: Sequence[frozenset[str]],
    broad: Sequence[str],
    by_key: Mapping[str, Node],
    parents: Mapping[str, str | None],
) -> tuple[tuple[str, ...], ...]:
    """Return the groups, heads first, each institution with the first group that is within it."""
    rank = {key: i for i, key in enumerate(by_key)}

    def place(key: str) -> tuple[int, int]:
        kind = by_key[key].kind
        return (_HEADS.index(kind) if kind in _HEADS else len(_HEADS)), rank[key]

    found = sorted((sorted(group, key=place) for group in groups), key=lambda g: place(g[0]))
    for key in broad:
        within = (
            group
            for group in found
            if any(_is_within(by_key[k], by_key[key], parents) for k in group)
        )
        group = next(within, None)
        if group is not None:
            group.append(key)
    return tuple(tuple(group) for group in found)


def _is_within(node: Node, body: Node, parents: Mapping[str, str | None]) -> bool:
    at, seen = (node.ref if node.kind == "actor" else None), set[str]()
    while at is not None and at not in seen:
        seen.add(at)
        at = parents.get(at)
        if at == body.ref:
            return True
    return False


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
