"""/feeds: what is followed, what became of items, and the buttons."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.collect.feeds.opml import parse_opml
from app.main import Doors, create_app
from app.pipeline import take_in_one, take_in_url
from app.polling import add_listed, stop_following
from app.web.doors import FeedDoors
from tests.collect.loopback import Site, status
from tests.polling.following import IN_SCOPE, OUTSIDE, a_poller, put_feed, put_story
from tests.web.conftest import open_pages
from tests.web.feeds_to_see import LONG, put_feeds

HOME = "http://127.0.0.1:8000"
OWN = {"origin": HOME, "sec-fetch-site": "same-origin"}
POSTS = ("/feeds", "/feeds/1/poll", "/feeds/1/remove", "/feeds/1/items/1/take")


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.stop()


@pytest.fixture
def curator(engine: Engine, tmp_path: Path, site: Site) -> Iterator[TestClient]:
    """A curator on this machine, whose dashboard may reach a site on loopback."""
    poller = a_poller(engine, tmp_path, [site])

    def poll(feed_id: int) -> None:
        poller.poll_one(str(feed_id))

    def remove(feed_id: int) -> None:
        stop_following(engine, str(feed_id))

    doors = Doors(
        take_in=lambda item: take_in_one(engine, item, archive=tmp_path),
        take_in_url=lambda url, told: take_in_url(engine, url, archive=tmp_path, told=told),
        feeds=FeedDoors(
            add=lambda url: poller.add(url).feed.id,
            add_listed=lambda content, name: add_listed(engine, content, name=name),
            poll=poll,
            remove=remove,
            take=poller.take,
        ),
    )
    app = create_app(engine=engine, doors=doors)
    with TestClient(
        app, base_url=HOME, headers=OWN, follow_redirects=False, client=("127.0.0.1", 5000)
    ) as client:
        yield client


@pytest.fixture
def seen(engine: Engine) -> Iterator[TestClient]:
    put_feeds(engine)
    with open_pages(engine) as client:
        yield client


def test_a_curator_follows_a_feed_looks_takes_in_and_stops(curator: TestClient, site: Site):
    url = put_feed(site, "/rss", put_story(site, "/story"), put_story(site, "/bath", title=OUTSIDE))
    added = curator.post("/feeds", data={"url": f" {url} "})
    assert (added.status_code, added.headers["location"]) == (303, "/feeds/1")
    page = curator.get("/feeds/1").text
    assert "Harbour Post" in page
    assert "to be fetched" in page
    assert "neither China nor Russia" in page
    assert curator.post("/feeds/1/poll").headers["location"] == "/feeds/1"
    page = curator.get("/feeds/1").text
    assert "/articles/1" in page
    assert IN_SCOPE in page
    skipped = curator.get("/feeds/1.json?state=skipped")
    assert skipped.status_code == 404
    (item,) = curator.get("/feeds/1/items.json?state=skipped").json()["items"]
    taken = curator.post(f"/feeds/1/items/{item['item_id']}/take")
    assert (taken.status_code, taken.headers["location"]) == (303, "/articles/2")
    assert curator.post("/feeds/1/remove").headers["location"] == "/feeds"
    assert "No feed is followed yet" in curator.get("/feeds").text
    assert curator.get("/articles/2").status_code == 200


def test_a_wrong_address_comes_back_with_what_was_typed(curator: TestClient, site: Site):
    put_story(site, "/home")
    answer = curator.post("/feeds", data={"url": f"{site.url}/home"})
    assert answer.status_code == 422
    assert "a page, not a feed" in answer.text
    assert f'value="{site.url}/home"' in answer.text
    inside = curator.post("/feeds", data={"url": "http://10.0.0.1/rss"})
    assert inside.status_code == 422
    assert "refused" in inside.text


def test_a_list_of_feeds_is_followed(curator: TestClient):
    opml = b'<opml><body><outline xmlUrl="https://a.example/r"/></body></opml>'
    answer = curator.post("/feeds", files={"file": ("mine.opml", opml)})
    assert answer.headers["location"] == "/feeds?added=1&known=0"
    assert "1 are followed now and 0 were before" in curator.get("/feeds?added=1&known=0").text
    broken = curator.post("/feeds", files={"file": ("mine.opml", b"<opml>")})
    assert broken.status_code == 422
    assert 'id="feed-file-error"' in broken.text


def test_addresses_of_a_list_that_are_none_are_named(curator: TestClient):
    opml = b'<opml><body><outline xmlUrl="ftp://a.example/r"/></body></opml>'
    answer = curator.post("/feeds", files={"file": ("mine.opml", opml)})
    assert answer.status_code == 200
    assert "ftp://a.example/r" in answer.text


def test_a_page_that_cannot_be_taken_in_says_why(curator: TestClient, site: Site):
    site.answers["/bath"] = status(404)
    curator.post("/feeds", data={"url": put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE))})
    answer = curator.post("/feeds/1/items/1/take")
    assert answer.status_code == 422
    assert "404" in answer.text


def test_what_a_feed_says_is_shown_and_never_run(seen: TestClient):
    for address in ("/feeds", "/feeds/1", "/feeds/2", "/feeds/3", "/feeds/4"):
        page = seen.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in seen.get("/feeds/1").text
    assert "https://old.harbour.example/rss" in seen.get("/feeds/1").text
    assert "3 looks failed" in seen.get("/feeds/2").text
    assert "410" in seen.get("/feeds/3").text
    assert "not looked at yet" in seen.get("/feeds/4").text


@pytest.mark.parametrize(
    ("address", "status_code", "says"),
    [
        ("/feeds?state=failing", 200, LONG),
        ("/feeds?state=sleepy", 422, "no state"),
        ("/feeds/1?state=skipped", 200, "part 3"),
        ("/feeds/1?state=sleepy", 422, "no state"),
        ("/feeds/99", 404, "No feed is followed"),
        ("/feeds/99999999999999999999", 404, "o"),
        ("/feeds/x", 404, "no page"),
        ("/feeds/1?before=1", 200, "told of no item yet"),
        ("/feeds?after=9999", 200, "4 feeds are followed"),
    ],
)
def test_filters_answer_or_say_what_is_wrong(
    seen: TestClient, address: str, status_code: int, says: str
):
    page = seen.get(address)
    assert page.status_code == status_code
    assert says in page.text


def test_files_hold_what_the_pages_show(seen: TestClient):
    rows = list(csv.DictReader(io.StringIO(seen.get("/feeds.csv").text)))
    assert [row["state"] for row in rows] == ["working", "failing", "gone", "waiting"]
    assert seen.get("/feeds.csv").headers["x-row-count"] == "4"
    items: list[dict[str, Any]] = seen.get("/feeds/1/items.json").json()["items"]
    assert [i["state"] for i in items] == ["failed", "failed", "skipped", "waiting", "taken"]
    assert items[-1]["url"].endswith("/articles/1")
    named = seen.get("/feeds/1/items.csv?state=failed")
    assert len(list(csv.DictReader(io.StringIO(named.text)))) == 2
    listed, wrong = parse_opml(seen.get("/feeds.opml").content, name="feeds.opml")
    assert [feed.url for feed in listed] == [row["feed_url"] for row in rows]
    assert wrong == ()
    assert listed[2].title == "Bay & “quotes”"


def test_a_page_of_feeds_is_never_kept_from_an_earlier_look(seen: TestClient, engine: Engine):
    assert "4 feeds are followed" in seen.get("/feeds").text
    stop_following(engine, "4")
    assert "3 feeds are followed" in seen.get("/feeds").text
    assert "etag" not in seen.get("/feeds").headers


@pytest.mark.parametrize("path", POSTS)
def test_nobody_else_can_change_what_is_followed(curator: TestClient, path: str):
    answer = curator.post(path, data={"url": "https://a.example/rss"}, headers={"origin": "null"})
    assert answer.status_code == 403
    elsewhere = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert curator.post(path, headers=elsewhere).status_code == 403


def test_a_dashboard_without_doors_says_so(seen: TestClient):
    answer = seen.post("/feeds/1/poll", headers={"origin": "http://127.0.0.1"})
    assert answer.status_code == 403


def test_the_form_of_a_page_leads_to_feeds(seen: TestClient):
    assert 'href="/feeds"' in seen.get("/add").text
