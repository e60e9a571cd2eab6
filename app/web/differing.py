"""Which words of two wordings differ, so that exactly these can be marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.base.text import fold

# Words with what stands inside them, signs of Chinese one by one, and anything else.
_LETTERS = r"[^\W_\u3400-\u9fff]+"
_TOKEN = re.compile(rf"{_LETTERS}(?:[.,:’'/-]{_LETTERS})*|\s+|.", re.DOTALL)
_ALIKE = 0.3  # below this share of common words two wordings are two sentences, not one changed
_MOST = 600  # tokens; longer passages are compared by their values only


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording; ``changed`` where the other wording has something else."""

    text: str
    changed: bool = False


Marked = tuple[Piece, ...]


def mark_words(
    old: str, new: str, *, old_value: str = "", new_value: str = ""
) -> tuple[Marked, Marked]:
    """Return both wordings in pieces, with the words marked that the other one does not have.

    The pieces joined are the wording again, letter by letter. The values that drifted are always
    marked where they stand in their wording. Of two wordings with little in common only the values
    are marked.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    gone, come = _values(before, old_value), _values(after, new_value)
    words = [i for i, token in enumerate(before) if not token.isspace()]
    others = [i for i, token in enumerate(after) if not token.isspace()]
    if len(words) <= _MOST and len(others) <= _MOST:
        matcher = SequenceMatcher(
            None, [fold(before[i]) for i in words], [fold(after[i]) for i in others], autojunk=False
        )
        if matcher.ratio() >= _ALIKE:
            for kind, a, b, c, d in matcher.get_opcodes():
                if kind != "equal":
                    gone |= {i for i in words[a:b] if _is_word(before[i])}
                    come |= {i for i in others[c:d] if _is_word(after[i])}
    return _pieces(before, gone), _pieces(after, come)


def mark_common(marked: Sequence[Marked]) -> Marked:
    """Return one wording, marked in several ways, with only that marked which all of them mark."""
    if not marked:
        return ()
    text = "".join(piece.text for piece in marked[0])
    kept = [True] * len(text)
    for pieces in marked:
        at = 0
        for piece in pieces:
            if not piece.changed:
                kept[at : at + len(piece.text)] = [False] * len(piece.text)
            at += len(piece.text)
    return _runs(text, kept)


def _values(tokens: Sequence[str], value: str) -> set[int]:
    """Return the tokens in which ``value`` stands, the first time that it does as whole words."""
    wanted = [fold(token) for token in _TOKEN.findall(value) if not token.isspace()]
    at = [i for i, token in enumerate(tokens) if not token.isspace()]
    folded = [fold(tokens[i]) for i in at]
    for start in range(len(folded) - len(wanted) + 1 if wanted else 0):
        if folded[start : start + len(wanted)] == wanted:
            return set(at[start : start + len(wanted)])
    return set()


def _is_word(text: str) -> bool:
    return any(c.isalnum() or c in "$€£¥%" for c in text)


def _pieces(tokens: Sequence[str], marked: set[int]) -> Marked:
    """Return tokens as pieces; the space between two marked words is marked with them."""
    text = "".join(tokens)
    kept: list[bool] = []
    for i, token in enumerate(tokens):
        between = token.isspace() and i - 1 in marked and i + 1 in marked
        kept += [i in marked or between] * len(token)
    return _runs(text, kept)


def _runs(text: str, kept: Sequence[bool]) -> Marked:
    found: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or kept[at] != kept[start]:
            found.append(Piece(text[start:at], kept[start]))
            start = at
    return tuple(found)
