"""Tells cheaply that a pattern cannot match a text: by letters that every match must hold."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
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
_NONE: Iterator[re.Match[str]] = iter(())
_LETTERS = 3  # of a piece, by which it is filed
_BY_COMMONNESS = " etaoinsrhldcumfpgwybvkxjqz"  # the most common first; what is not in it is rare
_parser: Any = import_module("re._parser")  # the standard library's own reading of a pattern


def fold(text: str) -> str:
    """Return ``text`` as the pieces of patterns are compared: small letters, typewriter's marks."""
    return text.translate(_FOLDED).lower()


def pieces_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return pieces one of which every match holds, in small letters; empty if none is known."""
    found = _needed(_parser.parse(pattern.pattern, pattern.flags))
    fit = len(found) <= _MOST and all(len(piece) >= _LEAST or _tells(piece) for piece in found)
    return found if fit else frozenset[str]()


def _tells(letter: str) -> bool:
    """Tell whether most English texts lack ``letter``."""
    return not letter.isascii() or not (letter.isalnum() or letter.isspace())


class Quick:
    """A pattern that is only tried where one of its pieces stands in the folded text."""

    __slots__ = ("_bit", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self._bit = _sieve.add(pieces_of(pattern))

    def may_match(self, text: str) -> bool:
        """Tell whether the pattern may match ``text``, folded or not; True where unknown."""
        return not self._bit or self._bit & _sieve.held_by(text) != 0

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in ``text``, as the pattern itself does."""
        return self.pattern.search(text) if self.may_match(text) else None

    def sub(self, by: str, text: str) -> str:
        """Return ``text`` with ``by`` for every match, as the pattern itself does."""
        return self.pattern.sub(by, text) if self.may_match(text) else text

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Return the matches in ``[start, end)``, as the pattern itself does.

        Not for patterns that ask for letters in front of a match: those may stand before ``start``.
        """
        return self.pattern.finditer(text, start, end) if self.may_match(text[start:end]) else _NONE


def quick(pattern: str, flags: int = 0) -> Quick:
    """Return ``pattern`` compiled as one that is only tried where it may match."""
    return Quick(re.compile(pattern, flags))


class _Sieve:
    """Tells of one text, looked at once, which of all patterns have a piece in it.

    A pattern is a bit. Its pieces are filed under three rare letters of theirs, the shortest apart.
    """

    def __init__(self) -> None:
        self._patterns = 0
        self._filed: dict[str, list[tuple[str, int]]] = {}
        self._short: dict[str, int] = {}
        self._unfolded = 0  # patterns tried on every text with letters that are not folded
        self.held_by = lru_cache(maxsize=1024)(self._look)

    def add(self, pieces: frozenset[str]) -> int:
        """Return the bit of a pattern with these pieces; 0 if none is known."""
        if not pieces:
            return 0
        bit = 1 << self._patterns
        self._patterns += 1
        plain = sorted(piece for piece in pieces if piece.isascii())
        # Which letters of other scripts are the same is not known here: such texts are tried.
        if len(plain) < len(pieces):
            self._unfolded |= bit
        for piece in plain:
            if len(piece) < _LETTERS:
                self._short[piece] = self._short.get(piece, 0) | bit
            else:
                self._filed.setdefault(_rarest(piece), []).append((piece, bit))
        self.held_by.cache_clear()
        return bit

    def _look(self, text: str) -> int:
        """Return the bits of the patterns that may match ``text``."""
        folded = fold(text)
        bits = 0 if folded.isascii() else self._unfolded
        for piece, bit in self._short.items():
            if piece in folded:
                bits |= bit
        grams = {folded[at : at + _LETTERS] for at in range(len(folded) - _LETTERS + 1)}
        for gram in grams & self._filed.keys():
            for piece, bit in self._filed[gram]:
                if not bits & bit and piece in folded:
                    bits |= bit
        return bits


def _rarest(piece: str) -> str:
    """Return the three letters of ``piece`` that texts hold most seldom."""
    grams = (piece[at : at + _LETTERS] for at in range(len(piece) - _LETTERS + 1))
    return max(grams, key=lambda gram: sum(_BY_COMMONNESS.find(letter) % 30 for letter in gram))


_sieve = _Sieve()


def _needed(items: Sequence[Any]) -> frozenset[str]:
    """Return the best set of pieces of a sequence; empty if it needs none that is known."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in items:
        name = str(operation)
        if name == "LITERAL":
            run += fold(chr(value))
            continue
        if name == "FAILURE" or (name == "ASSERT_NOT" and not value[1]):
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
