import pytest

from app.measure.words import name_key, near_names, passage_likeness, same_passage


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Forty crates stood on the quay.", "forty crates stood on the quay", True),
        ("the yard’s crane", "the yard's crane", True),
        ("Forty crates stood there", "Forty crates stood there, and a guard slept near", True),
        ("Forty crates", " ".join(["Forty crates", *"abcdefghij"]), False),
        ("Nothing of the sort", "Another thing altogether", False),
        ("四十个箱子在码头", "四十个箱子在码头。", True),
        ("", "", False),
    ],
)
def test_the_same_passage_is_known_however_it_is_cut(one: str, other: str, same: bool) -> None:
    assert same_passage(one, other) is same
    assert passage_likeness(one, other) == passage_likeness(other, one)


def test_a_passage_that_holds_another_counts_a_little_less_than_itself() -> None:
    whole = "one two three four five six seven eight"
    assert passage_likeness("one two three four", whole) == pytest.approx(0.95)
    assert passage_likeness(whole, whole) == 1.0


def test_a_name_is_compared_without_article_and_possessive() -> None:
    assert name_key("The Yard’s Council") == name_key("yard council")


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("anna berg", "berg", True),
        ("port authority of mirny", "mirny port authority", True),
        ("north yard", "south quay", False),
        ("", "quay", False),
    ],
)
def test_names_are_near_by_their_words(one: str, other: str, near: bool) -> None:
    assert near_names(one, other) is near
