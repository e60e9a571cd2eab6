# ruff: noqa: E501, SIM905 -- word lists are read whole
"""What a clause tells beside its event: by which route, how long, passed off as what, without whose leave.

Each function takes one word of a parsed sentence and returns the first and the last word of what it
begins or heads, None where it begins nothing of the kind.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


_MOVING = frozenset(
    "send ship deliver go move pass travel arrive reach route reroute buy sell supply pay transfer "
    "bring carry smuggle import export transport haul freight forward dispatch sneak funnel channel "
    "flow obtain acquire purchase procure order receive get launder remit wire settle finance fund "
    "provide move relay fly sail truck drive".split()
)  # verbs of moving goods, people or money from one to another
_MEANS = frozenset("rail train road truck lorry sea ship boat barge air plane ferry river".split())
_SPANS = frozenset("second minute hour day night week month year season decade".split())
_PASSING = frozenset(
    "declare label book mark disguise register list invoice bill describe classify log record enter "
    "pass present camouflage mask misdeclare mislabel relabel brand stamp code".split()
)  # verbs of calling goods something on paper


def route_of(token: "Token") -> "tuple[Token, Token] | None":
    """Return "via Aktau", "through a firm in Astana", "by way of Baku" beside what was moved."""
    verb = token.head
    if (
        token.dep_ not in ("prep", "agent")
        or verb.lemma_.lower() not in _MOVING
        or not _told_else(verb, token)
    ):
        return None
    if token.lower_ == "via":
        return token, token.right_edge
    target = next((c for c in token.children if c.dep_ == "pobj"), None)
    if target is None:
        return None
    if token.lower_ == "through" and (target.pos_ == "PROPN" or target.lemma_ not in _SPANS):
        return token, token.right_edge
    if token.lower_ == "by" and target.lower_ == "way":
        return token, token.right_edge
    if token.lower_ == "by" and target.lemma_.lower() in _MEANS:
        return token, token.right_edge
    return None


def _told_else(verb: "Token", adjunct: "Token") -> bool:
    """Tell whether a verb has its thing and a further complement beside ``adjunct``."""
    thing = any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
    other = any(c.dep_ in ("prep", "npadvmod", "dative") and c != adjunct for c in verb.children)
    return thing and other


def lasting(token: "Token") -> "tuple[Token, Token] | None":
    """Return "for nine hours", "every six hours" of an event told with its place or object."""
    if token.lower_ == "for" and token.dep_ == "prep":
        head = next((c for c in token.children if c.dep_ == "pobj"), None)
        verb = token.head
    elif token.lower_ == "every" and token.dep_ == "det":
        head = token.head
        verb = next((a for a in token.ancestors if a.pos_ == "VERB"), None)
    else:
        return None
    if head is None or verb is None or head.lemma_.lower() not in _SPANS:
        return None
    counted = any(c.dep_ == "nummod" for c in head.children)
    if verb.pos_ != "VERB" or not counted or not _is_rich(verb, token):
        return None
    return token, head


def _is_rich(verb: "Token", adjunct: "Token") -> bool:
    return any(
        c.dep_ in ("dobj", "prep") and c != adjunct and c.i != adjunct.i for c in verb.children
    )


def passed_as(token: "Token") -> "tuple[Token, Token] | None":
    """Return "as spare parts" of goods that were also moved or sold under that name."""
    if token.lower_ != "as" or token.dep_ != "prep" or token.head.lemma_.lower() not in _PASSING:
        return None
    verb = token.head
    beside = verb.dep_ in ("advcl", "acl", "conj") or any(c.dep_ == "dobj" for c in verb.children)
    return (token, token.right_edge) if beside else None


_LEAVE = frozenset(
    "notice warning permission licence license approval consent authorisation authorization permit "
    "declaration notification announcement invitation clearance mandate tender contract escort "
    "transponder insignia marking flag paperwork document".split()
)  # what one should have had


def without_leave(token: "Token") -> "tuple[Token, Token] | None":
    """Return "without prior notice", "without an export licence" beside what was done."""
    if token.lower_ != "without" or token.dep_ != "prep":
        return None
    for word in token.subtree:
        if word.lemma_.lower() in _LEAVE:
            return token, token.right_edge
    return None
