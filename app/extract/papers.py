# ruff: noqa: SIM905 -- word lists are read whole
"""What a paper, picture or recording shows without a "that": its sentence is from it.

"The ledgers list nine barges"; "a picture of 3 June shows two hulls"; "the contract, signed in
March, obliges the yard to train them".
"""

from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract.cues import DOCUMENT_HEADS
from app.extract.sentences import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset(
    "article articles batch chapter chapters clause clauses copies copy extract extracts footnote "
    "line lines page pages paragraph paragraphs part parts passage passages section sections set "
    "stack version versions".split()
)  # of a paper, which say what the paper says
_INTENDED = frozenset("order orders plan plans proposal proposals schedule schedules".split())
_PAPERS = (DOCUMENT_HEADS | _PARTS) - _INTENDED  # what is only intended is no paper
_HOLDS = frozenset(
    "allow allot assign attest authorise authorize bear bind call capture carry catch cite commit "
    "comprise concern confirm contain count cover date define depict describe detail document "
    "earmark enter entitle envisage envision establish feature fix foresee give grant identify "
    "include indicate itemise itemize lay limit link list locate map mark mention name note number "
    "obligate oblige offer order outline permit place point prescribe present promise prove "
    "provide put quote record refer register regulate report require reveal set show speak "
    "specify spell state stipulate suggest tell tie total trace value".split()
)  # what a document does with what is written or seen in it
_FINITE = ("VBD", "VBZ", "VBP")
_OBJECTS = ("dobj", "prep", "ccomp", "xcomp", "dative", "prt", "oprd", "nsubj")


def find_paper(sentence: Parsed) -> Span | None:
    """Return the words that name the paper whose contents the sentence gives, None if it is none.

    The paper is the subject of the sentence's own verb, and what it holds is the verb's object.
    """
    root = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if root is None or root.lemma_.lower() not in _HOLDS or root.tag_ not in _FINITE:
        return None
    if any(c.dep_ in ("neg", "auxpass", "nsubjpass") for c in root.children):
        return None
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i), None)
    if subject is None or not _is_paper(subject):
        return None
    if not any(c.i > root.i and c.dep_ in _OBJECTS for c in root.children):
        return None
    return _phrase(sentence, subject, root)


def _is_paper(noun: "Token") -> bool:
    """Tell whether a noun, or what it is one of ("two of the pictures"), is a paper."""
    title = (c for c in noun.children if c.i == noun.i - 1 and c.dep_ in ("compound", "nmod"))
    if any(word.lower_ in _PAPERS for word in (noun, *title)):
        return True  # "Contract 12-B" is one by the word before its number
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    partitive = noun.pos_ in ("NUM", "DET", "PRON", "ADJ")
    return inner is not None and partitive and inner.lower_ in _PAPERS


def _phrase(sentence: Parsed, noun: "Token", verb: "Token") -> Span:
    """Return the noun phrase up to its first comma or clause."""
    last = noun
    for token in sentence.tokens:
        if not noun.i < token.i < verb.i:
            continue
        if token.text in ",;:(–—" or token.dep_ in ("relcl", "acl") or token.pos_ == "ADV":
            break
        if token.tag_ in ("VBN", "VBG", "VBD", "VBZ", "VBP", "MD"):
            break
        last = token
    start = noun.left_edge.idx + sentence.offset
    return Span(start, last.idx + len(last) + sentence.offset)
