"""Following a feed and “look now” on a page: jobs, whose end the page of the feed shows."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.base.settings import Settings
from app.cli.feeds import feed_doors
from app.collect.known import Known, Unchanged
from app.domain.article import Input
from app.domain.taken import Taken
from app.jobs.consuming import Jobs
from app.jobs.polling import ask_to_look
from app.main import Doors, create_app
from app.query.jobs import list_jobs
from app.read.article import read_article
from app.store.feeds import find_feed
from app.store.session import reading
from tests.collect.loopback import Site, a_fetcher
from tests.jobs.factories import some_tools
from tests.kept import load_vocabulary
from tests.polling.following import IN_SCOPE, OUTSIDE, put_feed, put_story

HOME = "http://127.0.0.1:8000"
OWN = {"origin": HOME, "sec-fetch-site": "same-origin"}


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.stop()


def let_through(_: str) -> None:
    """Refuse no address."""


@pytest.fixture
def jobs(
    engine: Engine, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Jobs]:
    """Jobs that may reach a site on loopback; nobody works on them until a test does."""
    load_vocabulary(engine)
    client = a_fetcher(site)
    monkeypatch.setattr(import_module("app.cli.feeds"), "check_url", let_through)

    def fetch_feed(url: str, known: Known) -> Input | Unchanged:
        return client.fetch(url, known=known)

    monkeypatch.setattr("app.collect.feeds.fetching.feed_fetcher", lambda: fetch_feed)
    monkeypatch.setattr("app.collect.feeds.fetching.page_fetcher", lambda: client.fetch)
    opened = Jobs(some_tools(engine, tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def curator(engine: Engine, tmp_path: Path, jobs: Jobs) -> Iterator[TestClient]:
    def refuse(*_: object) -> Taken:
        raise AssertionError("nothing is handed in here")

    settings = Settings("sqlite:///x.db", tmp_path, "none", None)
    feeds = feed_doors(engine, settings, read=read_article, jobs=jobs)
    app = create_app(engine=engine, doors=Doors(refuse, refuse, feeds=feeds))
    with TestClient(
        app, base_url=HOME, headers=OWN, follow_redirects=False, client=("127.0.0.1", 5000)
    ) as client:
        yield client


def test_a_feed_is_followed_at_once_and_looked_at_in_a_job(
    curator: TestClient, site: Site, jobs: Jobs
):
    url = put_feed(site, "/rss", put_story(site, "/story"), put_story(site, "/bath", title=OUTSIDE))
    added = curator.post("/feeds", data={"url": url})
    assert (added.status_code, added.headers["location"]) == (303, "/feeds/1")
    assert site.asked == []  # nobody waited for the site
    page = curator.get("/feeds/1").text
    assert 'It is being looked at now, as <a href="/jobs/1">job 1</a>' in page
    assert "Look at it now" not in page
    assert jobs.run_all() >= 1
    page = curator.get("/feeds/1").text
    assert "being looked at now" not in page
    assert "Harbour Post" in page
    assert IN_SCOPE in page
    assert "/articles/1" in page


def test_a_second_click_asks_for_no_second_job(
    curator: TestClient, site: Site, jobs: Jobs, engine: Engine
):
    curator.post("/feeds", data={"url": put_feed(site, "/rss")})
    jobs.run_all()
    for _ in range(2):
        assert curator.post("/feeds/1/poll").headers["location"] == "/feeds/1"
    with reading(engine) as connection:
        found = list_jobs(connection).jobs
        feed = find_feed(connection, "1")
    asked = [job for job in found if job.asked_by == "web"]
    assert [job.open for job in asked] == [True, False]
    assert asked[0].title == ask_to_look(feed, "web").title == "Look at Harbour Post"
    jobs.run_all()
    assert "unchanged" in curator.get(f"/jobs/{asked[0].id}").text


def test_what_is_no_feed_says_so_on_its_page(curator: TestClient, site: Site, jobs: Jobs):
    url, _ = put_story(site, "/story")
    assert curator.post("/feeds", data={"url": url}).headers["location"] == "/feeds/1"
    jobs.run_all()
    page = curator.get("/feeds/1").text
    assert "The last 1 look failed" in page
    assert "Stop following it" in page


def test_a_feed_that_was_removed_meanwhile_fails_its_job_with_a_sentence(
    curator: TestClient, site: Site, jobs: Jobs
):
    curator.post("/feeds", data={"url": put_feed(site, "/rss")})
    curator.post("/feeds/1/remove")
    jobs.run_all()
    assert "No feed is followed as “1”" in curator.get("/jobs/1").text


def test_nothing_is_looked_at_that_is_not_followed(curator: TestClient):
    assert curator.post("/feeds/7/poll").status_code == 404


@pytest.mark.parametrize("url", ["http://127.0.0.1/rss", "file:///etc/passwd", "no address"])
def test_an_address_that_is_never_fetched_is_refused_at_once(
    curator: TestClient, url: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.undo()
    answer = curator.post("/feeds", data={"url": url})
    assert answer.status_code == 422
    assert "No feed is followed yet" in curator.get("/feeds").text
