"""Lists page by key: a cursor says after which (sort value, id) to go on, never how many to skip.

A list has at most two stretches: rows with a sort value, best first, then rows without one. Each is
one look into the index of (column, id) on both databases; ``NULLS LAST`` in one statement would
keep PostgreSQL from using that index.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, FromClause, func, select, tuple_

from app.base.errors import BadFilterError
from app.query.cards import Listing
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter

T = TypeVar("T")
Value = date | int | None

BATCH = 1000  # rows read at once while a file streams
_LARGEST_ID = 2**63 - 1
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Placed(Protocol):
    """What knows its place in an order without being a row."""

    @property
    def sort_value(self) -> date | None:
        """What the order goes by."""
        ...

    @property
    def sort_id(self) -> int:
        """The id that tells equals apart."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """One order of a list. ``name`` stands in its cursors, so that no other order takes them."""

    name: str
    column: ColumnElement[Any]
    id: ColumnElement[Any]
    descending: bool = True
    nullable: bool = True

    def cursor(self, row: AnyRow | Placed) -> str:
        """Return the cursor of a row that was read in this order."""
        value = row.sort_value
        plain = value.isoformat() if isinstance(value, date) else value
        text = json.dumps([self.name, plain, row.sort_id], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def place(self, cursor: str) -> tuple[Value, int]:
        """Return the sort value and id that ``cursor`` stands for.

        Raises:
            BadFilterError: it is not a cursor of this order.
        """
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            content: object = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            return self._checked(content)
        except (ValueError, RecursionError, binascii.Error) as error:
            raise BadFilterError(
                "after",
                "This place in the list does not exist; start again from its first page.",
            ) from error

    def _checked(self, content: object) -> tuple[Value, int]:
        match content:
            case [self.name, None, int(row_id)] if self.nullable and _is_id(row_id):
                return None, row_id
            case [self.name, str(day), int(row_id)] if self.nullable and _is_id(row_id):
                if _ISO_DAY.fullmatch(day):
                    return date.fromisoformat(day), row_id
            case [self.name, int(number), int(row_id)] if not self.nullable and _is_id(row_id):
                if _is_id(number):
                    return number, row_id
            case _:
                pass
        raise ValueError("not a cursor of this order")


def _is_id(number: int) -> bool:
    return type(number) is int and 0 <= number <= _LARGEST_ID


@dataclass(frozen=True, slots=True)
class Lister(Generic[T]):
    """One kind of list: page, count and file of it come from the same three functions.

    ``source`` is the table whose rows are listed; ``columns`` selects from it and what is joined to
    it without changing the number of rows. ``conditions`` speak of ``source`` alone. ``make`` turns
    rows into what the reader gets, with their cursors, in the same order; it may look up more for
    all of them at once. ``count_all`` gives the count where nothing is asked, if it is kept;
    ``unasked`` are the conditions of the list then, as of rows that are in none.
    """

    source: FromClause
    columns: Callable[[], AnySelect]
    conditions: Callable[[Connection, ClaimFilter], list[ColumnElement[bool]]]
    order: Callable[[ClaimFilter], Order]
    make: Callable[[Connection, Sequence[AnyRow], Sequence[str]], list[T]]
    count_all: Callable[[Connection], int] | None = None
    unasked: tuple[ColumnElement[bool], ...] = ()

    def page(self, connection: Connection, wanted: ClaimFilter, *, limit: int) -> Listing[T]:
        """Return at most ``limit`` things after ``wanted.after``, and the count of all of them."""
        conditions = self.conditions(connection, wanted)
        order = self.order(wanted)
        rows = page_rows(
            connection,
            self.columns().where(*(conditions or self.unasked)),
            order,
            after=wanted.after,
            limit=limit + 1,
        )
        shown = rows[:limit]
        cursors = [order.cursor(row) for row in shown]
        more = len(rows) > limit
        return Listing(
            items=tuple(self.make(connection, shown, cursors)),
            count=self._count(connection, conditions),
            next_after=cursors[-1] if more and cursors else None,
        )

    def count(self, connection: Connection, wanted: ClaimFilter) -> int:
        """Return how many there are; wherever the page starts."""
        return self._count(connection, self.conditions(connection, wanted))

    def stream(self, connection: Connection, wanted: ClaimFilter) -> Generator[T]:
        """Yield all of them in the order of the list, a batch in memory at a time; no cursors.

        Who stops before the end closes it while the connection is open.
        """
        conditions = self.conditions(connection, wanted) or self.unasked
        statement = self.columns().where(*conditions)
        order = self.order(wanted)
        place = order.place(wanted.after) if wanted.after else None
        for part in _stretches(statement, order, place):
            with connection.execute(part, execution_options={"yield_per": BATCH}) as result:
                for rows in result.partitions():
                    yield from self.make(connection, rows, [""] * len(rows))

    def _count(self, connection: Connection, conditions: list[ColumnElement[bool]]) -> int:
        if self.count_all is not None and not conditions:
            return self.count_all(connection)
        where = conditions or self.unasked
        statement = select(func.count()).select_from(self.source).where(*where)
        return connection.execute(statement).scalar_one()


def page_rows(
    connection: Connection,
    statement: AnySelect,
    order: Order,
    *,
    after: str | None,
    limit: int,
) -> list[AnyRow]:
    """Return at most ``limit`` rows of ``statement`` after a cursor, with what its cursor needs."""
    place = order.place(after) if after else None
    rows: list[AnyRow] = []
    for part in _stretches(statement, order, place):
        if len(rows) < limit:
            rows.extend(connection.execute(part.limit(limit - len(rows))).fetchall())
    return rows


def _stretches(
    statement: AnySelect, order: Order, place: tuple[Value, int] | None
) -> Iterator[AnySelect]:
    statement = statement.add_columns(order.column.label("sort_value"), order.id.label("sort_id"))
    key = tuple_(order.column, order.id)
    if place is None or place[0] is not None:
        valued = statement.where(order.column.is_not(None)) if order.nullable else statement
        if place is not None:
            at = tuple_(*place)
            valued = valued.where(key < at if order.descending else key > at)
        yield valued.order_by(*_directed(order, order.column, order.id))
    if order.nullable:
        rest = statement.where(order.column.is_(None))
        if place is not None and place[0] is None:
            rest = rest.where(order.id < place[1] if order.descending else order.id > place[1])
        yield rest.order_by(*_directed(order, order.id))


def _directed(order: Order, *columns: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    return [c.desc() if order.descending else c.asc() for c in columns]
