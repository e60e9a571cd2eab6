"""A reader with a screen reader or a slow line: no script, no mouse, a small screen."""

import re

import pytest
from playwright.sync_api import Page

from tests.web.addresses import CLAIM

pytestmark = pytest.mark.browser


def test_the_chain_is_a_nested_list_under_headings_and_landmarks(site: str, plain: Page) -> None:
    plain.goto(f"{site}/")
    for role in ("banner", "navigation", "main", "contentinfo", "search"):
        assert plain.get_by_role(role).first.is_visible(), role  # pyright: ignore[reportArgumentType]
    plain.get_by_role("searchbox").first.fill("600")
    plain.get_by_role("searchbox").first.press("Enter")
    plain.get_by_role("main").locator(f"a[href='{CLAIM}']").first.click()
    plain.get_by_role("heading", level=1).wait_for()
    tree = plain.locator(".tree").first
    if not tree.is_visible():
        plain.locator("details.list:not([open]) > summary").first.click()
    assert tree.is_visible()
    assert tree.locator("li li li").count() >= 1
    assert re.search(r"Kyiv Post", tree.inner_text())
    tree.get_by_role("link").first.click()
    plain.wait_for_url(re.compile(r"/(actors|articles|outlets)/"))
    assert plain.get_by_role("heading", level=1).is_visible()


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(site: str, page: Page) -> None:
    page.goto(f"{site}{CLAIM}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_claim_is_reached_read_and_left_with_the_keyboard_alone(site: str, page: Page) -> None:
    page.goto(f"{site}/claims?topic=training")
    seen: list[str] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href') || ''"))
        shown = page.evaluate(
            """() => { const own = document.activeElement, box = own.getBoundingClientRect();
            const style = getComputedStyle(own);
            const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
            return box.width > 0 && marked; }"""
        )
        assert shown, page.evaluate("document.activeElement.outerHTML")
        if seen[-1] == CLAIM:
            break
    assert seen[-1] == CLAIM
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CLAIM}")
    page.go_back()
    page.wait_for_url("**/claims?topic=training")
