import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.addresses import archived_at, archived_page, page_identity
from app.store.described import described_quantity


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("https://www.site.example/a/", "site.example/a"),
        ("http://site.example:80/a?id=1&utm_source=x#top", "site.example/a?id=1"),
        ("https://keep.example/web/2031id_/https://www.site.example:443/a", "site.example/a"),
        ("https://keep.example/ref/1/http:/site.example/a?b=c", "site.example/a?b=c"),
        ("https://site.example/go?to=/b#https://other.example/c", "site.example/go?to=/b"),
        ("  ", None),
        (None, None),
    ],
)
def test_spellings_and_archives_of_a_page_are_one_page(url: str | None, identity: str | None):
    assert page_identity(url) == identity


@pytest.mark.parametrize(
    ("url", "at"),
    [
        ("https://keep.example/web/20310502081500/https://site.example/a", "2031-05-02T08:15:00Z"),
        ("https://keep.example/web/20310502081500id_/http://a.example/b", "2031-05-02T08:15:00Z"),
        ("https://keep.example/20310502/https://site.example/a", "2031-05-02"),
        ("https://keep.example/web/20311402081500/https://site.example/a", None),
        ("https://keep.example/web/2031/https://site.example/a", None),
        ("https://site.example/20310502081500/a", None),
        ("https://site.example/go?to=20310502081500/https://other.example", None),
        (None, None),
    ],
)
def test_an_archive_says_when_it_took_its_copy(url: str | None, at: str | None):
    assert archived_at(url) == at


@given(st.text())
def test_any_text_has_an_identity_or_none_without_an_error(url: str):
    found = page_identity(url)
    assert found is None or isinstance(found, str)
    assert archived_page(archived_page(url)) == archived_page(url)
    assert archived_at(url) is None or archived_page(url) != url.strip()


@pytest.mark.parametrize(
    ("text", "unit", "values", "approximate"),
    [
        ("600", "persons", (600, 600, 600), False),
        ("over 6,000", "drones", (6000, 6000, None), True),
        ("nearly two", "plants", (2, None, 2), True),
        ("exceeding 210 million USD", "USD", (210e6, 210e6, None), True),
        ("hundreds", "persons", (None, None, None), False),
        ("37, 11, 11", "vehicles", (None, None, None), False),
        ("22 April", None, (None, None, None), False),
    ],
)
def test_a_recorded_number_has_a_value_only_where_it_is_one_number(
    text: str,
    unit: str | None,
    values: tuple[float | None, float | None, float | None],
    approximate: bool,
):
    found = described_quantity(text, unit)
    assert (found["value"], found["low"], found["high"]) == values
    assert found["approximate"] is approximate
    assert found["text"] == text
