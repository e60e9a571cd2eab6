"""What of a chain is shown row by row, and what is folded into a count, by how large it is."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from app.query.cards import HopRow, MentionRow, NodeRow
from app.web.chain_columns import find_periods
from app.web.chain_tree import ChainTree

FOLD_ABOVE = 40
SKELETON_ABOVE = 120
NONE_ABOVE = 200
"""Texts above which alike followers fold, then all plain ones, then nothing is drawn."""

MOST_COLUMNS = 10
"""Columns of a drawing that folds; texts of one column fold."""
ALL = "all"
"""Unfolds everything."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Followers shown as one row, by the first of them; ``hidden`` are all but the first."""

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    hidden: frozenset[str] = frozenset()

    def count(self, tree: ChainTree, key: str) -> int:
        """Return how many texts a group stands for, reprints included."""
        return sum(1 + len(tree.nodes[k].copies) for k in self.groups[key])


def fold_tree(
    tree: ChainTree, *, answering: Collection[int] = (), unfold: Collection[str] = ()
) -> Fold:
    """Return what folds: nothing of a small chain, followers that are alike of a larger one.

    ``answering`` are articles that tell of a response; they and what changed something are shown
    by themselves where all else is counted. ``unfold`` names groups to leave open.
    """
    if tree.texts <= FOLD_ABOVE or ALL in unfold:
        return Fold()
    skeleton = tree.texts > SKELETON_ABOVE
    dates = sorted({n.published for n in tree.nodes.values() if n.published})
    column = find_periods(dates, most=MOST_COLUMNS).span
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for parent in tree.nodes:
        for key in tree.children.get(parent, ()):
            node, hop = tree.nodes[key], tree.hop_to[key]
            if not _is_plain(key, tree) or (skeleton and node.article_id in answering):
                continue
            alike = (parent, hop.relation, hop.basis if hop.basis == "inferred" else "")
            found[alike if skeleton else (*alike, str(column.get(node.published or "")))].append(
                key
            )
    groups = {
        keys[0]: tuple(keys)
        for keys in found.values()
        if len(keys) > 1 and not set(keys) & set(unfold)
    }
    return Fold(groups, frozenset(key for keys in groups.values() for key in keys[1:]))


def _is_plain(key: str, tree: ChainTree) -> bool:
    """Tell whether a node is a text that nobody follows and on the way to which nothing changed."""
    node = tree.nodes[key]
    return node.kind == "text" and not tree.children.get(key) and not tree.changes.get(key)


def spread_reprints(
    nodes: tuple[NodeRow, ...],
    hops: tuple[HopRow, ...],
    mentions: Collection[MentionRow],
    unfold: Collection[str],
) -> tuple[tuple[NodeRow, ...], tuple[HopRow, ...]]:
    """Return a chain in which the stacks in ``unfold`` lie open: each reprint a node of its own.

    Such a node hangs on the text it reprints by a hop without a record; its id is below nought.
    """
    told = {m.article_id: m for m in mentions}
    more: list[NodeRow] = []
    steps: list[HopRow] = []
    kept: list[NodeRow] = []
    for node in nodes:
        if not node.copies or not ({node.key, ALL} & set(unfold)):
            kept.append(node)
            continue
        kept.append(replace(node, copies=()))
        for copy in node.copies:
            row = told.get(copy)
            made = replace(
                node,
                key=f"{node.key}+{copy}",
                name=row.outlet.name if row else node.name,
                root=None,
                outlet_slug=row.outlet.slug if row else None,
                article_id=copy,
                published=row.published if row else None,
                title=row.article_title if row else None,
                copies=(),
            )
            more.append(made)
            steps.append(_reprint(node, made, copy))
    return (*kept, *more), (*hops, *steps)


def _reprint(node: NodeRow, made: NodeRow, copy: int) -> HopRow:
    return HopRow(
        id=-copy,
        claim_slug="",
        from_key=node.key,
        from_kind=node.kind,
        from_ref=None,
        from_name=node.name,
        to_key=made.key,
        to_kind=made.kind,
        to_article_id=copy,
        to_outlet=made.name,
        to_name=made.name,
        relation="reprints",
        basis="copy",
        evidence="",
        cue=None,
        confidence=1.0,
        lag_min_hours=None,
        lag_max_hours=None,
        seen_in_id=copy,
        seen_in_outlet=made.name,
        review="",
    )
