import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.propose.verbatim import Finder, plain
from tests.extract.factories import an_article

TEXT = (
    "The yard’s council said:  “Forty\u00a0crates — no more — were landed.”\nNothing else was seen."
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Forty crates", "Forty\u00a0crates"),
        ('"Forty crates - no more - were landed."', "Forty\u00a0crates — no more — were landed."),
        ("The yard's council said: “Forty", "The yard’s council said:  “Forty"),
        ("forty crates", None),
        ("Forty crate", None),
        ("landed. Nothing else", None),
        ("Fifty crates", None),
        ("", None),
        (' "" ', None),
        ("\ud800", None),
    ],
)
def test_only_what_stands_in_one_paragraph_is_found(words: str, found: str | None) -> None:
    span = Finder(an_article(TEXT)).find(words)
    assert (span.of(TEXT) if span else None) == found


@given(st.text(alphabet="ab “”'’—\u00a0\u00ad\n", max_size=40))
def test_every_letter_of_the_plain_text_leads_back_to_the_original(text: str) -> None:
    found = plain(text)
    assert len(found.text) == len(found.at)
    assert list(found.at) == sorted(set(found.at))
    assert all(0 <= place < len(text) for place in found.at)
