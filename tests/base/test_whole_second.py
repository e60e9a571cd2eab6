"""The moment of the last record may be said in whole seconds once that second is over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.moments import Moment, moment_at, read_moment, whole_second

LAST = datetime(2026, 6, 12, 14, 3, 7, 250_000, tzinfo=UTC)


def test_it_is_the_next_whole_second() -> None:
    moment = whole_second(moment_at(LAST), now=LAST + timedelta(hours=1))
    assert moment.text == "2026-06-12T14:03:08Z"
    assert moment.at == datetime(2026, 6, 12, 14, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize("since", [0.0, 0.5, 2.0, 3.5])
def test_a_second_in_which_something_may_still_be_recorded_is_not_named(since: float) -> None:
    assert whole_second(moment_at(LAST), now=LAST + timedelta(seconds=since)).at == LAST


def test_a_day_and_a_whole_second_stay_as_they_are() -> None:
    now = LAST + timedelta(days=30)
    day = read_moment("2026-06-12", now=now)
    assert whole_second(day, now=now) is day
    exact = Moment("2026-06-12T14:03:08Z", LAST.replace(second=8, microsecond=0))
    assert whole_second(exact, now=now) is exact


@given(at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), age=st.floats(0, 1e6))  # noqa: DTZ001
def test_it_is_never_before_the_record_and_never_to_come(at: datetime, age: float) -> None:
    last = at.replace(tzinfo=UTC)
    now = last + timedelta(seconds=age)
    moment = whole_second(moment_at(last), now=now)
    assert last <= moment.at <= max(last, now)
    assert moment.at - last < timedelta(seconds=1)
