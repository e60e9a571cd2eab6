"""The dashboard in a real browser: what only a layout, a script or a policy can break."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from app.base.places import desk_folder
from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.main import Doors, create_app
from app.pipeline import load_desk_files
from app.store.session import make_engine

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no program named chromium on this machine"),
]

PAGES = [
    "/",
    "/?q=zzzz",
    "/claims?topic=training",
    "/claims/chinese-troops-600-train-in-russia",
    "/claims/two-chinese-captured-donetsk",
    "/claims/china-supplies-gunpowder-and-artillery",
    "/claims/joint-sea-2025-held",
    "/articles?topic=training",
    "/articles/1",
    "/actors/hur",
    "/actors?topic=training",
    "/topics/training",
    "/outlets/newsweek",
    "/outlets/kyiv-post",
    "/carry?topic=training",
    "/compare",
    "/compare?a=2&b=6",
    "/responses",
    "/responses?scope=other_claim",
    "/search?q=600",
    "/search?q=ГУР",
    "/add",
    "/data",
    "/data/claims",
    "/methodology",
    "/corrections",
    "/api/docs",
    "/nope",
    "/claims?from=yesterday",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[str]:
    """The address of a server with the starter desk."""

    def refuse(item: Input) -> Taken:
        raise AssertionError(item)

    def refuse_url(url: str, told: Told) -> Taken:
        raise AssertionError(url, told)

    path: Path = tmp_path_factory.mktemp("browser") / "desk.db"
    path.write_bytes(sqlite_template)
    engine = make_engine(f"sqlite:///{path}")
    load_desk_files(engine, desk_folder())
    app = create_app(engine=engine, doors=Doors(refuse, refuse_url))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", lifespan="off"))
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
    engine.dispose()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


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
    asked: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            said.append(message.text)

    def see(request: Request) -> None:
        asked.append(request.url)

    page.on("console", hear)
    page.on("request", see)
    page.emulate_media(color_scheme="light")
    page.goto(site + address)
    page.remove_listener("console", hear)
    page.remove_listener("request", see)
    assert said == []
    assert [url for url in asked if not url.startswith(site)] == []
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert _faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert _faults(page, "color-contrast") == []


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
