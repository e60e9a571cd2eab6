"""Keys, suggestions and announcements in a real browser; and the search without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, so that what one test keeps in the browser is gone for the next."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.tagName")


def href(page: Page) -> str | None:
    return page.evaluate("document.activeElement.getAttribute('href')")


def test_a_slash_goes_to_the_search_box_and_is_not_typed(site: str, page: Page) -> None:
    page.goto(f"{site}/claims")
    page.keyboard.press("/")
    assert focused(page) == "site-q"
    assert page.locator("#site-q").input_value() == ""
    page.keyboard.type("a/b?")
    assert page.locator("#site-q").input_value() == "a/b?"
    expect(page.locator("#keys")).to_be_hidden()
    page.goto(f"{site}/search?q=drones")
    page.keyboard.press("/")
    assert focused(page) == "q"


def test_arrows_choose_a_suggestion_enter_opens_it_and_escape_closes_them(
    site: str, page: Page
) -> None:
    page.goto(f"{site}/topics")
    box = page.locator("#site-q")
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("zelen")
    first = page.locator("#suggestions [role=option]").first
    first.wait_for()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".top [role=status]")).to_contain_text("suggestion")
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert focused(page) == "site-q"
    box.press("ArrowUp")
    expect(page.locator("#suggestions [aria-selected=true]")).to_have_count(0)
    box.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    assert box.input_value() == "zelen"
    box.press_sequentially("s")
    first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/actors/volodymyr-zelensky")


def test_enter_without_a_chosen_suggestion_searches_for_the_words(site: str, page: Page) -> None:
    page.goto(f"{site}/topics")
    page.locator("#site-q").press_sequentially("zelen")
    page.locator("#suggestions [role=option]").first.wait_for()
    page.locator("#site-q").press("Enter")
    page.wait_for_url("**/search?q=zelen")


def test_suggestions_on_the_search_page_survive_an_exchange_of_the_page(
    site: str, page: Page
) -> None:
    page.goto(f"{site}/search?q=drones")
    page.locator("#language-en").check()
    page.wait_for_url("**language=en**")
    expect(page.locator("#q")).to_have_attribute("role", "combobox")
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("topic:san")
    option = page.locator("#suggestions [role=option]").first
    option.wait_for()
    option.click()
    page.wait_for_url("**q=topic%3Asanctions**")


def test_j_and_k_go_from_row_to_row_and_o_opens_one(site: str, page: Page) -> None:
    page.goto(f"{site}/search?q=drones")
    addresses: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-row] a.title')].map(a => a.getAttribute('href'))"
    )
    page.keyboard.press("k")
    assert href(page) == addresses[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert href(page) == addresses[2]
    page.keyboard.press("k")
    assert href(page) == addresses[1]
    page.keyboard.press("o")
    page.wait_for_url(f"**{addresses[1]}")


def test_j_after_the_last_row_goes_to_the_next_page_and_its_rows(site: str, page: Page) -> None:
    page.goto(f"{site}/search?q=drones&kind=mention")
    page.locator("[data-row] a.title").last.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.rel") == "next"
    page.keyboard.press("Enter")
    page.wait_for_url("**after=**")
    expect(page.locator("#live")).to_contain_text("26 results")
    expect(page.locator("#search-page")).to_be_focused()
    page.keyboard.press("j")
    assert href(page) == page.locator("[data-row] a.title").first.get_attribute("href")


def test_letters_after_g_go_to_pages_and_other_letters_do_not(site: str, page: Page) -> None:
    page.goto(f"{site}/topics")
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/claims")
    page.keyboard.press("c")
    page.keyboard.press("g")
    page.keyboard.press("x")
    page.keyboard.press("Control+j")
    assert page.url == f"{site}/claims"
    page.goto(f"{site}/topics?as_of=2001-01-01")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/responses?as_of=2001-01-01")


def test_help_opens_closes_and_turns_the_keys_off_for_good(site: str, page: Page) -> None:
    page.goto(f"{site}/claims")
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keyboard")
    expect(help_).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    expect(help_).to_be_hidden()
    page.goto(f"{site}/topics")
    page.keyboard.press("/")
    assert focused(page) == "BODY"
    page.get_by_role("link", name="Keyboard").click()
    expect(help_).to_be_visible()
    page.get_by_label("Use these keys").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    assert focused(page) == "site-q"


def test_a_choice_is_announced_and_keeps_the_focus(site: str, page: Page) -> None:
    page.goto(f"{site}/search?q=drones")
    box = page.locator("#topic-sanctions")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**topic=sanctions**")
    expect(page.locator("#live")).to_contain_text("with 1 filter")
    assert focused(page) == "topic-sanctions"
    assert page.locator(".lead").inner_text() == page.locator("#live").inner_text()
    page.go_back()
    expect(page.locator("#topic-sanctions")).not_to_be_checked()


def test_a_choice_beside_a_list_is_announced(site: str, page: Page) -> None:
    page.goto(f"{site}/claims")
    page.locator("#topic-training").check()
    page.wait_for_url("**topic=training**")
    expect(page.locator("#live")).to_have_text(re.compile(r"^\d+ claims.*newest event first.*\.$"))


def test_the_first_stop_is_the_skip_link_and_it_leads_past_the_head(site: str, page: Page) -> None:
    page.goto(f"{site}/search?q=drones")
    page.keyboard.press("Tab")
    assert href(page) == "#main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "q"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_everything_that_takes_it(site: str, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{site}/search?q=drones&topic=sanctions")
    seen: list[str] = []
    for _ in range(70):
        page.keyboard.press("Tab")
        style: list[str] = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.outerHTML.slice(0, 80), s.outlineStyle, s.outlineWidth]; }"""
        )
        if style[0].startswith("<body"):
            break
        assert style[1:] != ["none", "0px"], style
        assert style[1] != "none", style
        seen.append(style[0])
    assert len(set(seen)) > 30


