"""Which text came first, as far as the dates allow."""

from app.link.moments import days_between, moment, reading_order, surely_after


def test_a_day_is_not_surely_after_its_own_month() -> None:
    assert not surely_after("2025-06-26", "2025-06")
    assert surely_after("2025-07-01", "2025-06")


def test_times_are_compared_across_offsets() -> None:
    assert surely_after("2025-06-20T10:00:00+02:00", "2025-06-20T07:59:00Z")
    assert not surely_after("2025-06-20T10:00:00+02:00", "2025-06-20T08:00:00Z")


def test_unknown_and_broken_dates_say_nothing() -> None:
    assert moment(None) is None
    assert moment("someday") is None
    assert not surely_after(None, "2025")
    assert days_between("2025", None) is None


def test_a_broken_time_falls_back_to_its_day() -> None:
    assert moment("2025-06-20T99:99") == moment("2025-06-20")


def test_undated_texts_come_last_and_ties_go_by_key() -> None:
    dates = {"b": "2025-06-20", "a": "2025-06-20", "c": None, "d": "2024"}
    assert sorted(dates, key=lambda k: reading_order(dates[k], k)) == ["d", "a", "b", "c"]
