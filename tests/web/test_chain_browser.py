"""Choosing a step of a chain in a browser: by mouse, by keyboard, by address, without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from app.store.session import make_engine
from tests.web.big_claims import CLAIM, load_claim_of
from tests.web.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def claim(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[str]:
    """The address of a claim of thirteen texts."""
    folder: Path = tmp_path_factory.mktemp("chain")
    (folder / "desk.db").write_bytes(sqlite_template)
    engine = make_engine(f"sqlite:///{folder / 'desk.db'}")
    load_claim_of(engine, folder / "desk", 13)
    with served(engine) as address:
        yield f"{address}/claims/{CLAIM}"
    engine.dispose()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")


def test_a_step_that_is_clicked_is_marked_everywhere_and_shows_its_words(
    claim: str, page: Page
) -> None:
    page.goto(claim)
    step = page.locator(".over a").nth(3)
    at = step.get_attribute("href")
    assert at is not None
    step.click()
    card = page.locator("#step")
    assert card.is_visible()
    assert "Words it rests on" in card.inner_text()
    assert page.url == f"{claim}{at}"
    assert page.locator(".over a.chosen").count() == 1
    assert page.locator(".tree li.chosen").count() == 1
    assert page.locator(f"tr{at}.chosen").count() == 1
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert focused(page) == at
    page.locator(".over a").nth(5).click()
    page.go_back()
    page.wait_for_url(f"{claim}{at}")
    assert page.locator(f"tr{at}.chosen").count() == 1


def test_the_drawing_is_walked_through_by_keyboard(claim: str, page: Page) -> None:
    page.goto(claim)
    steps = [link.get_attribute("href") for link in page.locator(".over a").all()]
    page.locator('section[aria-label="Chain drawing"]').focus()
    page.keyboard.press("Tab")
    assert focused(page) == steps[0]
    page.keyboard.press("ArrowDown")
    assert focused(page) == steps[1]
    assert page.locator("#step").is_visible()
    page.keyboard.press("End")
    assert focused(page) == steps[-1]
    page.keyboard.press("Enter")
    assert focused(page) == "step"
    page.keyboard.press("Escape")
    assert focused(page) == steps[-1]


def test_the_list_of_a_narrow_screen_marks_and_shows_the_same(claim: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(claim)
    assert not page.locator(".drawing").is_visible()
    verb = page.locator(".tree i a").nth(2)
    verb.click()
    assert page.locator("#step").is_visible()
    assert page.locator(".tree li.chosen").count() == 1
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_an_address_with_a_step_opens_its_row(claim: str, page: Page) -> None:
    page.goto(claim)
    at = page.locator(".over a").nth(4).get_attribute("href")
    page.goto("about:blank")
    page.goto(f"{claim}{at}")
    page.locator(f"tr{at}.chosen").wait_for()
    assert page.locator(".over a.chosen").count() == 1


def test_the_words_of_a_step_on_another_page_of_the_table_are_shown_here(
    claim: str, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.laid.HOPS_ON_A_PAGE", 3)
    page.goto(f"{claim}?unfold=other")
    step = page.locator(".over a[href^='?']").first
    at = step.get_attribute("href")
    assert at is not None
    step.click()
    page.locator("#step").wait_for()
    assert "Words it rests on" in page.locator("#step").inner_text()
    assert page.url == f"{claim}{at}"
    assert page.locator(".over a.chosen").count() == 1
    page.reload()
    page.locator(f"tr#{at.partition('#')[2]}.chosen").wait_for()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[str]:
    """The address of a claim of sixty texts, which folds."""
    folder: Path = tmp_path_factory.mktemp("large")
    (folder / "desk.db").write_bytes(sqlite_template)
    engine = make_engine(f"sqlite:///{folder / 'desk.db'}")
    load_claim_of(engine, folder / "desk", 60)
    with served(engine) as address:
        yield f"{address}/claims/{CLAIM}"
    engine.dispose()


STACK = ".over a[aria-label*='texts: show each']"


def is_still_that_page(page: Page) -> bool:
    return page.evaluate("window.stayed === true")


def test_a_stack_opens_in_place_and_closes_by_going_back(large: str, page: Page) -> None:
    page.goto(large)
    page.evaluate(
        "window.stayed = true; addEventListener('click', () => { window.at = scrollY }, true)"
    )
    page.locator(".list summary").first.click()
    stacks = page.locator(STACK).count()
    row = page.locator(STACK).first.get_attribute("href")
    assert row is not None
    page.locator(STACK).first.click()
    page.get_by_text("Fold all stacks").wait_for()
    assert page.url == large + row.partition("#")[0]
    assert page.locator(STACK).count() == stacks - 1
    assert is_still_that_page(page)
    assert page.evaluate("scrollY === window.at")
    assert page.locator(".list[open]").count() == 1
    assert page.evaluate("document.activeElement.closest('.over') !== null")
    step = page.locator(".over a[href^='#hop-']").first
    step.click()  # what came in is chosen from as what was there before
    assert page.locator("#step").is_visible()
    assert page.locator(".over a.chosen").count() == 1
    page.keyboard.press("Escape")
    page.go_back()
    page.go_back()
    page.wait_for_url(large)
    page.get_by_text("Fold all stacks").wait_for(state="detached")
    assert page.locator(STACK).count() == stacks
    page.locator(".over a[href^='#hop-']").first.click()
    assert page.locator("#step").is_visible()


def test_stacks_open_by_keyboard_in_the_drawing_and_in_a_narrow_list(
    large: str, page: Page
) -> None:
    page.goto(large)
    stacks = page.locator(STACK).count()
    page.locator('section[aria-label="Chain drawing"]').focus()
    page.keyboard.press("Tab")
    for _ in page.locator(".over a").all():
        if "show each" in (page.evaluate("document.activeElement.ariaLabel") or ""):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("Fold all stacks").wait_for()
    assert page.locator(STACK).count() == stacks - 1
    assert page.evaluate("document.activeElement.matches('.over a')")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{large}?hops=2")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="The hops before").click()
    page.get_by_role("link", name="The next hops").wait_for()
    assert is_still_that_page(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_a_long_list_opens_its_counts_in_place(
    tmp_path: Path, sqlite_template: bytes, page: Page
) -> None:
    (tmp_path / "desk.db").write_bytes(sqlite_template)
    engine = make_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    load_claim_of(engine, tmp_path / "desk", 400)
    page.set_viewport_size({"width": 360, "height": 800})
    with served(engine) as address:
        page.goto(f"{address}/claims/{CLAIM}")
        page.evaluate("window.stayed = true")
        counted = page.locator(".tree a", has_text="texts").first
        before = page.locator(".tree li").count()
        many = int(counted.inner_text().split()[0])
        counted.click()
        page.wait_for_function(
            "before => document.querySelectorAll('.tree li').length > before", arg=before
        )
        assert before < page.locator(".tree li").count() <= before + many
        assert is_still_that_page(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    engine.dispose()


def test_without_a_script_a_stack_opens_by_its_address(large: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(large)
    page.locator(STACK).first.click()
    assert "unfold=" in page.url
    assert page.get_by_text("Fold all stacks").is_visible()
    context.close()


def test_without_a_script_a_step_leads_to_its_row(claim: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(claim)
    at = page.locator(".over a").nth(4).get_attribute("href")
    page.locator(".over a").nth(4).click()
    assert page.url == f"{claim}{at}"
    assert page.locator(f"tr{at}").is_visible()
    context.close()


def test_the_four_answers_stand_on_the_first_screen(claim: str, page: Page) -> None:
    for width, height in ((1440, 900), (768, 1024), (360, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(claim)
        ends = page.evaluate("document.querySelector('.brief').getBoundingClientRect().bottom")
        assert ends <= height, (width, ends)


def test_details_are_open_on_paper(claim: str, page: Page) -> None:
    page.goto(claim)
    page.emulate_media(media="print")
    for part in ("#hops tbody tr", "#wordings tbody tr", ".tree li", ".course tbody tr"):
        assert page.locator(part).first.bounding_box() is not None, part
        assert page.locator(part).first.is_visible(), part
    page.set_viewport_size({"width": 690, "height": 1000})  # what a sheet leaves between margins
    words = page.locator("#hops tbody td:nth-child(4)").first.bounding_box()
    assert words is not None
    assert words["width"] > 80


@pytest.mark.parametrize("address", ["", "?unfold=all"])
def test_a_chosen_step_and_an_open_card_have_no_faults(
    claim: str, page: Page, address: str
) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{claim}{address}")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.locator(".over a").nth(2).click()
        page.evaluate(Axe().axe_script)
        faults = page.evaluate(
            """() => axe.run({resultTypes: ["violations"]}).then(found =>
                found.violations.map(f => f.id + ": " + f.nodes[0].html))"""
        )
        assert faults == []
