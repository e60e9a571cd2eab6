from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.dates import date_range, is_edtf


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-06-25", date(2025, 6, 25), date(2025, 6, 25)),
        ("2025-06-25~", date(2025, 6, 25), date(2025, 6, 25)),
        ("2025-06/2025-08", date(2025, 6, 1), date(2025, 8, 31)),
        ("../2025-06-28", None, date(2025, 6, 28)),
        ("2025-06-28/", date(2025, 6, 28), None),
    ],
)
def test_a_date_means_its_first_to_its_last_day(
    edtf: str, earliest: date | None, latest: date | None
) -> None:
    found = date_range(edtf)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "0000", "2025-13", "2025-02-30", "25-06-2025", "2025-6", "today", "../..", "/",
     "2025-08/2025-06", "-2025", "20255", "2025-06-25T10:00", "２０２５"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not is_edtf(text)


def test_unknown_stays_unknown() -> None:
    assert date_range(None) is None


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_is_itself(day: date) -> None:
    found = date_range(day.isoformat())
    assert found is not None
    assert found.earliest == found.latest == day


@given(st.text())
def test_any_text_is_a_date_or_not_but_never_an_error(text: str) -> None:
    found = date_range(text)
    assert found is None or found.earliest or found.latest
