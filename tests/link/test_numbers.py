"""Numbers as worded."""

import pytest

from app.link.numbers import Fit, Hedge, find_numbers, fit
from tests.link.factories import a_quantity


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("around 600 soldiers", 600, Hedge.ABOUT),
        ("128,000 km of cable", 128_000, Hedge.EXACT),
        ("some 1.28 lakh km", 128_000, Hedge.ABOUT),
        ("$19.4mn in goods", 19_400_000, Hedge.EXACT),
        ("at least eight men", 8, Hedge.LEAST),
        ("eight at the most", 8, Hedge.MOST),
        ("hundreds of men", None, Hedge.VAGUE),
        ("70 per cent of parts", 70, Hedge.EXACT),
    ],
)
def test_a_number_is_read_with_its_hedge(text: str, value: float | None, hedge: Hedge) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.hedge) == (value, hedge)


@pytest.mark.parametrize("text", ["in 2025", "on 14 May", "a Type-15 tank", "the 12th patrol"])
def test_years_days_types_and_ordinals_are_not_counts(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("600", "600", Fit.SAME),
        ("around 600", "600", Fit.SAME),
        ("hundreds", "around 600", Fit.COMPATIBLE),
        ("200", "600", Fit.CONFLICT),
        ("40 per cent", "600 tons", Fit.NONE),
        ("nobody", "600", Fit.NONE),
    ],
)
def test_numbers_fit_or_do_not(a: str, b: str, expected: Fit) -> None:
    assert fit(find_numbers(a), find_numbers(b)) is expected
    assert fit(find_numbers(b), find_numbers(a)) is expected


def test_a_recorded_quantity_goes_before_the_numbers_of_the_words() -> None:
    from app.link.numbers import numbers_of

    (number,) = numbers_of((a_quantity("about 40"),), "forty of the 90 men")
    assert number.value == 40
