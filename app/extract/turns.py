"""Transcripts: which paragraphs are somebody's turn, told by the page's structure.

A single "Name: words" may be a label. A page in which labels stand before many paragraphs, change
and come again is a conversation, whatever the labels look like ("The Minister (Ann Lee):").
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from app.domain.article import Block
from app.domain.span import Span
from app.domain.words import BlockKind

_SPOKEN = (BlockKind.PARAGRAPH, BlockKind.HEADING)  # a short question may look like a heading
_FEWEST = 4  # turns of a conversation
_SHARE = 0.3  # of the page's paragraphs
_LABEL = re.compile(
    r"(?P<name>[A-ZÀ-ÞА-ЯЁІЇЄҐ][^\s:()]*(?: (?!said\b|says\b|and then\b)[^\s:()]+){0,7}?)"
    r"(?: \((?P<inside>[^):]{2,60})\))?:\s+(?=\S)"
)
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w'’-]+")
_OFFICE = re.compile(r"(?:The |A |Le |La )|.*\b(?:Minister|Secretary|Chair\w*|Speaker|President)\b")
_NAMELESS = re.compile(r"(?:Q|Question|Reporter|Journalist|A|Answer)\.?")


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a conversation: who speaks, where the words begin, whether it asks.

    ``speaker`` is None where the label names nobody ("Q"). ``block`` is the paragraph's index.
    ``answers`` tells whether its speaker is one of those who are asked in this conversation.
    """

    block: int
    speaker: Span | None
    start: int
    asks: bool
    answers: bool = False


def find_turns(text: str, blocks: tuple[Block, ...]) -> tuple[Turn, ...]:
    """Return the turns of a transcript in reading order; empty where the page is none.

    A paragraph without a label goes on with the turn before it.
    """
    labels = {
        at: match
        for at, block in enumerate(blocks)
        if block.kind in _SPOKEN
        and (match := _LABEL.match(text, block.span.start, block.span.end)) is not None
    }
    names = Counter(match["name"] for match in labels.values())
    paragraphs = sum(block.kind == BlockKind.PARAGRAPH for block in blocks)
    if len(labels) < _FEWEST or len(names) < 2 or names.most_common(1)[0][1] < 2:
        return ()
    if len(labels) < _SHARE * paragraphs:
        return ()
    turns: list[Turn] = []
    for at, block in enumerate(blocks):
        label = labels.get(at)
        asks = block.span.of(text).rstrip('"”’» ').endswith(("?", "？"))
        if label is not None:
            turns.append(Turn(at, _speaker(label), label.end(), asks))
        elif (
            turns
            and turns[-1].block == at - 1
            and block.kind == BlockKind.PARAGRAPH
            and text[block.span.start] not in "(["
        ):
            turns.append(Turn(at, turns[-1].speaker, block.span.start, asks))
    return _with_roles(turns, text)


def _with_roles(turns: list[Turn], text: str) -> tuple[Turn, ...]:
    """Mark the turns of those who answer: they follow questions more often than they ask."""
    balance: Counter[str] = Counter()
    for before, turn in zip([None, *turns], turns, strict=False):
        name = turn.speaker.of(text) if turn.speaker is not None else ""
        follows = before is not None and before.asks and before.speaker != turn.speaker
        balance[name] += int(follows) - int(turn.asks)
    return tuple(
        replace(t, answers=balance[t.speaker.of(text) if t.speaker is not None else ""] > 0)
        for t in turns
    )


def turn_at(turns: tuple[Turn, ...], block: int) -> Turn | None:
    """Return the turn that the paragraph ``block`` is, None if it is none."""
    return next((turn for turn in turns if turn.block == block), None)


def _speaker(label: re.Match[str]) -> Span | None:
    """Return the person a label names: in brackets after an office, else in front of them."""
    if _NAMELESS.fullmatch(label["name"]):
        return None
    inside = label["inside"]
    named = inside is not None and _PERSON.fullmatch(inside) and _OFFICE.match(label["name"])
    return Span(*label.span("inside" if named else "name"))


def question_before(turns: tuple[Turn, ...], block: int) -> int | None:
    """Return the paragraph of the question that the turn at ``block`` answers, None if none."""
    at = next((n for n, turn in enumerate(turns) if turn.block == block), None)
    if not at or turns[at].asks:
        return None
    before = turns[at - 1]
    return before.block if before.speaker != turns[at].speaker and turns[at].answers else None
