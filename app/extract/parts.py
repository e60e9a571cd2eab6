# ruff: noqa: E501 -- patterns are read whole
"""The statements of one sentence: "X came by rail and was billed at 19 million" makes two."""

import re
from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract.aspects import find_aspects
from app.extract.page import Page
from app.extract.raw import Raw, in_quote
from app.extract.scope import topics_in
from app.extract.sentences import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 3  # statements of one sentence; more are a list, and shown as one
_FEWEST_WORDS = 4
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD", "VBG", "VBN", "VB"])
_THING = re.compile(
    r"\d|(?<=[\w,] )[A-ZÀ-Þ]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|million|half)\b"
)
_OF_THEM = re.compile(
    r",\s(?P<count>(?:(?:no|not) more than |at most |at least |about |around |some |all |only |fewer than |more than )?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds) of (?:them|which|whom)\b[^,;]*"
    r"|(?:(?:about|some|nearly|almost|at least) )?(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|half|twice|three times) (?:as many as|more than|fewer than|less than|short of)\b[^,;]*)"
)


def find_parts(page: Page, index: int, quote: Span, cues: tuple[Raw, ...]) -> tuple[Span, ...]:
    """Return the spans inside ``quote`` that each state something; ``quote`` alone if it is one.

    ``cues`` are the attributions of the sentence: "said and added" parts nothing.
    """
    if not page.parsed or quote != page.layout.sentences[index].span:
        return (quote,)
    halves = _at_semicolon(page, quote)
    pieces = (
        halves
        if len(halves) > 1
        else _predicates(page, index, quote, cues) or _counted(page, quote)
    )
    kept = pieces if 1 < len(pieces) <= _MOST else (quote,)
    beside = [a for k in kept for a in find_aspects(page, index, k, cues)]
    return (*kept, *beside[: _MOST - len(kept)])


def _at_semicolon(page: Page, quote: Span) -> tuple[Span, ...]:
    text = page.text
    starts = [quote.start]
    for match in re.finditer(r";\s", quote.of(text)):
        at = quote.start + match.start()
        if not in_quote(page.layout, at):
            starts.append(at + 1)
    pieces = [trimmed(text, a, b) for a, b in zip(starts, [*starts[1:], quote.end], strict=True)]
    kept = tuple(_unmarked(text, p) for p in pieces if p is not None)
    if all(len(p.of(text).split()) > _FEWEST_WORDS and _substantial(p.of(text)) for p in kept):
        return kept
    return (quote,)


def _predicates(page: Page, index: int, quote: Span, cues: tuple[Raw, ...]) -> tuple[Span, ...]:
    """Return the statements that "and" joins, each with a verb and things of its own."""
    sentence, text = page.parsed[index], page.text
    said = [r.cue for r in cues if r.cue is not None]
    inner = [r.content for r in cues if len(r.content.of(text)) > len(quote.of(text)) // 2]
    whole = min(inner, key=lambda c: c.end - c.start) if inner else quote
    cuts: list[tuple[int, int]] = []
    for verb in sentence.tokens:
        if verb.dep_ != "conj" or verb.tag_ not in _FINITE:
            continue
        head = verb.head
        if head.pos_ not in ("VERB", "AUX"):
            continue
        joint = next((c for c in head.children if c.dep_ == "cc" and head.i < c.i < verb.i), None)
        if (
            joint is None
            or joint.lower_ != "and"
            or head.dep_ in ("relcl", "acl", "advcl", "pcomp")
        ):
            continue
        at = joint.idx + sentence.offset
        spoken = _in(verb, sentence.offset, said) and not _tells_first(
            head, verb, sentence.offset, said=said
        )
        if _in(head, sentence.offset, said):
            spoken = spoken or not _resumes(head, verb, sentence.offset, cues)
        elif not any(
            c.dep_ not in ("cc", "punct", "conj") and head.i < c.i < joint.i for c in head.children
        ):
            spoken = True  # "trained and marched near Chita" is one statement
        if spoken or in_quote(page.layout, at) or not whole.start < at < quote.end:
            continue
        cuts.append((at, _end(verb, sentence.offset, quote)))
    if not cuts:
        return ()
    starts = [whole.start, *(at + 3 for at, _ in cuts)]
    ends = [*(at for at, _ in cuts), max(cuts[-1][1], min(whole.end, quote.end))]
    pieces = [trimmed(text, a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    kept = [_unmarked(text, p) for p in pieces if p is not None]
    good = all(len(p.of(text).split()) >= _FEWEST_WORDS and _substantial(p.of(text)) for p in kept)
    return tuple(kept) if good else ()


def _in(token: "Token", offset: int, spans: list[Span]) -> bool:
    return any(s.start <= token.idx + offset < s.end for s in spans)


def _tells_first(head: "Token", verb: "Token", offset: int, *, said: list[Span]) -> bool:
    """Tell whether a statement stands before what is said ("has put two ships there and says ...")."""
    return not _in(head, offset, said) and any(
        c.dep_ == "ccomp" and c.i > verb.i for c in verb.children
    )


def _resumes(cue: "Token", verb: "Token", offset: int, cues: tuple[Raw, ...]) -> bool:
    """Tell whether ``verb`` goes on after "X, he said, and ..." with what was said before."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return not own and any(
        r.cue is not None
        and r.cue.covers(Span(cue.idx + offset, cue.idx + offset + 1))
        and r.content.end <= r.cue.start
        for r in cues
    )


def _end(verb: "Token", offset: int, quote: Span) -> int:
    last = verb.right_edge
    return min(last.idx + len(last) + offset, quote.end)


def _counted(page: Page, quote: Span) -> tuple[Span, ...]:
    """Return what is said and, as a statement of its own, how many ("..., no more than six of them")."""
    text = page.text
    match = _OF_THEM.search(quote.of(text))
    if match is None or in_quote(page.layout, quote.start + match.start("count")):
        return ()
    count = Span(quote.start + match.start("count"), quote.start + match.end("count"))
    rest = text[count.end : quote.end]
    if len(rest.split()) > _FEWEST_WORDS:  # "Nine planes, five of them Thai, flew past Hainan"
        return (quote, _unmarked(text, count))
    before = trimmed(text, quote.start, quote.start + match.start())
    if before is None or len(before.of(text).split()) < _FEWEST_WORDS:
        return ()
    return (before, _unmarked(text, count))


def _substantial(words: str) -> bool:
    return bool(_THING.search(words)) or bool(topics_in(words))


def _unmarked(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    if span.of(text).startswith("that "):
        start += 5
    while end > start + 1 and text[end - 1] in " ,.;":
        end -= 1
    return Span(start, end)
