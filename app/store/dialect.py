"""The one place that knows SQLite from PostgreSQL.

Everything else writes portable SQLAlchemy and calls these helpers.
"""

import json
import sqlite3
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import quote

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Connection,
    DateTime,
    Dialect,
    Engine,
    FromClause,
    Integer,
    String,
    Table,
    and_,
    column,
    create_engine,
    event,
    false,
    inspect,
    make_url,
    not_,
    or_,
    table,
    text,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import SQLModel

from app.base.errors import BadInputError
from app.store.search import And, Not, Or, Phrase, Prefix, Tree, Word

JsonColumn = JSON().with_variant(postgresql.JSONB(), "postgresql")

BUSY_MS = 10_000  # how long a SQLite writer waits for the one before it
POOL = 4  # more connections than this only wait for each other
MIGRATION_LOCK = 7_240_117  # any number, the same in every process
STAMP_LOCK = 7_240_118  # likewise

PAST = "whence_past"
"""The schema of PostgreSQL with the views that show one revision."""
SETTING = "whence.revision"
"""The setting of PostgreSQL by which those views know which revision is meant."""
_PAST = "whence_past"

READS_ONLY = {"whence_reads_only": True}
_READS_ONLY_POSTGRES = {
    **READS_ONLY,
    "isolation_level": "REPEATABLE READ",
    "postgresql_readonly": True,
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime on both databases (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse naive times; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def make_engine(url: str) -> Engine:
    """Open a database: a SQLite file or a PostgreSQL server.

    Raises:
        BadInputError: the address is none of the two.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise BadInputError(
            "DATABASE_URL is not a database address like sqlite:///data/whence.db "
            "or postgresql://user@host/whence."
        ) from error
    kind = parsed.drivername.partition("+")[0]
    if kind in ("postgresql", "postgres"):
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_size=POOL,
            max_overflow=0,
            pool_pre_ping=True,
        )
    if kind != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise BadInputError(
            f"DATABASE_URL names {kind}, which is neither a SQLite file nor PostgreSQL."
        )
    engine = create_engine(parsed.set(drivername="sqlite+pysqlite"), pool_size=POOL, max_overflow=0)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "checkin", _close_what_shows_past)
    return engine


def dialect_of(kind: str) -> Dialect:
    """Return what writes SQL for ``postgresql`` or ``sqlite`` without a database."""
    return postgresql.dialect() if kind == "postgresql" else sqlite.dialect()  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportAttributeAccessIssue]


def reads_only(connection: Connection) -> Connection:
    """Return ``connection`` set so that it sees one moment of the database and cannot write."""
    if connection.dialect.name == "postgresql":
        return connection.execution_options(**_READS_ONLY_POSTGRES)
    return connection.execution_options(**READS_ONLY)


@contextmanager
def shows_past(
    connection: Connection, revision: int, at: datetime, *, views: Iterable[str]
) -> Generator[Connection]:
    """Begin to read with every shown table as it was at ``revision``; end it afterwards.

    ``at`` is told by ``moment_of``. On PostgreSQL the views of ``store.history`` come first in the
    search path until the transaction ends. On SQLite ``views`` makes temporary ones that hide the
    tables for as long as the connection is open: the pool never gets it back.
    """
    past = reads_only(connection).execution_options(**{_PAST: at})
    if past.dialect.name == "postgresql":
        with past.begin():
            first = (
                "set_config('search_path', :past || ', ' || current_setting('search_path'), true)"
            )
            setting = f"set_config('{SETTING}', :revision, true)"
            values = {"past": PAST, "revision": str(revision)}
            past.execute(text(f"SELECT {first}, {setting}"), values)
            yield past
        return
    past.info[_PAST] = at
    raw: sqlite3.Connection = past.connection.driver_connection  # pyright: ignore[reportAssignmentType]
    raw.execute("PRAGMA query_only = OFF")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("BEGIN")
    for view in views:
        raw.execute(view)
    raw.execute("COMMIT")
    with past.begin():
        yield past


def moment_of(connection: Connection) -> datetime | None:
    """Return the moment as of which ``connection`` reads; None for the present."""
    return connection.get_execution_options().get(_PAST)


def stamping_alone(session: Session) -> None:
    """Let whoever calls ``nobody_stamps`` wait until this transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({STAMP_LOCK})"))


def nobody_stamps(engine: Engine) -> bool:
    """Tell whether surely no transaction has said when it was without having ended.

    PostgreSQL waits for it and then says yes. SQLite says no while somebody writes.
    """
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock_shared({STAMP_LOCK})"))
        return True
    path = engine.url.database
    beside = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=0)
    try:
        beside.isolation_level = None
        beside.execute("BEGIN IMMEDIATE")
        beside.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" not in str(error)  # a file that cannot be written has no writer
    finally:
        beside.close()
    return True


def lock_schema(connection: Connection) -> None:
    """Wait until no other process changes the schema; holds until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))


@contextmanager
def changing_schema(engine: Engine) -> Generator[None]:
    """Hold ``lock_schema`` for as long as something else makes tables on its own connection."""
    with engine.begin() as connection:
        lock_schema(connection)
        yield


def address_of(engine: Engine) -> str:
    """Return the address of a PostgreSQL server as its own library reads it, password included."""
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def unbind_keys(connection: Connection) -> None:
    """Before the transaction of a migration: let SQLite rebuild tables that others refer to."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # pyright: ignore[reportOptionalMemberAccess]


def bind_keys(connection: Connection) -> None:
    """After the transaction of a migration: foreign keys hold again."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # pyright: ignore[reportOptionalMemberAccess]


def upsert(
    session: Session,
    into: type[SQLModel],
    rows: Iterable[Mapping[str, Any]],
    *,
    key: Sequence[str],
) -> None:
    """Insert ``rows``; where ``key`` already exists, update the other columns."""
    values = [dict(row) for row in rows]
    if not values:
        return
    statement = _insert(session, into)
    changed = {name: statement.excluded[name] for name in values[0] if name not in key}
    if not changed:
        session.execute(statement.on_conflict_do_nothing(index_elements=list(key)), values)
        return
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changed), values)


def add_up(
    session: Session,
    into: type[SQLModel],
    rows: Iterable[Mapping[str, Any]],
    *,
    key: Sequence[str],
    columns: Sequence[str],
) -> None:
    """Insert ``rows``; where ``key`` already exists, add ``columns`` to what it holds."""
    values = [dict(row) for row in rows]
    if not values:
        return
    statement = _insert(session, into)
    held = into.__table__.c  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
    sums: dict[str, Any] = {name: held[name] + statement.excluded[name] for name in columns}
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=sums), values)


def insert_new(session: Session, into: type[SQLModel], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert ``rows``; leave what already stands under any of their keys as it is."""
    values = [dict(row) for row in rows]
    if values:
        session.execute(_insert(session, into).on_conflict_do_nothing(), values)


def count_up(session: Session, counters: type[SQLModel], name: str) -> None:
    """Add one to the counter ``name``. Other writers wait for this transaction from here on."""
    statement = _insert(session, counters).values(name=name, value=1)
    old = counters.__table__.c.value  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
    session.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": old + 1})
    )


