import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.urls import canonical_url, domain_of


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.harbour-post.example/a", "harbour-post.example"),
        ("HTTPS://WWW.Harbour-Post.EXAMPLE:443/", "harbour-post.example"),
        ("https://m.harbour-post.example/a", "harbour-post.example"),
        ("https://asia.harbour-post.example", "asia.harbour-post.example"),
        ("www.harbour-post.example/a", "harbour-post.example"),
        ("http://[broken", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_domain_is_the_host_without_www(url: str | None, domain: str):
    assert domain_of(url) == domain


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://WWW.Post.example:80/a/?utm_source=x&id=7#top", "http://www.post.example/a?id=7"),
        ("https://post.example", "https://post.example/"),
        ("https://post.example/a//", "https://post.example/a"),
        ("https://post.example/?fbclid=1&gclid=2", "https://post.example/"),
        ("https://post.example:8443/a", "https://post.example:8443/a"),
        ("https://post.example/a?q=b&page=2", "https://post.example/a?q=b&page=2"),
        (" mailto:desk@post.example ", "mailto:desk@post.example"),
        ("https://post.example/a?q=\x0c&", "https://post.example/a?q=%0C"),
        ("https://post.example:99999/", "https://post.example:99999/"),
    ],
)
def test_one_page_has_one_spelling(url: str, canonical: str):
    assert canonical_url(url) == canonical


@given(st.text(max_size=60), st.text(max_size=20))
def test_canonical_twice_is_canonical_once(path: str, query: str):
    once = canonical_url(f"https://post.example/{path}?{query}")
    assert canonical_url(once) == once


@given(st.text(max_size=200))
def test_no_text_breaks_an_address(text: str):
    assert isinstance(canonical_url(text), str)
    assert isinstance(domain_of(text), str)
