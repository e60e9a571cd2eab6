"""Which wording states a new claim best when it stands alone, as a neutral sentence."""

import re
from collections.abc import Sequence

from app.base.text import one_line, tokens
from app.domain.chain import LinkMention
from app.domain.words import Modality
from app.link.wording import word_set

LONGEST = 240

_DANGLING = word_set(
    "it he she they this that these those its his her their him them we i you such both"
)
_MARKS = re.compile('["“”„«»]')
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|may|might|could|can|plans?|to|did|does|do|"
    r"\w{3,}(?:ed|es|ts|ns|ws|ls|ds|ps|ks))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:—–]|,(?= (?:and|but|which|who|while|as|after|with|including)\b)|,")
_PART = re.compile(r"^(?:(?:one|some|most|many|all|none) )?(?:of|among) ", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:and|but|so|that|also|meanwhile|however|moreover|because)\b,?\s+", re.IGNORECASE
)


def choose_statement(mentions: Sequence[LinkMention]) -> str:
    """Return the content that states the claim best, as a sentence of at most 240 characters.

    Best is a full statement without pronouns that point outside it, unhedged by questions, with
    names and numbers, of middling length. '' if there are no mentions.
    """
    if not mentions:
        return ""
    best = max(mentions, key=lambda m: (_worth(m), -len(m.content), m.key))
    return as_statement(best.content)


def as_statement(content: str) -> str:
    """Return ``content`` as a sentence: no quotation marks, capital first, full stop last."""
    text = one_line(_MARKS.sub("", content)).strip("'‘’ ,;:-–—")
    text = _LEADING.sub("", text)
    text = _cut(text.rstrip(" .!?…,;:"))
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _cut(text: str) -> str:
    if len(text) < LONGEST:
        return text
    room = text[: LONGEST - 1]
    ends = [m.start() for m in _CLAUSE.finditer(room) if m.start() > LONGEST // 3]
    at = ends[-1] if ends else room.rfind(" ")
    return room[: at if at > 0 else LONGEST - 1].rstrip(" ,;:-–—")


def _worth(mention: LinkMention) -> float:
    words = tokens(mention.content)
    if not words:
        return -10.0
    worth = 0.0
    worth -= 2.0 * (words[0] in _DANGLING)
    worth -= 0.5 * sum(w in _DANGLING for w in words[1:])
    worth -= 1.5 * bool(_PART.match(mention.content))  # speaks of a part of what is claimed
    worth -= 1.5 * (not _VERB.search(mention.content))
    worth -= 1.0 * (mention.modality in (Modality.QUESTIONED, Modality.DENIED))
    worth -= 0.3 * (mention.modality is Modality.HEDGED)
    worth -= 0.5 * (mention.place in ("headline", "caption"))
    worth -= 0.7 * bool(_MARKS.search(mention.content))
    worth -= max(0, 7 - len(words)) * 0.4 + max(0, len(words) - 32) * 0.06
    names = re.findall(r"(?<=\s)[A-Z][\w-]+", mention.content)
    worth += 0.15 * min(len(names), 5) + 0.4 * bool(re.search(r"\d", mention.content))
    return worth
