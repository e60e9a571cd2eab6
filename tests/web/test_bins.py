"""Months are gathered into as few parts as a chart has room for, and none is lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.query.cards import MonthCount, Months
from app.web.bins import SIZES, Part, choose_size, gather, month_number

MONTH = st.dates(min_value=date(1, 1, 1)).map(lambda day: f"{day.year:04d}-{day.month:02d}")
COUNTED = st.dictionaries(MONTH, st.integers(1, 10_000), min_size=1, max_size=40)


def months_of(counted: dict[str, int]) -> Months:
    """Return months with these counts, and nothing without one."""
    return Months(tuple(MonthCount(m, n) for m, n in sorted(counted.items())), (), 0, 0)


@given(COUNTED, st.sampled_from(sorted(SIZES)))
def test_every_claim_of_a_month_is_in_one_part(counted: dict[str, int], size: int) -> None:
    parts = gather(months_of(counted), size)
    assert sum(parts.values()) == sum(counted.values())
    for month in counted:
        holding = [p for p in parts if p.first <= month_number(month) <= p.last]
        assert len(holding) == 1
        assert holding[0].within(month, month)


@given(COUNTED, st.integers(12, 60))
def test_a_chart_has_room_for_its_parts_where_any_size_does(
    counted: dict[str, int], most: int
) -> None:
    months = months_of(counted)
    size = choose_size(months, most)
    numbers = [part.number for part in gather(months, size)]
    assert max(numbers) - min(numbers) < most or size == max(SIZES)


def test_two_hundred_months_are_half_years_on_a_wide_page_and_five_years_on_a_narrow_one() -> None:
    months = months_of({f"{2008 + n // 12}-{n % 12 + 1:02d}": 1 for n in range(200)})
    assert SIZES[choose_size(months, 55)] == "half-year"
    assert SIZES[choose_size(months, 12)] == "five years"


def test_whole_years_are_counted_where_a_bar_holds_a_year() -> None:
    months = Months((MonthCount("2025-04", 3),), (("2024", 2),), 1, 1)
    assert sum(gather(months, 3).values()) == 3
    assert {part.name: n for part, n in gather(months, 12).items()} == {"2024": 2, "2025": 3}


def test_parts_are_called_what_people_call_them() -> None:
    april = month_number("2025-04")
    said = {size: Part(size, april // size) for size in SIZES}
    assert [said[s].name for s in (1, 3, 6, 12, 60)] == [
        "April 2025",
        "April to June 2025",
        "January to June 2025",
        "2025",
        "2025 to 2029",
    ]
    assert (said[3].earliest, said[3].latest) == ("2025-04", "2025-06")
    assert (said[12].earliest, said[12].latest) == ("2025", "2025")


def test_an_open_range_holds_everything_on_its_open_side() -> None:
    part = Part(1, month_number("2025-04"))
    assert part.within(None, "2025-04-01")
    assert part.within("2025-04-30", None)
    assert not part.within("2025-05", None)
    assert not part.within(None, "2025-03")
