"""What folds: nothing of a small chain, what is alike in a larger one, then all that is plain."""

from dataclasses import replace

import pytest

from app.web.chain_fold import ALL, Fold, fold_tree, spread_reprints
from app.web.chain_tree import ChainTree, grow_tree
from app.web.drawing import draw_chain
from tests.web.chains import OFFICE, a_hop, a_star, a_text


def star(texts: int, *, days: int = 1) -> ChainTree:
    return grow_tree(*a_star(texts, days=days))


def test_up_to_forty_texts_each_have_a_row() -> None:
    assert fold_tree(star(40)) == Fold()


def test_above_forty_what_has_parent_verb_and_day_in_common_folds() -> None:
    tree = star(60, days=3)
    fold = fold_tree(tree)
    assert sorted(len(keys) for keys in fold.groups.values()) == [19, 20, 20]
    assert len(fold.hidden) == 59 - 3
    drawing = draw_chain(tree, fold)
    assert drawing is not None
    assert {m.label for m in drawing.marks} >= {"19 texts", "20 texts"}
    assert len(drawing.marks) == 1 + 1 + 3


def test_above_a_hundred_and_twenty_days_no_longer_part_what_is_alike() -> None:
    fold = fold_tree(star(130, days=3))
    assert [len(keys) for keys in fold.groups.values()] == [129]


def test_who_tells_of_an_answer_is_not_counted_away() -> None:
    fold = fold_tree(star(130), answering={7, 9})
    assert {"text:7", "text:9"}.isdisjoint(fold.hidden | set(fold.groups))


def test_above_two_hundred_nothing_is_drawn() -> None:
    assert draw_chain(star(201), fold_tree(star(201))) is None
    assert draw_chain(star(200), fold_tree(star(200))) is not None


def test_a_stack_that_is_asked_for_lies_open() -> None:
    tree = star(60, days=3)
    key = next(iter(fold_tree(tree).groups))
    fold = fold_tree(tree, unfold=(key,))
    assert key not in fold.groups
    assert len(fold.groups) == 2
    assert fold_tree(tree, unfold=(ALL,)) == Fold()


@pytest.mark.parametrize("asked", ["text:2", ALL])
def test_reprints_lie_open_as_texts_of_their_own(asked: str) -> None:
    nodes = (OFFICE, a_text(1), a_text(2, copies=(7, 8)))
    hops = (a_hop(1, OFFICE.key, "text:1"), a_hop(2, "text:1", "text:2"))
    opened, steps = spread_reprints(nodes, hops, (), (asked,))
    tree = grow_tree(opened, steps)
    assert tree.children["text:2"] == ("text:2+7", "text:2+8")
    assert tree.sign("text:2") == "text"
    assert sum(tree.size[root] for root in tree.roots) == 4
    assert spread_reprints(nodes, hops, (), ()) == (nodes, hops)


def test_a_stack_counts_its_reprints() -> None:
    nodes, hops = a_star(60)
    tree = grow_tree((*nodes[:-1], replace(nodes[-1], copies=(900, 901))), hops)
    fold = fold_tree(tree)
    assert [fold.count(tree, key) for key in fold.groups] == [61]
