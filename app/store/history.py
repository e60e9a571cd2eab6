"""What was recorded by when: every row of every table that is shown, with the revisions it held in.

Beside each such table stands ``<table>_history`` with the same columns and ``rev_from``,
``rev_to``: the version held from revision ``rev_from`` on, and no longer from ``rev_to`` on
(``STILL`` while it holds). Triggers fill it on both databases, so no code can forget to. A row that
changes twice in one revision leaves one version; one that is deleted and written again as it was
leaves none. A revision is one write transaction, its number the counter ``data_version``.

Long texts are not copied with each change of a row. ``<table>_<column>_history`` has only those
that were replaced or deleted, with the revision ``rev_to`` that did so: what a text was at a
revision is the first one replaced after it, or else the one that the table holds.

A migration that changes a table changes its history, and makes triggers and views anew with what
``history_sql`` gives then (frozen into the migration); SQLite drops the triggers of a table that
Alembic's batch mode copies. ``tests/store/test_history.py`` compares. A migration that changes rows
counts ``data_version`` up first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Dialect, Index, Table, UniqueConstraint
from sqlmodel import SQLModel

from app.store import tables_of_captures, tables_of_feeds, tables_of_jobs, tables_of_ledgers
from app.store.dialect import PAST, SETTING, dialect_of

assert tables_of_captures  # imported so that the metadata is complete  # noqa: S101
assert tables_of_ledgers  # imported so that the metadata is complete  # noqa: S101
assert tables_of_feeds  # likewise  # noqa: S101
assert tables_of_jobs  # likewise  # noqa: S101

STILL = 2**31 - 1
"""The ``rev_to`` of a version that still holds."""

_ONLY_LINKING = ("article_link", "rejected_join", "wording_vector", "text_shingle", "term_count")
_ONLY_COUNTING = ("claim_tally", "article_tally")
_ONLY_RUNNING = ("feed", "feed_item", "job", "job_item", "article_look")
NOT_SHOWN = frozenset(
    (
        *_ONLY_LINKING,
        *_ONLY_COUNTING,
        *_ONLY_RUNNING,
        "claim_term",
        "claim_vector",
        "revision",
    ),
)
"""Tables that linking and counting look things up in, and how work goes on: not what is known.

No page, file or command tells a past of them.
"""

LONG = {"article": "text", "search_entry": "folded"}
"""Columns that are kept apart because they are long and seldom change."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the history of a table is made from. ``columns``: name and type as SQL, by name."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...]

    @property
    def long(self) -> str | None:
        """Return the column that is kept apart."""
        return LONG.get(self.name)

    @property
    def short(self) -> tuple[str, ...]:
        """Return the names of the columns that each version repeats."""
        return tuple(name for name, _ in self.columns if name != self.long)


@cache
def shapes(kind: str) -> tuple[Shape, ...]:
    """Return the shapes of all tables that are shown, as ``kind`` of database has them."""
    dialect = dialect_of(kind)
    held: Sequence[Table] = SQLModel.metadata.sorted_tables
    return tuple(_shape(table, dialect) for table in held if table.name not in NOT_SHOWN)


def history_sql(kind: str) -> list[str]:
    """Return what makes all history tables, triggers and, on PostgreSQL, views, in order."""
    made: list[str] = []
    for shape in shapes(kind):
        made += tables_sql(shape)
        made += postgresql_sql(shape) if kind == "postgresql" else sqlite_sql(shape)
    return made


def past_views(revision: int) -> list[str]:
    """Return what makes SQLite show one revision: temporary views named as the tables.

    The full-text index, which has no past, is hidden by one that cannot be searched.
    """
    no_index = "CREATE TEMP VIEW search_fts AS SELECT NULL AS folded WHERE 0"
    return [
        no_index,
        *(
            f'CREATE TEMP VIEW "{shape.name}" AS {_view(shape, str(int(revision)), "main.")}'
            for shape in shapes("sqlite")
        ),
    ]


