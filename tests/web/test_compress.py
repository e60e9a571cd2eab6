"""Pages and their parts come compressed to who takes it, and the timeline stays small."""

import re

from starlette.testclient import TestClient

LARGEST = 100_000
"""Bytes of a page with everything it needs."""


def sent(client: TestClient, address: str) -> int:
    """Return the bytes that an answer takes on the way."""
    with client.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
        assert answer.status_code == 200, address
        return sum(len(part) for part in answer.iter_raw())


def test_the_timeline_with_everything_is_under_a_hundred_kilobytes(filled: TestClient) -> None:
    page = filled.get("/?lanes=topic").text
    parts = re.findall(r'<(?:script src|link rel="(?:stylesheet|icon)" href)="([^"]+)"', page)
    assert len(parts) >= 3
    for address in ("/", "/?lanes=topic"):
        assert sum(sent(filled, part) for part in [address, *parts]) < LARGEST


def test_who_does_not_take_gzip_gets_the_same_page_plain(filled: TestClient) -> None:
    plain = filled.get("/topics", headers={"accept-encoding": "identity"})
    small = filled.get("/topics", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["vary"]
    assert plain.text == small.text


def test_a_compressed_page_that_is_known_is_not_sent_again(filled: TestClient) -> None:
    first = filled.get("/topics", headers={"accept-encoding": "gzip"})
    tag = first.headers["etag"]
    again = filled.get("/topics", headers={"accept-encoding": "gzip", "if-none-match": tag})
    assert again.status_code == 304


def test_a_file_that_streams_is_the_same_compressed_or_not(filled: TestClient) -> None:
    plain = filled.get("/claims.csv", headers={"accept-encoding": "identity"})
    small = filled.get("/claims.csv", headers={"accept-encoding": "gzip"})
    assert plain.content == small.content
    assert plain.headers["x-row-count"] == small.headers["x-row-count"]
    assert int(small.headers["x-row-count"]) > 0
