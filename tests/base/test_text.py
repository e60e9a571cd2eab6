import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.text import fold, one_line, slugify, tokens


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_tokens_hold_no_white_space(text: str) -> None:
    assert all(token and not any(c.isspace() for c in token) for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ГУР", ["гур"]),
        ("Ägypten, STRASSE und Straße", ["agypten", "strasse", "und", "strasse"]),
        ("中国军队", ["中", "国", "军", "队"]),
        ("Garpiya-A1 in 2025", ["garpiya", "a1", "in", "2025"]),
        ("Ukraine’s", ["ukraine's"]),
        ("ＦＵＬＬ width", ["full", "width"]),
    ],
    ids=["cyrillic", "german", "chinese", "hyphen", "apostrophe", "full width"],
)
def test_tokens_are_folded_words(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text())
def test_a_slug_is_plain_and_short(text: str) -> None:
    slug = slugify(text)
    assert len(slug) <= 80
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in slug)


def test_one_line_folds_white_space() -> None:
    assert one_line("  a\n\tb\u00a0 c ") == "a b c"
