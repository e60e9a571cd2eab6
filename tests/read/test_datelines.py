# ruff: noqa: E501 - lines of pages stand here as pages have them
import pytest

from app.read.datelines import find_date, is_date_line
from app.read.published import to_edtf


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("3 May 2024", "2024-05-03"),
        ("Published May 3, 2024, 11:12 PM | Updated May 9, 2024", "2024-05-03"),
        ("Updated May 9, 2024", None),
        ("Issued on: 14/05/2024 - 16:31", "2024-05-14"),
        ("05/14/2024", "2024-05-14"),
        ("04.05.2024 09:00", "2024-05-04"),
        ("08 мая 2024, 14:20", "2024-05-08"),
        ("8 травня 2024", "2024-05-08"),
        ("来源：港口网 2024年5月8日", "2024-05-08"),
        ("Veröffentlicht am 8. Mai 2024", "2024-05-08"),
        ("May 2024", "2024-05"),
        ("31 February 2024", None),
        ("2024-05-03 08:44", "2024-05-03"),
        ("No date here, 12345678", None),
    ],
)
def test_a_date_in_words_is_found(line: str, edtf: str | None):
    assert find_date(line) == edtf


def test_a_sentence_with_a_date_in_it_is_no_date_line():
    assert is_date_line("Tuesday, 3 May 2024 - 18:10")
    assert not is_date_line(
        "The ship left on 3 May 2024 with four hundred marines and a band, the port office wrote later."
    )


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-05-03T23:10:00-06:00", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("soon", None),
        ("9999-99-99", None),
        (None, None),
    ],
)
def test_what_a_page_writes_becomes_edtf_or_nothing(written: str | None, edtf: str | None):
    assert to_edtf(written) == edtf


@pytest.mark.parametrize("text", ["1" * 5000, "May " * 2000, "2024-" * 2000, "updated " * 2000])
def test_hostile_dates_are_no_dates(text: str):
    assert find_date(text) is None
