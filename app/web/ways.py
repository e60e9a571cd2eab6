"""Addresses of the same page with one thing changed: a stack unfolded, another sheet of a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Request

from app.base.errors import BadFilterError
from app.web.chain_fold import ALL

T = TypeVar("T")
UNFOLD = "unfold"
MOST_SHEETS = 9_999


@dataclass(frozen=True, slots=True)
class Ways:
    """The query string as it was asked; every address keeps the rest of it.

    ``base`` is the page they are on, '' for the one that is shown.
    """

    pairs: tuple[tuple[str, str], ...]
    base: str = ""

    @property
    def unfold(self) -> tuple[str, ...]:
        """The stacks that are to lie open."""
        return tuple(value for name, value in self.pairs if name == UNFOLD)

    def unfolding(self, key: str) -> str:
        """Return the address with one more stack open."""
        return self._address([*self.pairs, (UNFOLD, key)], "chain")

    def unfolding_all(self) -> str:
        """Return the address with every stack open."""
        return self._address([*self._without(UNFOLD), (UNFOLD, ALL)], "chain")

    def folding(self) -> str:
        """Return the address with every stack closed."""
        return self._address(self._without(UNFOLD), "chain")

    def sheet(self, name: str, number: int, anchor: str) -> str:
        """Return the address of another sheet of a table."""
        rest = self._without(name)
        return self._address([*rest, (name, f"{number}")] if number > 1 else rest, anchor)

    def number(self, name: str) -> int:
        """Return which sheet of a table is asked for, 1 for none.

        Raises:
            BadFilterError: it is no number of a sheet.
        """
        asked = [value.strip() for key, value in self.pairs if key == name and value.strip()]
        if not asked:
            return 1
        if len(asked) > 1 or not asked[0].isdecimal() or not 0 < int(asked[0]) <= MOST_SHEETS:
            raise BadFilterError(name, f"“{name}” is the number of a page of the table, like 2.")
        return int(asked[0])

    def _without(self, name: str) -> list[tuple[str, str]]:
        return [pair for pair in self.pairs if pair[0] != name]

    def here(self, anchor: str) -> str:
        """Return the address of a place on the page."""
        return self._address(self.pairs, anchor) if self.base else f"#{anchor}"

    def _address(self, pairs: Sequence[tuple[str, str]], anchor: str) -> str:
        query = urlencode(list(dict.fromkeys(pairs)))
        return f"{self.base}{f'?{query}' if query or not self.base else ''}#{anchor}"


def ways_of(request: Request) -> Ways:
    """Return the addresses that lead on from a request."""
    return Ways(tuple(request.query_params.multi_items()))


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a long table of ``name``s; ``start`` is the number of its first row.

    ``where`` tells on which page the row with an id stands.
    """

    name: str
    rows: tuple[T, ...]
    number: int
    pages: int
    count: int
    start: int
    where: Mapping[int, int]
    ways: Ways

    def row(self, key: int) -> str:
        """Return the address of a row: on this page, or on the one where it stands."""
        anchor = f"{self.name}-{key}"
        page = self.where.get(key, self.number)
        if page == self.number:
            return self.ways.here(anchor)
        return self.ways.sheet(f"{self.name}s", page, anchor)

    def page(self, number: int) -> str:
        """Return the address of another page of the table."""
        return self.ways.sheet(f"{self.name}s", number, f"{self.name}s")


def lay_out(
    rows: Sequence[T], ways: Ways, *, name: str, size: int, key: Callable[[T], int]
) -> Sheet[T]:
    """Return the asked page of a table; beyond the last one, the last."""
    pages = max(1, -(-len(rows) // size))
    number = min(ways.number(f"{name}s"), pages)
    start = (number - 1) * size
    where = {key(row): i // size + 1 for i, row in enumerate(rows)}
    shown = tuple(rows[start : start + size])
    return Sheet(name, shown, number, pages, len(rows), start + 1, where, ways)
