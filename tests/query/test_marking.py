"""Marks lie on the words as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.marking import LONGEST, mark, snippet, sought_by
from app.query.words import parse


def marked(text: str, box: str) -> list[str]:
    return [piece for piece, is_marked in mark(text, sought_by(parse(box).tree())) if is_marked]


@pytest.mark.parametrize(
    ("text", "box", "found"),
    [
        ("The CAFÉ opens.", "cafe", ["CAFÉ"]),
        ("The cafe\u0301 opens.", "café", ["cafe\u0301"]),
        ("Pilots and a pilot", "pilot*", ["Pilots", "pilot"]),
        ("bay base, base bay", '"bay base"', ["bay base"]),
        ("Straße und strasse", "STRASSE", ["Straße", "strasse"]),
        ("据北海局报道", "北海局", ["北海局"]),
        ("pilots without base", "pilots -base", ["pilots"]),
        ("ВРО повідомила", "вро", ["ВРО"]),
        ("nothing here", "pilots", []),
        ("Don’t", "don't", ["Don’t"]),
    ],
)
def test_what_was_sought_is_marked(text: str, box: str, found: list[str]) -> None:
    assert marked(text, box) == found


@given(st.text(max_size=80), st.text(max_size=20))
def test_the_pieces_of_a_text_are_the_text(text: str, box: str) -> None:
    pieces = mark(text, sought_by(parse(box).tree()))
    assert "".join(piece for piece, _ in pieces) == text


def test_a_snippet_is_short_and_shows_the_first_mark() -> None:
    text = "filler words stand here. " * 60 + "The pilots came. " + "more words follow. " * 60
    pieces = snippet(text, sought_by(parse("pilots").tree()))
    assert ("pilots", True) in pieces
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)
    assert len("".join(piece for piece, _ in pieces)) <= LONGEST + 4
