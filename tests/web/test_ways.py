"""Addresses of the same page: one thing changes, the rest of the query string stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import BadFilterError
from app.web.ways import Sheet, Ways, lay_out


def rows_of(ways: Ways, many: int = 45) -> Sheet[int]:
    return lay_out(range(100, 100 + many), ways, name="hop", size=20, key=lambda row: row)


def test_opening_a_stack_keeps_what_else_was_asked() -> None:
    ways = Ways((("embed", "1"), ("unfold", "text:a1")))
    assert ways.unfolding("text:a2") == "?embed=1&unfold=text%3Aa1&unfold=text%3Aa2#chain"
    assert ways.unfolding("text:a1") == "?embed=1&unfold=text%3Aa1#chain"
    assert ways.unfolding_all() == "?embed=1&unfold=all#chain"
    assert ways.folding() == "?embed=1#chain"


def test_a_row_is_addressed_on_its_own_page_of_the_table() -> None:
    sheet = rows_of(Ways((("unfold", "all"),)))
    assert sheet.row(105) == "#hop-105"
    assert sheet.row(125) == "?unfold=all&hops=2#hop-125"
    second = rows_of(Ways((("hops", "2"),)))
    assert (second.rows[0], second.start, second.pages) == (120, 21, 3)
    assert second.row(125) == "#hop-125"
    assert second.row(105) == "?#hop-105"


def test_beyond_the_last_page_is_the_last_page() -> None:
    assert rows_of(Ways((("hops", "9"),))).number == 3
    assert rows_of(Ways(()), many=0).rows == ()


@pytest.mark.parametrize("asked", ["0", "-1", "two", "1e3", "²", "99999999999"])
def test_what_is_no_number_of_a_page_is_refused(asked: str) -> None:
    with pytest.raises(BadFilterError, match="number of a page"):
        rows_of(Ways((("hops", asked),)))


@given(st.integers(1, 300), st.integers(1, 40))
def test_the_pages_of_a_table_have_every_row_once(many: int, size: int) -> None:
    rows = list(range(many))
    found: list[int] = []
    for number in range(1, -(-many // size) + 1):
        ways = Ways((("hops", str(number)),))
        found += lay_out(rows, ways, name="hop", size=size, key=lambda row: row).rows
    assert found == rows
