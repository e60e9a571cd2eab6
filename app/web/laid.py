"""A chain as it is laid out for a page or a frame: as a tree with its folds, as a list, as rows."""

from app.query.cards import ClaimPage, HopRow
from app.web.chain_fold import NONE_ABOVE, Fold, fold_tree, spread_reprints
from app.web.chain_tree import ChainTree, grow_tree
from app.web.ways import Sheet, Ways, lay_out

HOPS_ON_A_PAGE = 40
"""Rows of the table of hops, which grows with every text; more are on further pages."""


def lay_chain(claim: ClaimPage, ways: Ways) -> tuple[ChainTree, Fold]:
    """Return the chain as a tree, and what of it is folded, as the address asks."""
    parts = spread_reprints(claim.nodes, claim.hops, claim.mentions, ways.unfold)
    tree = grow_tree(*parts, claim.drift)
    answering = {row.article_id for row in claim.responses}
    return tree, fold_tree(tree, answering=answering, unfold=ways.unfold)


def listed_of(tree: ChainTree, fold: Fold) -> Fold:
    """Return what is folded in the list: nothing, unless the chain is too long to be drawn."""
    return fold if tree.texts > NONE_ABOVE else Fold()


def lay_hops(claim: ClaimPage, ways: Ways) -> Sheet[HopRow]:
    """Return the page of the table of hops that the address asks for."""
    return lay_out(claim.hops, ways, name="hop", size=HOPS_ON_A_PAGE, key=lambda hop: hop.id)
