import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import BadInputError, TooLargeError
from app.read.sniff import MAX_BYTES, clean, decode
from tests.read.factories import STORY, a_page

RUSSIAN = "Министр обороны Норландии заявил, что учения пройдут в июне у берегов острова. " * 5
CHINESE = "国防部新闻发言人表示，两军将在五月举行联合登陆演习，地点在港口附近。" * 6


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF"),
        (b"PK\x03\x04rest", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "is an image"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"a text with a \x00 in the middle of it", "is a binary file"),
        (bytes(range(128, 256)) * 40, "alphabet"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><html>&b;</html>', "entities"),
        (
            b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>',
            "entities",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_it_is(content: bytes, says: str):
    with pytest.raises(BadInputError, match=says):
        decode(a_page(content))


def test_over_five_megabytes_is_too_large():
    with pytest.raises(TooLargeError, match="over 5 MB"):
        decode(a_page(b"a" * (MAX_BYTES + 1)))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (RUSSIAN.encode("utf-8-sig"), RUSSIAN),
        (RUSSIAN.encode("utf-16"), RUSSIAN),
        (STORY[0].encode("utf-16-le"), STORY[0]),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (CHINESE.encode("gb18030"), CHINESE),
    ],
    ids=["utf8-bom", "utf16", "utf16-no-bom", "cp1251-guessed", "gb18030-guessed"],
)
def test_every_alphabet_is_read(content: bytes, text: str):
    assert decode(a_page(content)).text == text


def test_the_charset_a_page_declares_is_used():
    page = "<html><head><meta charset='windows-1252'></head><p>Kor\u0161 said – “no”</p></html>"
    assert "Korš said – “no”" in decode(a_page(page.encode("cp1252"))).text


def test_valid_utf8_wins_over_a_wrong_declaration():
    page = "<html><head><meta charset='iso-8859-1'></head><p>Müller’s ship</p></html>"
    assert "Müller’s ship" in decode(a_page(page.encode())).text


def test_a_few_broken_bytes_do_not_spoil_a_page():
    assert decode(a_page(RUSSIAN.encode() + b"\xd0")).text.startswith("Министр")


def test_html_is_told_from_text_by_looking():
    assert decode(a_page("<!doctype html><p>x")).is_html
    assert decode(a_page("<div><p>no head at all</p></div>")).is_html
    assert not decode(a_page("Prices rose by <5% in May.", media_type="text/html")).is_html


@given(st.text(max_size=300))
def test_cleaning_twice_is_cleaning_once(text: str):
    once = clean(text)
    assert clean(once) == once
    assert "\x00" not in once
    assert "\r" not in once
    once.encode("utf-8")
