"""What a wording says beyond its words: which way, whether not, and which kind of act."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.base.text import fold
from app.link.wording import READ, content_words

_RUSSIA = r"russia|russians?|russia's|moscow|moscow's|kremlin|putin|russian"
_CHINA = r"china|china's|chinese|beijing|beijing's|pla|xi|chinas"
_COUNTRY = re.compile(rf"\b(?:(?P<r>{_RUSSIA})|(?P<c>{_CHINA}))\b")
_ACT = re.compile(
    r"\b(?P<act>train|teach|taught|host|instruct|suppl|sell|sold|sends?|sent|giv|gave|provid|deliver|"
    r"transfer|shar|pass|arm|equip|export|ship|hand|help|aid|receiv|get|got|obtain|buy|bought|"
    r"purchas|acquir|import)(?P<ending>|e|s|es|ed|ing|en|y|ies|ied|ying|n|nt|es)\b"
)
_OF = {"r": _RUSSIA, "c": _CHINA}
_UPON = (
    "train",
    "teach",
    "taught",
    "host",
    "instruct",
    "arm",
    "equip",
    "help",
    "aid",
)  # done to somebody
_TAKING = ("receiv", "get", "got", "obtain", "buy", "bought", "purchas", "acquir", "import")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were|get|got)\s(?:\w+\s){0,2}$")
_NOT = re.compile(r"\b(?:not|never|cannot|no longer|no evidence|stopped|none)\b|n't\b")
_NOT_NEGATIVE = re.compile(r"\bnot (?:only|just|merely)\b")
_WEAKLY = re.compile(r"\b(?:no|without|hardly|less than|unacceptable|unable|little)\b")
_DENIES = re.compile(
    r"\b(?:denie[sd]|deny|denying|denial of|reject(?:s|ed)?|refute[sd]?|dismiss(?:es|ed)|unfounded|"
    r"baseless|is false|are false)\b"
)
NEGATED = 4  # words a negation reaches
_KINDS = {
    "training": r"train\w*|teach\w*|taught|instruct\w*|cadets?|courses?",
    "exercises": r"exercis\w*|drills?|man(?:oeuvres|euvers)|joint sea|maritime interaction",
    "patrols": r"patrols?|patrolled|bombers?|air defen[cs]e identification",
    "fighters": r"captur\w*|mercenar\w*|fighting for|recruit\w*|fought",
    "sanctions": r"sanction\w*|blacklist\w*|listings?|entity list",
    "diplomacy": r"summon\w*|ambassador|charge d'affaires",
}
_KIND = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KINDS.items()}


_COUNTRIES = content_words("Russia China Ukraine Europe")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a wording says. ``direction`` is who gives and who gets: 'rc', 'cr' or None.

    ``negative`` tells whether it negates anything, ``negated`` are the stems it negates; ``kinds``
    are the kinds of act it speaks of.
    """

    direction: str | None
    negative: bool
    negated: frozenset[str]
    kinds: frozenset[str]


@lru_cache(maxsize=READ)
def read_sense(content: str) -> Sense:
    """Return what ``content`` says, as far as its words tell."""
    text = fold(content)
    kinds = frozenset(kind for kind, words in _KIND.items() if words.search(text))
    plain = _NOT_NEGATIVE.sub(" ", text)
    ends = [m.end() for words in (_NOT, _DENIES) for m in words.finditer(plain)]
    negated = frozenset(
        w for end in ends for w in sorted(content_words(" ".join(plain[end:].split()[:NEGATED])))
    )
    negative = bool(ends) or bool(_WEAKLY.search(plain))
    return Sense(_direction(text), negative, negated - _COUNTRIES, kinds)


def contradicts(a: Sense, b: Sense, *, a_words: frozenset[str], b_words: frozenset[str]) -> bool:
    """Tell whether one wording negates what the other says, and the other negates nothing."""
    if a.negative == b.negative:
        return False
    return bool(a.negated & b_words or b.negated & a_words)


def opposed(a: Sense, b: Sense) -> bool:
    """Tell whether two wordings point opposite ways: one trains the other, or is trained."""
    return a.direction is not None and b.direction is not None and a.direction != b.direction


def _direction(text: str) -> str | None:
    """Return the direction all acts of ``text`` agree on, None where they give none or differ."""
    countries = [(m.start(), "r" if m["r"] else "c") for m in _COUNTRY.finditer(text)]
    if len({c for _, c in countries}) < 2:
        return None
    found: set[str] = set()
    for act in _ACT.finditer(text):
        before = [c for at, c in countries if act.start() - 80 <= at < act.start()]
        after = [c for at, c in countries if act.end() < at <= act.end() + 90]
        if not before or not after:
            continue
        way = _way(act, text, before[-1], after)
        if way is not None:
            found.add(way)
    return found.pop() if len(found) == 1 else None


def _way(act: re.Match[str], text: str, first: str, after: list[str]) -> str | None:
    """Return the direction of one act whose nearest country before it is ``first``."""
    other = next((c for c in after if c != first), None)
    if other is None:
        return None
    if act["act"] == "deliver" and act["ending"] in ("y", "ies"):
        return None
    if act["act"] == "train" and act["ending"].startswith("ing"):
        return None
    participle = act["ending"] in ("ed", "en", "ied", "n") or act["act"] in ("sent", "sold", "got")
    passive = participle and bool(_PASSIVE.search(text[: act.start()]))
    rest = text[act.end() : act.end() + 90]
    if passive and act["act"] not in _UPON:
        if re.search(rf"\bto (?:\w+ ){{0,2}}(?:{_OF[other]})\b", rest):
            return f"{first}{other}"
        return (
            f"{other}{first}"
            if re.search(rf"\bby (?:\w+ ){{0,2}}(?:{_OF[other]})\b", rest)
            else None
        )
    place = act["ending"].startswith("ed") and re.match(r"\s(?:in|at|by|on|with)\b", rest)
    gets = passive or place or act["act"] in _TAKING
    return f"{other}{first}" if gets else f"{first}{other}"
