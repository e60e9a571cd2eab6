"""A journalist on deadline: a text goes in, where it comes from is seen, and a feed is followed."""

from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FIRST = """Norwegian divers named as teachers

The Lake Ministry told Tarn Courier that China will train 85 Russian divers at Port Aster in 2031.

The Tarn Courier asked the Chinese Defence Ministry for comment. It did not respond by Friday.
"""
COPY = FIRST.replace("Norwegian divers named as teachers", "Divers to learn at Port Aster")
ATOM = "{http://www.w3.org/2005/Atom}"


def hand_in(page: Page, site: str, text: str, outlet: str, day: str) -> str:
    """Give a pasted text, and go on from what it brought; return the address of its article."""
    page.goto(f"{site}/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Add").click()
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Outlet", exact=True).fill(outlet)
    page.get_by_label("Published", exact=True).fill(day)
    page.get_by_role("button", name="Take it in").click()
    page.wait_for_url("**/articles/*/brought*")
    assert page.get_by_role("heading", level=1, name="Taken in").is_visible()
    page.get_by_role("link", name="The article with its passages").click()
    page.wait_for_url("**/articles/*")
    return page.url


def test_a_pasted_reprint_is_shown_as_one_with_its_first_appearance(
    own_site: str, page: Page
) -> None:
    first = hand_in(page, own_site, FIRST, "Tarn Courier", "2031-05-02")
    assert "85 Russian divers" in page.get_by_role("main").inner_text()
    hand_in(page, own_site, COPY, "Dale Evening Post", "2031-05-04")
    said = page.get_by_role("main")
    assert "copy of" in said.inner_text().lower()
    original = said.locator(".lead").get_by_role("link").first
    assert urljoin(own_site, original.get_attribute("href")) == first

    claim = said.locator("a[href^='/claims/']").first
    statement = claim.inner_text()
    claim.click()
    page.get_by_role("heading", level=1, name=statement).wait_for()
    assert "Tarn Courier" in page.locator("aside", has_text="First report").inner_text()
    asked = page.locator("section[aria-labelledby=responses]").inner_text()
    assert "China" in asked or "Chinese" in asked

    feed = page.request.get(f"{own_site}/claims.atom?q=divers")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    entries = ET.fromstring(feed.text()).findall(f"{ATOM}entry")
    assert any(statement in (entry.findtext(f"{ATOM}title") or "") for entry in entries)


def test_an_address_that_may_not_be_fetched_is_refused_with_a_sentence_and_kept(
    own_site: str, page: Page
) -> None:
    page.goto(f"{own_site}/add")
    page.get_by_label("Address", exact=True).fill("http://127.0.0.1:9/story")
    page.get_by_role("button", name="Take it in").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Address", exact=True).input_value() == "http://127.0.0.1:9/story"
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "add-url"
