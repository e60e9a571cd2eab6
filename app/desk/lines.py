"""One line of a desk file: its values by key, or a sentence that names file, line and reason."""

import json
import math
import re
from collections.abc import Callable, Collection, Generator, Iterable
from pathlib import Path
from typing import NoReturn, TypeVar, cast

from app.base.dates import is_edtf
from app.base.errors import BadInputError

T = TypeVar("T")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOOKS_LONG = 80


class Line:
    """A JSON object at a place in a file. Every method raises BadInputError if a value is wrong."""

    def __init__(self, where: str, values: dict[str, object]) -> None:
        self.where = where
        self._values = values

    def fail(self, reason: str) -> NoReturn:
        """Raise the sentence that names file, line and ``reason``."""
        raise BadInputError(f"{self.where}: {reason}")

    def keys_are(self, keys: Collection[str]) -> None:
        """Check that the object has exactly these keys."""
        for key in keys:
            if key not in self._values:
                self.fail(f"the key {key} is missing")
        for key in self._values:
            if key not in keys:
                self.fail(f"the key {_shown(key)} is not known here")

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self._values[key]
        if not isinstance(value, str) or not value.strip():
            self.fail(f"{key} must be a text that is not empty")
        return self._clean(key, value)

    def maybe_text(self, key: str) -> str | None:
        """Return a text, or None for null."""
        return None if self._values[key] is None else self.text(key)

    def slug(self, key: str) -> str:
        """Return lower-case words of letters and digits, joined by hyphens."""
        value = self.text(key)
        if not _SLUG.fullmatch(value):
            self.fail(f"{key} {_shown(value)} is not lower-case words joined by hyphens")
        return value

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """Return one of the words of a closed list."""
        value = self.text(key)
        if value not in allowed:
            self.fail(f"{key} {_shown(value)} is none of {', '.join(allowed)}")
        return value

    def matching(self, key: str, pattern: re.Pattern[str], what: str) -> str:
        """Return a text that ``pattern`` matches as a whole; ``what`` says what that is."""
        value = self.text(key)
        if not pattern.fullmatch(value):
            self.fail(f"{key} {_shown(value)} is not {what}")
        return value

    def maybe_matching(self, key: str, pattern: re.Pattern[str], what: str) -> str | None:
        """Return a text that ``pattern`` matches, or None for null."""
        return None if self._values[key] is None else self.matching(key, pattern, what)

    def maybe_date(self, key: str) -> str | None:
        """Return an EDTF date, or None for null."""
        value = self.maybe_text(key)
        if value is not None and not is_edtf(value):
            self.fail(f"{key} {_shown(value)} is not a date like 2025, 2025-06 or 2025-06-28")
        return value

    def number(self, key: str) -> int | float:
        """Return a finite number."""
        value = self._values[key]
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(f"{key} must be a number")
        if abs(value) > 1e15 or not math.isfinite(value):
            self.fail(f"{key} is too large a number")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._values[key]
        if not isinstance(value, bool):
            self.fail(f"{key} must be true or false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each once."""
        found: list[str] = []
        for value in self._list(key):
            if not isinstance(value, str) or not value.strip():
                self.fail(f"{key} must be a list of texts that are not empty")
            if value in found:
                self.fail(f"{key} has {_shown(value)} twice")
            found.append(self._clean(key, value))
        return tuple(found)

    def objects(self, key: str, read: "Callable[[Line], T]") -> tuple[T, ...]:
        """Return a list of objects as ``read`` reads them."""
        return tuple(read(self._inner(key, value)) for value in self._list(key))

    def maybe_object(self, key: str, read: "Callable[[Line], T]") -> T | None:
        """Return an object as ``read`` reads it, or None for null."""
        value = self._values[key]
        return None if value is None else read(self._inner(key, value))

    def is_null(self, key: str) -> bool:
        """Tell whether the value is null."""
        return self._values[key] is None

    def _list(self, key: str) -> list[object]:
        value = self._values[key]
        if not isinstance(value, list):
            self.fail(f"{key} must be a list")
        return cast("list[object]", value)

    def _inner(self, key: str, value: object) -> "Line":
        if not isinstance(value, dict):
            self.fail(f"{key} must hold an object")
        return Line(f"{self.where}: {key}", cast("dict[str, object]", value))

    def _clean(self, key: str, value: str) -> str:
        if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
            self.fail(f"{key} holds a character that is no text")
        return value


def read_lines(path: Path, keys: Collection[str]) -> Generator[Line]:
    """Yield the lines of a file of JSON objects with exactly ``keys``, the first one is line 1.

    Raises:
        BadInputError: the file is missing, or a line is not such an object.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path.name}: the file cannot be read in {path.parent}") from error
    rows = content.split(b"\n")
    if rows[-1].strip() == b"":
        rows.pop()
    for number, row in enumerate(rows, 1):
        line = Line(f"{path.name} line {number}", {})
        if not row.strip():
            line.fail("the line is empty")
        try:
            values: object = json.loads(row.decode("utf-8"))
        except UnicodeDecodeError:
            line.fail("the line is not UTF-8")
        except (ValueError, RecursionError):
            line.fail("the line is not JSON")
        if not isinstance(values, dict):
            line.fail("the line is not a JSON object")
        line = Line(line.where, cast("dict[str, object]", values))
        line.keys_are(keys)
        yield line


def write_lines(path: Path, rows: Iterable[object]) -> None:
    """Write one JSON object a line, UTF-8, as ``read_lines`` reads them."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _shown(value: str) -> str:
    return repr(value if len(value) <= _LOOKS_LONG else value[:_LOOKS_LONG] + "…")
