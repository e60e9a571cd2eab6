"""The held texts that a text has a claim from, and the ways on which it came from there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.chain import Chain, Hop, Node
from app.domain.words import Basis, Relation
from app.link.graph import reachable


@dataclass(frozen=True, slots=True)
class Way:
    """How a claim came from the held text ``upper`` to a text below it.

    ``between`` are the nodes without a held wording on the way, the nearest to the lower text
    first. ``printed``: the lower text prints or translates what is above it.
    """

    upper: str
    between: tuple[Node, ...] = ()
    printed: bool = False


def find_ways(chain: Chain, text: str, known: Collection[str]) -> tuple[Way, ...]:
    """Return the ways to the nearest texts above ``text`` that are among ``known``.

    It looks through pages that are not held and through unnamed media. What a text only links to
    is looked at where its words name no other. A text that is folded into the node of another one
    goes by its own hops where it has some, else by those of the node. What is only inferred is no
    way: a likeness of words is not held against a text.
    """
    nodes = {n.key: n for n in chain.nodes}
    here = next((n for n in chain.nodes if text == n.ref or text in n.copies), None)
    if here is None:
        return ()
    above: dict[str, list[Hop]] = {}
    for hop in chain.hops:
        if hop.basis is not Basis.INFERRED:
            above.setdefault(hop.to, []).append(hop)
    hops = above.get(here.key, [])
    own = [hop for hop in hops if hop.seen_in == text]
    found: dict[str, Way] = {}
    seen = {here.key}
    todo = [(hop, Way("")) for hop in named_hops(own or hops)]
    while todo:
        hop, way = todo.pop(0)
        if hop.source in seen:
            continue
        seen.add(hop.source)
        node = nodes[hop.source]
        printed = way.printed or (
            not way.between and hop.relation in (Relation.REPRINTS, Relation.TRANSLATES)
        )
        if node.kind == "text" and node.ref and node.ref in known:
            found.setdefault(node.ref, Way(node.ref, way.between, printed))
        elif node.kind in ("ghost", "unnamed", "text"):
            further = Way("", (*way.between, node), printed)
            todo.extend((up, further) for up in named_hops(above.get(node.key, [])))
    found.pop(text, None)
    return tuple(found.values())


def find_roots(chain: Chain, text: str) -> Mapping[str, Node]:
    """Return the roots, by node key, that a chain leads back to from the node of ``text``."""
    nodes = {n.key: n for n in chain.nodes}
    above: dict[str, list[str]] = {}
    for hop in chain.hops:
        above.setdefault(hop.to, []).append(hop.source)
    here = [n.key for n in chain.nodes if text == n.ref or text in n.copies]
    seen = reachable(here, above)
    roots = {*chain.sure_roots, *chain.unsure_roots}
    return {key: nodes[key] for key in sorted(seen & roots) if key in nodes}


def named_hops(hops: Collection[Hop]) -> list[Hop]:
    """Return the hops that words name, without what somebody told the text itself, if any."""
    named = [h for h in hops if h.basis is not Basis.LINK and h.relation is not Relation.TOLD]
    return named or list(hops)
