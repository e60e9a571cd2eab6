"""A data scientist: complete files, keys that join, and the same bytes as of the same moment."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page

from tests.web.journeys.test_journalist import FIRST, hand_in

pytestmark = pytest.mark.browser


def rows_of(page: Page, address: str) -> list[dict[str, str]]:
    answer = page.request.get(address)
    assert answer.ok, address
    rows = list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"), newline="")))
    assert str(len(rows)) == answer.headers["x-row-count"]
    return rows


def test_files_found_on_the_page_are_whole_and_join(site: str, page: Page) -> None:
    page.goto(f"{site}/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Data").click()
    files = (
        page.get_by_role("main")
        .locator("a[href$='.csv']")
        .evaluate_all("links => [...new Set(links.map(link => link.href))]")
    )
    assert len(files) >= 10
    tables = {re.sub(r".*/(\w+)\.csv", r"\1", file): rows_of(page, file) for file in files}
    claims = {row["claim_id"] for row in tables["claims"]}
    articles = {row["article_id"] for row in tables["articles"]}
    assert len(claims) == len(tables["claims"]) > 100
    assert len(articles) == len(tables["articles"]) > 200
    for name, rows in tables.items():
        assert {row["claim_id"] for row in rows if row.get("claim_id")} <= claims, name
        assert {row["article_id"] for row in rows if row.get("article_id")} <= articles, name


def test_the_same_bytes_come_as_of_the_same_moment_whatever_comes_in(
    own_site: str, page: Page
) -> None:
    page.goto(f"{own_site}/claims/chinese-troops-600-train-in-russia")
    footnote = page.locator(".cite").first.text_content() or ""
    moment = re.search(r"as_of=([0-9T:.%A-]+Z)", footnote)
    assert moment, footnote
    asked = [
        f"{own_site}/{name}?as_of={moment[1]}"
        for name in ("claims.csv", "mentions.csv", "hops.csv", "responses.json")
    ]
    before = [page.request.get(address).body() for address in asked]
    now = page.request.get(f"{own_site}/claims.csv").body()
    hand_in(page, own_site, FIRST, "Tarn Courier", "2031-05-02")
    assert page.request.get(f"{own_site}/claims.csv").body() != now
    assert [page.request.get(address).body() for address in asked] == before
