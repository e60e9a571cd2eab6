"""Which paper a sentence has its content from, where the paper is what acts in it.

"The contract obliges the seller to train thirty men" says what the contract says.
"""

from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract.cues import DOCUMENT_HEADS
from app.extract.sentences import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset(
    [
        "article",
        "articles",
        "batch",
        "chapter",
        "chapters",
        "clause",
        "clauses",
        "copies",
        "copy",
        "extract",
        "extracts",
        "footnote",
        "line",
        "lines",
        "page",
        "pages",
        "paragraph",
        "paragraphs",
        "part",
        "parts",
        "passage",
        "passages",
        "section",
        "sections",
        "set",
        "stack",
        "version",
        "versions",
    ]
)  # of a paper, which say what the paper says
_INTENDED = frozenset(
    ["order", "orders", "plan", "plans", "proposal", "proposals", "schedule", "schedules"]
)  # no papers
_PAPERS = (DOCUMENT_HEADS | _PARTS) - _INTENDED
_HOLDING = frozenset(
    [
        "allow",
        "assign",
        "authorise",
        "authorize",
        "bear",
        "bind",
        "call",
        "carry",
        "cite",
        "commit",
        "comprise",
        "concern",
        "contain",
        "count",
        "cover",
        "define",
        "describe",
        "detail",
        "earmark",
        "entitle",
        "envisage",
        "envision",
        "feature",
        "fix",
        "foresee",
        "give",
        "grant",
        "identify",
        "include",
        "itemise",
        "itemize",
        "lay",
        "limit",
        "link",
        "list",
        "locate",
        "mark",
        "mention",
        "name",
        "note",
        "number",
        "obligate",
        "oblige",
        "offer",
        "outline",
        "permit",
        "place",
        "point",
        "prescribe",
        "present",
        "promise",
        "provide",
        "put",
        "record",
        "refer",
        "regulate",
        "require",
        "set",
        "specify",
        "speak",
        "spell",
        "state",
        "stipulate",
        "tie",
        "total",
        "trace",
        "value",
    ]
)  # what a paper does with what is written in it
_FINITE = ("VBD", "VBZ", "VBP")


def paper_of(sentence: Parsed) -> Span | None:
    """Return the words for the paper whose content the main clause tells, None if there is none."""
    for verb in sentence.tokens:
        if verb.lemma_.lower() not in _HOLDING or verb.dep_ not in ("ROOT", "conj"):
            continue
        helped = any(c.dep_ == "aux" for c in verb.children)
        if verb.tag_ not in _FINITE and not helped:
            continue
        if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        if subject is not None and _is_paper(subject):
            return _phrase(sentence, subject, verb)
    return None


def _is_paper(noun: "Token") -> bool:
    words = [
        noun,
        *(c for c in noun.children if c.dep_ in ("compound", "nmod") or c.i == noun.i - 1),
    ]
    return any(w.lower_ in _PAPERS for w in words)


def _phrase(sentence: Parsed, noun: "Token", verb: "Token") -> Span:
    """Return the noun phrase up to its first comma or clause."""
    left = noun.left_edge
    last = noun
    for token in sentence.tokens:
        if not noun.i < token.i < verb.i:
            continue
        if token.text in ",;:(–—" or token.dep_ in ("relcl", "acl"):
            break
        if token.tag_ in ("VBN", "VBG", "VBD", "VBZ", "VBP", "MD", "RB"):
            break
        last = token
    return Span(left.idx + sentence.offset, last.idx + len(last) + sentence.offset)
