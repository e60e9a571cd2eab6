# ruff: noqa: SIM905 -- word lists are read whole
"""What a paper, picture or recording shows without a "that": its sentence is from it.

"The ledgers list nine barges"; "a picture of 3 June shows two hulls"; "the contract, signed in
March, obliges the yard to train them".
"""

from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract.cues import DOCUMENT_HEADS
from app.extract.raw import source_tokens, token_span
from app.extract.sentences import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDS = frozenset(
    "show contain list name give put record identify describe detail oblige stipulate envisage "
    "envision foresee provide commit specify include mention date indicate suggest reveal point "
    "place depict document count cite prove set trace link tie mark confirm establish "
    "call speak promise require allow cover register enter tell capture catch map quote outline "
    "note refer state report attest order bind grant entitle assign allot".split()
)  # what a document does with what is written or seen in it


def find_paper(sentence: Parsed) -> Span | None:
    """Return the words that name the paper whose contents the sentence gives, None if it is none.

    The paper is the subject of the sentence's own verb, and what it holds is the verb's object.
    """
    root = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if root is None or root.lemma_.lower() not in _HOLDS:
        return None
    if root.tag_ not in ("VBZ", "VBP", "VBD") or any(c.dep_ == "neg" for c in root.children):
        return None
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i), None)
    if subject is None or not _is_paper(subject):
        return None
    if not any(c.i > root.i and c.dep_ in _OBJECTS for c in root.children):
        return None
    return token_span(source_tokens(subject, sentence, root), sentence.offset)


_OBJECTS = ("dobj", "prep", "ccomp", "xcomp", "dative", "prt", "oprd", "nsubj")


def _is_paper(noun: "Token") -> bool:
    """Tell whether a noun, or what it is one of ("two of the pictures"), is a paper."""
    if noun.lower_ in DOCUMENT_HEADS:
        return True
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    partitive = noun.pos_ in ("NUM", "DET", "PRON", "ADJ")
    return inner is not None and partitive and inner.lower_ in DOCUMENT_HEADS