def test_search_suggestions_facets_and_help_need_no_script(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/topics")
    page.locator("#site-q").fill("drones")
    page.locator("#site-q").press("Enter")
    page.wait_for_url("**/search?q=drones")
    page.locator("#topic-sanctions").check()
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**topic=sanctions**")
    assert page.locator("#q").input_value() == "drones"
    page.get_by_role("button", name="Search", exact=True).click()
    assert "topic=sanctions" in page.url
    page.get_by_role("navigation", name="Kinds of results").get_by_role("link").nth(1).click()
    assert "kind=claim" in page.url
    page.get_by_role("link", name="Keyboard").last.click()
    assert page.url.endswith("/methodology#keyboard")
    expect(page.locator("#keys")).to_be_hidden()
    page.goto(f"{site}/search/suggest?q=zelen")
    page.get_by_role("link", name="Volodymyr Zelensky").click()
    page.wait_for_url("**/actors/volodymyr-zelensky")
    context.close()


def show_suggestions(page: Page) -> None:
    page.locator("input[data-suggest]").press_sequentially("mil")
    page.locator("#suggestions [role=option]").first.wait_for()
    page.locator("input[data-suggest]").press("ArrowDown")


def show_help(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def show_operators(page: Page) -> None:
    page.locator("summary").first.click()


def show_nothing_more(page: Page) -> None:
    del page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize(
    ("address", "open_"),
    [
        ("/topics", show_suggestions),
        ("/claims", show_help),
        ("/search", show_operators),
        ("/search", show_suggestions),
        ("/search?q=drones&topic=sanctions&kind=mention", show_nothing_more),
        ("/search?q=drnoes+OR", show_nothing_more),
        ("/search?q=drones+zyzzyxqq&response=denial", show_nothing_more),
        ("/search/suggest?q=zelen", show_nothing_more),
    ],
)
def test_what_opens_fits_and_can_be_read_by_all(
    site: str,
    page: Page,
    scheme: str,
    width: int,
    *,
    address: str,
    open_: Callable[[Page], None],
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}{address}")
    open_(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    page.evaluate(Axe().axe_script)
    faults: list[str] = page.evaluate(
        """() => axe.run(
            document.querySelector("dialog[open], form:has([role=option])") || document,
            {resultTypes: ["violations"], runOnly: {type: "tag", values: RULES}})
        .then(found => found.violations.map(fault => fault.id + ": " + fault.nodes[0].html))
        """.replace("RULES", str(RULES))
    )
    assert faults == []
