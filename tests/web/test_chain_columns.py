"""The columns of a drawing: the finest unit that fits, and a place for every date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.dates import date_range
from app.web.chain_columns import Unit, find_periods

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
DATES = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()[:4]),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"{day}~"),
    st.tuples(DAYS, st.integers(0, 90)).map(lambda t: f"{t[0]}/{t[0] + timedelta(t[1])}"),
)


def labels(*published: str, most: int = 10) -> list[tuple[str, str]]:
    return [(c.year, c.label) for c in find_periods(published, most=most).columns]


@given(st.lists(DATES, max_size=30), st.integers(1, 14))
def test_every_date_has_a_column_and_columns_are_in_order(published: list[str], most: int) -> None:
    found = find_periods(published, most=most)
    starts = [column.start for column in found.columns]
    assert starts == sorted(set(starts))
    assert set(found.span) == set(published)
    for first, last in found.span.values():
        assert 0 <= first <= last < len(starts)
    assert len(starts) <= most or found.unit is Unit.YEAR


@given(st.lists(DATES, max_size=12))
def test_no_date_lies_before_the_day_that_it_can_be_first(published: list[str]) -> None:
    found = find_periods(published, most=99)
    assert found.unit is Unit.DAY
    for text, (_, last) in found.span.items():
        known = date_range(text)
        assert known is not None
        assert known.latest is None or found.columns[last].start <= known.latest


def test_a_year_is_written_once() -> None:
    assert labels("2031-03-03", "2031-03-09", "2032-01-02") == [
        ("2031", "3 Mar"),
        ("", "9 Mar"),
        ("2032", "2 Jan"),
    ]


@pytest.mark.parametrize(
    ("step", "unit", "label"),
    [(1, Unit.WEEK, "3 Mar"), (7, Unit.MONTH, "Mar"), (31, Unit.QUARTER, "Jan–Mar"),
     (120, Unit.YEAR, "all year")],
)  # fmt: skip
def test_many_days_become_weeks_months_quarters_years(step: int, unit: Unit, label: str) -> None:
    first = date(2031, 3, 3)  # a Monday
    published = [(first + timedelta(days=i * step)).isoformat() for i in range(20)]
    found = find_periods(published, most=10)
    assert found.unit is unit
    assert found.columns[0].label == label


def test_a_month_lies_over_its_days_and_is_wide() -> None:
    found = find_periods(["2031-03", "2031-03-03", "2031-03-09", "2031-04-01"], most=10)
    assert found.span["2031-03"] == (0, 1)
    assert found.wide == {"2031-03"}


def test_a_month_without_a_day_has_a_column_of_its_own() -> None:
    found = find_periods(["2031-03", "2031-04-01"], most=10)
    assert labels("2031-03", "2031-04-01") == [("2031", "Mar"), ("", "1 Apr")]
    assert found.span["2031-03"] == (0, 0)
    assert not found.wide


def test_what_is_no_date_has_no_column() -> None:
    assert find_periods(["yesterday", ""], most=10).columns == ()
