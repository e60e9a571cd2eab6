"""Which words of two wordings are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.differing import Marked, mark_common, mark_words


def marked(pieces: Marked) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]


def whole(pieces: Marked) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("The base hosts around 40 divers.", "The base hosts 40 divers.", ["around"], []),
        ("Norland sent two ships.", "Norland sent three tugs.", ["two ships"], ["three tugs"]),
        ("It cost $19.4 million, he said.", "It cost €19.4 million, he said.", ["$"], ["€"]),
        ("The fleet came home.", "the fleet came home!", [], []),
        ("第12次海上演习开始", "第13次海上演习开始", ["12"], ["13"]),
    ],
    ids=["a hedge goes", "two words", "a currency", "case and stops", "Chinese"],
)
def test_exactly_the_differing_words_are_marked(
    old: str, new: str, gone: list[str], come: list[str]
) -> None:
    before, after = mark_words(old, new)
    assert (marked(before), marked(after)) == (gone, come)


def test_of_two_other_sentences_only_the_values_are_marked() -> None:
    before, after = mark_words(
        "Around 40 divers are expected on Hainan.",
        "На острові навчатимуть 40 водолазів.",
        old_value="Around 40",
        new_value="40",
    )
    assert (marked(before), marked(after)) == (["Around 40"], ["40"])


def test_a_value_is_marked_as_whole_words_and_not_inside_a_longer_number() -> None:
    before, _ = mark_words("Of 1400 men 40 came.", "Nobody says why it rained.", old_value="40")
    assert whole(before).index("40 came") == len("Of 1400 men ")
    assert [p.text for p in before] == ["Of 1400 men ", "40", " came."]


def test_what_several_markings_have_in_common_stays_marked() -> None:
    first, _ = mark_words("Two grey ships came.", "Three grey ships came.")
    second, _ = mark_words("Two grey ships came.", "Three white ships came.")
    assert marked(mark_common([first, second])) == ["Two"]
    assert mark_common([]) == ()


def test_very_long_passages_are_only_searched_for_their_values() -> None:
    before, after = mark_words("tug " * 700 + "two", "tug " * 700 + "three", old_value="two")
    assert (marked(before), marked(after)) == (["two"], [])


WORDING = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@given(WORDING, WORDING, WORDING)
def test_pieces_joined_are_the_wording_letter_by_letter(old: str, new: str, value: str) -> None:
    before, after = mark_words(old, new, old_value=value, new_value=value)
    assert (whole(before), whole(after)) == (old, new)
    assert all(piece.text for piece in (*before, *after))


@given(WORDING)
def test_a_wording_does_not_differ_from_itself(text: str) -> None:
    before, after = mark_words(text, text)
    assert marked(before) == marked(after) == []


NUMBERS = st.integers(2, 9999).map(str)


@given(NUMBERS, NUMBERS, st.sampled_from(("", "around ", "at least ")))
def test_the_values_that_drifted_are_always_among_the_marked_words(
    old: str, new: str, hedge: str
) -> None:
    before, after = mark_words(
        f"The navy counted {hedge}{old} boats off the cape.",
        f"Boats, {new} of them, were seen in the bay on Monday.",
        old_value=f"{hedge}{old}",
        new_value=new,
    )
    assert any(f"{hedge}{old}" in text for text in marked(before))
    assert any(new in text for text in marked(after))
