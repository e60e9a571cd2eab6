"""Which words of a text a search found, marked in the text as it was written."""

import re
from dataclasses import dataclass

from app.store.search import And, Not, Or, Phrase, Prefix, Tree, Word, index_tokens

Pieces = tuple[tuple[str, bool], ...]

AROUND = 90  # characters kept before the first marked word of a snippet
LONGEST = 320  # characters of a snippet
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0483-\u0487"
_WORD = re.compile(rf"[{_CJK}]|(?:[^\W_{_CJK}]|[{_MARKS}])+(?:['’](?:[^\W_{_CJK}]|[{_MARKS}])+)*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sought:
    """What to mark: words, beginnings of words, and words that stand side by side."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]


def sought_by(tree: Tree | None) -> Sought:
    """Return what a query looks for; what it excludes is not marked."""
    words: set[str] = set()
    beginnings: list[str] = []
    phrases: list[tuple[str, ...]] = []

    def walk(part: Tree) -> None:
        match part:
            case Word(token):
                words.add(token)
            case Prefix(token):
                beginnings.append(token)
            case Phrase(tokens):
                phrases.append(tokens)
            case And(parts) | Or(parts):
                for inner in parts:
                    walk(inner)
            case Not():
                pass

    if tree is not None:
        walk(tree)
    return Sought(frozenset(words), tuple(beginnings), tuple(phrases))


def mark(text: str, sought: Sought) -> Pieces:
    """Return ``text`` in pieces, each marked or not; joined they are ``text``."""
    return _cut(text, find_marks(text, sought), 0, len(text))


def snippet(text: str, sought: Sought) -> Pieces:
    """Return the words around the first mark on one line, in pieces; else the beginning.

    An ellipsis stands where text was left out.
    """
    line = _SPACE.sub(" ", text).strip()
    marks = find_marks(line, sought)
    start = max(0, marks[0][0] - AROUND) if marks else 0
    start = _after_space(line, start, marks[0][0]) if start else 0
    end = min(len(line), start + LONGEST)
    end = _before_space(line, end) if end < len(line) else end
    pieces = _cut(line, marks, start, end)
    before = (("… ", False),) if start else ()
    after = ((" …", False),) if end < len(line) else ()
    return (*before, *pieces, *after)


def find_marks(text: str, sought: Sought) -> list[tuple[int, int]]:
    """Return the ranges of ``text`` that were sought, in order, without overlaps."""
    stream = [
        (token, match.start(), match.end())
        for match in _WORD.finditer(text)
        for token in index_tokens(match[0])
    ]
    tokens = [token for token, _, _ in stream]
    ranges = [
        (start, end)
        for token, start, end in stream
        if token in sought.words or token.startswith(sought.beginnings)
    ]
    for phrase in sought.phrases:
        last = len(phrase) - 1
        ranges.extend(
            (stream[at][1], stream[at + last][2])
            for at in range(len(tokens) - last)
            if tokens[at] == phrase[0] and tokens[at : at + last + 1] == list(phrase)
        )
    return _joined(ranges)


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, marks: list[tuple[int, int]], start: int, end: int) -> Pieces:
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in marks:
        if first < start or last > end:
            continue
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:end], False))
    return tuple((piece, marked) for piece, marked in pieces if piece)


def _after_space(line: str, start: int, limit: int) -> int:
    space = line.find(" ", start, limit)
    return start if space < 0 else space + 1


def _before_space(line: str, end: int) -> int:
    space = line.rfind(" ", max(0, end - 40), end)
    return end if space < 0 else space
