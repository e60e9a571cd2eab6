"""Words that are spelled nearly like another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.near import allowed_edits, count_edits, find_near, index_spellings

WORDS = st.text(alphabet="abcdеж", max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("drones", "drones", 0),
        ("drnoes", "drones", 1),
        ("dronse", "drones", 1),
        ("drone", "drones", 1),
        ("drxnes", "drones", 1),
        ("dxrons", "drones", 2),
        ("tugs", "drones", None),
        ("", "", 0),
        ("", "ab", 2),
    ],
)
def test_an_edit_is_a_letter_more_less_other_or_swapped(
    one: str, other: str, edits: int | None
) -> None:
    assert count_edits(one, other, most=2) == edits


@given(WORDS, WORDS)
def test_edits_are_the_same_both_ways(one: str, other: str) -> None:
    assert count_edits(one, other, most=3) == count_edits(other, one, most=3)


@given(WORDS, WORDS)
def test_a_lower_bound_only_hides_what_is_above_it(one: str, other: str) -> None:
    edits = count_edits(one, other, most=20)
    assert edits is not None
    for most in range(4):
        assert count_edits(one, other, most=most) == (edits if edits <= most else None)


@pytest.mark.parametrize(("word", "edits"), [("bay", 0), ("base", 1), ("harbours", 2)])
def test_a_short_word_may_not_be_mended_much(word: str, edits: int) -> None:
    assert allowed_edits(word) == edits


def test_the_nearest_word_comes_first_and_of_equals_the_heavier_one() -> None:
    known = index_spellings(["signal", "signals", "single", "signet", "tugs", "signed"])
    assert find_near("signel", known)[:2] == ["signal", "signet"]
    heavier = find_near("signel", known, weight=lambda word: 9 if word == "signet" else 0)
    assert heavier[0] == "signet"
    assert "signal" not in find_near("signal", known)
    assert find_near("zzzzzz", known) == []


@given(st.lists(WORDS, max_size=12), WORDS)
def test_what_is_near_is_known_and_within_the_edits(words: list[str], word: str) -> None:
    for found in find_near(word, index_spellings(words)):
        assert found in words
        assert count_edits(word, found, most=allowed_edits(word))
