from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import BadInputError, Fault, FetchError
from app.collect.feeds.asked import asked_by_server
from app.collect.feeds.failing import after_failure, is_unanswered
from app.collect.feeds.schedule import (
    FIRST,
    LONGEST,
    MAX_TRIES,
    SHORTEST,
    TOLD_LONGEST,
    Told,
    gap_after_look,
    item_tries_again,
    next_at,
    pause_after_failures,
    shortest_gap,
)
from app.domain.feed import FeedState

AT = datetime(2026, 3, 2, 8, 0, 0, 500, tzinfo=UTC)
gaps = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400))
asked = st.none() | st.timedeltas(min_value=timedelta(days=-5), max_value=timedelta(days=400))
told = st.builds(Told, asked, asked)


@given(gaps, st.integers(0, 10_000), asked, told)
def test_a_gap_is_never_under_the_shortest_nor_over_the_longest(
    gap: timedelta, new: int, since: timedelta | None, wish: Told
):
    found = gap_after_look(gap, new_items=new, since=since, told=wish)
    assert SHORTEST <= shortest_gap(wish) <= found <= LONGEST


@given(gaps, told)
def test_without_anything_new_the_gap_never_shrinks_below_what_it_was(gap: timedelta, wish: Told):
    found = gap_after_look(gap, new_items=0, since=gap, told=wish)
    assert found >= min(gap, LONGEST)


@given(gaps, st.integers(1, 1000), st.integers(1, 1000), gaps, told)
def test_more_new_items_never_make_a_longer_gap(
    gap: timedelta, one: int, more: int, since: timedelta, wish: Told
):
    few = gap_after_look(gap, new_items=one, since=since, told=wish)
    many = gap_after_look(gap, new_items=one + more, since=since, told=wish)
    assert many <= few


@given(st.integers(-3, 5_000), st.integers(0, 5_000), asked)
def test_pauses_only_grow_with_failures_and_stay_within_a_day(
    failures: int, more: int, wish: timedelta | None
):
    pause = pause_after_failures(failures, asked=wish)
    assert SHORTEST <= pause <= pause_after_failures(failures + more, asked=wish) <= LONGEST
    assert pause >= pause_after_failures(failures)


@given(st.timedeltas(min_value=timedelta(), max_value=LONGEST), st.integers(1, 50))
def test_a_site_is_never_asked_before_it_says_within_a_day(wish: timedelta, failures: int):
    assert pause_after_failures(failures, asked=wish) >= wish


def test_a_feed_that_brings_an_item_an_hour_comes_to_be_asked_every_hour():
    gap = LONGEST
    for _ in range(12):
        new = max(round(gap / timedelta(hours=1)), 1)
        gap = gap_after_look(gap, new_items=new, since=gap, told=Told())
    assert timedelta(minutes=50) < gap < timedelta(minutes=70)


def test_a_quiet_feed_comes_to_be_asked_once_a_day():
    gap = FIRST
    for _ in range(12):
        gap = gap_after_look(gap, new_items=0, since=gap, told=Told())
    assert gap == LONGEST


def test_what_a_feed_asks_for_is_done_up_to_six_hours():
    hours = timedelta(hours=1)
    assert shortest_gap(Told(3 * hours, 2 * hours)) == 3 * hours
    assert shortest_gap(Told(None, 48 * hours)) == TOLD_LONGEST
    assert shortest_gap(Told(timedelta(seconds=1), None)) == SHORTEST


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("max-age=600", timedelta(minutes=10)),
        ("public, max-age=3600, must-revalidate", timedelta(hours=1)),
        ('private,max-age="60"', timedelta(minutes=1)),
        ("no-cache, max-age=600", None),
        ("no-store", None),
        ("max-age=0", None),
        ("s-maxage=600", None),
        ("max-age=-5", None),
        ("x" * 10_000, None),
        ("", None),
        (None, None),
    ],
)
def test_cache_control_is_read(written: str | None, expected: timedelta | None):
    assert asked_by_server(written) == expected


def test_only_410_is_for_good():
    gone = FetchError("Gone.", fault=Fault.GONE, answered=410)
    failed = after_failure(gone, failures=2, now=AT)
    assert (failed.state, failed.next_at, failed.failures) == (FeedState.GONE, None, 3)
    for error in (FetchError("No.", fault=Fault.GONE, answered=404), BadInputError("No feed.")):
        failed = after_failure(error, failures=0, now=AT)
        assert failed.state == FeedState.FAILING
        assert failed.reason == str(error)
        assert failed.next_at == next_at(AT, timedelta(minutes=15))


def test_what_a_busy_site_asks_for_is_heard():
    later = FetchError("Busy.", fault=Fault.BUSY, retry_at=AT + timedelta(hours=3))
    assert after_failure(later, failures=0, now=AT).next_at == next_at(AT, timedelta(hours=3))
    never = FetchError("Busy.", fault=Fault.BUSY, retry_at=AT + timedelta(days=300))
    assert after_failure(never, failures=0, now=AT).next_at == next_at(AT, LONGEST)


def test_silence_is_told_from_an_answer():
    assert is_unanswered(FetchError("Late.", fault=Fault.LATE))
    assert is_unanswered(FetchError("Away.", fault=Fault.UNREACHABLE))
    assert not is_unanswered(FetchError("No.", fault=Fault.GONE))
    assert not is_unanswered(BadInputError("No."))
    assert not is_unanswered(None)


def test_an_item_is_tried_a_few_times():
    assert [item_tries_again(tries) for tries in range(1, 7)] == [True] * (MAX_TRIES - 1) + [
        False
    ] * (7 - MAX_TRIES)


def test_the_next_look_is_at_a_whole_second():
    assert next_at(AT, SHORTEST) == datetime(2026, 3, 2, 8, 10, tzinfo=UTC)
