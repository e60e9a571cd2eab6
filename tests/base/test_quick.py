"""A pattern is passed over only where it cannot match; what is found is never less."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.quick import Quick, fold, pieces_of

PATTERNS = (
    r"\b(?:declin|refus)\w+ to (?:comment|say)\b",
    r"(?:n't|n’t|not) (?:confirm(?:ed)?|deny)",
    r"ship(?:s|ped)?\b(?! yard)",
    r"(?<=the )(?:fleet|navy)",
    r"(?:drone|беспилот|无人机)\w*",
    r"a?b+c{2,3}[xyz]tail",
    r"\d+|tons",
    r"(?:never|(?!))",
    r"x*",
    r"K.lvin|str[aä]sse",
)
WORDS = (
    *("declined", "to", "comment", "refuses", "say", "didn’t", "did not", "confirm", "deny"),
    *("ships", "shipyard", "the", "navy", "Drone", "БЕСПИЛОТНИК", "无人机", "abbccytail", "7"),
    *("tons", "never", "Kelvin", "straſſe", "İ", "ısſK", "“quoted”", "…", "–"),
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=8).map(" ".join)


@given(st.sampled_from(PATTERNS), st.sampled_from((0, re.IGNORECASE)), TEXTS)
def test_what_a_pattern_matches_is_never_passed_over(
    pattern: str, flags: re.RegexFlag, text: str
) -> None:
    compiled = re.compile(pattern, flags)
    if compiled.search(text):
        assert Quick(compiled).may_match(fold(text))


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\b(?:declin|refus)\w+ to comment", {" to comment"}),
        (r"(?:accus|blam)\w*", {"accus", "blam"}),
        (r"n’t confirm", {"n't confirm"}),
        (r"(?:tank)?s", set[str]()),
        (r"\d+", set[str]()),
    ],
)
def test_the_pieces_of_a_pattern_stand_in_every_match(pattern: str, pieces: set[str]) -> None:
    assert pieces_of(re.compile(pattern)) == pieces


def test_a_text_without_any_piece_is_passed_over() -> None:
    quick = Quick(re.compile(r"(?:declin|refus)\w+ to (?:comment|say)", re.IGNORECASE))
    assert not quick.may_match(fold("Ships left port on Monday."))
    assert quick.may_match(fold("He REFUSED to SAY."))
