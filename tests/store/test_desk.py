import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from app.base.errors import BadInputError
from app.desk.files import STARTER
from app.store.desk import dump_desk, load_desk, load_vocabulary_only
from app.store.rows import table_of
from app.store.session import reading, transaction
from app.store.tables import (
    Actor,
    ActorAlias,
    Article,
    AttributionStep,
    Claim,
    ClaimActor,
    ClaimTopic,
    Mention,
    Outlet,
    Response,
    Story,
    Topic,
)

LOADED = (
    *(Outlet, Actor, ActorAlias, Topic, Story, Claim, ClaimTopic, ClaimActor),
    *(Article, Mention, Response, AttributionStep),
)


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    rows: dict[str, list[tuple[object, ...]]] = {}
    with reading(engine) as connection:
        for model in LOADED:
            table = table_of(model)
            found = connection.execute(select(table).order_by(*table.primary_key.columns))
            rows[table.name] = [tuple(row) for row in found]
    return rows


def count(engine: Engine, model: type[Claim | Outlet | Article]) -> int:
    with reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table_of(model))) or 0


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(STARTER, folder)
    return folder


def test_dump_after_load_is_the_same_files(engine: Engine, tmp_path: Path):
    with transaction(engine) as session:
        loaded = load_desk(session, STARTER)
    with transaction(engine) as session:
        dumped = dump_desk(session, tmp_path / "out")
    assert loaded == dumped
    assert (loaded.claims, loaded.articles, loaded.mentions, loaded.responses) == (
        *(114, 233, 536, 168),
    )
    for path in STARTER.glob("*.jsonl"):
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes(), path.name


def test_loading_twice_changes_nothing(engine: Engine):
    with transaction(engine) as session:
        load_desk(session, STARTER)
    before = everything(engine)
    with transaction(engine) as session:
        load_desk(session, STARTER)
    assert everything(engine) == before


def test_a_changed_record_is_brought_up_to_date_under_its_old_id(engine: Engine, desk: Path):
    with transaction(engine) as session:
        load_desk(session, desk)
    before = everything(engine)["outlet"]
    path = desk / "outlets.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[0] = lines[0].replace('"name": "', '"name": "The New ')
    path.write_text("".join(lines), encoding="utf-8")
    with transaction(engine) as session:
        load_desk(session, desk)
    after = everything(engine)["outlet"]
    assert [row[0] for row in after] == [row[0] for row in before]
    assert after[0] != before[0]
    assert after[1:] == before[1:]


def test_only_the_vocabulary_is_loaded_when_that_is_asked(engine: Engine):
    with transaction(engine) as session:
        load_vocabulary_only(session, STARTER)
    assert count(engine, Outlet) == 199
    assert count(engine, Claim) == 0
    assert count(engine, Article) == 0


def test_the_vocabulary_first_and_the_rest_later_is_the_same_desk(engine: Engine, tmp_path: Path):
    with transaction(engine) as session:
        load_vocabulary_only(session, STARTER)
    with transaction(engine) as session:
        load_desk(session, STARTER)
        dump_desk(session, tmp_path)
    assert (tmp_path / "mentions.jsonl").read_bytes() == (STARTER / "mentions.jsonl").read_bytes()


def test_nothing_of_a_broken_desk_stays(engine: Engine, desk: Path):
    path = desk / "responses.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    with (
        pytest.raises(BadInputError, match=r"^responses\.jsonl line 169: the line is not JSON$"),
        transaction(engine) as session,
    ):
        load_desk(session, desk)
    assert count(engine, Outlet) == 0
