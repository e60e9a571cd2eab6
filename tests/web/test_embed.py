"""A claim and its chain can be shown by other sites; everything else stays closed to them."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

SLUG = "china-supplies-gunpowder-and-artillery"
CARD = f"/claims/{SLUG}?embed=1"
CHAIN = f"/claims/{SLUG}/chain?embed=1"
FRAMES = (CARD, CHAIN)
POLICY = "content-security-policy"


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_may_be_framed_and_may_do_nothing_else(filled: TestClient, address: str) -> None:
    for _ in ("made", "kept"):  # the second answer is from memory
        answer = filled.get(address)
        assert answer.status_code == 200
        rules = dict(rule.split(" ", 1) for rule in answer.headers[POLICY].split("; "))
        assert rules == {
            "default-src": "'none'",
            "style-src": "'self'",
            "img-src": "'self'",
            "form-action": "'none'",
            "base-uri": "'none'",
            "frame-ancestors": "*",
        }
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
        assert not re.search(r"<script|<form|<iframe|\son\w+=|\sstyle=", answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/claims/{SLUG}",
        f"/claims/{SLUG}?embed=",
        f"/claims/{SLUG}/chain.svg",
        f"/claims/{SLUG}/cite",
        f"/claims/{SLUG}?embed=2",
        "/claims?embed=1",
        "/articles/5?embed=1",
        "/actors/china?embed=1",
        "/claims/none?embed=1",
        "/claims/none/chain?embed=1",
        "/add",
        "/claims.csv",
        "/claims.atom",
        "/static/app.css",
    ],
)
def test_every_other_answer_stays_closed(filled: TestClient, address: str) -> None:
    answer = filled.get(address)
    assert "frame-ancestors 'none'" in answer.headers[POLICY]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_card_tells_origins_answers_and_as_of_when(filled: TestClient) -> None:
    text = filled.get(CARD).text
    assert "China delivers gunpowder and artillery to Russia." in text
    assert re.search(r"<dt>origin</dt><dd>1</dd>", text)
    assert re.search(r'href="#denial"/></svg> denial</span>: Lin Jian', text)
    assert re.search(r"As of \d+ \w+ \d{4}, [\d:]+ UTC", text)
    assert f'href="http://127.0.0.1/claims/{SLUG}"' in text


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_of_the_past_stays_there(filled: TestClient, address: str) -> None:
    page = filled.get(f"/claims/{SLUG}").text
    kept = re.search(r'id="share-kept"[^>]*value="[^"]*\?(as_of=[^"]*)"', page)
    assert kept
    text = filled.get(f"{address}&{kept[1]}").text
    assert f"/claims/{SLUG}?{kept[1]}" in text
    links = [unescape(link) for link in re.findall(r'<a href="([^"#][^"]*)"', text)]
    assert links
    assert all("as_of=" in link for link in links)


def test_links_leave_the_frame(filled: TestClient) -> None:
    for address in FRAMES:
        assert '<base target="_blank">' in filled.get(address).text


def test_the_snippet_on_the_page_is_the_frame(filled: TestClient) -> None:
    page = filled.get(f"/claims/{SLUG}").text
    for name, address in (("card", CARD), ("chain", CHAIN)):
        found = re.search(rf'<textarea id="embed-{name}"[^>]*>(.*?)</textarea>', page)
        assert found
        snippet = unescape(found[1])
        source = re.match(r'<iframe src="([^"]*)" title="[^"<>]+" width="100%"', snippet)
        assert source
        parts = urlsplit(unescape(source[1]))
        assert f"{parts.path}?{parts.query}" == address


def test_the_chain_without_a_frame_is_on_its_page(filled: TestClient) -> None:
    answer = filled.get(f"/claims/{SLUG}/chain", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/claims/{SLUG}#chain"
    past = filled.get(f"/claims/{SLUG}/chain?as_of=2999", follow_redirects=False)
    assert past.status_code == 422
