"""One way of a claim: from its origin over intermediaries to one text."""

from app.query.cards import ClaimPage, HopRow, NodeRow


def way_to(claim: ClaimPage, read: int | None = None) -> tuple[NodeRow, ...]:
    """Return the nodes from the earliest known one to a text, in that order; () without a text.

    ``read`` is the article at its end, or one folded into it as a copy. Without it, or if the claim
    is not in it, the longest way is taken, of several the one to the earliest dated text. Where a
    text has several sources the surest hop is followed; a circle is followed once.
    """
    texts = [node for node in claim.nodes if node.kind == "text"]
    into: dict[str, list[HopRow]] = {}
    for hop in claim.hops:
        into.setdefault(hop.to_key, []).append(hop)
    nodes = {node.key: node for node in claim.nodes}
    asked = [node for node in texts if read is not None and _has(node, read)]
    ways = [_back(node, nodes, into) for node in asked[:1] or texts]
    return min(ways, key=lambda way: (-len(way), way[-1].published or "9999"), default=())


def texts_of(claim: ClaimPage) -> tuple[NodeRow, ...]:
    """Return the texts a reader may have read, by outlet and day."""
    texts = (n for n in claim.nodes if n.kind == "text" and n.article_id is not None)
    return tuple(sorted(texts, key=lambda node: (node.name.casefold(), node.published or "9999")))


def _has(node: NodeRow, article_id: int) -> bool:
    return node.article_id == article_id or article_id in node.copies


def _back(
    node: NodeRow, nodes: dict[str, NodeRow], into: dict[str, list[HopRow]]
) -> tuple[NodeRow, ...]:
    way, seen = [node], {node.key}
    while True:
        hops = [
            hop
            for hop in into.get(way[-1].key, ())
            if hop.from_key in nodes and hop.from_key not in seen
        ]
        if not hops:
            return tuple(reversed(way))
        surest = min(hops, key=lambda hop: (-hop.confidence, hop.id))
        way.append(nodes[surest.from_key])
        seen.add(surest.from_key)
