"""What one capture of an article says otherwise than another: the changed passages, in context."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from app.base.text import fold, one_line
from app.domain.article import Block

CONTEXT = 14  # words left standing on either side of a change
LONGEST = 90  # words shown of a paragraph that came or went whole
MOST = 12  # passages kept; the others are counted
_ALIKE = 0.4  # share of common words from which two paragraphs are one that was changed
_MANY = 400  # paragraphs; texts with more are compared by these, not word by word within them

# Words with the space after them; Chinese, which has none, sign by sign.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+\s*|\s+")


class Kind(StrEnum):
    """What a stretch of a changed passage is; ``cut`` holds how many words are left away."""

    SAME = "same"
    OUT = "out"
    IN = "in"
    CUT = "cut"


Passage = tuple[tuple[Kind, str], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed: how many words went and came, and where. ``more`` passages are not among them.

    The words that are the same, gone and come of a passage, in their order, are the older and the
    newer wording again, save for what is cut.
    """

    words_out: int = 0
    words_in: int = 0
    passages: tuple[Passage, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.passages)


def find_changed(old: tuple[str, Sequence[Block]], new: tuple[str, Sequence[Block]]) -> Changed:
    """Return what the article of ``new`` says otherwise than that of ``old``: texts with blocks.

    What lies outside the blocks (menus, adverts) is not compared, nor is white space.
    """
    before, after = _paragraphs(*old), _paragraphs(*new)
    found = [passage for passage in _passages(before, after) if passage]
    return Changed(
        words_out=sum(_count(passage, Kind.OUT) for passage in found),
        words_in=sum(_count(passage, Kind.IN) for passage in found),
        passages=tuple(_shortened(passage) for passage in found[:MOST]),
        more=max(0, len(found) - MOST),
    )


def _paragraphs(text: str, blocks: Sequence[Block]) -> list[str]:
    said = (one_line(block.span.of(text)) for block in blocks)
    return [paragraph for paragraph in said if paragraph]


def _passages(before: list[str], after: list[str]) -> Iterator[Passage]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from _aligned(before[a:b], after[c:d])


def _aligned(gone: list[str], come: list[str]) -> Iterator[Passage]:
    """Pair paragraphs that are one changed, in order; the others went or came whole."""
    if len(gone) * len(come) > _MANY:
        pairs: list[tuple[int, int]] = []
    else:
        pairs = _pairs([_words(p) for p in gone], [_words(p) for p in come])
    done_a = done_c = 0
    for a, c in [*pairs, (len(gone), len(come))]:
        for paragraph in gone[done_a:a]:
            yield ((Kind.OUT, paragraph),)
        for paragraph in come[done_c:c]:
            yield ((Kind.IN, paragraph),)
        if a < len(gone):
            yield _within(gone[a], come[c])
        done_a, done_c = a + 1, c + 1


def _pairs(gone: list[list[str]], come: list[list[str]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for a, words in enumerate(gone):
        scored = [(_alike(words, come[c]), -c) for c in range(start, len(come))]
        score, place = max(scored, default=(0.0, 0))
        if score >= _ALIKE:
            found.append((a, -place))
            start = -place + 1
    return found


def _alike(one: list[str], other: list[str]) -> float:
    matcher = SequenceMatcher(
        None, [fold(w.strip()) for w in one], [fold(w.strip()) for w in other]
    )
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _within(old: str, new: str) -> Passage:
    before, after = _words(f"{old} "), _words(f"{new} ")  # so that no two words run together
    bare = [[word.strip() for word in words] for words in (before, after)]
    found: list[tuple[Kind, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append((Kind.SAME, "".join(after[c:d])))
            continue
        if a < b:
            found.append((Kind.OUT, "".join(before[a:b])))
        if c < d:
            found.append((Kind.IN, "".join(after[c:d])))
    return tuple(found)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _count(passage: Passage, kind: Kind) -> int:
    return sum(len(_words(text)) for own, text in passage if own is kind)


def _shortened(passage: Passage) -> Passage:
    last = len(passage) - 1
    return tuple(
        piece
        for place, (kind, text) in enumerate(passage)
        for piece in _cut(kind, text, first=place == 0, last=place == last)
    )


def _cut(kind: Kind, text: str, *, first: bool, last: bool) -> list[tuple[Kind, str]]:
    words = _words(text)
    if kind is not Kind.SAME:
        if len(words) <= LONGEST:
            return [(kind, text)]
        return [(kind, "".join(words[:LONGEST])), (Kind.CUT, str(len(words) - LONGEST))]
    head, tail = 0 if first else CONTEXT, 0 if last else CONTEXT
    left = len(words) - head - tail
    if left <= CONTEXT // 2:
        return [(kind, text)]
    parts = [
        (kind, "".join(words[:head])),
        (Kind.CUT, str(left)),
        (kind, "".join(words[len(words) - tail :])),
    ]
    return [(own, said) for own, said in parts if said]
