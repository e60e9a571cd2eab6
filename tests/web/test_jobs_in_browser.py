"""A job’s page in a browser: it moves while the job does, by events, by asking, without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from app.domain.jobs import Ask, Done, Hold, JobKind, JobState
from app.store import jobs as store
from app.store.session import make_engine
from tests.web.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_engine(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes
) -> Iterator[Engine]:
    path: Path = tmp_path_factory.mktemp("jobs") / "jobs.db"
    path.write_bytes(sqlite_template)
    made = make_engine(f"sqlite:///{path}")
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def own_site(own_engine: Engine) -> Iterator[str]:
    with served(own_engine) as address:
        yield address


def a_running_job(engine: Engine) -> Hold:
    hold = Hold(store.save_job(engine, Ask(JobKind.TAKE_IN, "4 addresses", "web")), "me")
    store.begin_job(engine, hold)
    store.note_total(engine, hold.job_id, 4)
    return hold


def go_on_to_the_end(engine: Engine, hold: Hold, page: Page) -> None:
    """Decide one item after the other; the page says so each time, and then how it ended."""
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", "0")
    store.save_done(engine, hold, position=0, name="a", done=Done("new"))
    expect(bar).to_have_attribute("value", "25", timeout=15_000)
    store.save_failed(engine, hold, position=1, name="b", reason="It is empty.")
    expect(page.get_by_text("1 failed")).to_be_visible(timeout=15_000)
    store.end_job(engine, hold, state=JobState.DONE, outcome="2 items: 1 new, 1 failed.")
    expect(page.locator("#job-all .lead")).to_have_text("2 items: 1 new, 1 failed.", timeout=15_000)
    expect(page.get_by_role("button", name="Try all that failed again")).to_be_visible()
    expect(page.get_by_role("button", name="Cancel this job")).to_have_count(0)


def test_progress_is_heard_as_it_happens(
    browser: Browser, own_site: str, own_engine: Engine
) -> None:
    hold = a_running_job(own_engine)
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{own_site}/jobs/{hold.job_id}")
    go_on_to_the_end(own_engine, hold, page)
    own = f"{own_site}/jobs/{hold.job_id}"
    assert asked.count(f"{own}/events") == 1
    assert asked.count(own) <= 4  # the page, its failed items, its end
    assert wrong == []
    page.close()


def test_without_events_the_page_asks(browser: Browser, own_site: str, own_engine: Engine) -> None:
    hold = a_running_job(own_engine)
    page = browser.new_page()
    page.route("**/events", lambda route: route.abort())
    page.goto(f"{own_site}/jobs/{hold.job_id}")
    go_on_to_the_end(own_engine, hold, page)
    page.close()


def test_without_scripts_the_page_has_a_link(
    browser: Browser, own_site: str, own_engine: Engine
) -> None:
    hold = a_running_job(own_engine)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_site}/jobs/{hold.job_id}")
    store.save_done(own_engine, hold, position=0, name="a", done=Done("new"))
    page.get_by_role("link", name="Show how far it is now").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "25")
    page.get_by_role("button", name="Cancel this job").focus()
    context.close()
