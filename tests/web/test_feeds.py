"""Feeds are whole Atom documents whose ids and days come from the records."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.export.atom import FeedEntry, write_atom

ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = ("claims", "articles", "responses")


def read_feed(client: TestClient, address: str) -> ET.Element:
    """Return the root of a feed."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # written by ourselves


@pytest.mark.parametrize("name", NAMES)
def test_feed_of_nothing_is_still_a_feed(empty: TestClient, name: str) -> None:
    feed = read_feed(empty, f"/{name}.atom")
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}id")


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_has_its_own_lasting_id_and_an_address(filled: TestClient, name: str) -> None:
    feed = read_feed(filled, f"/{name}.atom")
    entries = feed.findall(f"{ATOM}entry")
    assert 0 < len(entries) <= 50
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(i.startswith("tag:") for i in ids)
    for entry in entries[:5]:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.attrib["href"].startswith("http://127.0.0.1/")


def test_feed_keeps_the_filter_of_the_page(filled: TestClient) -> None:
    feed = read_feed(filled, "/responses.atom?response=no_comment")
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed.findall(f"{ATOM}entry")]
    assert titles
    assert all(title.startswith("No comment: ") for title in titles)


def write(entries: list[FeedEntry], **more: str) -> ET.Element:
    """Return a feed of one page as it is written."""
    content = write_atom(
        key="claims?topic=a b",
        title="Claims",
        subtitle="What is new.",
        page="/claims",
        here="/claims.atom",
        entries=entries,
        base_url="https://whence.example",
        **more,  # pyright: ignore[reportArgumentType]
    )
    return ET.fromstring(content)  # written by ourselves


def test_what_was_held_before_times_were_is_surely_not_new() -> None:
    feed = write([FeedEntry("claim/a", "A & <b>", "/claims/a", "Text\x01.", None)])
    assert feed.findtext(f"{ATOM}entry/{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "A & <b>"
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == "Text."


def test_the_pages_of_a_feed_name_each_other() -> None:
    feed = write([], first="/claims.atom", following="/claims.atom?after=1&topic=x")
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://whence.example/claims",
        "self": "https://whence.example/claims.atom",
        "first": "https://whence.example/claims.atom",
        "next": "https://whence.example/claims.atom?after=1&topic=x",
    }


@given(key=st.text(min_size=1), title=st.text(), summary=st.text())
def test_whatever_stands_in_an_entry_the_feed_stays_a_feed(
    key: str, title: str, summary: str
) -> None:
    try:
        key.encode()
    except UnicodeEncodeError:
        key = "half"
    entry = FeedEntry(key, title, "/claims/a", summary, datetime(2026, 1, 2, tzinfo=UTC))
    check_feed(write([entry]))


def check_feed(feed: ET.Element) -> None:
    """Assert what RFC 4287 asks of a feed and its entries."""
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1, name
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert len([x for x in feed.findall(f"{ATOM}link") if x.attrib["rel"] == "self"]) == 1
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "summary"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1, name
        alternates = [x for x in entry.findall(f"{ATOM}link") if x.attrib["rel"] == "alternate"]
        assert len(alternates) == 1
    for stamp in feed.iter(f"{ATOM}updated"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", stamp.text or "")
    for name in feed.iter(f"{ATOM}id"):
        assert re.fullmatch(r"tag:whence,2025:[A-Za-z0-9/:@!$'()*+,;=._~%-]+", name.text or "")
    for link in feed.iter(f"{ATOM}link"):
        assert urlsplit(link.attrib["href"]).scheme in ("http", "https")


@pytest.mark.parametrize("name", [*NAMES, "claims/china-supplies-gunpowder-and-artillery"])
def test_all_pages_of_a_feed_are_valid_and_tell_everything_once(
    filled: TestClient, name: str
) -> None:
    ids: list[str] = []
    address, pages = f"/{name}.atom", 0
    while address:
        feed = read_feed(filled, address)
        check_feed(feed)
        ids += [i.text or "" for i in feed.iterfind(f"{ATOM}entry/{ATOM}id")]
        following = [x for x in feed.findall(f"{ATOM}link") if x.attrib["rel"] == "next"]
        address = following[0].attrib["href"] if following else ""
        pages += 1
    assert len(ids) == len(set(ids))
    assert pages == max(1, -(-len(ids) // 50))


def test_an_entry_says_what_is_new_and_which_filter_it_matches(filled: TestClient) -> None:
    feed = read_feed(filled, "/claims.atom?topic=training&response=denial")
    entries = feed.findall(f"{ATOM}entry")
    titles = {(e.findtext(f"{ATOM}title") or "").partition(":")[0] for e in entries}
    assert {"New origin", "New text", "New denial"} <= titles
    for entry in entries:
        said = entry.findtext(f"{ATOM}summary") or ""
        assert said.endswith(
            "Why it is here: it matches the filter, about Military training, with a denial."
        )


def test_a_feed_that_did_not_change_is_not_sent_again(filled: TestClient) -> None:
    first = filled.get("/claims.atom?topic=training")
    assert parsedate_to_datetime(first.headers["last-modified"])
    again = filled.get(
        "/claims.atom?topic=training", headers={"if-none-match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("cursor", ["x", "1-2", "1-2-3-4-5", "-1-2-3-4", "9" * 60, "1-2-3-²"])
def test_a_place_that_does_not_exist_is_a_sentence(empty: TestClient, cursor: str) -> None:
    answer = empty.get("/claims.atom", params={"after": cursor})
    assert answer.status_code == 422
    assert "start again from its first page" in answer.text


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/?topic=training", "/claims.atom?topic=training"),
        ("/responses", "/responses.atom"),
        ("/actors/china", "/claims.atom?actor=china"),
        (
            "/claims/china-supplies-gunpowder-and-artillery",
            "/claims/china-supplies-gunpowder-and-artillery.atom",
        ),
    ],
)
def test_a_page_tells_readers_of_feeds_of_its_own(filled: TestClient, page: str, feed: str) -> None:
    told = re.search(
        r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]+)"',
        filled.get(page).text,
    )
    assert told
    assert told[1] == feed
    check_feed(read_feed(filled, feed))


def test_unknown_feed_is_not_found(empty: TestClient) -> None:
    assert empty.get("/secrets.atom").status_code == 404
