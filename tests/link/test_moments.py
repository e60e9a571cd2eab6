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


def test_a_time_in_an_unknown_zone_says_nothing_about_the_same_day() -> None:
    assert not surely_after("2025-06-20T18:00:00", "2025-06-20T09:00:00Z")
    assert surely_after("2025-06-21T01:00:00", "2025-06-20T23:00:00Z")


def test_instants_count_where_the_days_as_written_differ() -> None:
    assert not surely_after("2025-06-21T06:00:00+09:00", "2025-06-20T22:00:00Z")
    assert surely_after("2025-06-20T22:00:00Z", "2025-06-21T06:00:00+09:00")


def test_a_time_and_a_day_are_compared_by_their_days() -> None:
    assert not surely_after("2025-06-20T23:00:00-05:00", "2025-06-20")
    assert surely_after("2025-06-21T00:30:00+09:00", "2025-06-20")


def test_a_day_without_a_time_stands_in_the_middle_of_its_day() -> None:
    dates = {"noon": "2025-06-20", "dawn": "2025-06-20T04:00:00Z", "dusk": "2025-06-20T20:00:00Z"}
    assert sorted(dates, key=lambda k: reading_order(dates[k], k)) == ["dawn", "noon", "dusk"]
