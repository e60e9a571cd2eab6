"""A workbook has the rows of the list, as what they are, and tells what is in it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.export.files import FILES, FileKind
from app.export.write import defuse
from app.export.xlsx import LONGEST, write_xlsx
from app.query.filters import ClaimFilter
from tests.export.test_write import PAIRS, Pair
from tests.export.workbooks import Sheet, read_book

# What a cell holds comes back as it is, but for a lone carriage return: XML reads it as a new line.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufffe\uffff"))


def book_of(rows: list[Pair], *, most_rows: int = 1000) -> tuple[Sheet, ...]:
    return read_book(b"".join(write_xlsx(PAIRS, rows, most_rows=most_rows)))


@pytest.mark.parametrize("name", FILES)
def test_a_workbook_has_the_rows_of_the_file_and_says_how_many(held: Connection, name: str) -> None:
    kind: FileKind[object] = FILES[name]
    wanted = ClaimFilter()
    sheet, about = read_book(b"".join(write_xlsx(kind, kind.stream(held, wanted))))
    assert (sheet.name, about.name) == (name, "about")
    assert sheet.rows[0] == kind.header
    assert len(sheet.rows) - 1 == kind.count(held, wanted)
    assert ("rows", kind.count(held, wanted)) in about.rows
    told = {row[0] for row in about.rows if row}
    assert set(kind.header) <= told


def test_numbers_are_numbers_and_everything_else_is_text() -> None:
    sheet = book_of([("2025-06~", 12), (date(2025, 6, 25), 0.5), (("a", "b"), True), (None, None)])[
        0
    ]
    assert sheet.rows[1:4] == (("2025-06~", 12.0), ("2025-06-25", 0.5), ("a; b", "yes"))
    assert sheet.rows[4:] in ((), ((),))


def test_the_header_stays_in_sight() -> None:
    assert book_of([("a", 1)])[0].frozen_rows == 1


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "\t=1", "-2", "＝1"])
def test_what_a_spreadsheet_would_run_is_marked_as_text_and_stays_as_it_is(text: str) -> None:
    sheet = book_of([(text, 1), ("plain", 2)])[0]
    assert sheet.rows[1][0] == text
    assert sheet.marked == {(1, 0)}
    assert sheet.formulas == 0


@given(text=TEXTS)
def test_any_text_comes_back_as_it_is(text: str) -> None:
    sheet = book_of([(text, 1)])[0]
    assert (sheet.rows[1][0] or "") == text
    assert sheet.formulas == 0
    assert ((1, 0) in sheet.marked) == (defuse(text) != text)


def test_half_characters_and_nul_do_not_break_the_file() -> None:
    assert book_of([("a\ud800b\x00c", 1)])[0].rows[1][0] == "a?bc"


def test_an_address_is_no_link_that_a_spreadsheet_opens() -> None:
    content = b"".join(write_xlsx(PAIRS, [("https://example.org/a", 1)]))
    assert b"hyperlink" not in content
    assert read_book(content)[0].rows[1][0] == "https://example.org/a"


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    cut = book_of([("a" * (LONGEST + 1), 1)])[0].rows[1][0]
    assert isinstance(cut, str)
    assert len(cut) == LONGEST
    assert cut.endswith("the CSV file has the whole text]")
    assert book_of([("a" * LONGEST, 1)])[0].rows[1][0] == "a" * LONGEST


def test_rows_that_no_sheet_holds_go_on_the_next_one() -> None:
    first, second, third, about = book_of([("a", n) for n in range(5)], most_rows=2)
    assert [s.name for s in (first, second, third)] == ["pairs", "pairs 2", "pairs 3"]
    assert [len(s.rows) for s in (first, second, third)] == [3, 3, 2]
    assert {s.rows[0] for s in (first, second, third)} == {("text", "number")}
    assert ("rows", 5.0) in about.rows


def test_the_same_moment_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 6, 12, 23, 59, tzinfo=UTC)
    rows: list[Pair] = [("a", 1), ("=b", 2)]
    once = b"".join(write_xlsx(PAIRS, rows, moment=moment, address="https://w.example/p.xlsx"))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert once == b"".join(
        write_xlsx(PAIRS, rows, moment=moment, address="https://w.example/p.xlsx")
    )
    about = read_book(once)[-1]
    assert ("as of", "2026-06-12T23:59:00+00:00") in about.rows
    assert ("address", "https://w.example/p.xlsx") in about.rows