def search_condition(tree: Tree) -> ColumnElement[bool]:
    """Return the condition on ``search_entry`` that ``tree`` holds; the same on both databases.

    Tokens are those of ``search.index_tokens``. The statement must select from ``search_entry``
    under its own name.
    """
    match tree:
        case Phrase(()):
            return true()
        case Phrase(words):
            in_order = phrase_in_order(f" {' '.join(words)} ")
            return and_(word_index(_fts5(tree), _tsquery(tree)), in_order)
        case Not(part):
            return not_(search_condition(part))
        case And(parts) if not parts or not _has_words_only(tree):
            return and_(true(), *(search_condition(part) for part in parts))
        case Or(parts) if not parts or not _has_words_only(tree):
            return or_(false(), *(search_condition(part) for part in parts))
        case _:
            return word_index(_fts5(tree), _tsquery(tree))


def past_condition(tree: Tree) -> ColumnElement[bool]:
    """Return what ``search_condition`` means, told from the tokens: the index has no past."""
    match tree:
        case Word(token):
            return tokens_in_order(f" {token} ")
        case Prefix(token):
            return tokens_in_order(f" {token}")
        case Phrase(words):
            return tokens_in_order(f" {' '.join(words)} ") if words else true()
        case Not(part):
            return not_(past_condition(part))
        case And(parts):
            return and_(true(), *(past_condition(part) for part in parts))
        case Or(parts):
            return or_(false(), *(past_condition(part) for part in parts))


def newest_entries(
    connection: Connection, entry: FromClause, tree: Tree
) -> tuple[FromClause, ColumnElement[bool], ColumnElement[int]]:
    """Return whence to select entries, the condition that ``tree`` holds, and their id to sort by.

    The conditions are those of ``search_condition`` or, as of a moment, of ``past_condition``.

    What FTS5 answers alone it gives in the order of the ids, so that a limit stops it early.
    Elsewhere the id is hidden from the planner: few hits would walk all of the key's index.
    """
    if moment_of(connection) is not None:
        return entry, past_condition(tree), entry.c.id + 0
    by_index = _has_words_only(tree) or (isinstance(tree, Phrase) and bool(tree.tokens))
    if connection.dialect.name != "sqlite" or not by_index:
        return entry, search_condition(tree), entry.c.id + 0
    fts = table("search_fts", column("rowid", Integer), column("search_fts", String))
    joined = fts.join(entry, entry.c.id == fts.c.rowid)
    return joined, fts.c.search_fts.match(_fts5(tree)), fts.c.rowid


class word_index(GenericFunction[bool]):  # noqa: N801  # a function of SQL is written small
    """``word_index(fts5 query, tsquery)``: a look into the full-text index."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:
        """Stand as it is: the ``= 1`` that SQLite would get here keeps it from the index."""
        del against
        return self


class phrase_in_order(GenericFunction[bool]):  # noqa: N801
    """``phrase_in_order(' a b ')``: these tokens stand side by side; FTS5 has looked already."""

    type = Boolean()
    inherit_cache = True


class Listed(TypeDecorator[Any]):
    """Many values of one type as one parameter: an array of PostgreSQL, JSON in SQLite."""

    impl = String
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that the database knows."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.ARRAY(self.item))
        return dialect.type_descriptor(String())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Return the values as the database takes them."""
        return list(value) if dialect.name == "postgresql" else json.dumps(list(value))


