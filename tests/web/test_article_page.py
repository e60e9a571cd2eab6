"""The page of an article: passages for everybody, the whole text for who may write, if at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.main import Doors, create_app
from app.pipeline import take_in_one
from tests.kept import fill_once, load_vocabulary

HOME = "http://127.0.0.1:8000"
SECRET = "a long secret"
LAST = "Rain fell on the quay all night and nobody minded."
STORY = f"""Pilots at Chita

Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence ministry \
said on Monday.

The gulls were loud. China's foreign ministry denied the report on Tuesday.

{LAST}
"""
OWN = {"referer": f"{HOME}/articles/1", "sec-fetch-site": "same-origin"}
TOKEN = {"authorization": f"Bearer {SECRET}"}


@pytest.fixture
def taken(engine: Engine, tmp_path: Path) -> Engine:
    fill_once(engine, "chita and a copy", lambda: take_in(engine, tmp_path), tmp_path)
    return engine


def take_in(engine: Engine, archive: Path) -> None:
    load_vocabulary(engine)
    told = Told(url="https://tide.example/chita", outlet="The Tide", published="2026-03-02")
    taken = take_in_one(engine, Input("chita.txt", STORY.encode(), told), archive=archive)
    assert taken.article_id == 1
    copied = Told(url="https://bay.example/chita", outlet="Bay Post", published="2026-03-03")
    take_in_one(engine, Input("copy.txt", STORY.encode(), copied), archive=archive)


def open_as(engine: Engine, *, client: str = "127.0.0.1", full_text: bool) -> TestClient:
    def refuse(item: Input) -> Taken:
        raise AssertionError(item)

    def refuse_url(url: str, told: Told) -> Taken:
        raise AssertionError(url, told)

    doors = Doors(refuse, refuse_url)
    app = create_app(engine=engine, doors=doors, token=SECRET, full_text=full_text)
    return TestClient(app, base_url=HOME, client=(client, 5000))


@pytest.fixture
def reader(taken: Engine) -> Iterator[TestClient]:
    with open_as(taken, client="192.0.2.7", full_text=True) as client:
        yield client


def test_passages_are_shown_and_the_rest_of_the_text_is_counted(reader: TestClient) -> None:
    page = reader.get("/articles/1").text
    assert "trained 40 Russian drone pilots" in page
    assert LAST not in page
    assert re.search(r"\d+ words without a finding follow", page)


def test_one_goes_from_passage_to_passage_without_a_script(reader: TestClient) -> None:
    page = reader.get("/articles/1").text
    numbers = [int(n) for n in re.findall(r'<section class="passage" id="passage-(\d+)"', page)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 2
    for number in numbers[1:]:
        assert f'<a href="#passage-{number - 1}">Previous' in page
        assert f'<a href="#passage-{number}">Next' in page
    targets = set(re.findall(r'href="#([\w-]+)"', page))
    assert targets <= set(re.findall(r'\sid="([\w-]+)"', page)), "every jump has a place"


def test_the_lead_says_whose_copy_it_is_and_where_its_claims_are_first_held(
    reader: TestClient,
) -> None:
    first, copy = (reader.get(f"/articles/{n}").text for n in (1, 2))
    lead = re.search(r'<p class="lead">(.*?)</p>', copy, re.DOTALL)
    assert lead
    assert 'A copy of <a href="/articles/1">The Tide</a>, counted once with it' in lead[1]
    assert "earliest text held is" in lead[1]
    assert "2 March 2026" in lead[1]
    assert "no earlier text is held" in first
    assert "Longest stretch" in copy
    assert "/compare?a=2&amp;b=1" in copy


@pytest.mark.parametrize("headers", [{}, OWN, {"authorization": "Bearer wrong"}])
def test_a_reader_from_elsewhere_never_sees_the_whole_text(
    reader: TestClient, headers: dict[str, str]
) -> None:
    answer = reader.get("/articles/1/text", headers=headers)
    assert answer.status_code == 403
    assert LAST not in answer.text
    assert "only for those who may write" in answer.text


@pytest.mark.parametrize("headers", [OWN, TOKEN])
def test_switched_off_nobody_sees_the_whole_text(taken: Engine, headers: dict[str, str]) -> None:
    with open_as(taken, full_text=False) as client:
        assert "/articles/1/text" not in client.get("/articles/1", headers=headers).text
        answer = client.get("/articles/1/text", headers=headers)
        assert answer.status_code == 403
        assert LAST not in answer.text


@pytest.mark.parametrize(("address", "headers"), [("127.0.0.1", OWN), ("192.0.2.7", TOKEN)])
def test_who_may_write_sees_the_whole_text_with_its_marks_and_it_is_kept_nowhere(
    taken: Engine, address: str, headers: dict[str, str]
) -> None:
    with open_as(taken, client=address, full_text=True) as client:
        assert 'href="/articles/1/text"' in client.get("/articles/1").text
        answer = client.get("/articles/1/text", headers=headers)
        assert answer.status_code == 200
        assert LAST in answer.text
        assert "span-source" in answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
        assert client.get("/articles/1/text").status_code == 403, "the next one must ask again"


def test_a_page_of_another_site_cannot_open_it_on_this_machine(taken: Engine) -> None:
    with open_as(taken, full_text=True) as client:
        for headers in (
            {},
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "none"},
            OWN | {"x-forwarded-for": "192.0.2.7"},
        ):
            assert client.get("/articles/1/text", headers=headers).status_code == 403


@pytest.mark.parametrize("number", ["0", "99", "x", "9" * 30, "9" * 5000])
def test_an_article_that_is_not_held_is_one_sentence(reader: TestClient, number: str) -> None:
    for address in (f"/articles/{number}", f"/articles/{number}/text"):
        assert reader.get(address, headers=TOKEN).status_code == 404


def test_a_text_that_is_only_described_has_no_whole_text(filled: TestClient) -> None:
    assert "not held, only described" in filled.get("/articles/1").text
    page = filled.get("/articles/1").text
    assert '<em class="soft">described</em>' in page
    assert "What it tells" in page
