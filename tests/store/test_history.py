import gc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, delete, func, insert, inspect, select, text, update
from sqlmodel import SQLModel, col

from app.base.clock import now
from app.base.errors import NotHeldError
from app.base.moments import Moment, moment_at
from app.query import core
from app.store.dialect import insert_new, moment_of, upsert
from app.store.history import LONG, NOT_SHOWN, history_sql, shapes
from app.store.migrate import move_schema, prepare
from app.store.moments import load_recorded, settled_revision
from app.store.rows import table_of
from app.store.session import Session, data_version, make_engine, reading, today, transaction
from app.store.tables import Article, Counter, KeptCount, Outlet, Revision, Run, SearchEntry, Story

HELD = {**SQLModel.metadata.tables}
SHOWN = sorted(set(HELD) - NOT_SHOWN)


def rows_of(connection: Connection, name: str) -> list[tuple[Any, ...]]:
    table = HELD[name]
    found = connection.execute(select(table).order_by(*table.primary_key))
    return [tuple(repr(value) for value in row) for row in found]


def everything(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows_of(connection, name) for name in SHOWN}


def newest(engine: Engine) -> Moment:
    with reading(engine) as connection:
        last = load_recorded(connection).last
    assert last is not None
    return moment_at(last)


def an_outlet(slug: str, name: str = "Harbour Post") -> dict[str, Any]:
    return {"slug": slug, "name": name, "kind": "blog", "of_desk": False} | dict.fromkeys(
        ("kept_claims", "kept_articles"), 0
    )


def put(engine: Engine, *outlets: dict[str, Any]) -> Moment:
    with transaction(engine) as session:
        session.execute(insert(Outlet), list(outlets))
    return newest(engine)


def outlets(engine: Engine, as_of: Moment | None = None) -> list[str]:
    with reading(engine, as_of=as_of) as connection:
        return list(connection.scalars(select(col(Outlet.name)).order_by(col(Outlet.slug))))


def versions(engine: Engine, table: str) -> int:
    with reading(engine) as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {table}_history")) or 0  # noqa: S608


def test_what_was_held_is_shown_as_it_was(engine: Engine):
    first = put(engine, an_outlet("a", "Old Name"), an_outlet("b", "Gone"))
    with transaction(engine) as session:
        session.execute(update(Outlet).where(col(Outlet.slug) == "a").values(name="New Name"))
        session.execute(delete(Outlet).where(col(Outlet.slug) == "b"))
    assert outlets(engine) == outlets(engine, newest(engine)) == ["New Name"]
    assert outlets(engine, first) == ["Old Name", "Gone"]
    before = moment_at(first.at - timedelta(microseconds=1))
    assert outlets(engine, before) == []


def test_the_past_has_its_own_version_and_its_own_today(engine: Engine):
    first = put(engine, an_outlet("a"))
    put(engine, an_outlet("b"))
    with reading(engine, as_of=first) as connection:
        assert data_version(connection) == 1
        assert moment_of(connection) == first.at
        assert today(connection) == first.at.date()
    with reading(engine) as connection:
        assert data_version(connection) == 2
        assert moment_of(connection) is None
        assert today(connection) == now().date()


