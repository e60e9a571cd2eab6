"""Every row that is shown keeps its versions, so that a past moment can be asked for

The code below is a frozen copy of ``app/store/history.py`` as it was for this migration; it takes
the tables as they stand in the database. What is held now enters as recorded now.

Revision: 0006
After: 0005
"""

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

STILL = 2**31 - 1
PAST = "whence_past"
SETTING = "whence.revision"
NOT_SHOWN = {
    "alembic_version",
    "article_link",
    "article_tally",
    "claim_tally",
    "claim_term",
    "claim_vector",
    "rejected_join",
    "revision",
    "term_count",
    "text_shingle",
    "wording_vector",
}
LONG = {"article": "text", "search_entry": "folded"}


class Shape:
    def __init__(self, name, columns, key, indexes):
        self.name, self.columns, self.key, self.indexes = name, columns, key, indexes
        self.long = LONG.get(name)
        self.short = tuple(column for column, _ in columns if column != self.long)


def upgrade() -> None:
    bind = op.get_bind()
    on_postgresql = bind.dialect.name == "postgresql"
    held = shapes(bind)
    revisions = op.create_table('revision',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('number', name='pk_revision')
    )
    op.create_index('ix_revision_recorded_at', 'revision', ['recorded_at'], unique=False)
    if on_postgresql:
        run(f"CREATE SCHEMA IF NOT EXISTS {PAST}")
    now = bind.execute(sa.text("SELECT value FROM counter WHERE name = 'data_version'")).scalar()
    if now:
        op.bulk_insert(revisions, [{"number": now, "recorded_at": datetime.now(UTC)}])
    for shape in held:
        for statement in tables_sql(shape):
            run(statement)
        names = _names(shape.short)
        run(
            f"INSERT INTO {shape.name}_history ({names}, rev_from, rev_to) "
            f"SELECT {names}, {now or 0}, {STILL} FROM {_q(shape.name)}"
        )
        for statement in postgresql_sql(shape) if on_postgresql else sqlite_sql(shape):
            run(statement)


def downgrade() -> None:
    bind = op.get_bind()
    on_postgresql = bind.dialect.name == "postgresql"
    if on_postgresql:
        run(f"DROP SCHEMA {PAST} CASCADE")
    for shape in shapes(bind):
        if on_postgresql:
            run(f"DROP TRIGGER {shape.name}_history_kept ON {_q(shape.name)}")
            run(f"DROP FUNCTION {shape.name}_history_kept()")
        else:
            for what in ("added", "changed", "removed"):
                run(f"DROP TRIGGER {shape.name}_history_{what}")
            if shape.long is not None:
                run(f"DROP TRIGGER {shape.name}_{shape.long}_history_changed")
                run(f"DROP TRIGGER {shape.name}_{shape.long}_history_removed")
        if shape.long is not None:
            op.drop_table(f"{shape.name}_{shape.long}_history")
        op.drop_table(f"{shape.name}_history")
    op.drop_index('ix_revision_recorded_at', table_name='revision')
    op.drop_table('revision')


def run(statement):
    op.get_bind().exec_driver_sql(statement)


def shapes(bind):
    look = sa.inspect(bind)
    return [
        shape_of(look, name, bind.dialect)
        for name in sorted(look.get_table_names())
        if name not in NOT_SHOWN and "search_fts" not in name and not name.endswith("_history")
    ]


def shape_of(look, name, dialect):
    by_name = {}
    for index in look.get_indexes(name):
        if None not in index["column_names"]:
            by_name[index["name"]] = tuple(index["column_names"])
    for constraint in look.get_unique_constraints(name):
        by_name[constraint["name"]] = tuple(constraint["column_names"])
    return Shape(
        name,
        tuple(sorted((c["name"], c["type"].compile(dialect)) for c in look.get_columns(name))),
        tuple(look.get_pk_constraint(name)["constrained_columns"]),
        tuple(dict.fromkeys(by_name[key] for key in sorted(by_name))),
    )


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
