"""How long somebody who was asked had to answer: only where the words say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.link.reply_window import find_window


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ("The yard did not respond within two hours.", 2, None),
        ("The yard did not reply to a question sent three hours before publication.", 3, 3),
        ("The yard was asked for comment less than an hour before publication.", 0, 1),
        ("The yard was asked for comment more than 24 hours before publication.", 24, None),
        ("The yard was given two days to respond and did not.", 48, None),
        ("The yard had not replied three days after the request.", 72, None),
        ("Верфь не ответила в течение двух часов.", 2, None),
        ("Верф не відповіла протягом 3 годин.", 3, None),
        ("船厂未在24小时内回应。", 24, None),
    ],
)
def test_a_measure_in_the_words_becomes_hours(told: str, low: int, high: int | None) -> None:
    window = find_window(told, "2025-05-11")
    assert window is not None
    assert (window.min_hours, window.max_hours) == (low, high)
    assert window.words in told


@pytest.mark.parametrize(
    ("published", "low", "high"),
    [
        ("2025-05-11", 24, 72),  # Friday to Sunday
        ("2025-05-09", 0, 24),  # Friday itself
        ("2025-05", None, None),
        (None, None, None),
    ],
)
def test_a_weekday_becomes_hours_by_the_day_of_publication(
    published: str | None, low: int | None, high: int | None
) -> None:
    told = "The Weekly emailed the ministry on Friday outside office hours."
    window = find_window(told, published)
    assert window is not None
    assert (window.min_hours, window.max_hours) == (low, high)
    assert window.words == "emailed the ministry on Friday outside office hours"


def test_two_measures_narrow_each_other() -> None:
    told = "The Weekly emailed the yard on Friday. It did not respond within six hours."
    window = find_window(told, "2025-05-09")
    assert window is not None
    assert (window.min_hours, window.max_hours) == (6, 24)
    assert window.words == told[len("The Weekly ") : -1]


@pytest.mark.parametrize(
    "told",
    [
        "The ministry did not respond by the time of publication.",
        "The ministry did not immediately reply.",
        "The ministry was asked outside of office hours.",
        "Министерство не ответило на момент публикации.",
        "截至发稿时，该部未回应。",
    ],
)
def test_words_without_a_measure_give_no_hours(told: str) -> None:
    window = find_window(told, "2025-05-11")
    assert window is not None
    assert (window.min_hours, window.max_hours) == (None, None)


@pytest.mark.parametrize(
    "told",
    [
        "The yard did not respond.",
        "The yard was asked about the fire on Friday.",
        "The yard was asked about Friday's fire.",
        "The tugs left within two hours.",
    ],
)
def test_other_times_are_not_the_time_to_answer(told: str) -> None:
    assert find_window(told, "2025-05-11") is None


@given(st.text(max_size=120), st.dates().map(lambda d: d.isoformat()))
def test_hours_never_run_backwards(words: str, published: str) -> None:
    for told in (f"The yard was asked {words}", f"The yard emailed on Friday {words} reply"):
        window = find_window(told, published)
        if window and window.min_hours is not None and window.max_hours is not None:
            assert 0 <= window.min_hours <= window.max_hours
