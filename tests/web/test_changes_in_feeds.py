"""A reader of a feed gets each thing once, when it is recorded, however old the text is."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from app.again import relink
from app.query.changes import Change, ChangeKind, list_changes
from app.query.filters import ClaimFilter
from app.store.moments import load_recorded
from app.store.rows import table_of
from app.store.session import reading, transaction
from app.store.tables import Claim
from tests.flows.pages_in_words import Desk
from tests.web.conftest import open_pages

FIRST = """Drone pilots for Kazan

Russia will train 600 Chinese drone pilots at a base near Kazan, Ukraine's Defence Intelligence told Port Hour.

The course is to last ten weeks, the service said.
"""  # noqa: E501
SECOND = """Kazan course

About 600 Chinese drone pilots are to be trained by Russia at a base near Kazan, Port Hour reported.

China's Foreign Ministry denied the report.
"""
THIRD = """Pilots for Kazan

A Japanese official said that Russia will train 600 Chinese drone pilots at a base near Kazan.

The official did not say how he knew.
"""


@pytest.fixture
def desk(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(engine, tmp_path, monkeypatch)


def changes(desk: Desk, wanted: ClaimFilter | None = None) -> list[Change]:
    with reading(desk.engine) as connection:
        return list(list_changes(connection, wanted or ClaimFilter()).items)


def told(found: list[Change]) -> set[tuple[ChangeKind, str]]:
    return {(change.kind, change.name) for change in found}


def test_each_thing_is_told_once_when_it_is_recorded(desk: Desk) -> None:
    desk.take("https://porthour.example/pilots", "Port Hour", "2026-03-10", FIRST)
    first = changes(desk)
    kinds = {change.kind for change in first}
    assert {ChangeKind.ARTICLE, ChangeKind.ORIGIN} <= kinds
    assert ChangeKind.CORRECTED not in kinds

    desk.take("https://bayledger.example/kazan", "Bay Ledger", "2026-03-12", SECOND)
    second = changes(desk)
    fresh = [change for change in second if change.key not in {c.key for c in first}]
    assert {c.key for c in first} <= {c.key for c in second}
    assert any(c.kind is ChangeKind.ARTICLE and c.outlet == "Bay Ledger" for c in fresh)
    assert any(c.kind is ChangeKind.RESPONSE and c.act == "denial" for c in fresh)
    assert second[: len(fresh)] == fresh  # the last recorded come first

    # Older than both, and taken in last: it is new all the same, and what was told stays told.
    desk.take("https://lakecourier.example/pilots", "Lake Courier", "2026-03-01", THIRD)
    third = changes(desk)
    known = {change.key: change.recorded_at for change in second}
    fresh = [change for change in third if change.key not in known]
    assert any(c.kind is ChangeKind.ARTICLE and c.outlet == "Lake Courier" for c in fresh)
    assert any(c.kind is ChangeKind.ORIGIN for c in fresh)
    assert third[: len(fresh)] == fresh
    assert {c.key: c.recorded_at for c in third if c.key in known} == known
    assert len({c.key for c in third}) == len(third)

    relink(desk.engine)
    assert told(changes(desk)) == told(third)
    assert {c.key: c.recorded_at for c in changes(desk)} == {c.key: c.recorded_at for c in third}


def test_of_the_past_a_feed_tells_what_was_recorded_by_then(desk: Desk) -> None:
    desk.take("https://porthour.example/pilots", "Port Hour", "2026-03-10", FIRST)
    before = changes(desk)
    with reading(desk.engine) as connection:
        moment = load_recorded(connection).present()
    assert moment
    desk.take("https://bayledger.example/kazan", "Bay Ledger", "2026-03-12", SECOND)
    with reading(desk.engine, as_of=moment) as connection:
        assert list(list_changes(connection, ClaimFilter()).items) == before
    with open_pages(desk.engine) as client:
        feed = client.get(f"/claims.atom?as_of={moment.text}").text
        assert "Bay Ledger" not in feed
        links = re.findall(r'rel="(?:alternate|self|related)"[^>]*href="([^"]*)"', feed)
        assert links
        assert all(f"as_of={moment.text}".replace(":", "%3A") in link for link in links)


def test_what_a_person_corrects_is_told_with_before_and_after(desk: Desk) -> None:
    desk.take("https://porthour.example/pilots", "Port Hour", "2026-03-10", FIRST)
    claim = changes(desk)[0].claim_slug
    with transaction(desk.engine) as session:
        claims = table_of(Claim)
        session.execute(update(claims).where(claims.c.slug == claim).values(event_date="2026-04"))
    (change,) = [c for c in changes(desk) if c.kind is ChangeKind.CORRECTED]
    assert (change.name, change.after) == ("event date", "2026-04")
    with open_pages(desk.engine) as client:
        feed = client.get(f"/claims/{claim}.atom").text
    assert "Correction of the record: event date, none → 2026-04" in feed


def test_pages_of_changes_go_on_where_the_last_one_ended(desk: Desk) -> None:
    desk.take("https://porthour.example/pilots", "Port Hour", "2026-03-10", FIRST)
    desk.take("https://bayledger.example/kazan", "Bay Ledger", "2026-03-12", SECOND)
    every = changes(desk)
    after, paged = None, list[Change]()
    with reading(desk.engine) as connection:
        while True:
            page = list_changes(connection, ClaimFilter(after=after), limit=2)
            assert len(page.items) <= 2
            paged += page.items
            after = page.next_after
            if after is None:
                break
    assert paged == every


def test_a_filter_keeps_other_claims_out(desk: Desk) -> None:
    desk.take("https://porthour.example/pilots", "Port Hour", "2026-03-10", FIRST)
    assert changes(desk, ClaimFilter(responses=("denial",))) == []
    every = changes(desk)
    claim = every[0].claim_slug
    own = [change for change in every if change.claim_slug == claim]
    assert changes(desk, ClaimFilter(claim=claim)) == own
