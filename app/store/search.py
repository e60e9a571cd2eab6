"""What may be asked of the full-text index, and the words it is made of.

A tree of these is the only way into the index: what a reader types never reaches the database.
"""

from dataclasses import dataclass
from typing import TypeAlias

from app.base.text import tokens

TOKEN_CHARACTERS = 60  # what is longer is noise; PostgreSQL stops at 2 kB a word
INDEX_BYTES = 600_000  # PostgreSQL keeps at most 1 MB of words for one text


@dataclass(frozen=True, slots=True)
class Word:
    """The text has this token."""

    token: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The text has a token that begins with this one."""

    token: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """The text has these tokens, one right after the other."""

    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of them hold; an empty one always does."""

    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """One of them holds; an empty one never does."""

    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    part: "Tree"


Tree: TypeAlias = Word | Prefix | Phrase | And | Or | Not


def index_tokens(text: str) -> list[str]:
    """Return the tokens of ``text`` as they stand in the index and must stand in a tree."""
    return [token[:TOKEN_CHARACTERS] for token in tokens(text)]


def index_text(*texts: str | None) -> str:
    """Return what is indexed for ``texts``: their tokens in order, joined by single spaces.

    What does not fit into the index of either database is left out at the end of both.
    """
    kept: list[str] = []
    size = 0
    for text in texts:
        for token in index_tokens(text or ""):
            size += len(token.encode()) + 1
            if size > INDEX_BYTES:
                return " ".join(kept)
            kept.append(token)
    return " ".join(kept)
