"""An article's text as passages: the stretches with findings, each piece marked as what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.query.cards import ArticlePage, MentionRow, ResponseRow

KINDS = ("source", "cue", "content", "response")
_LETTERS = {"source": "S", "cue": "V", "content": "C", "response": "R"}
_WORDS = {"source": "source", "cue": "verb", "content": "content", "response": "response"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters; ``kind`` is '' where nothing is marked. ``ends`` closes a mark.

    ``also`` is a kind that ends here too, but is covered by others from end to end.
    """

    text: str
    kind: str
    ends: bool
    also: str = ""

    @property
    def letter(self) -> str:
        """The letters that stand behind a mark's last character."""
        return " ".join(_LETTERS[kind] for kind in (self.kind, self.also) if kind)

    @property
    def word(self) -> str:
        """The same for those who hear it."""
        return ", ".join(_WORDS[kind] for kind in (self.kind, self.also) if kind)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with what was found in it. ``skipped``: words before it not shown.

    ``number`` counts the passages of the article from 1.
    """

    number: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    mentions: tuple[MentionRow, ...]
    responses: tuple[ResponseRow, ...]
    skipped: int


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages of an article; ``left_out`` is the share of the page that is no article."""

    items: tuple[Passage, ...]
    skipped_after: int
    left_out: float

    def of_claim(self, slug: str) -> tuple[int, ...]:
        """Return the numbers of the passages that tell a claim."""
        return tuple(
            passage.number
            for passage in self.items
            if any(mention.claim_slug == slug for mention in passage.mentions)
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the whole text. ``anchors`` are the elements' names of what begins in it."""

    kind: str
    pieces: tuple[Piece, ...]
    anchors: tuple[str, ...]


def cut_paragraphs(article: ArticlePage) -> tuple[Paragraph, ...]:
    """Cut the whole text into its blocks, with every mark; without blocks it is one paragraph."""
    text = article.text or ""
    marks = _marks(article.mentions, article.responses)
    anchors = [(m.start, f"mention-{m.id}") for m in article.mentions if m.start is not None]
    anchors += [(r.start, f"response-{r.id}") for r in article.responses if r.start is not None]
    blocks = article.blocks or ((0, len(text), "paragraph"),)
    return tuple(
        Paragraph(
            kind,
            pieces=_pieces(text, start, end, [m for m in marks if m[0] < end and m[1] > start]),
            anchors=tuple(name for place, name in sorted(anchors) if start <= place < end),
        )
        for start, end, kind in blocks
        if end > start
    )


def cut_passages(article: ArticlePage) -> Passages:
    """Cut the article's text at its findings. Overlapping findings share a passage."""
    text = article.text or ""
    found: list[tuple[int, int, MentionRow | ResponseRow]] = []
    for row in (*article.mentions, *article.responses):
        if row.start is not None and row.end is not None and row.end <= len(text):
            start, end = row.start, row.end
            if isinstance(row, MentionRow):
                for a, b in _steps(row):
                    if abs(a - start) < 1200 and abs(b - end) < 1200:
                        start, end = min(start, a), max(end, b)
            found.append((start, end, row))
    found.sort(key=lambda f: (f[0], f[1]))
    groups: list[tuple[int, int, list[MentionRow | ResponseRow]]] = []
    for start, end, row in found:
        if groups and start < groups[-1][1]:
            last = groups[-1]
            groups[-1] = (last[0], max(last[1], end), [*last[2], row])
        else:
            groups.append((start, end, [row]))
    passages: list[Passage] = []
    at = 0
    for number, (start, end, rows) in enumerate(groups, 1):
        mentions = tuple(r for r in rows if isinstance(r, MentionRow))
        responses = tuple(r for r in rows if isinstance(r, ResponseRow))
        passages.append(
            Passage(
                number,
                start,
                end,
                pieces=_pieces(text, start, end, _marks(mentions, responses)),
                mentions=mentions,
                responses=responses,
                skipped=_words(article, at, start),
            )
        )
        at = end
    own = sum(end - start for start, end, _ in article.blocks)
    visible = len(text.strip()) or 1
    return Passages(
        tuple(passages),
        skipped_after=_words(article, at, len(text)),
        left_out=max(0.0, 1 - own / visible) if article.blocks else 0.0,
    )


def _words(article: ArticlePage, start: int, end: int) -> int:
    """Count the words of the article itself between two places."""
    text = article.text or ""
    return sum(
        len(text[max(a, start) : min(b, end)].split())
        for a, b, _ in article.blocks
        if a < end and b > start
    )


def _steps(row: MentionRow) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for step in row.steps:
        if step.start is not None and step.end is not None:
            spans.append((step.start, step.end))
        if step.cue_start is not None and step.cue_end is not None:
            spans.append((step.cue_start, step.cue_end))
    return spans


def _marks(
    mentions: Sequence[MentionRow], responses: Sequence[ResponseRow]
) -> list[tuple[int, int, str]]:
    """Return the marks, the ones that win where they overlap first."""
    marks: list[tuple[int, int, str]] = []
    for row in mentions:
        for step in row.steps:
            if step.start is not None and step.end is not None:
                marks.append((step.start, step.end, "source"))
            if step.cue_start is not None and step.cue_end is not None:
                marks.append((step.cue_start, step.cue_end, "cue"))
    marks += [
        (row.content_start, row.content_end, "content")
        for row in mentions
        if row.content_start is not None and row.content_end is not None
    ]
    marks += [
        (row.start, row.end, "response")
        for row in responses
        if row.start is not None and row.end is not None
    ]
    return marks


def _pieces(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int, str]]
) -> tuple[Piece, ...]:
    edges = {start, end}
    for a, b, _ in marks:
        edges |= {min(max(a, start), end), min(max(b, start), end)}
    cuts = list(pairwise(sorted(edges)))
    kinds = [
        next((kind for a, b, kind in marks if a <= left and right <= b), "") for left, right in cuts
    ]
    kinds = [_worth(text[left:right], kinds, i) for i, (left, right) in enumerate(cuts)]
    covered = _covered(cuts, kinds, marks)
    pieces: list[Piece] = []
    for i, (left, right) in enumerate(cuts):
        ends = bool(kinds[i]) and (i + 1 == len(kinds) or kinds[i + 1] != kinds[i])
        also = covered.get(right, "") if kinds[i] else ""
        pieces.append(Piece(text[left:right], kinds[i], ends or bool(also), also))
    return tuple(pieces)


def _worth(words: str, kinds: Sequence[str], at: int) -> str:
    """Return the kind of a piece; none for a gap without a letter between two other marks."""
    beside = [kinds[i] for i in (at - 1, at + 1) if 0 <= i < len(kinds)]
    if kinds[at] in beside or any(letter.isalnum() for letter in words):
        return kinds[at]
    return ""


def _covered(
    cuts: Sequence[tuple[int, int]], kinds: Sequence[str], marks: Sequence[tuple[int, int, str]]
) -> dict[int, str]:
    """Return, by the place where it ends, each kind of which no piece is left to be seen."""
    found: dict[int, str] = {}
    for a, b, kind in marks:
        within = [i for i, (left, right) in enumerate(cuts) if a <= left and right <= b]
        marked = [i for i in within if kinds[i]]
        if marked and kind not in {kinds[i] for i in marked}:
            found[cuts[marked[-1]][1]] = kind
    return found
