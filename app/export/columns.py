"""A column of a file: how it is called, what it means and where its value comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T_contra = TypeVar("T_contra", contravariant=True)

Cell = str | int | float | bool | date | tuple[str, ...] | None
"""A value before it is written; a tuple holds several values of one cell."""

EDTF = "EDTF date"  # 2025, 2025-06, 2025-06-25, each with ~ ? %, intervals with /
DAY = "date"  # YYYY-MM-DD
TEXT = "text"
NUMBER = "number"
WHOLE = "whole number"
YES_NO = "yes or no"
MANY = "texts joined by “; ”"
KEY = "key"
CODE = "code"
ADDRESS = "address"

REVIEW = "proposed: found by the machine; accepted, rejected: decided by a person."


@dataclass(frozen=True, slots=True)
class Column(Generic[T_contra]):
    """One column. ``codes`` are all values it can have, () if it is open.

    ``empty`` says what an empty cell means; '' where no cell is empty.
    """

    name: str
    type: str
    meaning: str
    value: Callable[[T_contra], Cell]
    codes: tuple[str, ...] = ()
    empty: str = ""


def codes_of(vocabulary: type[StrEnum]) -> tuple[str, ...]:
    """Return all codes of a closed vocabulary, in its order."""
    return tuple(code.value for code in vocabulary)
