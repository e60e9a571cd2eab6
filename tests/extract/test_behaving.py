# ruff: noqa: E501 -- sentences are read whole
"""Outlets nobody listed, known by what they do in a text."""

import pytest

from app.extract.behaving import find_behaving


def outlets(text: str) -> set[str]:
    return {n.name for n in find_behaving(text, ()) if n.kind == "outlet"}


def test_who_is_told_and_reports_is_an_outlet_wherever_it_stands() -> None:
    text = "An aide told Lantern that the yard was shut. Lantern reported it on Monday. Lantern is read in Oslo."
    assert [n.name for n in find_behaving(text, ())] == ["Lantern"] * 3


def test_a_longer_name_that_is_told_is_an_outlet() -> None:
    assert outlets("A clerk told the Harbour Ledger that the ship had left.") == {"Harbour Ledger"}


@pytest.mark.parametrize(
    "text",
    [
        "Boris Kerr, a captain, told the truth. A clerk told Kerr that it rained. Kerr reported it.",
        "The general told the State Duma that the ship had left.",
        "A paper published by the Norlund Institute said so. The Norlund Institute reported it.",
        "A clerk told Olga that it rained.",
    ],
)
def test_a_person_a_parliament_an_institute_are_no_outlets(text: str) -> None:
    assert outlets(text) == set()
