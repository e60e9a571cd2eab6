"""What a newer capture says otherwise: law by law, and by example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.text import one_line
from app.domain.article import Block
from app.domain.span import Span
from app.domain.words import BlockKind
from app.link.changed import LONGEST, MOST, Changed, Kind, find_changed

Text = tuple[str, tuple[Block, ...]]


def a_text(*paragraphs: str) -> Text:
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        if paragraph:
            blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.PARAGRAPH))
        at += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(blocks)


def words_of(changed: Changed, kind: Kind) -> list[str]:
    return [text.strip() for passage in changed.passages for own, text in passage if own is kind]


LONG = "The port of Varna counted ships on Monday and wrote them down in a book. " * 6


def test_a_number_that_changed_is_the_only_thing_marked():
    changed = find_changed(
        a_text("Rain fell.", "Some 40 pilots trained near the port, officials said."),
        a_text("Rain fell.", "Some 60 pilots trained near the port, officials said."),
    )
    assert words_of(changed, Kind.OUT) == ["40"]
    assert words_of(changed, Kind.IN) == ["60"]
    assert (changed.words_out, changed.words_in) == (1, 1)
    assert len(changed.passages) == 1
    assert "Rain" not in str(changed.passages)


def test_a_paragraph_that_came_and_one_that_went_are_told_whole():
    changed = find_changed(
        a_text("Rain fell all day.", "The minister denied it."),
        a_text("Rain fell all day.", "Correction: an earlier version named another harbour."),
    )
    assert words_of(changed, Kind.OUT) == ["The minister denied it."]
    assert words_of(changed, Kind.IN) == ["Correction: an earlier version named another harbour."]


def test_of_a_long_paragraph_only_what_is_near_the_change_is_kept():
    (passage,) = find_changed(
        a_text(LONG + "It was 40. " + LONG), a_text(LONG + "It was 60. " + LONG)
    ).passages
    assert [kind for kind, _ in passage] == [
        *(Kind.CUT, Kind.SAME, Kind.OUT, Kind.IN, Kind.SAME, Kind.CUT)
    ]
    assert sum(len(text) for _, text in passage) < 300


def test_a_whole_article_is_never_shown_as_a_difference():
    changed = find_changed(a_text("Rain."), a_text("Rain.", *(f"{LONG} {n}" for n in range(40))))
    assert len(changed.passages) == MOST
    assert changed.more == 40 - MOST
    for passage in find_changed(a_text("Rain."), a_text("Rain.", LONG * 9)).passages:
        shown = sum(len(text.split()) for kind, text in passage if kind is Kind.IN)
        assert shown == LONGEST
        assert passage[-1][0] is Kind.CUT


def test_signs_of_chinese_are_compared_one_by_one():
    changed = find_changed(a_text("俄罗斯训练了四十名士兵。"), a_text("俄罗斯训练了六十名士兵。"))
    assert words_of(changed, Kind.OUT) == ["四"]
    assert words_of(changed, Kind.IN) == ["六"]


def test_what_stands_around_the_article_is_not_compared():
    text, blocks = a_text("Menu one", "Rain fell all day.")
    other, others = a_text("Menu two", "Rain  fell\nall day.")
    assert not find_changed((text, blocks[1:]), (other, others[1:]))


def test_many_paragraphs_that_all_changed_are_still_compared():
    changed = find_changed(
        a_text(*(f"old words number {n}" for n in range(200))),
        a_text(*(f"new speech figure {n}" for n in range(200))),
    )
    assert len(changed.passages) + changed.more == 400


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["rain", "ships", "40", "60", "Varna", "港", "said"]), min_size=1).map(
        " ".join
    ),
    max_size=6,
)


@given(PARAGRAPHS)
def test_a_text_says_nothing_else_than_itself(paragraphs: list[str]):
    assert find_changed(a_text(*paragraphs), a_text(*paragraphs)) == Changed()


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_wordings_can_be_read_from_a_difference(old: list[str], new: list[str]):
    changed = find_changed(a_text(*old), a_text(*new))
    if one_line(" ".join(old)) != one_line(" ".join(new)):
        assert changed
    for passage in changed.passages:
        kinds = {kind for kind, _ in passage}
        assert kinds & {Kind.OUT, Kind.IN}
        if Kind.CUT in kinds:
            continue
        before = "".join(text for kind, text in passage if kind is not Kind.IN)
        after = "".join(text for kind, text in passage if kind is not Kind.OUT)
        assert not before or before.split() in [p.split() for p in old]
        assert not after or after.split() in [p.split() for p in new]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_text_is_compared_too(text: str):
    assert find_changed((text, ()), a_text("Rain.")).words_in == 1
