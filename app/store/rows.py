"""Writing many rows of one table at once, and looking rows up by many keys."""

from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Table,
    bindparam,
    delete,
    insert,
    inspect,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.store.dialect import Listed, one_of

T = TypeVar("T")
AT_ONCE = 500  # values in one IN list; both databases take thousands, but plan them slowly


def in_parts(values: Iterable[T]) -> Generator[list[T]]:
    """Yield ``values``, each once, in lists short enough for one statement."""
    part: list[T] = []
    for value in dict.fromkeys(values):
        part.append(value)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def id_of(key: str) -> int:
    """Return the id of the row that a key of linking stands for, see ``store.link_in``."""
    return int(key[1:])


def among(column: ColumnElement[T], values: Sequence[T]) -> ColumnElement[bool]:
    """Return the condition that ``column`` has one of these values: whole numbers or texts."""
    return one_of(column, bindparam(None, values, type_=Listed(column.type)))


def asked(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that ``column`` has one of the values that ``rows_for`` is given.

    A statement with it can be built once, which takes longer than running it.
    """
    return one_of(column, bindparam("asked", type_=Listed(column.type)))


def rows_for(session: Connection | Session, wanted: Executable, values: Iterable[Any]) -> list[Any]:
    """Return the rows of ``wanted``, in which a column is ``asked`` for these values."""
    return [
        row for part in in_parts(values) for row in session.execute(wanted, {"asked": part}).all()
    ]


def table_of(model: type[SQLModel]) -> Table:
    """Return the table behind a model."""
    return cast("Table", inspect(model).local_table)


def insert_rows(
    session: Session, model: type[SQLModel], rows: Iterable[Mapping[str, Any]]
) -> list[int]:
    """Insert ``rows`` into a table with an id; return the ids in the order of the rows.

    What a row does not say gets the model's default.
    """
    values = [completed(model, row) for row in rows]
    if not values:
        return []
    table = table_of(model)
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(session.scalars(statement, values))


def insert_plain(
    session: Session, model: type[SQLModel], rows: Iterable[Mapping[str, Any]]
) -> None:
    """Insert ``rows`` into a table whose ids nobody asks for."""
    values = [completed(model, row) for row in rows]
    if values:
        session.execute(insert(table_of(model)), values)


def put_rows(
    session: Session,
    model: type[SQLModel],
    rows: Sequence[Mapping[str, Any]],
    *,
    key: Sequence[str],
    among: ColumnElement[bool] | None = None,
    keep: Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]] | None = None,
) -> list[int]:
    """Insert the rows whose ``key`` is not held, update those that differ; return their ids.

    ``keep(held, row)`` may change what is written over a held row; ``among`` narrows what is held.
    """
    if not rows:
        return []
    table = table_of(model)
    names = list(dict.fromkeys(name for row in rows for name in row))
    wanted = select(table.c.id, *(table.c[name] for name in names))
    found = session.execute(wanted if among is None else wanted.where(among))
    rows_held: list[dict[str, Any]] = [dict(zip(["id", *names], row, strict=True)) for row in found]
    held = {tuple(row[name] for name in key): row for row in rows_held}
    new: list[Mapping[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for row in rows:
        old = held.get(tuple(row[name] for name in key))
        if old is None:
            new.append(row)
            continue
        wished = row if keep is None else keep(old, row)
        if any(old[name] != wished[name] for name in row):
            changed.append({"row_id": old["id"], **{name: wished[name] for name in row}})
    update_rows(session, model, changed)
    ids = iter(insert_rows(session, model, new))
    known = [held.get(tuple(row[name] for name in key)) for row in rows]
    return [next(ids) if old is None else old["id"] for old in known]


def replace_rows(
    session: Session,
    model: type[SQLModel],
    rows: Iterable[Mapping[str, Any]],
    *,
    claim_ids: Iterable[int],
    beside: Collection[str] = ("run_id",),
) -> None:
    """Let ``rows`` stand in place of what the table holds of these claims.

    What stood there already stays, with its id and the run that found it first: in a table with an
    id the first rows of a claim up to the first that differs, as the ids are their order; elsewhere
    each row that is the same. ``beside`` are columns that make no difference.
    """
    table = table_of(model)
    wanted: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        wanted[row["claim_id"]].append(row)
    names = [n for row in islice(chain(*wanted.values()), 1) for n in row if n not in beside]
    key = list(table.primary_key)
    new: list[Mapping[str, Any]] = []
    for part in in_parts(claim_ids):
        asked = select(*key, *(table.c[name] for name in names)).order_by(*key)
        held: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in session.execute(asked.add_columns(table.c.claim_id).where(_of(table, part))):
            held[row[-1]].append(tuple(row[:-1]))
        gone: list[tuple[Any, ...]] = []
        for claim_id in part:
            old = [row[len(key) :] for row in held[claim_id]]
            told = [tuple(row[name] for name in names) for row in wanted[claim_id]]
            if "id" in table.c:
                same = next((i for i, (a, b) in enumerate(zip(old, told)) if a != b), None)  # noqa: B905
                kept = min(len(old), len(told)) if same is None else same
                gone += [row[: len(key)] for row in held[claim_id][kept:]]
                new += wanted[claim_id][kept:]
            else:
                gone += [row[: len(key)] for row in held[claim_id] if row[len(key) :] not in told]
                new += [row for row, t in zip(wanted[claim_id], told, strict=True) if t not in old]
        for few in in_parts(gone):
            session.execute(delete(table).where(tuple_(*key).in_(few)))
    insert_plain(session, model, new)


def _of(table: Table, claim_ids: Sequence[int]) -> ColumnElement[bool]:
    return table.c.claim_id.in_(claim_ids)


def update_rows(session: Session, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Set columns of rows with an id; each row names its id as ``row_id``, all the same columns."""
    if not rows:
        return
    table = table_of(model)
    names = [name for name in rows[0] if name != "row_id"]
    statement = update(table).where(table.c.id == bindparam("row_id"))
    statement = statement.values({name: bindparam(name) for name in names})
    session.connection().execute(statement, list(rows))


def ids_by(
    session: Session, model: type[SQLModel], name: str, values: Iterable[Any] | None = None
) -> dict[Any, int]:
    """Return the id of every row by one of its columns, or of the rows with these values."""
    table = table_of(model)
    wanted = select(table.c[name], table.c.id)
    if values is None:
        return {row[0]: row[1] for row in session.execute(wanted)}
    rows = rows_for(session, wanted.where(asked(table.c[name])), values)
    return {row[0]: row[1] for row in rows}


def completed(model: type[SQLModel], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``row`` with the model's default for what it does not say."""
    plain, made = _defaults(model)
    full = {**plain, **row}
    for name, make in made.items():
        if name not in full:
            full[name] = make()
    return full


_Defaults = tuple[Mapping[str, Any], Mapping[str, Callable[[], Any]]]
_known_defaults: dict[str, _Defaults] = {}


def _defaults(model: type[SQLModel]) -> _Defaults:
    """Return the plain defaults of a model's columns, and what makes the others."""
    if model.__name__ in _known_defaults:
        return _known_defaults[model.__name__]
    plain: dict[str, Any] = {}
    made: dict[str, Callable[[], Any]] = {}
    for name, field in model.model_fields.items():
        if name == "id":
            continue
        if field.default_factory is None:
            plain[name] = field.get_default()
        else:
            made[name] = partial(field.get_default, call_default_factory=True)
    _known_defaults[model.__name__] = plain, made
    return plain, made
