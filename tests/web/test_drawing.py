"""The drawing as a whole: nothing collides, texts stand in their columns, hops can be chosen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.cards import HopRow, NodeRow
from app.web.chain_fold import fold_tree
from app.web.chain_tree import ChainTree, grow_tree
from app.web.drawing import Drawing, draw_chain
from tests.web.chains import OFFICE, a_hop, a_star, a_text

PUBLISHED = st.one_of(
    st.none(), st.just("2031-03"), st.integers(1, 28).map(lambda day: f"2031-03-{day:02d}")
)


@st.composite
def chains(draw: st.DrawFn) -> tuple[tuple[NodeRow, ...], tuple[HopRow, ...]]:
    """Return a voice and texts of which each has it from the voice or from any other text."""
    dates = draw(st.lists(PUBLISHED, min_size=1, max_size=50))
    texts = [a_text(i, published=day) for i, day in enumerate(dates)]
    keys = [OFFICE.key, *(text.key for text in texts)]
    hops = [
        a_hop(i + 1, draw(st.sampled_from([k for k in keys if k != text.key])), text.key)
        for i, text in enumerate(texts)
    ]
    return (OFFICE, *texts), tuple(hops)


def drawn(tree: ChainTree) -> Drawing:
    drawing = draw_chain(tree, fold_tree(tree))
    assert drawing is not None
    return drawing


@given(chains())
def test_no_two_texts_share_a_row_and_all_is_inside(
    chain: tuple[tuple[NodeRow, ...], tuple[HopRow, ...]],
) -> None:
    drawing = drawn(grow_tree(*chain))
    rows = [mark.y for mark in drawing.marks if mark.sign in ("text", "fold")]
    assert len(rows) == len(set(rows))
    for mark in drawing.marks:
        assert 0 <= mark.x <= drawing.width
        assert 0 <= mark.y <= drawing.height
    for hit in drawing.hits:
        assert hit.width > 0
        assert 0 <= hit.x <= hit.x + hit.width <= drawing.width


@given(chains())
def test_places_to_choose_do_not_lie_on_each_other(
    chain: tuple[tuple[NodeRow, ...], tuple[HopRow, ...]],
) -> None:
    hits = drawn(grow_tree(*chain)).hits
    for before, after in pairwise(hits):
        assert before.y != after.y or before.x + before.width <= after.x + 8


@pytest.mark.parametrize("days", [2, 9, 20])
def test_a_text_stands_in_its_own_column_even_if_its_source_does_too(days: int) -> None:
    nodes = (OFFICE, *(a_text(i, published=f"2031-03-{1 + i % days:02d}") for i in range(30)))
    keys = [OFFICE.key, *(f"text:{i}" for i in range(30))]
    hops = tuple(
        a_hop(i + 1, keys[0 if i < days else i + 1 - days], keys[i + 1]) for i in range(30)
    )
    tree = grow_tree(nodes, hops)
    drawing = drawn(tree)
    starts = [column.x for column in drawing.columns]
    place = {mark.label: mark.x for mark in drawing.marks}
    by_week = drawing.unit == "week"
    for node in nodes[1:]:
        assert node.published is not None
        day = int(node.published[-2:])
        at = (day + 4) // 7 if by_week else day - 1  # 1 March 2031 is a Saturday
        after = starts[at + 1] if at + 1 < len(starts) else drawing.width
        assert starts[at] <= place[node.name] < after


def test_every_drawn_hop_can_be_chosen_once() -> None:
    tree = grow_tree(*a_star(30, days=4))
    chosen = [hit.hop for hit in drawn(tree).hits]
    assert sorted(n for n in chosen if n) == list(range(1, 31))


def test_a_stack_can_be_opened_where_it_stands() -> None:
    nodes = (OFFICE, a_text(1, copies=(8, 9)))
    drawing = drawn(grow_tree(nodes, (a_hop(1, OFFICE.key, "text:1"),)))
    (mark,) = [mark for mark in drawing.marks if mark.stack]
    assert mark.stack == "×3"
    assert [hit.unfold for hit in drawing.hits if hit.unfold] == ["text:1"]


def test_an_inferred_step_is_dashed_and_an_unsure_one_says_how_sure() -> None:
    nodes = (OFFICE, a_text(1), a_text(2))
    hops = (
        a_hop(1, OFFICE.key, "text:1"),
        a_hop(2, "text:1", "text:2", basis="inferred", confidence=0.5),
    )
    drawing = drawn(grow_tree(nodes, hops))
    assert [line.kind for line in drawing.lines] == ["stated", "inferred"]
    assert [verb.word for verb in drawing.verbs] == ["reports", "reports 0.50"]
    assert drawing.unsure


def test_a_second_source_is_dotted_and_a_circle_closes_once() -> None:
    nodes = (OFFICE, a_text(1), a_text(2))
    hops = (
        a_hop(1, OFFICE.key, "text:1"),
        a_hop(2, "text:1", "text:2"),
        a_hop(3, OFFICE.key, "text:2", confidence=0.8),
        a_hop(4, "text:2", "text:1", confidence=0.8),
    )
    drawing = drawn(grow_tree(nodes, hops))
    assert sorted(line.kind for line in drawing.lines) == ["back", "second", "stated", "stated"]
    assert "reports back" in {verb.word for verb in drawing.verbs}


def test_a_date_known_only_to_the_month_is_a_band_over_its_days() -> None:
    days = {1: "2031-03-01", 5: "2031-03-05", 9: "2031-03"}
    nodes = (OFFICE, *(a_text(i, published=day) for i, day in days.items()))
    hops = tuple(a_hop(i, OFFICE.key, f"text:{i}") for i in (1, 5, 9))
    drawing = drawn(grow_tree(nodes, hops))
    (band,) = [mark for mark in drawing.marks if mark.until]
    assert band.label == "Paper 9"
    assert (band.x, band.until) == (drawing.columns[0].x, drawing.columns[1].x)
    assert drawing.bands


def test_a_month_that_follows_a_day_begins_with_that_day() -> None:
    days = {1: "2031-03-01", 2: "2031-03-09", 3: "2031-03", 4: "2031-05-01"}
    nodes = (OFFICE, *(a_text(i, published=day) for i, day in days.items()))
    ends = {1: OFFICE.key, 2: "text:1", 3: "text:2", 4: "text:1"}
    hops = tuple(a_hop(i, start, f"text:{i}") for i, start in ends.items())
    drawing = drawn(grow_tree(nodes, hops))
    place = {mark.label: mark.x for mark in drawing.marks}
    assert place["Paper 2"] < place["Paper 3"] < drawing.columns[2].x


def test_texts_without_a_date_stand_in_the_last_column() -> None:
    nodes = (OFFICE, a_text(1, published="2031-03-01"), a_text(2))
    hops = (a_hop(1, OFFICE.key, "text:1"), a_hop(2, OFFICE.key, "text:2"))
    drawing = drawn(grow_tree(nodes, hops))
    assert drawing.columns[-1].label == "no date"
    assert drawing.dated
    alone = drawn(grow_tree((OFFICE, a_text(2)), (a_hop(2, OFFICE.key, "text:2"),)))
    assert not alone.dated
