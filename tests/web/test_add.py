"""/add: what a reader hands in goes in, or comes back with what was wrong."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.main import Doors, create_app
from app.pipeline import take_in_one, take_in_url
from tests.kept import load_vocabulary

PAGES = Path(__file__).parents[1] / "flows" / "pages"
HOME = "http://127.0.0.1:8000"
OWN = {"origin": HOME, "sec-fetch-site": "same-origin"}


def article_of(brought: str) -> str:
    """The address of an article, from that of what it brought."""
    return brought.partition("/brought")[0]


@pytest.fixture
def editor(engine: Engine, tmp_path: Path) -> Iterator[TestClient]:
    """A reader on this machine, who may hand pages in."""
    load_vocabulary(engine)

    doors = Doors(
        take_in=lambda item: take_in_one(engine, item, archive=tmp_path),
        take_in_url=lambda url, told: take_in_url(engine, url, archive=tmp_path, told=told),
    )
    app = create_app(engine=engine, doors=doors)
    with TestClient(
        app, base_url=HOME, headers=OWN, follow_redirects=False, client=("127.0.0.1", 5000)
    ) as client:
        yield client


def test_an_uploaded_page_is_shown_with_its_findings(editor: TestClient) -> None:
    page = (PAGES / "meridian-weekly.html").read_bytes()
    answer = editor.post("/add", files={"file": ("../../etc/story.html", page, "text/html")})
    assert answer.status_code == 303, answer.text
    brought = editor.get(answer.headers["location"])
    assert "Taken in" in brought.text
    assert "proposed" in brought.text
    shown = editor.get(article_of(answer.headers["location"]))
    assert "span-source" in shown.text
    assert "proposed" in shown.text
    again = editor.post("/add", files={"file": ("story.html", page, "text/html")})
    assert article_of(again.headers["location"]) == article_of(answer.headers["location"])
    assert "Already held with the same text" in editor.get(again.headers["location"]).text


def test_a_pasted_text_goes_in_with_what_is_told_about_it(editor: TestClient) -> None:
    text = (PAGES / "harbor-courier.txt").read_text()
    told = {
        "text": text,
        "outlet": "Harbor Courier",
        "published": "2026-03-12",
        "title": "A course",
    }
    answer = editor.post("/add", data=told)
    assert answer.status_code == 303, answer.text
    shown = editor.get(article_of(answer.headers["location"])).text
    assert "Harbor Courier" in shown
    assert '<time datetime="2026-03-12">' in shown


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "Nothing is handed in"),
        ({"url": "http://127.0.0.1/x"}, "only public"),
        ({"url": "file:///etc/passwd"}, "only public"),
        ({"url": "http://10.1.2.3/"}, "only public"),
        ({"url": "javascript:alert(1)"}, "only public"),
        ({"text": "x " * 80, "published": "yesterday"}, "is not a date"),
    ],
    ids=["nothing", "loopback", "file", "private", "javascript", "date"],
)
def test_what_cannot_be_used_comes_back_with_one_sentence(
    editor: TestClient, data: dict[str, str], says: str
) -> None:
    answer = editor.post("/add", data=data)
    assert answer.status_code == 422, answer.text
    assert says in answer.text
    for value in data.values():
        assert value.strip()[:30] in answer.text  # what was typed is not lost
    assert "Traceback" not in answer.text
    assert editor.get("/articles.json").json()["count"] == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 500, "readable text"),
        (b"%PDF-1.7 ...", "is damaged"),
        (b"<div>" * 50_000 + b"text", "nests"),
        (b"a" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
    ids=["empty", "binary", "pdf", "nested", "huge"],
)
def test_a_file_that_cannot_be_read_comes_back_with_one_sentence(
    editor: TestClient, content: bytes, says: str
) -> None:
    answer = editor.post("/add", files={"file": ("page.html", content, "text/html")})
    assert answer.status_code in (413, 422)
    found = re.search(r'role="alert">.*?</div>', answer.text, re.DOTALL)
    assert found, answer.text[:300]
    assert says in found[0]
    assert editor.get("/articles.json").json()["count"] == 0


def test_a_body_without_end_is_refused(editor: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 65_536

    answer = editor.post("/add", content=endless(), headers={"content-type": "text/plain"})
    assert answer.status_code in (413, 422)


def test_a_page_from_elsewhere_may_not_hand_in(editor: TestClient) -> None:
    foreign = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    assert editor.post("/add", data={"text": "x"}, headers=foreign).status_code == 403


def test_a_text_in_a_language_that_is_not_read_says_that_nothing_was_looked_for(
    editor: TestClient,
) -> None:
    told = {
        "text": "Le ministère de la Défense a livré quarante chars à la Russie en juin, selon lui.",
        "outlet": "Le Quai",
        "language": "fr",
    }
    answer = editor.post("/add", data=told)
    assert answer.status_code == 303, answer.text
    brought = editor.get(answer.headers["location"]).text
    assert "No claims were looked for" in brought
    shown = editor.get(article_of(answer.headers["location"])).text
    assert "No claims were looked for" in shown
