# ruff: noqa: E501 -- patterns are read whole
"""Names cut short, folded and made into slugs."""

import re

from app.base.spelling import romanise
from app.base.text import slugify

_DETERMINER = re.compile(
    r"^(?:the|a|an|one|two|three|four|five|several|some|many|both|its|his|her|their|our|only|another|these|those|this|that|pair)\s+",
    re.IGNORECASE,
)

ORG_WORD = re.compile(
    r"\b(?:Institute|Group|Monitor|Center|Centre|Foundation|University|Ltd|Inc|Corp|Company|Council|Commission|Service|Agency|Command|Works|Optics|Industries|Technolog\w+|Party|Department|Union|Association|Alliance|Watch|Lab|Labs|Network|Office|Systems|Electronics|Aviation|Motors|Logistics|Laborator(?:y|ies)|Society|Academy|College|Ministry|Embassy|Directorate|Administration|Authority|Navy|Army|Headquarters|Intelligence|Trust|Fund|Shipyard|Shipyards|Infrared|Photonics|Orbital|Bank|Board|Forum|Committee|Organi[sz]ation)\b"
)
"""The words by which a name tells that it is a body's, not a person's or a paper's."""

_PART = re.compile(
    r"(?:(?P<one>(?:an)?other|one)|two|three|four|five|six|several|some|many|most|both|a few|none) (?:more )?of (?:the|those|these|its|his|her|their|our)\s+",
    re.IGNORECASE,
)


def slug_of(name: str, language: str | None = None) -> str:
    """Return a slug for a name in any script; one name gets one slug however a script spells it.

    Cyrillic and Chinese go into Latin letters as ``language`` spells them, others by code points.
    """
    latin = slugify(romanise(name, language))
    return latin or "name-" + "-".join(f"{ord(c):x}" for c in name[:8] if c.isalnum())


def plain(name: str) -> str:
    """Return ``name`` for comparison: lower case, no article, letters and digits only."""
    return re.sub(r"^(?:the) |\W", "", name.lower())


def short(words: str) -> str:
    """Return a description without its article, number and clauses."""
    cut = re.search(
        r",| (?:who|which|whose|that|seen by|obtained by|examined by|studied in|unsealed|published)\b",
        words,
    )
    text = words[: cut.start()] if cut else words
    part = _PART.match(text)
    if part is not None:
        of = text[part.end() :]
        text = re.sub(r"(?<=[a-z]{2}[^s])s$", "", of) if part["one"] else of
    previous = None
    while previous != text:
        previous = text
        text = _DETERMINER.sub("", text)
    return text.strip() or words


def role_of(words: str, name: str) -> str | None:
    """Return what a phrase says a named person is, None if nothing."""
    at = words.find(name)
    before = words[:at].strip(" ,") if at > 0 else ""
    after = words[at + len(name) :].strip(" ,")
    role = before or after
    return re.sub(r"^(?:the|a|an) ", "", role)[:120] or None
