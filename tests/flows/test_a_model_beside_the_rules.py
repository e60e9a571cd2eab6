"""A language model that is switched on: its findings are marked, its failures change nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from app.base.settings import ModelSettings
from app.domain.article import Input, Told
from app.domain.taken import TakenReport
from app.pipeline import TakeIn
from app.propose.model import Proposer
from app.query.explain import explain_mention
from app.query.findings import load_findings
from app.store.session import reading
from app.store.tables import Mention, Run
from tests.kept import load_vocabulary
from tests.propose.stand_in import StandIn, completion, raw

WINCHES = "Winches changed banks"  # shorter than anything the rules take for a claim
PAGE = (
    "Boats of the Amur\n\n"
    "Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence "
    "ministry said on Monday.\n\n"
    f"{WINCHES}. Nobody at the guild remembers who signed for them.\n"
)


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    made = StandIn()
    yield made
    made.stop()


def take_in(engine: Engine, archive: Path, stand_in: StandIn | None) -> TakenReport:
    load_vocabulary(engine)
    asking = Proposer(ModelSettings(stand_in.url, "dock-7b", seconds=5)) if stand_in else None
    job = TakeIn(engine, archive=archive, propose=asking.propose if asking else None)
    told = Told(url="https://tide.example/amur", outlet="Tide Weekly", published="2026-05-04")
    job.add(Input("amur.txt", PAGE.encode(), told))
    return job.finish()


def test_a_proposed_claim_is_marked_with_its_model_and_its_run(
    engine: Engine, tmp_path: Path, stand_in: StandIn
) -> None:
    claim = {"content": WINCHES, "source": None, "cue": None}
    stand_in.answer = completion({"claims": [claim, {"content": "Nobody ever said this"}]})
    report = take_in(engine, tmp_path, stand_in)
    assert report.notes == ()
    with reading(engine) as connection:
        (row,) = connection.execute(
            select(col(Mention.id), col(Mention.review), col(Mention.score)).where(
                col(Mention.rule) == "llm:dock-7b/1"
            )
        )
        told = explain_mention(connection, row.id)
        settings = connection.scalars(select(col(Run.settings)).where(col(Run.stage) == "extract"))
        assert settings.all()[-1] == {"model": "llm:dock-7b/1", "dropped": 1, "note": None}
    assert row.review == "proposed"
    assert row.score < 0.4
    assert "language model dock-7b" in told


def test_a_model_that_fails_leaves_the_findings_of_the_rules_and_a_note(
    engine: Engine, tmp_path: Path, stand_in: StandIn
) -> None:
    stand_in.answer = raw(b"", status=500)
    report = take_in(engine, tmp_path, stand_in)
    assert report.failed == ()
    assert report.notes == ("The model gave nothing: it answered 500.",)
    with reading(engine) as connection:
        evidence = [
            m["evidence"] for c in load_findings(connection)["claims"] for m in c["mentions"]
        ]
        assert any("drone pilots near Chita" in words for words in evidence)
        rules = connection.scalars(select(col(Mention.rule)).distinct()).all()
    assert not any(rule and rule.startswith("llm") for rule in rules)