def tables_sql(shape: Shape) -> list[str]:
    """Return what makes the history tables of one table, and their indexes."""
    types = dict(shape.columns)
    history = f"{shape.name}_history"
    key = _names(shape.key)
    columns = "".join(f"{_q(name)} {types[name]}, " for name in shape.short)
    made = [
        f"CREATE TABLE {history} ({columns}rev_from INTEGER NOT NULL, rev_to INTEGER NOT NULL, "
        f"CONSTRAINT pk_{history} PRIMARY KEY ({key}, rev_from))"
    ]
    for columns_of in shape.indexes:
        name = f"ix_{history}_{'_'.join(columns_of)}"[:60]
        made.append(f"CREATE INDEX {name} ON {history} ({_names(columns_of)})")
    if shape.long is not None:
        apart = f"{shape.name}_{shape.long}_history"
        keys = "".join(f"{_q(name)} {types[name]}, " for name in shape.key)
        made.append(
            f"CREATE TABLE {apart} ({keys}rev_to INTEGER NOT NULL, "
            f"{_q(shape.long)} {types[shape.long]}, "
            f"CONSTRAINT pk_{apart} PRIMARY KEY ({key}, rev_to))"
        )
    return made


def sqlite_sql(shape: Shape) -> list[str]:
    """Return the triggers of one table on SQLite."""
    name = shape.name
    now = "(SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version')"
    changed = " OR ".join(f"OLD.{_q(c)} IS NOT NEW.{_q(c)}" for c in shape.short)
    opened = f"{_reopen(shape, now, 'IS')}; {_open(shape, now)};"
    closed = f"{_drop(shape, now)}; {_close(shape, now)};"
    made = [
        f"CREATE TRIGGER {name}_history_added AFTER INSERT ON {_q(name)} BEGIN {opened} END",
        f"CREATE TRIGGER {name}_history_changed AFTER UPDATE ON {_q(name)} WHEN {changed} "
        f"BEGIN {closed} {opened} END",
        f"CREATE TRIGGER {name}_history_removed AFTER DELETE ON {_q(name)} BEGIN {closed} END",
    ]
    if shape.long is not None:
        long, keep = shape.long, _keep_long(shape, now)
        made += [
            f"CREATE TRIGGER {name}_{long}_history_changed AFTER UPDATE OF {_q(long)} "
            f"ON {_q(name)} WHEN OLD.{_q(long)} IS NOT NEW.{_q(long)} BEGIN {keep}; END",
            f"CREATE TRIGGER {name}_{long}_history_removed AFTER DELETE ON {_q(name)} "
            f"BEGIN {keep}; END",
        ]
    return made


def postgresql_sql(shape: Shape) -> list[str]:
    """Return the trigger and the view of one table on PostgreSQL."""
    name, same = shape.name, "IS NOT DISTINCT FROM"
    is_same = " AND ".join(f"OLD.{_q(c)} {same} NEW.{_q(c)}" for c in shape.short)
    keep = ""
    if shape.long is not None:
        long = _q(shape.long)
        keep = (
            f"IF TG_OP = 'DELETE' THEN {_keep_long(shape, 'now')}; "
            f"ELSIF TG_OP = 'UPDATE' THEN IF OLD.{long} IS DISTINCT FROM NEW.{long} THEN "
            f"{_keep_long(shape, 'now')}; END IF; END IF; "
        )
    body = (
        "DECLARE now integer := "
        "(SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'); "
        f"BEGIN {keep}"
        f"IF TG_OP = 'UPDATE' THEN IF {is_same} THEN RETURN NULL; END IF; END IF; "
        f"IF TG_OP <> 'INSERT' THEN {_drop(shape, 'now')}; {_close(shape, 'now')}; END IF; "
        f"IF TG_OP <> 'DELETE' THEN {_reopen(shape, 'now', same)}; {_open(shape, 'now')}; END IF; "
        "RETURN NULL; END"
    )
    meant = f"current_setting('{SETTING}')::integer"
    return [
        f"CREATE FUNCTION {name}_history_kept() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
        f"CREATE TRIGGER {name}_history_kept AFTER INSERT OR UPDATE OR DELETE ON {_q(name)} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}_history_kept()",
        f"CREATE VIEW {PAST}.{_q(name)} AS {_view(shape, meant, '')}",
    ]


def _shape(table: Table, dialect: Dialect) -> Shape:
    by_name: dict[str, tuple[str, ...]] = {}
    for index in table.indexes:
        by_name[str(index.name)] = _columns_of(index)
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            by_name[str(constraint.name)] = tuple(c.name for c in constraint.columns)
    indexes = dict.fromkeys(by_name[name] for name in sorted(by_name))
    return Shape(
        name=table.name,
        columns=tuple(sorted((c.name, c.type.compile(dialect)) for c in table.columns)),
        key=tuple(c.name for c in table.primary_key),
        indexes=tuple(indexes),
    )


