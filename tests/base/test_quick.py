"""A pattern is passed over only where it cannot match; what is found is never less."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.quick import Quick, fold, pieces_of, quick

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
    r"(?!)|—\w",
    r"[A-Z]-\d|-s",
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
    tried = Quick(re.compile(r"(?:declin|refus)\w+ to (?:comment|say)", re.IGNORECASE))
    assert not tried.may_match(fold("Ships left port on Monday."))
    assert tried.may_match(fold("He REFUSED to SAY."))


@given(st.sampled_from(PATTERNS), st.sampled_from((0, re.IGNORECASE)), TEXTS)
def test_it_finds_and_replaces_what_the_pattern_itself_does(
    pattern: str, flags: re.RegexFlag, text: str
) -> None:
    compiled, tried = re.compile(pattern, flags), quick(pattern, flags)
    plain, ours = compiled.search(text), tried.search(text)
    assert (plain and plain.span()) == (ours and ours.span())
    assert tried.sub("-", text) == compiled.sub("-", text)


def test_matches_are_looked_for_between_two_places_only() -> None:
    months = quick(r"(?:June|July) \d+")
    text = "June 3, July 4 and July 5"
    assert [m.group() for m in months.finditer(text, 8, len(text))] == ["July 4", "July 5"]
    assert not list(months.finditer(text, 14, 18))


def test_a_pattern_made_later_is_not_passed_over_in_a_text_seen_before() -> None:
    text = "A barge left for Sanya."
    assert quick("barge").search(text)
    assert quick("sanya", re.IGNORECASE).search(text)
    assert quick("(?!)|left").search(text)
    assert quick("(?!)").search(text) is None
