import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.dates import is_edtf
from app.domain.span import Span
from app.extract.dates import find_dates


def read(text: str, published: str | None = "2026-08-20") -> list[str]:
    return [d.edtf for d in find_dates(text, Span(0, len(text)), published)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 12 May 2026", "2026-05-12"),
        ("on May 12, 2026", "2026-05-12"),
        ("in July 2025", "2025-07"),
        ("in 2024", "2024"),
        ("last month", "2026-07"),
        ("this year", "2026"),
        ("last year", "2025"),
        ("on Monday", "2026-08-17"),
        ("yesterday", "2026-08-19"),
        ("in October", "2025-10"),
        ("on 3 June", "2026-06-03"),
    ],
)
def test_a_date_is_read_as_worded(text: str, edtf: str) -> None:
    assert read(text) == [edtf]


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "last month", "this year"])
def test_a_relative_date_without_a_publication_date_stays_unread(text: str) -> None:
    assert read(text, None) == []


def test_a_day_is_never_invented_from_a_month() -> None:
    assert read("on Monday", "2026-08") == []
    assert read("last month", "2026-08") == ["2026-07"]


def test_the_verb_may_is_no_month() -> None:
    assert read("they may march on 20 tanks") == []


@given(st.text(alphabet="in on last May June 2025 30,.", min_size=1, max_size=40))
def test_what_is_read_is_always_a_date(text: str) -> None:
    assert all(is_edtf(edtf) for edtf in read(text))
