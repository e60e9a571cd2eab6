"""POST /api/articles: a script hands pages in and is told in one sentence what came of it."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.web.rate import Rate
from tests.jobs.factories import a_page
from tests.kept import load_vocabulary
from tests.web.job_desk import HOME, TOKEN, a_zip, open_desk

FROM_AFAR = {"origin": "", "sec-fetch-site": "none", "authorization": f"Bearer {TOKEN}"}
URL = "https://www.example.org/ferry-9"


def test_a_page_is_new_once_and_then_held(engine: Engine, tmp_path: Path) -> None:
    load_vocabulary(engine)
    with open_desk(engine, tmp_path) as (client, _):
        page = {"url": URL, "html": a_page(9).decode(), "outlet": "Harbour Post"}
        first = client.post("/api/articles", json=page, headers=FROM_AFAR)
        assert first.status_code == 201, first.text
        told = first.json()
        assert told["state"] == "new"
        assert told["url"] == f"{HOME}{first.headers['location']}"
        assert told["found"].endswith(".")
        again = client.post("/api/articles", json=page, headers=FROM_AFAR)
        assert again.status_code == 200
        assert again.json()["article_id"] == told["article_id"]
        listed = client.get("/articles.json").json()
        assert listed["count"] == 1
        assert listed["items"][0]["outlet"] == "Harbour Post"


def test_a_file_goes_in_at_once_and_an_archive_as_a_job(engine: Engine, tmp_path: Path) -> None:
    load_vocabulary(engine)
    with open_desk(engine, tmp_path) as (client, jobs):
        one = {"file": ("ferry.html", a_page(3), "text/html")}
        answer = client.post(
            "/api/articles", files=one, data={"published": "2026-03-12"}, headers=FROM_AFAR
        )
        assert answer.status_code == 201, answer.text
        many = {"file": ("ferries.zip", a_zip({"a.html": a_page(4)}), "application/zip")}
        answer = client.post("/api/articles", files=many, headers=FROM_AFAR)
        assert (answer.status_code, answer.headers["location"]) == (202, "/jobs/1")
        assert jobs.run_all() == 1
        assert client.get("/articles.json").json()["count"] == 2


def test_many_addresses_become_a_job(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        body = {"urls": [URL, f"{URL}0"]}
        answer = client.post("/api/articles", json=body, headers=FROM_AFAR)
        assert answer.status_code == 202
        assert answer.json() == {"state": "waiting", "job": 1, "url": f"{HOME}/jobs/1"}


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({}, 422, "Nothing is handed in"),
        ({"url": "http://127.0.0.1/"}, 422, "only public"),
        ({"html": "x", "text": "y"}, 422, "keep one"),
        ({"urls": [URL], "url": URL}, 422, "stands alone"),
        ({"urls": [URL, "javascript:alert(1)"]}, 422, "is no address"),
        ({"text": "x", "published": "yesterday"}, 422, "is not a date"),
        ({"text": 5}, 422, "“text” cannot be used"),
        ({"texts": "x"}, 422, "“texts” is not known here"),
        ({"text": "x", "title": "a\x00b"}, 422, "no text"),
        ({"html": ""}, 422, "empty"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_said_in_one_sentence(
    engine: Engine, tmp_path: Path, body: dict[str, Any], status: int, says: str
) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        answer = client.post("/api/articles", json=body, headers=FROM_AFAR)
        assert answer.status_code == status, answer.text
        assert says in answer.json()["error"]


def test_what_is_no_json_is_said(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        kind = {"content-type": "application/json", **FROM_AFAR}
        assert client.post("/api/articles", content=b"{", headers=kind).status_code == 422
        kind["content-type"] = "text/csv"
        assert client.post("/api/articles", content=b"a", headers=kind).status_code == 415
        kind["content-type"] = "application/json"
        large = client.post("/api/articles", content=b" " * 7_000_000, headers=kind)
        assert large.status_code == 413
        assert "5 MB" in large.json()["error"]


def test_who_has_no_token_is_asked_for_it_and_a_wrong_one_is_refused(
    engine: Engine, tmp_path: Path
) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        nobody = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
        answer = client.post("/api/articles", json={"url": URL}, headers=nobody)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert "WHENCE_TOKEN" in answer.json()["error"]
        wrong = nobody | {"authorization": "Bearer wrong"}
        assert client.post("/api/articles", json={"url": URL}, headers=wrong).status_code == 403


def test_too_much_at_once_is_told_when_to_come_back(engine: Engine, tmp_path: Path) -> None:
    rate = Rate(a_minute=60, at_once=2, clock=lambda: 0.0)
    with open_desk(engine, tmp_path, rate=rate) as (client, _):
        statuses = [
            client.post("/api/articles", json={}, headers=FROM_AFAR).status_code for _ in range(3)
        ]
        assert statuses == [422, 422, 429]
        answer = client.post("/api/articles", json={}, headers=FROM_AFAR)
        assert answer.headers["retry-after"] == "1"


def test_a_bucket_fills_again_with_time() -> None:
    at = 0.0
    rate = Rate(a_minute=60, at_once=1, clock=lambda: at)
    rate.take("a")
    rate.take("b")
    at = 1.0
    rate.take("a")


def test_it_is_described_with_examples_and_every_answer(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        told = client.get("/api/openapi.json").json()["paths"]["/api/articles"]["post"]
        body = told["requestBody"]["content"]
        assert set(body) == {"application/json", "multipart/form-data"}
        assert body["application/json"]["examples"]
        wanted = {"200", "201", "202", "401", "403", "413", "415", "422", "429", "502"}
        assert wanted <= set(told["responses"])


def test_the_bookmarklet_carries_no_token_and_opens_the_form(
    engine: Engine, tmp_path: Path
) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        page = client.get("/bookmarklet").text
        assert f"open(&#39;{HOME}/add?url=" in page
        assert TOKEN not in page
        assert "curl" in page
