"""Pages and files as of a moment: where they lead, and which moments cannot be shown."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from app.base.clock import now
from app.base.moments import Moment, moment_at
from app.store.moments import load_recorded
from app.store.rows import table_of
from app.store.session import reading
from app.store.tables import Claim


def newest(engine: Engine) -> Moment:
    with reading(engine) as connection:
        last = load_recorded(connection).last
    assert last is not None
    return moment_at(last)


def links_of(body: str) -> set[str]:
    found = re.findall(r'<(?!form)[a-z][^>]*\s(?:href|hx-get)="([^"]*)"[^>]*>', body)
    return {html.unescape(link) for link in found}


def test_every_page_of_a_moment_leads_to_pages_of_that_moment(
    filled: TestClient, filled_engine: Engine
):
    moment = newest(filled_engine)
    waiting = [f"/?as_of={moment.text}"]
    kinds: dict[str, int] = {}
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        kind = re.sub(r"/[^/]*[-0-9][^/]*", "/*", urlsplit(address).path)
        if address in seen or kinds.get(kind, 0) >= 3:
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = filled.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        body = answer.text
        assert f"As of {moment.say()}: what was recorded by then." in body
        assert body.count("Show the present") == 1
        assert 'method="post"' not in body
        for form in re.findall(r"<form.*?</form>", body, re.DOTALL):
            assert f'name="as_of" value="{moment.text}"' in form
        for link in links_of(body):
            parts = urlsplit(link)
            if (
                parts.netloc
                or not link.startswith("/")
                or parts.path.startswith(("/static", "/add"))
            ):
                continue
            if parts.path == "/api/docs" or f'href="{html.escape(link)}" data-present' in body:
                continue
            assert parse_qs(parts.query).get("as_of") == [moment.text], (address, link)
            waiting.append(link)
    assert len(kinds) > 25
    assert "/claims/*/chain.svg" in kinds


def test_a_day_that_is_not_over_leads_to_the_exact_present_moment(filled: TestClient):
    for address in ("/claims?topic=training", "/claims.csv", "/api/claims", "/methodology"):
        today = now().date().isoformat()
        sent = filled.get(
            address,
            params={"as_of": today} | ({"topic": "training"} if "?" in address else {}),
            follow_redirects=False,
        )
        assert sent.status_code == 307
        asked = parse_qs(urlsplit(sent.headers["location"]).query)
        assert asked["as_of"][0].startswith(f"{today}T")
        assert asked.get("topic") == (["training"] if "?" in address else None)
        assert filled.get(sent.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2999-01-01", "still to come"),
        ("2999-01-01T00:00:00Z", "still to come"),
        ("yesterday", "not a moment that is understood"),
        ("2025-06-31", "not a moment that is understood"),
        ("2025-06~", "not a moment that is understood"),
        ("2025-06-25T14:03:00", "does not say its time zone"),
        ("2025-06-25T25:03:00Z", "not a moment that is understood"),
        ("0000", "not a moment that is understood"),
    ],
)
def test_a_moment_that_cannot_be_answered_is_refused_in_one_sentence(
    filled: TestClient, text: str, sentence: str
):
    for address in (
        "/claims",
        "/claims.csv",
        "/methodology",
        "/api/claims",
        "/claims/nothing.json",
    ):
        answer = filled.get(address, params={"as_of": text})
        assert answer.status_code == 422, address
        assert sentence in html.unescape(answer.text), address


def test_before_the_first_record_lists_are_empty_and_say_since_when(
    filled: TestClient, filled_engine: Engine
):
    with reading(filled_engine) as connection:
        slug = connection.scalar(select(table_of(Claim).c.slug).limit(1))
    body = filled.get("/claims?as_of=2020").text
    assert "Nothing was recorded by then: the records begin on" in body
    assert filled.get("/claims.json?as_of=2020-01-01").json() == {
        "count": 0,
        "next": None,
        "items": [],
    }
    answer = filled.get(f"/claims/{slug}?as_of=2020-01-01T00:00:00Z")
    assert answer.status_code == 404
    assert "by then it was not recorded" in answer.text
    assert filled.get("/articles/1?as_of=2020-01-01").status_code == 404


def test_a_plus_sign_that_was_not_escaped_is_understood(filled: TestClient):
    plain = filled.get("/claims.json?as_of=2020-01-01T02:00:00+02:00")
    assert plain.json() == filled.get("/claims.json?as_of=2020-01-01T00:00:00Z").json()


def test_the_footnote_leads_to_the_page_as_it_stays(filled: TestClient, filled_engine: Engine):
    with reading(filled_engine) as connection:
        slug = connection.scalar(select(table_of(Claim).c.slug).limit(1))
    body = filled.get(f"/claims/{slug}").text
    kept = re.search(rf'id="share-kept" readonly value="([^"]*/claims/{slug}\?as_of=[^"]*)"', body)
    assert kept
    footnote = re.search(r'id="cite-footnote"[^>]*>([^<]*)<', body)
    assert footnote
    assert kept[1] in footnote[1]
    cited = filled.get(html.unescape(kept[1]), follow_redirects=False)
    assert cited.status_code == 200
    assert kept[1] in cited.text
