"""The dashboard in a real browser: what only a layout, a script or a policy can break."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from benchmarks.pages import visit
from tests.web.addresses import PAGES
from tests.web.pieces import come_by_pieces, open_watched, write_by_pieces

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=[1440, 768])
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = open_watched(browser, request.param)
    yield page
    page.context.close()


def _counted(page: Page) -> str:
    return page.locator("#claim-list .bar-line strong").first.inner_text()


def _faults(page: Page, *rules: str) -> list[str]:
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    page.evaluate(Axe().axe_script)
    return page.evaluate(
        """only => axe.run({resultTypes: ["violations"], runOnly: only}).then(found =>
            found.violations.map(fault => fault.id + ": " + fault.nodes[0].html))""",
        only,
    )


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_a_telephone_and_a_desk_and_can_be_read_by_all(
    site: str, page: Page, address: str
) -> None:
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            said.append(message.text)

    page.on("console", hear)
    page.emulate_media(color_scheme="light")
    page.goto(site + address)
    page.remove_listener("console", hear)
    assert said == []
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert _faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert _faults(page, "color-contrast") == []


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_is_light_stays_here_and_moves_nothing(
    site: str, browser: Browser, address: str
) -> None:
    seen = visit(browser, site, address, slow_line=True)
    assert seen.others == ()
    assert seen.requests >= 2  # the page and its style; an embedded chain has no script
    assert seen.bytes < 100_000
    assert seen.shift < 0.01


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_comes_in_by_pieces_moves_nothing_that_is_read(
    site: str, watched: Page, address: str
) -> None:
    moved = come_by_pieces(watched, site + address)
    assert sum(score for score, _ in moved) < 0.01, moved


def test_a_column_that_settles_late_would_be_seen(site: str, watched: Page) -> None:
    rows = "".join(f"<tr><td>{'word ' * n}<td>{'word ' * 40}" for n in range(200))
    moved = write_by_pieces(watched, f"{site}/nope", f"<!doctype html><table>{rows}")
    assert sum(score for score, _ in moved) > 0.01


def test_a_ticked_topic_changes_list_figures_and_address_and_keeps_the_focus(
    site: str, page: Page
) -> None:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(f"{site}/")
    everything = _counted(page)
    page.locator("#topic-training").check()
    page.wait_for_url("**topic=training**")
    page.locator(".chips", has_text="training").wait_for()
    fewer = _counted(page)
    assert fewer != everything
    assert page.locator(".lead").inner_text().startswith(fewer)
    assert page.evaluate("document.activeElement.id") == "topic-training"
    page.go_back()
    page.locator(".chips").wait_for(state="detached")
    assert _counted(page) == everything
    assert not page.locator("#topic-training").is_checked()


def test_unticking_a_topic_unticks_what_came_with_it(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(f"{site}/claims?topic=exercises")
    assert page.locator("#topic-exercises").is_checked()
    assert not page.locator("#topic-joint-patrols").is_checked()
    page.locator("#topic-exercises").uncheck()
    page.wait_for_url(f"{site}/claims")


def test_a_date_nobody_understands_is_named_beside_the_list(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(f"{site}/claims?topic=training")
    shown = _counted(page)
    page.locator("#from").fill("yesterday")
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "yesterday" in alert.inner_text()
    assert _counted(page) == shown
    page.locator("#from").fill("2025")
    page.keyboard.press("Enter")
    alert.wait_for(state="detached")


def test_the_filter_works_without_a_script(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    everything = _counted(page)
    page.locator("#topic-training").check()
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**topic=training**")
    assert page.locator("#topic-training").is_checked()
    assert _counted(page) != everything
    context.close()


def test_a_month_is_chosen_by_key_and_left_by_the_way_back(site: str, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(f"{site}/")
    everything = _counted(page)
    page.locator("#bar-2025-04").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2025-04**")
    fewer = _counted(page)
    assert fewer != everything
    assert page.title().startswith(f"{fewer} dated in April 2025")
    page.locator("#topic-diplomacy").check()
    page.locator(".chips", has_text="Diplomacy").wait_for()
    assert "about diplomacy, dated in April 2025" in page.title()
    assert page.locator("#claim-page").get_attribute("aria-busy") != "true"
    page.go_back()
    page.locator(".chips", has_text="Diplomacy").wait_for(state="detached")
    assert page.title().startswith(fewer)
    page.get_by_role("link", name="Show all dates again").click()
    page.wait_for_url(f"{site}/")
    assert _counted(page) == everything
