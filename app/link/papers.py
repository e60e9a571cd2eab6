"""Papers that somebody in the same chain gave away: "files from" a group are that group's word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.base.text import fold
from app.domain.chain import Hop, Node
from app.domain.words import Basis, Relation
from app.link.graph import reachable

_GIVEN = (
    r"\b(?:from|leaked by|released by|published by|posted by|handed over by|shared by|given by|"
    r"provided by|supplied by|hacked by|stolen by|disclosed by|dumped by) (?:the )?"
)


def find_givers(nodes: Mapping[str, Node], hops: Sequence[Hop]) -> tuple[Hop, ...]:
    """Return the hops from actors that nothing leads to, to papers said to come from them.

    Whoever has the papers from somebody is below them and gave them to nobody here; an actor that
    has its own sources is not where its papers begin. Each hop rests on the words that say so.
    """
    below: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        below[hop.source].add(hop.to)
    fed = {hop.to for hop in hops}
    actors = [n for n in nodes.values() if n.kind == "actor" and n.key not in fed]
    found: dict[tuple[str, str], Hop] = {}
    for hop in hops:
        paper = nodes[hop.source]
        if paper.kind != "document":
            continue
        after = reachable([paper.key], below)
        for giver in actors:
            way = (giver.key, paper.key)
            if giver.key in after or way in found or not _gave(giver, (paper.name, hop.evidence)):
                continue
            words = (hop.evidence, None, hop.confidence, hop.seen_in, hop.mention)
            found[way] = Hop(giver.key, paper.key, Relation.TOLD, Basis.STATED, *words)
    return tuple(found.values())


def _gave(actor: Node, words: Iterable[str]) -> bool:
    pattern = _GIVEN + re.escape(fold(actor.name)) + r"\b"
    return any(re.search(pattern, fold(said)) for said in words)
