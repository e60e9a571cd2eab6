"""Who says what in a Russian sentence, read from its parse (the extra ``russian``: natasha)."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from app.domain.span import Span
from app.extract.foreign.patterns import clean, mask, patterns
from app.extract.foreign.speakers import find_told, part
from app.extract.raw import Raw
from app.extract.sentences import Layout

_LONGEST = 120  # words; a longer sentence is a list or a table
_SUBJECT = ("nsubj", "nsubj:pass")
_CLAUSE = ("ccomp", "csubj", "xcomp")
_OUTSIDE_NAME = ("acl:relcl", "acl", "parataxis", "advcl", "punct")


class _Word(Protocol):
    id: str
    text: str
    head_id: str
    rel: str


class _Markup(Protocol):
    tokens: list[_Word]


class _Parser(Protocol):
    def __call__(self, words: list[str]) -> _Markup: ...


class _Piece(Protocol):
    start: int
    stop: int
    text: str


class _Natasha(Protocol):
    def NewsEmbedding(self) -> object: ...  # noqa: N802 - the library's own name
    def NewsSyntaxParser(self, embedding: object) -> _Parser: ...  # noqa: N802 - see above


class _Razdel(Protocol):
    def tokenize(self, text: str) -> list[_Piece]: ...


@dataclass(frozen=True, slots=True)
class _Node:
    """One word with where it stands in the article, its head's number and its relation."""

    at: int
    span: Span
    head: int
    rel: str


def can_parse() -> bool:
    """Tell whether the extra ``russian`` is installed."""
    return find_spec("natasha") is not None


def read_parsed(layout: Layout, index: int) -> list[Raw]:
    """Return who says what in a sentence as its parse shows it; empty where it shows nothing."""
    sentence = layout.sentences[index].span
    masked = mask(layout, sentence)
    says = patterns("ru").says
    cues = [
        Span(sentence.start + m.start(), sentence.start + m.end()) for m in says.finditer(masked)
    ]
    if not cues:
        return []
    nodes = _parse(layout.text, sentence)
    found: list[Raw] = []
    for cue in cues:
        verb = next((n for n in nodes if n.span.overlaps(cue)), None)
        raw = _read(layout, index, nodes, verb) if verb is not None else None
        if raw is not None and all(not r.content.overlaps(raw.content) for r in found):
            found.append(raw)
    return found


def _read(layout: Layout, index: int, nodes: list[_Node], verb: _Node) -> Raw | None:
    text = layout.text
    sentence = layout.sentences[index].span
    subject = _subject(nodes, verb)
    if subject is None:
        return None
    source = _phrase(text, nodes, subject)
    if source is None:
        return None
    cited = _cited(text, nodes, sentence)
    if cited is not None and source.overlaps(cited):
        source = clean(text, source.start, cited.start) or source
    clause = next(
        (n for n in nodes if n.head == verb.at and n.rel in _CLAUSE and n.at > verb.at), None
    )
    after = text[verb.span.end : sentence.end]
    quoted = any(q.span.overlaps(sentence) for q in layout.quotes)
    if clause is not None:
        content = _after_mark(text, nodes, clause)
        rule = "foreign-says-that"
    elif verb.rel in ("parataxis", "conj") and _ends_the_sentence(nodes, verb):
        start = min(_reach(nodes, verb), key=lambda n: n.at).span.start
        content = clean(text, sentence.start, start)
        rule = "foreign-said-after"
    elif ":" in after[:80] and source.end <= sentence.start + (sentence.end - sentence.start):
        content = clean(text, verb.span.end + after.index(":") + 1, sentence.end)
        rule = "foreign-says-that"
    else:
        return None
    if content is None or len(content.of(text).split()) < 2 or content.overlaps(source):
        return None
    source, told = part(text, source, patterns("ru"))
    if told is None and rule == "foreign-says-that":
        told = find_told(text, max(verb.span.end, source.end), content.start)
    elif told is None:
        told = find_told(text, max(verb.span.end, source.end), sentence.end)
    if told is not None and (told.overlaps(source) or (cited is not None and told.overlaps(cited))):
        told = None
    return Raw(source, verb.span, content, rule, "say", index, cited=cited, quoted=quoted, via=told)