def test_times_of_revisions_only_grow(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.store.session.now", lambda: datetime(2031, 5, 2, tzinfo=UTC))
    for slug in "abc":
        put(engine, an_outlet(slug))
    with reading(engine) as connection:
        times = connection.scalars(select(col(Revision.recorded_at)).order_by(col(Revision.number)))
        found = list(times)
    assert found == sorted(set(found))
    assert len(found) == 3


def test_a_failed_write_leaves_no_revision(engine: Engine):
    put(engine, an_outlet("a"))

    def fail() -> None:
        with transaction(engine) as session:
            session.execute(insert(Outlet), [an_outlet("b")])
            raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        fail()
    with reading(engine) as connection:
        assert list(connection.scalars(select(col(Revision.number)))) == [1]
    assert versions(engine, "outlet") == 1


def test_a_row_changed_twice_in_one_revision_keeps_one_version(engine: Engine):
    first = put(engine, an_outlet("a", "One"))
    with transaction(engine) as session:
        for name in ("Two", "Three"):
            session.execute(update(Outlet).values(name=name))
    assert versions(engine, "outlet") == 2
    assert outlets(engine, newest(engine)) == ["Three"]
    assert outlets(engine, first) == ["One"]


def there_and_back(session: Session) -> None:
    session.execute(update(Outlet).values(name="Other"))
    session.execute(update(Outlet).values(name="Same"))


def away_and_back(session: Session) -> None:
    row = session.execute(select(table_of(Outlet))).mappings().one()
    session.execute(delete(Outlet))
    session.execute(insert(Outlet), [dict(row)])


def no_change(session: Session) -> None:
    session.execute(update(Outlet).values(name="Same", kept_claims=0))


@pytest.mark.parametrize("work", [there_and_back, away_and_back, no_change])
def test_what_is_in_the_end_as_it_was_leaves_no_version(
    engine: Engine, work: Callable[[Session], None]
):
    put(engine, an_outlet("a", "Same"))
    with transaction(engine) as session:
        work(session)
    assert versions(engine, "outlet") == 1
    assert outlets(engine, newest(engine)) == ["Same"]


def an_article(outlet_id: int, body: str | None) -> dict[str, Any]:
    values = {"outlet_id": outlet_id, "added_at": now(), "completeness": "full", "of_desk": False}
    kept = dict.fromkeys(("kept_claims", "kept_mentions", "kept_responses"), 0)
    return {"id": 1, "slug": "drills", "text": body, **values, **kept}


def test_a_long_text_is_kept_once_and_only_when_it_is_replaced(engine: Engine):
    put(engine, an_outlet("a"))
    bodies: list[str | None] = ["first words", "second words", None, "last words"]
    moments: list[Moment] = []
    with transaction(engine) as session:
        session.execute(insert(Article), [an_article(1, bodies[0])])
    moments.append(newest(engine))
    for body in bodies[1:]:
        for count in (1, 2, 3):
            with transaction(engine) as session:
                session.execute(update(Article).values(kept_claims=count))
        with transaction(engine) as session:
            session.execute(update(Article).values(text="never seen"))
            session.execute(update(Article).values(text=body))
        moments.append(newest(engine))
    with transaction(engine) as session:
        session.execute(delete(Article))
        session.execute(insert(Article), [an_article(1, "another one")])
    with reading(engine) as connection:
        kept = connection.scalars(text("SELECT text FROM article_text_history ORDER BY rev_to"))
        assert list(kept) == bodies
    for moment, body in zip(moments, bodies, strict=True):
        with reading(engine, as_of=moment) as connection:
            assert connection.scalars(select(col(Article.text))).all() == [body]
    with reading(engine, as_of=newest(engine)) as connection:
        assert connection.scalars(select(col(Article.text))).all() == ["another one"]


number = st.integers(0, 3)
word = st.sampled_from(["drills", "vessels", "cadets", "won't"])


def change_outlet(session: Session, at: int, value: str) -> None:
    upsert(session, Outlet, [{"id": at + 1, **an_outlet(f"o{at}", value)}], key=["id"])


def change_count(session: Session, at: int, value: str) -> None:
    row = {"kind": "topic", "ref": at, "value": value, "claims": len(value) + at}
    upsert(session, KeptCount, [row], key=["kind", "ref", "value"])


def drop_counts(session: Session, at: int, value: str) -> None:
    k = table_of(KeptCount).c
    session.execute(delete(KeptCount).where(k.ref == at, k.value == value))


def move_count(session: Session, at: int, value: str) -> None:
    """Change a key, so that a row becomes another one."""
    k = table_of(KeptCount).c
    drop_counts(session, at + 10, value)
    session.execute(update(KeptCount).where(k.ref == at, k.value == value).values(ref=at + 10))


def change_entry(session: Session, at: int, value: str) -> None:
    row = {"id": at + 1, "kind": "claim", "ref_id": at, "folded": value}
    upsert(session, SearchEntry, [row], key=["id"])


def drop_entry(session: Session, at: int, value: str) -> None:
    del value
    session.execute(delete(SearchEntry).where(col(SearchEntry.id) == at + 1))


def change_run(session: Session, at: int, value: str) -> None:
    row = {"id": at + 1, "stage": "link", "version": "1", "settings": {value: [at, None]}}
    upsert(session, Run, [{**row, "started_at": datetime(2031, 1, 1, tzinfo=UTC)}], key=["id"])


def add_story(session: Session, at: int, value: str) -> None:
    insert_new(session, Story, [{"id": at + 1, "slug": f"s{at}", "title": value, "summary": ""}])


def drop_story(session: Session, at: int, value: str) -> None:
    del value
    session.execute(delete(Story).where(col(Story.id) == at + 1))


changes = st.tuples(
    st.sampled_from(
        [
            *(change_outlet, change_count, drop_counts, move_count),
            *(change_entry, drop_entry, change_run, add_story, drop_story),
        ]
    ),
    number,
    word,
)


@settings(
    max_examples=25,
    deadline=None,
    # The history of one example is the past of the next one, as it should be.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(changes, max_size=6), min_size=1, max_size=5))
def test_every_moment_stays_as_it_was(
    engine: Engine, writes: list[list[tuple[Callable[[Session, int, str], None], int, str]]]
):
    seen: list[tuple[Moment, dict[str, list[tuple[Any, ...]]]]] = []
    for write in writes:
        with transaction(engine) as session:
            for change, at, value in write:
                change(session, at, value)
        with reading(engine) as connection:
            seen.append((newest(engine), everything(connection)))
    for moment, held in seen:
        with reading(engine, as_of=moment) as connection:
            assert everything(connection) == held


def test_the_history_is_what_the_tables_say(engine: Engine):
    """What the migration made is what ``history_sql`` would make of the tables today."""
    kind = engine.dialect.name
    look = inspect(engine)
    for shape in shapes(kind):
        names = [c["name"] for c in look.get_columns(f"{shape.name}_history")]
        assert names == [*shape.short, "rev_from", "rev_to"]
        indexes = {tuple(i["column_names"]) for i in look.get_indexes(f"{shape.name}_history")}
        assert indexes == set(shape.indexes)
    with engine.connect() as connection:
        found = set((_made_sqlite if kind == "sqlite" else _made_postgres)(connection))
    wanted = history_sql(kind)
    if kind == "sqlite":
        assert found == set(wanted)
    else:
        bodies = {s.split("$$")[1] for s in wanted if s.startswith("CREATE FUNCTION")}
        assert found == bodies
        views = set(look.get_view_names(schema="whence_past"))
        assert views == {shape.name for shape in shapes(kind)}
        for shape in shapes(kind):
            columns = [c["name"] for c in look.get_columns(shape.name, schema="whence_past")]
            assert columns == [name for name, _ in shape.columns]


def _made_sqlite(connection: Connection) -> list[str]:
    made = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return [sql for name, sql in made if "_history" in name]


def _made_postgres(connection: Connection) -> list[str]:
    made = (
        "SELECT p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal"
    )
    return list(connection.scalars(text(made)))


def test_every_table_that_is_read_has_a_past():
    read = {name for name, value in vars(core).items() if value is HELD.get(name)}
    assert len(read) > 30
    assert read <= set(SHOWN)
    assert set(LONG) <= set(SHOWN)


def test_what_a_database_held_before_it_had_a_history_is_recorded_then(engine: Engine):
    put(engine, an_outlet("a", "Old Name"))
    move_schema(engine, "0005")
    began = now()
    prepare(engine)
    first = newest(engine)
    assert began < first.at < now()
    with transaction(engine) as session:
        session.execute(update(Outlet).values(name="New Name"))
    assert outlets(engine, first) == ["Old Name"]
    assert outlets(engine, moment_at(began)) == []
    assert outlets(engine, newest(engine)) == ["New Name"]


def test_nobody_who_reads_the_present_is_shown_the_past(database_url: str):
    engine = make_engine(database_url)
    first = put(engine, an_outlet("a", "Old Name"))
    with transaction(engine) as session:
        session.execute(update(Outlet).values(name="New Name"))

    def fail() -> None:
        with reading(engine, as_of=first) as connection:
            connection.execute(text("SELECT nonsense FROM nowhere"))

    for _ in range(6):  # more often than there are connections in the pool
        with pytest.raises(Exception, match="now"):
            fail()
        assert outlets(engine, first) == ["Old Name"]
        assert outlets(engine) == ["New Name"]
        forgotten = reading(engine, as_of=first)
        forgotten.__enter__()
        del forgotten
        gc.collect()
        assert outlets(engine) == ["New Name"]
        with transaction(engine) as session:
            assert list(session.scalars(select(col(Outlet.name)))) == ["New Name"]
    engine.dispose()


def test_the_past_cannot_be_written(engine: Engine):
    first = put(engine, an_outlet("a", "Old Name"))
    with pytest.raises(Exception, match=r"read|modify"), reading(engine, as_of=first) as past:
        past.execute(update(Outlet).values(name="Forged"))
    with pytest.raises(Exception, match=r"read|modify"), reading(engine, as_of=first) as past:
        past.execute(text("UPDATE outlet_history SET name = 'Forged'"))
    assert outlets(engine, first) == outlets(engine) == ["Old Name"]


def test_what_is_not_held_says_by_when(engine: Engine):
    put(engine, an_outlet("a"))
    day = Moment("2020-01-02", datetime(2020, 1, 2, 23, 59, 59, 999999, UTC))
    with (
        pytest.raises(NotHeldError, match=r"by then it was not recorded") as caught,
        reading(engine, as_of=day),
    ):
        raise NotHeldError("There is no such claim.")
    assert "the end of 2 January 2020 (UTC)" in str(caught.value)


def test_who_asks_for_now_while_somebody_commits_waits_for_them(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    put(engine, an_outlet("a"))
    answers = iter([False, False, True])
    waited: list[float] = []

    def nobody(_engine: Engine) -> bool:
        return next(answers)

    monkeypatch.setattr("app.store.moments.nobody_stamps", nobody)
    monkeypatch.setattr("app.store.moments.time.sleep", waited.append)
    with reading(engine) as connection:
        assert settled_revision(engine, connection, now()) is None
        assert len(waited) == 2
        long_ago = now() - timedelta(days=400)
        assert settled_revision(engine, connection, long_ago) == 0


def test_a_long_write_does_not_hide_the_past(database_url: str):
    engine = make_engine(database_url)
    first = put(engine, an_outlet("a", "Old Name"))
    with transaction(engine) as session:
        session.execute(update(Outlet).values(name="New Name"))
        session.flush()
        asked = moment_at(now())
        assert outlets(engine, first) == outlets(engine, asked) == ["Old Name"]
    assert outlets(engine, asked) == ["Old Name"]
    assert outlets(engine, newest(engine)) == ["New Name"]
    engine.dispose()


def test_counters_grow_in_the_history_too(engine: Engine):
    first = put(engine, an_outlet("a"))
    put(engine, an_outlet("b"))
    with reading(engine, as_of=first) as connection:
        assert connection.scalar(select(func.count()).select_from(Counter)) == 1