def _columns_of(index: Index) -> tuple[str, ...]:
    return tuple(c.name for c in index.columns)


def _q(name: str) -> str:
    return f'"{name}"'


def _names(names: Sequence[str], before: str = "") -> str:
    return ", ".join(f"{before}{_q(name)}" for name in names)


def _of(key: Sequence[str], row: str) -> str:
    return " AND ".join(f"{_q(name)} = {row}.{_q(name)}" for name in key)


def _newest(shape: Shape, row: str) -> str:
    """Return the condition for the newest version of a row, found with one look at the key."""
    history = f"{shape.name}_history"
    of_row = _of(shape.key, row)
    return f"{of_row} AND rev_from = (SELECT max(rev_from) FROM {history} WHERE {of_row})"


def _drop(shape: Shape, now: str) -> str:
    """Forget a version that was made in this very revision: nobody has seen it."""
    return f"DELETE FROM {shape.name}_history WHERE {_of(shape.key, 'OLD')} AND rev_from = {now}"


def _close(shape: Shape, now: str) -> str:
    return (
        f"UPDATE {shape.name}_history SET rev_to = {now} "
        f"WHERE {_newest(shape, 'OLD')} AND rev_to = {STILL}"
    )


def _reopen(shape: Shape, now: str, same: str) -> str:
    """Go on with a version that ended in this very revision, if the row is again what it was."""
    rest = [name for name in shape.short if name not in shape.key]
    equal = "".join(f" AND {_q(name)} {same} NEW.{_q(name)}" for name in rest)
    return (
        f"UPDATE {shape.name}_history SET rev_to = {STILL} "
        f"WHERE {_newest(shape, 'NEW')} AND rev_to = {now}{equal}"
    )


def _open(shape: Shape, now: str) -> str:
    history = f"{shape.name}_history"
    return (
        f"INSERT INTO {history} ({_names(shape.short)}, rev_from, rev_to) "
        f"SELECT {_names(shape.short, 'NEW.')}, {now}, {STILL} WHERE NOT EXISTS "
        f"(SELECT 1 FROM {history} WHERE {_newest(shape, 'NEW')} AND rev_to = {STILL})"
    )


def _keep_long(shape: Shape, now: str) -> str:
    """Keep a long text that is replaced or deleted, once a revision: as it was before it."""
    apart = f"{shape.name}_{shape.long}_history"
    columns = (*shape.key, shape.long or "")
    return (
        f"INSERT INTO {apart} ({_names(columns)}, rev_to) SELECT {_names(columns, 'OLD.')}, {now} "
        f"WHERE NOT EXISTS (SELECT 1 FROM {apart} WHERE {_of(shape.key, 'OLD')} "
        f"AND rev_to = {now})"
    )


def _view(shape: Shape, meant: str, main: str) -> str:
    columns = ", ".join(
        f"h.{_q(name)}" if name != shape.long else _long_text(shape, meant, main)
        for name, _ in shape.columns
    )
    return (
        f"SELECT {columns} FROM {main}{shape.name}_history h "
        f"WHERE h.rev_from <= {meant} AND h.rev_to > {meant}"
    )


def _long_text(shape: Shape, meant: str, main: str) -> str:
    long, apart = _q(shape.long or ""), f"{main}{shape.name}_{shape.long}_history"
    replaced = f"{_of_alias(shape.key, 't')} AND t.rev_to > {meant}"
    return (
        f"CASE WHEN EXISTS (SELECT 1 FROM {apart} t WHERE {replaced}) "
        f"THEN (SELECT t.{long} FROM {apart} t WHERE {replaced} ORDER BY t.rev_to LIMIT 1) "
        f"ELSE (SELECT l.{long} FROM {main}{_q(shape.name)} l "
        f"WHERE {_of_alias(shape.key, 'l')}) END AS {long}"
    )


def _of_alias(key: Sequence[str], alias: str) -> str:
    return " AND ".join(f"{alias}.{_q(name)} = h.{_q(name)}" for name in key)
