from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.exc import StatementError
from sqlmodel import col

from app.base.errors import BadInputError
from app.store.dialect import insert_new, make_engine, past_condition, search_condition, upsert
from app.store.rows import among, asked, insert_plain, rows_for, table_of
from app.store.search import (
    INDEX_BYTES,
    And,
    Not,
    Or,
    Phrase,
    Prefix,
    Tree,
    Word,
    index_text,
    index_tokens,
)
from app.store.session import reading, transaction
from app.store.tables import Outlet, Run, SearchEntry

TEXTS = (
    "The ministry's spokesman won't comment on the drones",
    "Drones over the harbour, drones over the strait",
    "О беспилотниках в гавани министерство молчит",
    "国防部 否认 无人机 报道",
    'She said "no drones" — C++ * NEAR(a b) OR drone-type 3.14 covid-19',
    "The strait is quiet; over the harbour the ministry sees nothing",
    "Ж'юль and Çelik: façade, naïve, ﬁrst № 5 ½",
    "",
)
TOKENS = sorted({token for text in TEXTS for token in index_tokens(text)})


def holds(tree: Tree, words: Sequence[str]) -> bool:
    match tree:
        case Word(token):
            return token in words
        case Prefix(token):
            return any(word.startswith(token) for word in words)
        case Phrase(tokens):
            starts = range(len(words) - len(tokens) + 1)
            return any(tuple(words[i : i + len(tokens)]) == tokens for i in starts)
        case And(parts):
            return all(holds(part, words) for part in parts)
        case Or(parts):
            return any(holds(part, words) for part in parts)
        case Not(part):
            return not holds(part, words)


token = st.sampled_from([*TOKENS, "absent"])
leaves: st.SearchStrategy[Tree] = st.one_of(
    st.builds(Word, token),
    token.map(lambda t: Prefix(t[:2])),
    st.builds(lambda *t: Phrase(t), token, token),
    st.sampled_from([Phrase(("over", "the")), Phrase(("国", "防", "部")), Phrase(("won't",))]),
)