def _subject(nodes: list[_Node], verb: _Node) -> _Node | None:
    """Return who says it: the verb's own subject, or that of the verb it is joined to."""
    seen: _Node | None = verb
    for _ in range(3):
        if seen is None:
            return None
        own = [n for n in nodes if n.head == seen.at and n.rel in _SUBJECT]
        if own:
            return own[0]
        if seen.rel != "conj":
            return None
        seen = next((n for n in nodes if n.at == seen.head), None)
    return None


def _phrase(text: str, nodes: list[_Node], head: _Node) -> Span | None:
    """Return the words of a noun phrase without the clauses that hang on it."""
    reached = _reach(nodes, head, leaving=_OUTSIDE_NAME)
    inside = [n for n in reached if not (n.rel == "case" and n.head == head.at)]
    first, last = (
        min(inside, key=lambda n: n.at).span.start,
        max(inside, key=lambda n: n.at).span.end,
    )
    return clean(text, first, last)


def _cited(text: str, nodes: list[_Node], sentence: Span) -> Span | None:
    """Return whom "со ссылкой на X" names."""
    words = sentence.of(text)
    citing = patterns("ru").citing.search(words)
    if citing is None:
        return None
    end = sentence.start + citing.end()
    after = [n for n in nodes if n.span.start >= end]
    if not after:
        return None
    ids = {n.at for n in after}
    head = next(
        (n for n in after if n.rel in ("nmod", "obl", "obj") or n.head not in ids), after[0]
    )
    return _phrase(text, nodes, head)


def _after_mark(text: str, nodes: list[_Node], clause: _Node) -> Span | None:
    inside = _reach(nodes, clause)
    inside = [n for n in inside if not (n.rel == "mark" and n.head == clause.at)]
    first = min(n.span.start for n in inside if n.rel != "punct")
    return clean(text, first, max(n.span.end for n in inside))


def _ends_the_sentence(nodes: list[_Node], verb: _Node) -> bool:
    """Tell whether nothing of the main clause follows the words that hang on ``verb``."""
    inside = {n.at for n in _reach(nodes, verb)}
    last = max(inside)
    return all(n.rel == "punct" or n.at in inside for n in nodes if n.at > last) and min(inside) > 2


def _reach(nodes: list[_Node], head: _Node, *, leaving: tuple[str, ...] = ()) -> list[_Node]:
    """Return ``head`` and all words under it, except branches that hang on by ``leaving``."""
    below: dict[int, list[_Node]] = {}
    for node in nodes:
        below.setdefault(node.head, []).append(node)
    found: list[_Node] = []
    queue = [head]
    while queue:
        node = queue.pop()
        found.append(node)
        queue.extend(n for n in below.get(node.at, []) if n.rel not in leaving and n not in found)
    return found


def _parse(text: str, sentence: Span) -> list[_Node]:
    razdel, parser = _loaded()
    pieces = list(razdel.tokenize(sentence.of(text)))[:_LONGEST]
    if not pieces:
        return []
    words = parser([piece.text for piece in pieces]).tokens
    return [
        _Node(
            int(word.id),
            Span(sentence.start + piece.start, sentence.start + piece.stop),
            int(word.head_id),
            word.rel,
        )
        for piece, word in zip(pieces, words, strict=True)
    ]


@lru_cache(maxsize=1)
def _loaded() -> tuple[_Razdel, _Parser]:
    """Load the parser at first use."""
    natasha = cast(_Natasha, import_module("natasha"))
    razdel = cast(_Razdel, import_module("razdel"))
    return razdel, natasha.NewsSyntaxParser(natasha.NewsEmbedding())
