"""A curator: what machines proposed is found, read with its words and reasons, and decided.

A queue on the pages, splitting and merging there, and undoing a whole import are still to come;
what exists is walked here: the filter, the reasons, the terminal's command, and the page after it.
"""

import re

import pytest
from playwright.sync_api import Page
from sqlalchemy import Engine
from typer.testing import CliRunner

from app.cli import whence
from tests.web.journeys.test_journalist import FIRST, hand_in

pytestmark = pytest.mark.browser


def decide(engine: Engine, monkeypatch: pytest.MonkeyPatch, mention: str, word: str) -> str:
    """Run the command as it is run in a terminal."""
    url = engine.url.set(drivername=engine.url.get_backend_name())
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    monkeypatch.setenv("WHENCE_DESK", "none")
    said = CliRunner().invoke(whence, ["decide", mention, word])
    assert said.exit_code == 0, said.output
    return said.stdout


def mentions_of(page: Page) -> list[str]:
    """Return the numbers of the mentions that the article shows."""
    found = re.findall(r'id="mention-(\d+)"', page.content())
    assert found
    return found


def test_a_proposed_claim_is_read_with_its_reasons_and_accepted(
    own_site: str, own_desk: Engine, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(page, own_site, FIRST, "Tarn Courier", "2031-05-02")
    page.goto(f"{own_site}/claims?review=proposed&q=divers")
    claims = page.get_by_role("table").get_by_role("rowheader")
    assert claims.count() >= 1
    assert "proposed" in claims.first.inner_text()
    claims.first.get_by_role("link").first.click()
    page.get_by_role("list").get_by_role("link", name="Tarn Courier").first.click()
    page.wait_for_url("**/articles/*")
    reasons = page.locator("details", has_text="Why").first
    reasons.locator("summary").first.click()
    assert reasons.locator("summary ~ *").first.is_visible()
    (mention, *_) = mentions_of(page)
    assert "no machine moves it" in decide(own_desk, monkeypatch, mention, "accept")
    page.reload()
    assert "accepted" in page.get_by_role("main").inner_text()


def test_the_mentions_of_a_bad_import_are_rejected_and_count_nowhere(
    own_site: str, own_desk: Engine, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(page, own_site, FIRST, "Tarn Courier", "2031-05-02")
    article, mentions = page.url, mentions_of(page)
    page.goto(f"{own_site}/claims?q=%2285+Russian+divers%22")
    claim = page.get_by_role("rowheader").get_by_role("link").first.get_attribute("href")
    for mention in mentions:
        assert "counts nowhere" in decide(own_desk, monkeypatch, mention, "reject")
    page.goto(article)
    assert "rejected" in page.get_by_role("main").inner_text()
    page.goto(f"{own_site}/claims?q=%2285+Russian+divers%22")
    assert page.get_by_role("table").count() == 0
    page.goto(f"{own_site}{claim}")
    told = page.locator(".brief").inner_text()
    assert "0 origins" in told
    assert "Every wording of it was rejected by a person." in told