class one_of(GenericFunction[bool]):  # noqa: N801
    """``one_of(column, values)``: whole numbers or texts, as one parameter of the type ``Listed``.

    However many values there are, the statement stays the same: it is built and planned once.
    """

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:
        """Stand as it is, so that SQLite takes it from the index of the column."""
        del against
        return self


@compiles(one_of, "sqlite")
def _(element: one_of, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    of, values = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{of} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - both are compiled


@compiles(one_of, "postgresql")
def _(element: one_of, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    of, values = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{of} = ANY ({values})"


class tokens_in_order(GenericFunction[bool]):  # noqa: N801
    """``tokens_in_order(' a b ')``: these stand in the tokens, which are joined by spaces."""

    type = Boolean()
    inherit_cache = True


# These two and the index of the first migration belong together.
_FTS5_LOOK = "search_entry.id IN (SELECT rowid FROM search_fts WHERE search_fts MATCH {})"
_TSVECTOR_LOOK = (
    "array_to_tsvector(string_to_array(search_entry.folded, ' ')) @@ CAST({} AS tsquery)"
)


@compiles(word_index, "sqlite")
def _(element: word_index, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    return _FTS5_LOOK.format(compiler.process(next(iter(element.clauses)), **kw))


@compiles(word_index, "postgresql")
def _(element: word_index, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    return _TSVECTOR_LOOK.format(compiler.process(list(element.clauses)[1], **kw))


@compiles(phrase_in_order, "sqlite")
def _(element: phrase_in_order, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    del element, compiler, kw
    return "1"


@compiles(phrase_in_order, "postgresql")
def _(element: phrase_in_order, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    words = compiler.process(next(iter(element.clauses)), **kw)
    return f"strpos(' ' || search_entry.folded || ' ', {words}) > 0"


@compiles(tokens_in_order, "sqlite")
def _(element: tokens_in_order, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    words = compiler.process(next(iter(element.clauses)), **kw)
    return f"instr(' ' || search_entry.folded || ' ', {words}) > 0"


@compiles(tokens_in_order, "postgresql")
def _(element: tokens_in_order, compiler: SQLCompiler, **kw: Any) -> str:  # pyright: ignore[reportUnusedFunction]
    words = compiler.process(next(iter(element.clauses)), **kw)
    return f"strpos(' ' || search_entry.folded || ' ', {words}) > 0"


def _has_words_only(tree: Tree) -> bool:
    match tree:
        case Word() | Prefix():
            return True
        case And(parts) | Or(parts):
            return bool(parts) and all(_has_words_only(part) for part in parts)
        case _:
            return False


def _fts5(tree: Tree) -> str:
    match tree:
        case Word(token):
            return _fts5_string(token)
        case Prefix(token):
            return f"{_fts5_string(token)} *"
        case Phrase(words):
            return _fts5_string(" ".join(words))
        case And(parts):
            return f"({' AND '.join(_fts5(part) for part in parts)})"
        case Or(parts):
            return f"({' OR '.join(_fts5(part) for part in parts)})"
        case Not():
            raise TypeError("Not is said in SQL, not in the index")


def _fts5_string(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _tsquery(tree: Tree) -> str:
    match tree:
        case Word(token):
            return _lexeme(token)
        case Prefix(token):
            return f"{_lexeme(token)}:*"
        case Phrase(words):
            return f"({' & '.join(_lexeme(word) for word in words)})"
        case And(parts):
            return f"({' & '.join(_tsquery(part) for part in parts)})"
        case Or(parts):
            return f"({' | '.join(_tsquery(part) for part in parts)})"
        case Not():
            raise TypeError("Not is said in SQL, not in the index")


def _lexeme(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _insert(session: Session, into: type[SQLModel]) -> Any:
    target = cast("Table", inspect(into).local_table)
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(target)
    return sqlite.insert(target)


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun by _begin_sqlite alone; the driver's own habit begins too late.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -8000")
    _keep_a_write_ahead_log(connection)


def _close_what_shows_past(_connection: object, record: ConnectionPoolEntry) -> None:
    if _PAST in record.info:
        record.invalidate()


def _keep_a_write_ahead_log(connection: sqlite3.Connection) -> None:
    # The change of mode does not wait by busy_timeout when two processes make one new file.
    for attempt in range(50):
        try:
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
            if mode != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 49:
                raise
            time.sleep(0.1)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    reads = bool(connection.get_execution_options().get("whence_reads_only"))
    if _PAST in connection.info and moment_of(connection) is None:
        raise RuntimeError("this connection shows the past; it is not for reading the present")
    connection.exec_driver_sql(f"PRAGMA query_only = {int(reads)}")
    # A writer that begins as a reader fails with "busy" when another one writes first.
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
