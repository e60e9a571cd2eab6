"""Which articles are decided anew with one that comes in."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.store.reopening import find_fellows
from app.store.session import transaction
from tests.flows.pages_in_words import Desk

FIRST = """Aircraft for the east

China delivered 42 transport aircraft to the Russian Air Force in May, Harbor Courier has learned from a source in Ukraine's Foreign Intelligence Service (SZRU).
"""  # noqa: E501
AFTER = """Chinese planes in Russia

China delivered 42 transport aircraft to the Russian Air Force in May, Harbor Courier reported, citing a source in Ukraine's Foreign Intelligence Service (SZRU).
"""  # noqa: E501
OTHER = """Frigates in the strait

Two Russian frigates will dock in Qingdao next week, China's Defence Ministry said.
"""


@pytest.fixture
def desk(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(engine, tmp_path, monkeypatch)


def test_fellows_share_a_claim_or_the_story_and_are_bounded(desk: Desk) -> None:
    first = desk.take("https://harborcourier.example/a", "Harbor Courier", "2026-05-02", FIRST)
    after = desk.take("https://feedpoint.example/1", "Feedpoint", "2026-05-12", AFTER)
    other = desk.take("https://quaysidenews.example/q", "Quayside News", "2026-05-12", OTHER)
    with transaction(desk.engine) as session:
        assert find_fellows(session, [after], most=50) == {first}
        assert find_fellows(session, [other], most=50) == frozenset()
        assert find_fellows(session, [other], kindred=[after], most=50) == {first, after}
        assert find_fellows(session, [other], kindred=[after], most=0) == frozenset()
        assert find_fellows(session, [after], most=0) == frozenset()
