"""The longest runs of words that two texts share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.aligned import (
    MOST_WORDS,
    SHORT,
    find_runs,
    find_sentences,
    read_words,
    share_alike,
)

SHARED = "the ferry left Port Ellen at dawn with forty crates of pumps on deck"
WORDS = st.lists(st.sampled_from(["pump", "crate", "ferry", "dawn", "deck"]), max_size=60)


def runs(a: str, b: str) -> list[tuple[str, str, int]]:
    first, second = read_words(a, [(0, len(a))]), read_words(b, [(0, len(b))])
    return [
        (a[run.start : run.end], b[run.other_start : run.other_end], run.words)
        for run in find_runs(first, second)
    ]


def test_a_shared_run_is_found_whole_whatever_its_case_and_marks() -> None:
    other = SHARED.replace("the ferry", "The Ferry").replace("dawn with", "dawn, with")
    assert runs(f"We saw how {SHARED}.", f"Nobody denies it: {other}, in rain.") == [
        (SHARED, other, 14)
    ]


def test_fewer_words_than_a_run_are_no_passage() -> None:
    few = " ".join(SHARED.split()[: SHORT - 1])
    assert runs(few, few) == []


def test_a_run_that_moved_is_found_where_it_stands() -> None:
    other = "nine grey gulls sat on the breakwater until the horn blew"
    found = runs(f"{SHARED}. {other}.", f"{other}. {SHARED}.")
    assert [words for _, _, words in found] == [14, 11]


def test_no_run_crosses_from_one_block_to_the_next() -> None:
    text = f"{SHARED} {SHARED.upper()}"
    half = len(SHARED)
    blocks = [(0, half), (half + 1, len(text))]
    found = find_runs(read_words(text, blocks), read_words(text, blocks))
    assert [run.words for run in found] == [14, 14]


@given(WORDS, WORDS)
def test_runs_say_the_same_in_both_and_use_each_word_once(a: list[str], b: list[str]) -> None:
    first, second = " ".join(a), " ".join(b)
    found = runs(first, second)
    assert all(x == y and len(x.split()) == n >= SHORT for x, y, n in found)
    assert sum(n for *_, n in found) <= min(len(a), len(b))


@given(WORDS)
def test_a_text_shares_all_of_itself(a: list[str]) -> None:
    text = " ".join(a)
    assert sum(n for *_, n in runs(text, text)) == (len(a) if len(a) >= SHORT else 0)


def test_the_same_word_over_and_over_is_one_run_and_long_texts_are_cut() -> None:
    many = "pump " * (MOST_WORDS + 10)
    worded = read_words(many, [(0, len(many))])
    assert worded.cut
    assert [run.words for run in find_runs(worded, worded)] == [MOST_WORDS]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        ("Gen. A. Moss spoke. “Go!” he said.", ["Gen. A. Moss spoke.", "“Go!”", "he said."]),
        ("The U.S. navy left", ["The U.S. navy left"]),
        ("下雨了。下雪了。", ["下雨了。", "下雪了。"]),
        ("…", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    worded = read_words(text, [(0, len(text))])
    found = find_sentences(text, [(0, len(text))], worded, [])
    assert [text[s.start : s.end] for s in found] == sentences


def test_a_sentence_knows_how_many_of_its_words_are_shared() -> None:
    text = "One two three. Four five."
    worded = read_words(text, [(0, len(text))])
    found = find_sentences(text, [(0, len(text))], worded, [(4, 20)])
    assert [(s.words, s.shared) for s in found] == [(3, 2), (2, 1)]


def test_the_share_of_words_in_the_nearest_sentence() -> None:
    own = [["ferry", "left", "dawn"], ["gulls", "sat"]]
    assert share_alike(own, [["ferry", "left", "late"], ["crates"]]) == [2 / 3, 0.0]
    assert share_alike(own, []) == [0.0, 0.0]
