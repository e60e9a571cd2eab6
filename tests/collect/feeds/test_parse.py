import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import BadInputError, TooLargeError, WhenceError
from app.collect.feeds.apart import FeedBytes, FeedsApart
from app.collect.feeds.parse import MAX_ITEMS, parse_feed
from app.domain.feed import FeedPart
from tests.collect.feeds.shapes import HERE, ITEM, SHAPES, Shape, item, rss


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_feed_of_this_shape_is_read(shape: Shape):
    feed = parse_feed(shape.content, url=HERE, media_type=shape.media_type)
    assert feed.kind == shape.kind
    assert tuple((i.url, i.title) for i in feed.items) == shape.items
    assert feed.unusable == shape.unusable
    assert feed.told_gap == shape.told
    if shape.dates is not None:
        assert tuple(i.published for i in feed.items) == shape.dates
    if shape.summaries is not None:
        assert tuple(i.summary for i in feed.items) == shape.summaries
    if shape.title is not None:
        assert feed.title == shape.title
    if shape.site is not None:
        assert feed.site_url == shape.site


def test_the_day_is_that_of_the_writer_and_the_time_has_its_zone():
    (found,) = parse_feed(SHAPES["rss 2.0"].content, url=HERE).items
    assert (found.published, found.time) == ("2026-03-02", "2026-03-02T23:30:00-05:00")


def test_a_guid_that_items_share_is_no_name_of_an_item():
    shared = parse_feed(SHAPES["the same guid on all items"].content, url=HERE).items
    assert [i.guid for i in shared] == [""] * 3
    (own,) = parse_feed(rss(item(more="<guid>x</guid>")), url=HERE).items
    assert own.guid == "x"


def test_an_index_names_its_parts_by_whole_addresses():
    feed = parse_feed(SHAPES["index of sitemaps"].content, url="https://h.example/map.xml")
    assert feed.parts == (FeedPart("https://h.example/a.xml.gz", "2026-03-01"),)


def test_of_a_long_sitemap_the_newest_pages_are_kept():
    rows = "".join(
        f"<url><loc>https://h.example/{n}</loc><lastmod>2026-01-01T{n // 60:02}:{n % 60:02}:00Z"
        "</lastmod></url>"
        for n in range(MAX_ITEMS + 50)
    )
    found = parse_feed(f"<urlset>{rows}</urlset>".encode(), url=HERE).items
    assert len(found) == MAX_ITEMS
    assert found[0].url == f"https://h.example/{MAX_ITEMS + 49}"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "answered nothing"),
        (b" \n ", "answered nothing"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text"),
        (b"just words", "no feed"),
        (b"<opml version='2.0'><body/></opml>", "list of feeds"),
        (b"<!doctype html><html><head></head></html>", "a page, not a feed, and names none"),
        (
            b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" '
            b'href="/rss"><link rel="alternate" type="text/css" href="/x"></head></html>',
            "https://news.harbour.example/rss. Give",
        ),
        (b'{"items": 5}', "without a list"),
        (b'{"items": [', "broken"),
        (b'{"items": ' + b"[" * 100_000, "broken or nests"),
        (b"<rss>" + b"<a>" * 50_000, "over 200 deep"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>', "entities"),
        (b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><rss/>', "entities"),
        (b'<!-- x --><!DOCTYPE rss [<!ENTITY % p SYSTEM "http://a.example/">%p;]><rss/>', "entit"),
        (b"\x1f\x8b\x08\x00broken", "packed wrongly"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_no_feed_is_refused_with_a_sentence(content: bytes, says: str):
    with pytest.raises(BadInputError, match=says):
        parse_feed(content, url=HERE)


def test_laughing_entities_are_refused_before_they_grow():
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{lines}]><rss><channel>&a11;</channel></rss>'
    begun = time.process_time()
    with pytest.raises(BadInputError, match="entities"):
        parse_feed(bomb.encode(), url=HERE)
    assert time.process_time() - begun < 5  # it would be years


def test_a_feed_too_large_is_refused_also_packed():
    large = rss(f"<!--{'x' * 5 * 1024 * 1024}-->")
    for content in (large, gzip.compress(large)):
        with pytest.raises(TooLargeError, match="5 MB"):
            parse_feed(content, url=HERE)


def test_an_external_file_named_in_a_feed_is_never_opened(monkeypatch: pytest.MonkeyPatch):
    def never(*_: object, **__: object) -> object:
        raise AssertionError("something was opened")

    parse_feed(rss(item()), url=HERE)  # what is loaded late is loaded now
    monkeypatch.setattr("builtins.open", never)
    monkeypatch.setattr("socket.socket", never)
    with pytest.raises(WhenceError):
        parse_feed(b"/etc/passwd", url=HERE)
    assert parse_feed(b"<rss><channel><item><title>x", url="file:///etc/passwd").unusable == 1


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_whatever_comes_is_read_or_refused(content: bytes):
    for around in (content, b"<rss><channel><item>" + content, b'{"items": [' + content + b"]}"):
        items, refused = (), ""
        try:
            items = parse_feed(around, url=HERE).items
        except WhenceError as error:
            refused = str(error)
        assert refused == refused.strip()
        assert all(i.url.startswith("http") for i in items)


@given(st.text(max_size=300))
def test_titles_hold_no_control_characters_and_are_one_line(title: str):
    escaped = title.encode("utf-8", "replace").decode().replace("]]>", "")
    feed = parse_feed(rss(item(f"<![CDATA[{escaped}]]>")), url=HERE)
    for found in feed.items:
        assert found.url == ITEM
        assert len(found.title) <= 300
        assert not any(ord(c) < 32 or 0x202A <= ord(c) <= 0x202E for c in found.title)


def test_in_a_process_apart_a_feed_reads_the_same_and_faults_are_sentences():
    apart = FeedsApart()
    try:
        shape = SHAPES["atom 0.3"]
        assert apart(FeedBytes(shape.content, HERE)) == parse_feed(shape.content, url=HERE)
        with pytest.raises(TooLargeError, match="5 MB"):
            apart(FeedBytes(b"<rss>" + b" " * 6 * 1024 * 1024, HERE))
        with pytest.raises(BadInputError, match="no feed"):
            apart(FeedBytes(b"words", HERE))
    finally:
        apart.close()


def test_a_feed_that_takes_too_long_is_given_up_and_the_next_is_read():
    apart = FeedsApart(seconds=0.05)
    try:
        with pytest.raises(BadInputError, match="given up"):
            apart(FeedBytes(b"<rss version='2.0'>" + b"<item" * 100_000, HERE))
    finally:
        apart.close()
    patient = FeedsApart()
    try:
        assert patient(FeedBytes(rss(item()), HERE)).items[0].url == ITEM
    finally:
        patient.close()
