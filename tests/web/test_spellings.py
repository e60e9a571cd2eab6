"""Spellings stand under their script; none is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.spellings import Spellings, by_script, script_of


@pytest.mark.parametrize(
    ("name", "script", "language"),
    [
        ("Harbour Office", "Latin", None),
        ("«ВРО»", "Cyrillic", None),
        ("北海局", "Chinese characters", "zh"),
        ("北海きょく", "Japanese", "ja"),
        ("항만국", "Korean", "ko"),
        ("44-1", "Other signs", None),
        ("", "Other signs", None),
    ],
)
def test_a_name_has_the_script_of_its_letters(name: str, script: str, language: str | None) -> None:
    assert script_of(name) == (script, language)


def test_names_of_one_script_stand_together_in_their_order() -> None:
    assert by_script(["HSO", "ВРО", "Harbour Office", "局"]) == (
        Spellings("Latin", None, ("HSO", "Harbour Office")),
        Spellings("Cyrillic", None, ("ВРО",)),
        Spellings("Chinese characters", "zh", ("局",)),
    )


@given(st.lists(st.text(max_size=8)))
def test_every_spelling_stands_once(names: list[str]) -> None:
    assert sorted(name for group in by_script(names) for name in group.names) == sorted(names)
