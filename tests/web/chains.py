"""Chains of invented texts for tests of the drawing: nodes and hops as the pages are given them."""

from dataclasses import replace

from app.query.cards import HopRow, NodeRow

OFFICE = NodeRow("actor:office", "actor", "Harbour Office", False, "sure", "office", None, None,
                 None, None)  # fmt: skip


def a_text(i: int, *, published: str | None = None, copies: tuple[int, ...] = ()) -> NodeRow:
    """Return the node of text ``i``."""
    name = f"Paper {i}"
    return NodeRow(f"text:{i}", "text", name, False, None, None, f"paper-{i}", i, published, None,
                   copies)  # fmt: skip


def a_hop(
    number: int,
    start: str,
    end: str,
    *,
    relation: str = "reports",
    basis: str = "stated",
    confidence: float = 0.9,
) -> HopRow:
    """Return the hop that leads from one node's key to another's."""
    return HopRow(number, "dredgers", start, "text", None, start, end, "text", None, None, end,
                  relation, basis, "words", None, confidence, None, None, 1, "Paper",
                  "proposed")  # fmt: skip


def a_star(texts: int, *, days: int = 1) -> tuple[tuple[NodeRow, ...], tuple[HopRow, ...]]:
    """Return one voice whom one text has it from, and all others from that text, by ``days``."""
    papers = [a_text(i, published=f"2031-03-{1 + i % days:02d}") for i in range(1, texts + 1)]
    hops = [a_hop(1, OFFICE.key, papers[0].key, relation="told")]
    hops += [a_hop(i, papers[0].key, paper.key) for i, paper in enumerate(papers[1:], 2)]
    return (OFFICE, replace(papers[0], published="2031-03-01"), *papers[1:]), tuple(hops)
