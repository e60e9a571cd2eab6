"""A text dates a report after it was to be read: on the pages, in the file and in the command."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.flows.pages_in_words import Desk
from tests.web.conftest import open_pages

FIRST = """Aircraft for the east

China delivered 42 transport aircraft to the Russian Air Force in May, a source in Ukraine's Foreign Intelligence Service (SZRU) told Harbor Courier.
"""  # noqa: E501
AFTER = """Chinese planes in Russia

Harbor Courier reported on May 9 that China delivered 42 transport aircraft to the Russian Air Force, citing a source in Ukraine's Foreign Intelligence Service (SZRU).
"""  # noqa: E501


@pytest.fixture
def desk(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(engine, tmp_path, monkeypatch)


def test_a_report_dated_too_late_is_shown_everywhere(desk: Desk) -> None:
    first = desk.take("https://harborcourier.example/a", "Harbor Courier", "2026-05-02", FIRST)
    second = desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-12", AFTER)
    (row,) = desk.rows("contradictions")
    assert (
        row
        | {
            "kind": "dated_after_capture",
            "article_id": str(second),
            "other_article_id": str(first),
            "told": "2026-05-09",
            "told_of": "report",
            "known": "2026-05-02",
            "known_of": "publication",
            "words": "Harbor Courier reported on May 9",
        }
        == row
    )
    with open_pages(desk.engine) as client:
        for address in (f"/claims/{row['claim_id']}", f"/articles/{first}", f"/articles/{second}"):
            page = client.get(address).text
            assert "An order that cannot be" in page
            assert "Harbor Courier reported on May 9" in page
        assert client.get("/contradictions.csv").headers["X-Row-Count"] == "1"
        assert client.get(f"/claims/{row['claim_id']}.json").json()["ledger"]["contradictions"]
    assert "May 9" in desk.run("contradictions", "--outlet", "feedpoint")


def test_a_page_that_tells_of_an_update_explains_it(desk: Desk) -> None:
    updated = FIRST + "\nUpdated: 9 May 2026 12:00\n"
    desk.take("https://harborcourier.example/a", "Harbor Courier", "2026-05-02", updated)
    desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-12", AFTER)
    assert desk.rows("contradictions") == []


def test_an_archived_copy_rules_a_later_day_out(desk: Desk) -> None:
    archived = "https://web.archive.example/web/20260503081500/https://harborcourier.example/a"
    desk.take(archived, "Harbor Courier", None, FIRST)
    desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-12", AFTER)
    (row,) = desk.rows("contradictions")
    assert (row["known"], row["known_of"]) == ("2026-05-03T08:15:00Z", "capture")