def larger(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    parts = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(st.builds(And, parts), st.builds(Or, parts), st.builds(Not, inner))


@settings(
    max_examples=80,
    deadline=None,
    # The rows are the same for every example.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.recursive(leaves, larger, max_leaves=5))
def test_both_databases_find_what_the_tree_says(searchable: Engine, tree: Tree):
    wanted = select(col(SearchEntry.ref_id)).where(search_condition(tree))
    with reading(searchable) as connection:
        found = set(connection.scalars(wanted))
        told = set(connection.scalars(select(col(SearchEntry.ref_id)).where(past_condition(tree))))
    assert found == told
    assert found == {i for i, text in enumerate(TEXTS) if holds(tree, index_tokens(text))}


@pytest.fixture
def searchable(engine: Engine) -> Engine:
    with transaction(engine) as session:
        rows = [
            {"kind": "article", "ref_id": number, "folded": index_text(text)}
            for number, text in enumerate(TEXTS)
        ]
        insert_plain(session, SearchEntry, rows)
    return engine


def test_the_index_follows_a_changed_and_a_removed_row(searchable: Engine):
    with transaction(searchable) as session:
        entries = session.scalars(select(SearchEntry).order_by(col(SearchEntry.ref_id))).all()
        entries[0].folded = "a new wording"
        session.delete(entries[1])
    with reading(searchable) as connection:
        asked = select(col(SearchEntry.ref_id))
        assert connection.scalars(asked.where(search_condition(Word("wording")))).all() == [0]
        left = connection.scalars(asked.where(search_condition(Word("drones")))).all()
        assert left == [4]


def test_a_text_beyond_what_an_index_takes_is_cut_and_kept(engine: Engine):
    folded = index_text("harbour " + " ".join(f"w{n}ж{n}" for n in range(120_000)))
    assert len(folded.encode()) <= INDEX_BYTES
    with transaction(engine) as session:
        insert_plain(session, SearchEntry, [{"kind": "article", "ref_id": 1, "folded": folded}])
    with reading(engine) as connection:
        asked = select(col(SearchEntry.ref_id)).where(search_condition(Word("harbour")))
        assert connection.scalars(asked).all() == [1]


def test_a_time_without_a_zone_is_refused(engine: Engine):
    naive = datetime(2025, 6, 28, 12)  # noqa: DTZ001
    with pytest.raises(StatementError, match="without a zone"), transaction(engine) as session:
        session.add(Run(stage="read", version="1", started_at=naive))


def test_a_time_comes_back_in_utc(engine: Engine):
    east = timezone(timedelta(hours=8))
    with transaction(engine) as session:
        session.add(
            Run(stage="read", version="1", started_at=datetime(2025, 6, 28, 4, tzinfo=east))
        )
    with reading(engine) as connection:
        found = connection.scalar(select(col(Run.started_at)))
    assert found == datetime(2025, 6, 27, 20, tzinfo=UTC)
    assert found is not None
    assert found.tzinfo is UTC


def test_what_looks_like_sql_is_only_a_value(engine: Engine):
    name = "x'); DROP TABLE outlet; --\\ \" %s :p"
    with transaction(engine) as session:
        row = {"slug": "x", "name": name, "kind": "blog", "of_desk": False}
        upsert(session, Outlet, [{**row, "kept_claims": 0, "kept_articles": 0}], key=["slug"])
    with reading(engine) as connection:
        assert connection.scalars(select(col(Outlet.name))).all() == [name]


def test_an_upsert_updates_and_an_insert_of_what_is_new_does_not(engine: Engine):
    row = {"slug": "x", "kind": "blog", "of_desk": False, "kept_claims": 0, "kept_articles": 0}
    with transaction(engine) as session:
        upsert(session, Outlet, [{**row, "name": "One"}], key=["slug"])
        upsert(session, Outlet, [{**row, "name": "Two"}], key=["slug"])
        insert_new(session, Outlet, [{**row, "name": "Three"}])
    with reading(engine) as connection:
        assert connection.scalars(select(col(Outlet.name))).all() == ["Two"]


@pytest.mark.parametrize("url", ["mysql://host/x", "nonsense", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_is_no_database_is_refused(url: str):
    with pytest.raises(BadInputError, match="DATABASE_URL"):
        make_engine(url)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_a_postgresql_address_uses_the_same_driver(scheme: str):
    assert make_engine(f"{scheme}://user@host/whence").url.drivername == "postgresql+psycopg"


ODD = ("it's", 'a "quoted" one', "back\\slash", "{1,2}", "null", "12", "комма, и ещё", "国防部", "")


@pytest.mark.parametrize("wanted", [ODD, ODD[:1], (), ("absent", "it's", "it's")])
def test_a_condition_on_many_texts_holds_for_each_of_them_as_it_is_written(
    engine: Engine, wanted: tuple[str, ...]
) -> None:
    table = table_of(Outlet)
    slugs = select(table.c.name, table.c.id)
    with transaction(engine) as session:
        insert_plain(
            session, Outlet, [{"slug": f"o{i}", "name": n, "kind": "x"} for i, n in enumerate(ODD)]
        )
        at_once = session.execute(slugs.where(among(table.c.name, list(wanted)))).all()
        built_before = rows_for(session, slugs.where(asked(table.c.name)), wanted)
        ids = [row[1] for row in at_once]
        by_number = session.execute(slugs.where(among(table.c.id, ids))).all()
    expected = sorted(set(wanted) & set(ODD))
    assert [sorted(r[0] for r in rows) for rows in (at_once, built_before, by_number)] == [
        expected
    ] * 3


def test_more_values_than_a_statement_takes_are_asked_for_in_parts(engine: Engine) -> None:
    table = table_of(Outlet)
    names = [f"paper {i}" for i in range(1200)]
    with transaction(engine) as session:
        insert_plain(
            session,
            Outlet,
            [{"slug": f"o{i}", "name": n, "kind": "x"} for i, n in enumerate(names)],
        )
        rows = rows_for(session, select(table.c.name).where(asked(table.c.name)), names)
    assert sorted(row[0] for row in rows) == sorted(names)
