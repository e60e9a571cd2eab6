"""What a newer capture words otherwise, and which version other texts carry."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import LinkMention
from app.domain.ledger import StillCarries
from app.domain.words import Direction, Modality, Slot
from app.link.reworded import carried, find_rewordings
from tests.link.factories import a_mention, a_text, actor_step

OLD = "Russia moved 42 aircraft to the northern base."
NEW = "Russia moved 24 aircraft to the northern base."
TEXT = a_text("t1", published="2026-05-02")


def worded(words: str, key: str = "m1", claim: str | None = "c1", **more: object) -> LinkMention:
    mention = a_mention(key, "t1", actor_step("navy"), content=words, claim=claim)
    return replace(mention, **more)  # pyright: ignore[reportArgumentType]


def test_a_number_that_changed_is_told_with_both_values() -> None:
    (one,) = find_rewordings([worded(OLD)], [worded(NEW, "m2")], TEXT)
    assert (one.slot, one.direction) == (Slot.QUANTITY, Direction.SOFTER)
    assert (one.old_value, one.new_value) == ("42", "24")
    assert one.new is not None


def test_the_new_wording_is_found_also_where_it_became_another_claim() -> None:
    (one,) = find_rewordings([worded(OLD)], [worded(NEW, "m2", claim="c9")], TEXT)
    assert one.new is not None
    assert one.new.claim == "c9"


def test_a_hedge_that_was_added_is_told() -> None:
    hedged = worded(
        "Russia may have moved 42 aircraft to the northern base.", "m2", modality=Modality.HEDGED
    )
    (one,) = find_rewordings([worded(OLD)], [hedged], TEXT)
    assert (one.slot, one.direction) == (Slot.MODALITY, Direction.SOFTER)


def test_other_words_without_a_difference_have_no_slot() -> None:
    now = worded("Moscow moved 42 aircraft to its northern base.", "m2")
    (one,) = find_rewordings([worded(OLD)], [now], TEXT)
    assert (one.slot, one.direction, one.old_value) == (None, None, None)


def test_a_claim_that_is_gone_has_no_new_wording() -> None:
    (one,) = find_rewordings([worded(OLD)], [worded("Fish is cheap again.", "m2", "c2")], TEXT)
    assert one.new is None


def test_a_claim_that_still_stands_in_another_sentence_is_not_gone() -> None:
    other = worded("The northern base got 42 Russian aircraft.", "m2")
    assert find_rewordings([worded(OLD)], [other], TEXT, kept=[other.quote]) == ()


def test_a_difference_in_headline_and_text_is_told_once() -> None:
    gone = [worded(OLD), worded("42 aircraft moved to the northern base", "m3", place="headline")]
    now = [
        worded(NEW, "m4"),
        worded("24 aircraft moved to the northern base", "m5", place="headline"),
    ]
    (one,) = find_rewordings(gone, now, TEXT)
    assert one.old.place == "paragraph"


def test_the_day_of_the_report_is_no_change_of_its_own_text() -> None:
    old = worded("In April 2026 the navy said Russia moved aircraft to the northern base.")
    now = worded("In April 2026 the navy said Russia moved planes to the northern base.", "m2")
    (one,) = find_rewordings([old], [now], TEXT)
    assert one.slot is None


@pytest.mark.parametrize(
    ("below", "state"),
    [
        ("Some 42 aircraft were moved north, the navy said.", StillCarries.OLD),
        ("Some 24 aircraft were moved north, the navy said.", StillCarries.NEW),
        ("Not 42 but 24 aircraft were moved north.", StillCarries.NEW),
        ("Some 60 aircraft were moved north.", StillCarries.NEITHER),
        ("Aircraft were moved north.", StillCarries.NEITHER),
    ],
)
def test_a_text_carries_the_version_whose_number_it_has(below: str, state: StillCarries) -> None:
    assert carried(worded(OLD), worded(NEW), [worded(below, "m7")])[0] is state


@pytest.mark.parametrize(
    ("below", "state"),
    [
        ("Bombers went to the northern base, the paper wrote.", StillCarries.OLD),
        ("Transport planes went to the northern base, the paper wrote.", StillCarries.NEW),
        ("Something went to the northern base.", StillCarries.NEITHER),
    ],
)
def test_without_numbers_the_words_that_only_one_version_has_decide(
    below: str, state: StillCarries
) -> None:
    old = worded("Bombers were moved to the northern base.")
    new = worded("Transport planes were moved to the northern base.")
    assert carried(old, new, [worded(below, "m7")])[0] is state


def test_a_wording_that_is_gone_is_still_carried_unless_with_another_number() -> None:
    assert carried(worded(OLD), None, [worded(OLD, "m7")])[0] is StillCarries.OLD
    assert carried(worded(OLD), None, [worded(NEW, "m7")])[0] is StillCarries.NEITHER
    assert carried(worded(OLD), None, []) == (StillCarries.NEITHER, "")


@given(st.integers(21, 900), st.integers(21, 900))
def test_who_repeats_a_version_word_by_word_carries_it(first: int, second: int) -> None:
    old, new = (worded(OLD.replace("42", str(n))) for n in (first, second))
    if first != second:
        assert carried(old, new, [replace(old, key="m7")])[0] is StillCarries.OLD
        assert carried(old, new, [replace(new, key="m7")])[0] is StillCarries.NEW


@given(st.permutations([OLD, NEW, "Fish is cheap.", "The navy trains 300 cadets at sea."]))
def test_the_order_in_which_wordings_are_found_changes_nothing(words: list[str]) -> None:
    now = [worded(w, f"m{len(w)}", "c1" if "base" in w else "c2") for w in words if w != OLD]
    (one,) = find_rewordings([worded(OLD)], now, TEXT)
    assert one.new is not None
    assert one.new.content == NEW
