"""A page is captured anew with other words: what changed, and which texts still carry the old."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.again import reextract, relink
from app.pipeline import link_pending
from tests.flows.pages_in_words import Desk
from tests.web.conftest import open_pages

COURIER = "https://harborcourier.example/aircraft"
FIRST = """Aircraft for the east

China delivered 42 transport aircraft to the Russian Air Force in May, a source in Ukraine's Foreign Intelligence Service (SZRU) told Harbor Courier.

The aircraft landed at a base near Chita and were repainted there within a week.

The crews had been trained by Chinese instructors in the winter before, the same source said.
"""  # noqa: E501
AFTER = """Chinese planes in Russia

China delivered 42 transport aircraft to the Russian Air Force in May, Harbor Courier reported, citing a source in Ukraine's Foreign Intelligence Service (SZRU).

Nobody in Moscow would comment.
"""  # noqa: E501
WITHDRAWN = """Aircraft for the east

This text was withdrawn by its editors, who regret it and will tell more when they know it.
"""
CARRIED = "select article_id, state from rewording_carry order by rewording_id, article_id"


@pytest.fixture
def desk(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(engine, tmp_path, monkeypatch)


def fewer(words: str) -> str:
    return words.replace("42", "24")


def corrected(desk: Desk) -> tuple[int, int]:
    """Take in the first version, a text that has it from there, and the corrected version."""
    first = desk.take(COURIER, "Harbor Courier", "2026-05-02", FIRST)
    second = desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-03", AFTER)
    assert desk.take(COURIER, "Harbor Courier", "2026-05-02", fewer(FIRST)) == first
    return first, second


def test_a_corrected_number_is_recorded_and_who_carries_which(desk: Desk) -> None:
    first, second = corrected(desk)
    third = desk.take(
        "https://quayside.example/2",
        "Quayside",
        "2026-05-06",
        fewer(AFTER).replace("planes", "craft"),
    )
    rows = desk.rows("rewordings")
    assert [(r["slot"], r["direction"], r["old_value"], r["new_value"]) for r in rows] == [
        ("quantity", "softer", "42", "24")
    ] * 2
    assert {r["article_id"] for r in rows} == {str(first)}
    carries = {int(r["carrier_article_id"]): (r["carries"], r["words"]) for r in rows}
    assert carries[second][0] == "old"
    assert "42 transport aircraft" in carries[second][1]
    assert carries[third][0] == "new"
    assert len({r["from_sha256"] for r in rows} | {r["to_sha256"] for r in rows}) == 2


def test_it_stands_on_the_pages_and_in_the_files(desk: Desk) -> None:
    first, second = corrected(desk)
    ((slug,),) = desk.ask("select c.slug from claim c join rewording r on r.claim_id = c.id")
    with open_pages(desk.engine) as client:
        claim = client.get(f"/claims/{slug}").text
        assert "Reworded in a newer capture" in claim
        assert "carries the old wording" in claim
        assert "before 42, now 24" in claim
        upper = client.get(f"/articles/{first}").text
        assert "A newer capture of it words 1 claim otherwise" in upper
        lower = client.get(f"/articles/{second}").text
        assert "Reworded in a newer capture" in lower
        assert "A newer capture of it" not in lower
        for address in ("/rewordings.csv", f"/claims/{slug}/rewordings.csv"):
            assert client.get(address).headers["X-Row-Count"] == "1"
        (item,) = client.get("/api/rewordings").json()["items"]
        assert item["carries"] == "old"
        assert client.get(f"/claims/{slug}.json").json()["ledger"]["rewordings"]


def test_the_claims_of_sentences_that_stay_keep_their_addresses(desk: Desk) -> None:
    desk.take(COURIER, "Harbor Courier", "2026-05-02", FIRST)
    before = {slug for (slug,) in desk.ask("select slug from claim")}
    desk.take(COURIER, "Harbor Courier", "2026-05-02", fewer(FIRST))
    after = {slug for (slug,) in desk.ask("select slug from claim")}
    assert len(before & after) == len(before) - 1


def test_a_correction_of_what_nobody_carries_goes_to_the_new_claim(desk: Desk) -> None:
    desk.take(COURIER, "Harbor Courier", "2026-05-02", FIRST)
    desk.take(COURIER, "Harbor Courier", "2026-05-02", fewer(FIRST))
    (row,) = desk.rows("rewordings")
    assert row["claim_id"].startswith("china-delivered-24")
    assert row["carrier"] == ""


def test_a_claim_that_is_withdrawn_stays_as_long_as_somebody_carries_it(desk: Desk) -> None:
    desk.take(COURIER, "Harbor Courier", "2026-05-02", FIRST)
    second = desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-03", AFTER)
    desk.take(COURIER, "Harbor Courier", "2026-05-02", WITHDRAWN)
    (row,) = desk.rows("rewordings")
    assert (row["new_quote"], row["slot"], row["carries"]) == ("", "", "old")
    assert row["carrier_article_id"] == str(second)
    assert row["claim_id"] in {slug for (slug,) in desk.ask("select slug from claim")}


def test_a_page_that_only_moves_its_sentences_is_not_reworded(desk: Desk) -> None:
    desk.take(COURIER, "Harbor Courier", "2026-05-02", FIRST)
    moved = FIRST + "\nThe weather on the lake was fine all through the week of the landing.\n"
    desk.take(COURIER, "Harbor Courier", "2026-05-02", moved)
    assert desk.ask("select * from rewording") == []


def test_a_corrected_page_is_compared_at_once_also_where_the_program_ends_then(
    desk: Desk,
) -> None:
    desk.take(COURIER, "Harbor Courier", "2026-05-02", FIRST)
    second = desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-03", AFTER)
    desk.store(desk.job(), COURIER, "Harbor Courier", "2026-05-02", fewer(FIRST))
    assert link_pending(desk.engine) == 0  # the program ended before it linked the others
    assert desk.ask(CARRIED) == [(second, "old")]
    assert desk.ask("select old_value, new_value from rewording") == [("42", "24")]


def test_a_text_below_that_is_corrected_too_carries_the_new_wording(desk: Desk) -> None:
    _, second = corrected(desk)
    desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-03", fewer(AFTER))
    assert desk.ask(CARRIED)[0] == (second, "new")


def test_newer_rules_keep_what_was_recorded(desk: Desk) -> None:
    corrected(desk)
    before = desk.rows("rewordings")
    relink(desk.engine)
    reextract(desk.engine)
    assert [(r["old_quote"], r["new_quote"], r["carries"]) for r in desk.rows("rewordings")] == [
        (r["old_quote"], r["new_quote"], r["carries"]) for r in before
    ]
