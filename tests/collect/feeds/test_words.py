import pytest

from app.collect.feeds.words import page_address, plain_text, words_of_address


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<p>A</p><p>B</p>", "A B"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<script>x()</script>A<style>p{}</style><!-- no -->", "A"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a\u202eb\u0000c\n\td", "abc d"),
        (None, ""),
        (7, ""),
    ],
)
def test_markup_becomes_plain_text(written: object, expected: str):
    assert plain_text(written, limit=100) == expected


def test_long_text_ends_at_a_word():
    assert plain_text("word " * 50, limit=22) == "word word word word…"
    assert len(plain_text("x" * 500, limit=100)) == 100


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/a", "https://h.example/a"),
        (" https://H.example/a?b=c#d\n", "https://H.example/a?b=c#d"),
        ("//other.example/x", "https://other.example/x"),
        ("mailto:a@b.example", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://user:word@h.example/", None),
        ("http://", None),
        ("http://h.example:99999/", None),
        ("a b", None),
        ("x" * 3000, None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_pages_are_kept(written: object, expected: str | None):
    assert page_address(written, base="https://h.example/feed") == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://h.example/2026/03/china-trains-pilots.html", "China Trains Pilots"),
        ("https://h.example/world/ships_in_port-12345", "Ships In Port"),
        ("https://h.example/%D0%BF%D0%BE%D1%80%D1%82-2026-%D0%B4%D0%B5%D0%BD%D1%8C", "Порт День"),
        ("https://h.example/ships-in-port/amp/", "Ships In Port"),
        ("https://h.example/", ""),
        ("https://h.example/a1b2c3d4e5", ""),
    ],
)
def test_an_address_tells_its_words(url: str, expected: str):
    assert words_of_address(url) == expected
