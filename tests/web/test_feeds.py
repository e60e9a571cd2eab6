"""Feeds are whole Atom documents whose ids and days come from the records."""

import xml.etree.ElementTree as ET

import pytest
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


def test_records_without_a_day_are_left_out_and_counted() -> None:
    entry = FeedEntry("claim/a", "A & <b>", "/claims/a", "Text\x01.", None)
    written = write_atom(
        name="claims",
        title="Claims",
        path="/claims",
        query="",
        entries=[entry],
        base_url="https://whence.example",
    )
    feed = ET.fromstring(written)  # written by ourselves
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}subtitle") == "Left out, because no day is known: 1."
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_unknown_feed_is_not_found(empty: TestClient) -> None:
    assert empty.get("/secrets.atom").status_code == 404
