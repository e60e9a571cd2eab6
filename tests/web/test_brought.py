"""What a page brought is shown at once: whose text it is, claims, hops, answers, each a link."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.collect.sources import FailedInput, find_inputs
from app.main import Doors, create_app
from app.pipeline import TakeIn, take_in_one
from tests.kept import fill_once, load_vocabulary

PAGES = Path(__file__).parents[1] / "flows" / "pages"


@pytest.fixture
def site(engine: Engine, tmp_path: Path) -> Iterator[TestClient]:
    """A dashboard with the four pages of one invented story, in the order of the manifest."""

    def take_in() -> None:
        load_vocabulary(engine)
        job = TakeIn(engine, archive=tmp_path)
        for item in find_inputs(str(PAGES / "manifest.jsonl")):
            assert not isinstance(item, FailedInput)
            job.add(item)
        job.finish()

    fill_once(engine, "four pages", take_in, tmp_path)
    doors = Doors(
        take_in=lambda item: take_in_one(engine, item, archive=tmp_path),
        take_in_url=lambda url, told: pytest.fail(url),
    )
    home = "http://127.0.0.1:8000"
    app = create_app(engine=engine, doors=doors)
    own = {"origin": home, "sec-fetch-site": "same-origin"}
    with TestClient(
        app, base_url=home, headers=own, follow_redirects=False, client=("127.0.0.1", 5000)
    ) as client:
        yield client


def test_a_reprint_says_whose_it_is_and_links_claims_hops_and_answers(site: TestClient) -> None:
    shown = site.get("/articles/3/brought").text
    assert "Reprint of Meridian Weekly, chain known back to SZRU" in shown
    assert 'href="/articles/2"' in shown
    assert re.search(r'href="/claims/[^"]+#chain"', shown)
    assert re.search(r'href="/claims/[^"]+#hops"', shown)
    assert "comment requested" in shown
    assert 'href="/articles/3#response-' in shown


def test_every_link_of_it_leads_somewhere(site: TestClient) -> None:
    shown = site.get("/articles/4/brought").text
    for address in set(re.findall(r'href="(/[^"#]*)', shown)):
        assert site.get(unescape(address)).status_code in (200, 303), address


def test_a_change_against_the_text_above_is_shown_with_both_values(site: TestClient) -> None:
    found = [site.get(f"/articles/{n}/brought").text for n in (2, 3, 4)]
    assert any('class="way"' in page and "this text <q>" in page for page in found)


def test_a_page_without_a_claim_of_the_desk_says_so(site: TestClient) -> None:
    told = {"text": "The bakery on the market square opens at seven and sells rye bread. " * 6}
    answer = site.post("/add", data=told | {"outlet": "Crumb Gazette"})
    shown = site.get(answer.headers["location"]).text
    assert "No claim of this desk found" in shown
    assert "No claim of this desk was found" in shown


def test_an_article_that_is_not_held_is_not_found(site: TestClient) -> None:
    for address in ("/articles/99/brought", "/articles/x/brought"):
        assert site.get(address).status_code == 404


def test_an_unknown_word_for_what_was_done_is_passed_over(site: TestClient) -> None:
    shown = site.get("/articles/1/brought?taken=%3Cscript%3E").text
    assert "What the page brought" in shown
    assert "<script>" not in shown
