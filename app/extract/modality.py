# ruff: noqa: E501 -- word lists and patterns are read whole
"""What a sentence commits to: asserted, attributed, hedged, questioned or denied."""

import re

from app.base.quick import quick
from app.domain.words import Modality
from app.extract import cues
from app.extract.foreign.hedging import is_hedged

_HEDGE = quick(
    r"(?<!\w)(?:"
    + "|".join(map(re.escape, sorted((*cues.HEDGES, *cues.HEDGE_PHRASES), key=len, reverse=True)))
    + r")(?!\w)",
    re.IGNORECASE,
)
_MONTH_MAY = quick(
    r"(?i:in|of|since|by|last|this|until|from|to|and|between|during|\d)\s+May\b|\bMay\s+\d|^May\b"
)
_HEARSAY = quick(
    r"^\W*(?:[Tt]hey|[Pp]eople|[Ff]olks|[Ss]ome) say\b|\b(?:it (?:is|was|has been|had been) (?:\w+ly )?(?:said|claimed|alleged|rumou?red|suggested|reported)|rumou?r has it|word is|I hear|I am told|I'm told)\b"
)
_ABLE = quick(
    r"\b(?:you|one|could you|we|I) could (?:still |also |even |barely |just )?(?:see|read|hear|feel|smell|make out)\b"
)
_HEARD = quick(r"\b(?:allegedly|reportedly|purportedly|supposedly)\b", re.IGNORECASE)
_TRUE = r"(?:genuine|authentic|true|real|correct|accurate|right|reliable|confirmed|verified|borne out|to be believed|what (?:it|they) (?:seems?|claims?|appears?|purports?))"
_IF_TRUE = quick(
    rf"\b(?:if|assuming|provided|should)\b[^.;:]{{1,70}}?\b(?:(?:is|are|be|prove[sd]?|turns? out(?: to be)?)\s(?:\w+\s)?{_TRUE}|holds?\b)|\bif\s{_TRUE}\b",
    re.IGNORECASE,
)
# Nothing was seen that would show it; what is shown only points that way; how sure one is.
_NO_SIGN = quick(
    r"\b(?:no|not any|little|scant|without) (?:(?!comment|matter)[\w-]+ ){0,2}?(?:signs?|indications?|evidence|proof|traces?|hints?|confirmation)\b"
    r"|\bnothing (?:that |which |to )?(?:shows?|suggests?|indicates?|points?|proves?|confirms?)\b",
    re.IGNORECASE,
)
_POINTS = quick(
    r"\bsuggest(?:s|ed|ing)?\b(?! (?:a |that (?:he|she|they|it|we) (?:meet|talk|go)\b))|\b(?:hint(?:s|ed|ing)? (?:at|that)|imply(?:ing)? that|impli(?:es|ed) that)\b"
    r"|\b(?:we|I) (?:now |also |still )?(?:think|believe|assess|suspect|assume|presume|guess|reckon)\b"
    r"|\bwith (?:low|moderate|medium|some|limited|reasonable) confidence\b|\b(?:not|n[’']t|less than|far from|hardly) (?:quite |entirely |fully |at all |yet )?(?:certain|sure)\b",
    re.IGNORECASE,
)
_WEAK = frozenset({"suggest", "hint", "imply", "think", "believe", "suspect", "assume", "presume"})
_DENIES = frozenset({"deny", "reject", "dismiss", "refute"})


def find_modality(text: str, *, verb: str | None, attributed: bool, language: str) -> Modality:
    """Return what ``text`` commits to; ``verb`` is the lemma of its reporting cue, if any."""
    bare = text.rstrip('"”’»)').rstrip()
    if bare.endswith(("?", "？")):
        return Modality.QUESTIONED
    if verb in _DENIES:
        return Modality.DENIED
    if attributed and language == "en":
        text = _HEARD.sub(" ", text)  # "allegedly" with its source given is no more than "said"
    if verb in _WEAK and language == "en":
        return Modality.HEDGED  # a belief or a sign, no statement
    hedged = _english(text) if language == "en" else is_hedged(text, language)
    if hedged:
        return Modality.HEDGED
    return Modality.ATTRIBUTED if attributed else Modality.ASSERTED


def _english(text: str) -> bool:
    plain = _ABLE.sub(" ", _MONTH_MAY.sub(" ", text))
    return any(p.search(plain) is not None for p in (_HEDGE, _HEARSAY, _IF_TRUE, _NO_SIGN, _POINTS))
