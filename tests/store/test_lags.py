"""The lag of a hop is as wide as its dates are uncertain, and never narrower."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.dates import date_range, instant
from app.store.chains import Published, lag_hours, slack_of
from app.web.words import lag

DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 12, 31))
MOMENTS = st.datetimes(min_value=datetime(2024, 2, 1), max_value=datetime(2026, 11, 30))  # noqa: DTZ001  # by one clock
FEW = st.integers(0, 40)


def published(when: str) -> Published:
    days = date_range(when[:10] if "T" in when else when)
    assert days is not None
    return Published(days, instant(when), slack_of(when))


@st.composite
def written(draw: st.DrawFn, at: datetime) -> str:
    """A date as some page gives it, which the moment ``at`` meets."""
    day = at.date()
    before, after = day - timedelta(draw(FEW)), day + timedelta(draw(FEW))
    off = day + timedelta(draw(st.integers(-1, 1)))
    forms = [day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{before}/{after}"]
    forms += [f"{off}~", f"{off}?", f"{day:%Y-%m}~", f"{before:%Y-%m}/{after}%"]
    return draw(st.sampled_from(forms))


@given(MOMENTS, MOMENTS, st.data())
def test_what_the_dates_allow_lies_within_the_lag(
    one: datetime, other: datetime, data: st.DataObject
) -> None:
    first, second = sorted((one, other))
    source, to = data.draw(written(first)), data.draw(written(second))
    least, most = lag_hours(published(source), published(to))
    assert least is not None
    assert most is not None
    assert least <= most
    true = (second - first) / timedelta(hours=1)
    assert least <= true <= most


ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


@given(MOMENTS, MOMENTS, ZONES, ZONES)
def test_two_instants_are_exact_whatever_their_zones(
    one: datetime, other: datetime, zone: timezone, away: timezone
) -> None:
    first, second = one.replace(tzinfo=zone), other.replace(tzinfo=away)
    least, most = lag_hours(published(first.isoformat()), published(second.isoformat()))
    assert least is not None
    assert most is not None
    assert least <= (second - first) / timedelta(hours=1) <= most
    assert most - least <= 1


def test_an_approximate_day_is_wider_than_the_day() -> None:
    exact = lag_hours(published("2031-05-02"), published("2031-05-05"))
    about = lag_hours(published("2031-05-02~"), published("2031-05-05"))
    assert exact == (48, 96)
    assert about == (24, 120)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((0, 48), "0–48 hours"),
        ((1, 1), "1 hour"),
        ((2, 3), "2–3 hours"),
        ((72, 72), "72 hours"),
        ((48, 96), "2–4 days"),
        ((49, 97), "2–5 days"),
        ((96, 96), "4 days"),
        ((None, None), "unknown"),
    ],
)
def test_a_lag_is_said_in_words(hours: tuple[int | None, int | None], words: str) -> None:
    assert lag(*hours) == words
