"""What an address suggests of an outlet that is not known yet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.outlet_hints import OutletHint, hint_of

KNOWN = {"tidepost.example": "tide-post", "bay.co.uk": "bay", "x.gov": "x"}


@pytest.mark.parametrize(
    ("domain", "hint"),
    [
        ("tidepost.co.uk", OutletHint(country="GB", like="tide-post")),
        ("news.tidepost.example", OutletHint(like="tide-post")),
        ("tidepost.example", OutletHint()),
        ("mod.gov.ua", OutletHint("government", "UA")),
        ("state.gov", OutletHint("government", "US")),
        ("somebody.substack.com", OutletHint("blog")),
        ("t.me", OutletHint("social")),
        ("nobody.example", OutletHint()),
        ("bay.ru", OutletHint(country="RU")),
        ("localhost", OutletHint()),
        (None, OutletHint()),
    ],
)
def test_an_address_suggests_no_more_than_it_says(domain: str | None, hint: OutletHint):
    assert hint_of(domain, KNOWN) == hint


@given(st.text(max_size=60))
def test_any_text_gives_a_hint_or_none_without_an_error(domain: str):
    assert isinstance(bool(hint_of(domain, KNOWN)), bool)
