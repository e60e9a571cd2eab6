"""A researcher: from a topic to claims, to what changed and was answered, to a footnote."""

import re

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
STATEMENT = "600"


def main_of(page: Page) -> str:
    return page.get_by_role("main").inner_text()


def test_a_topic_leads_to_a_claim_and_to_an_address_that_stays(site: str, page: Page) -> None:
    page.goto(f"{site}/topics")
    page.get_by_role("main").get_by_role("link", name="Military training").first.click()
    table = page.get_by_role("table").filter(has=page.get_by_role("columnheader", name="Origins"))
    names = table.first.get_by_role("columnheader").all_inner_texts()
    assert {"Origins", "Outlets", "Articles"} <= set(names)
    row = table.first.get_by_role("row").filter(has_text=STATEMENT).first
    cells = dict(zip(names[2:], row.get_by_role("cell").all_inner_texts()[1:], strict=True))
    assert re.match(r"\d+(–\d+)?", cells["Origins"])
    articles = re.match(r"\d+", cells["Articles"])
    assert articles
    row.get_by_role("rowheader").get_by_role("link").first.click()

    page.get_by_role("heading", level=1).filter(has_text=STATEMENT).wait_for()
    assert articles[0] in main_of(page)
    for title in ("Chain", "Responses", "What changed on the way"):
        assert page.get_by_role("heading", level=2, name=title, exact=True).is_visible()
    changes = page.locator("section[aria-labelledby=changes]")
    assert changes.locator("del, ins").count() > 0 or "commits to" in changes.inner_text()
    answered = page.locator("section[aria-labelledby=responses]").inner_text()
    assert re.search(r"comment requested|asked", answered, re.IGNORECASE)

    footnote = page.locator(".cite").first.text_content() or ""
    assert "Newsweek" in footnote
    kept = re.search(r"http://\S+as_of=[0-9T:.%A-]+Z", footnote)
    assert kept, footnote
    before = page.locator("section[aria-labelledby=chain] .tree").text_content()
    page.goto(kept[0])
    assert "As of " in page.locator("header .past").inner_text()
    assert page.locator("section[aria-labelledby=chain] .tree").text_content() == before
    page.get_by_role("link", name="Show the present").click()
    assert "as_of" not in page.url
