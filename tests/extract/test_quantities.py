import pytest

from app.domain.span import Span
from app.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "approximate"),
    [
        ("around 600 Chinese soldiers", 600, 540, 660, True),
        ("hundreds of soldiers", None, 200, 999, True),
        ("at least 30 vehicles", 30, 30, None, True),
        ("up to 40 tanks", 40, None, 40, True),
        ("two officers", 2, 2, 2, False),
        ("1,200 tonnes", 1200, 1200, 1200, False),
        ("$19.4 million", 19.4e6, 19.4e6, 19.4e6, False),
        ("twenty-five drones", 25, 25, 25, False),
        ("six to eight men", None, 6, 8, True),
        ("60 per cent of shipments", 60, 60, 60, False),
    ],
)
def test_a_number_is_read_with_its_bounds(
    text: str, value: float | None, low: float | None, high: float | None, approximate: bool
) -> None:
    found = find_quantities(text, Span(0, len(text)))[0]
    assert found.value == (None if value is None else pytest.approx(value))
    assert found.low == (None if low is None else pytest.approx(low))
    assert found.high == (None if high is None else pytest.approx(high))
    assert found.approximate is approximate
    assert found.span.of(text) == found.text


@pytest.mark.parametrize(
    "text", ["in 2025", "on 12 May", "May 12, 2026", "the Su-35", "at 9:30 a.m.", "the 12th drill"]
)
def test_years_dates_and_names_are_no_quantities(text: str) -> None:
    assert find_quantities(text, Span(0, len(text))) == ()


def test_the_unit_is_the_noun_that_is_counted() -> None:
    text = "about 600 soldiers were trained"
    assert find_quantities(text, Span(0, len(text)))[0].unit == "soldiers"
