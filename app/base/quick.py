"""Tells cheaply that a pattern cannot match a text: by letters that every match must hold."""

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

_LEAST, _MOST = 2, 200  # letters of a piece, pieces of a pattern: others are not worth the look
_FOLDED = str.maketrans(
    dict.fromkeys("İı", "i")  # these match i and s too
    | {"ſ": "s"}
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("–—", "-")
    | {"…": "."}
)
_NEVER = frozenset(["\0never"])  # of a way that matches nothing
_parser: Any = import_module("re._parser")  # the standard library's own reading of a pattern


def fold(text: str) -> str:
    """Return ``text`` as the pieces of patterns are compared: small letters, typewriter's marks."""
    return text.translate(_FOLDED).lower()


def pieces_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return pieces one of which every match holds, in small letters; empty if none is known."""
    found = _needed(_parser.parse(pattern.pattern, pattern.flags))
    fit = len(found) <= _MOST and all(len(piece) >= _LEAST for piece in found)
    return found if fit else frozenset[str]()


class Quick:
    """A pattern that is only tried where one of its pieces stands in the folded text."""

    __slots__ = ("_every_script", "_pieces", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        pieces = pieces_of(pattern)
        # Which letters of other scripts are the same is not known here: such texts are tried.
        self._every_script = all(piece.isascii() for piece in pieces)
        self._pieces = tuple(sorted(piece for piece in pieces if piece.isascii())) or (
            tuple(_NEVER) if pieces else ()
        )

    def may_match(self, folded: str) -> bool:
        """Tell whether the pattern may match the text that was folded; True where unknown."""
        if not self._pieces or not (self._every_script or folded.isascii()):
            return True
        for piece in self._pieces:  # noqa: SIM110 - a generator costs more than it looks at
            if piece in folded:
                return True
        return False


def _needed(items: Sequence[Any]) -> frozenset[str]:
    """Return the best set of pieces of a sequence; empty if it needs none that is known."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in items:
        name = str(operation)
        if name == "LITERAL":
            run += fold(chr(value))
            continue
        if name == "FAILURE":
            return _NEVER
        if name in ("AT", "ASSERT_NOT"):
            continue  # takes no letter
        found.append(frozenset([run] if run else []))
        run = ""
        if name == "SUBPATTERN":
            found.append(_needed(value[3]))
        elif name == "ATOMIC_GROUP":
            found.append(_needed(value))
        elif name == "ASSERT":
            found.append(_needed(value[1]))
        elif name == "BRANCH":
            ways = [_needed(way) for way in value[1]]
            found.append(frozenset[str]().union(*ways) if all(ways) else frozenset[str]())
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] >= 1:
            found.append(_needed(value[2]))
    found.append(frozenset([run] if run else []))
    best = [pieces for pieces in found if pieces]
    return max(best, key=_worth, default=frozenset[str]())


def _worth(pieces: frozenset[str]) -> tuple[int, int]:
    return min(*map(len, pieces), 5), -len(pieces)
