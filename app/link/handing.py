"""Which way a claim points, who does it to whom, and what is handed over: by its own words."""

import re
from dataclasses import dataclass

from app.base.text import fold, tokens
from app.link.statements import read_sense
from app.link.wording import content_words

_SIDES = {
    "r": r"russia(?:n|ns|'s)?|moscow(?:'s)?|kremlin",
    "c": r"china(?:'s)?|chinese|beijing(?:'s)?|pla",
}
_TRAIN = re.compile(
    r"\b(?:train(?:s|ed|ing|ings)?|teach(?:es|ing)?|taught|instruct(?:s|ed|ing)?)\b"
)
# "training of Russian personnel in China": who is trained, and where or by whom.
_NOMINAL = tuple(
    (
        way,
        re.compile(
            rf"\btraining (?:of|for) (?:[\w-]+ ){{0,3}}?(?:{_SIDES[way[1]]})\b"
            rf"(?: [\w-]+){{0,6}}? (?:in|at|by|on) (?:[\w-]+ ){{0,3}}?(?:{_SIDES[way[0]]})\b"
        ),
    )
    for way in ("rc", "cr")
)
_THERE = tuple(
    (way, re.compile(rf"\btraining (?:scheme |programme |course |held )?in (?:{_SIDES[way[0]]})\b"))
    for way in ("rc", "cr")
)
_GIVING = (
    r"accounts? for|sales?|deliver(?:y|ies)|exports?|suppl(?:y|ies|ier|iers)|shipments?|"
    r"supports?|backs|helps?"
)
_TAKING = r"gets?|got|buys?|bought|purchas\w+|receiv\w+|obtain\w*|imports?"
# "Chinese sales of it to Russia", "Russian plants get it from China", "from China to Russia"
_GIVEN = tuple(
    (way, re.compile(words))
    for way, giver, taker in (("rc", _SIDES["r"], _SIDES["c"]), ("cr", _SIDES["c"], _SIDES["r"]))
    for words in (
        rf"\bfrom (?:{giver}) (?:in)?to (?:{taker})\b",
        rf"\b(?:{taker})\b[^.;]{{0,40}}?\b(?:{_TAKING})\b[^.;]{{0,120}}?\bfrom (?:{giver})\b",
        rf"\b(?:{giver})\b[^.;]{{0,40}}?\b(?:{_GIVING})\b[^.;]{{0,100}}?\b(?:{taker})\b",
    )
)
# What is told inside such words is not what the claim itself says.
_SPEECH = re.compile(
    r"\b(?:summon\w*|ambassador|charge d'affaires|protest\w*|urged|urges|asked|asks|told|said|says|"
    r"promis\w*|accus\w*|den(?:y|ied|ies)|reports? that|over reports|warned|called (?:on|in|the)|"
    r"propos\w*|listed|sanction\w*|objected|evidence|agreement)\b"
)
# Who helps to make something hands nothing over.
_MAKING = re.compile(r"\b(?:mak(?:e|es|ing)|made|produc\w*|manufactur\w*|design\w*|develop\w*)\b")
_ACT = re.compile(
    r"train|teach|taught|supp|sell|sold|send|sent|giv|deliver|export|help|support|shar"
)
_STOPPED = re.compile(
    r"\b(?:stopp\w*|ended|halt\w*|ceas\w*|suspend\w*|refus\w*|almost no|next to no)\b"
)

# What may be handed over: its words, and what it is a kind of.
_THINGS: dict[str, tuple[str, str | None]] = {
    "support": (r"(?:military )?(?:support|help|aid|assistance|backing)\b|means\b", None),
    "arms": (r"(?:weapons?|weaponry|arms|lethal aid|military (?:means|equipment|products))\b",
             "support"),
    "dual-use": (r"dual-use(?: goods| items| products)?", "support"),
    "explosives": (r"(?:gunpowder|explosives|propellants?|special chemicals)\b", "arms"),
    "nitrocellulose": (r"nitrocellulose\b", "explosives"),
    "shells": (r"(?:shells|ammunition|munitions)\b", "arms"),
    "artillery": (r"artillery\b", "arms"),
    "missiles": (r"missiles?\b", "arms"),
    "drones": (r"(?:attack |strike )?drones\b", "arms"),
    "machine tools": (r"machine[- ]tools?\b", "dual-use"),
    "microelectronics": (r"(?:microelectronics|microchips|semiconductors|chips)\b", "dual-use"),
    "engines": (r"engines?\b", "dual-use"),
}  # fmt: skip
_THING = {name: re.compile(rf"\b(?:{words})") for name, (words, _) in _THINGS.items()}


@dataclass(frozen=True, slots=True)
class Handing:
    """What a claim says is done by one of the two countries for the other.

    ``way``: 'rc' where Russia gives or teaches, 'cr' where China does, None where the words do not
    tell. ``training`` tells which of the two it is. ``own``: it is what the claim itself says, not
    what somebody in it says, asks or objects to. ``negative``: it says that it is not so, or ended.
    """

    way: str | None
    training: bool
    own: bool
    negative: bool
    things: frozenset[str]


def read_handing(statement: str) -> Handing:
    """Return who does what for whom in ``statement``."""
    text = fold(statement)
    sense = read_sense(statement)
    training = bool(_TRAIN.search(text))
    way = sense.direction
    if way is None and training:
        way = next((w for w, words in (*_NOMINAL, *_THERE) if words.search(text)), None)
    if way is None and not training:
        ways = {w for w, words in _GIVEN if words.search(text)}
        way = ways.pop() if len(ways) == 1 else None
    denied = any(_ACT.match(stem) for stem in sense.negated)
    return Handing(
        way=way,
        training=training,
        own=not _SPEECH.search(text),
        negative=denied or bool(_STOPPED.search(text)),
        things=frozenset()
        if _MAKING.search(text)
        else frozenset(name for name, words in _THING.items() if words.search(text)),
    )


def is_kind_of(thing: str, other: str) -> bool:
    """Tell whether ``thing`` is ``other`` or a kind of it."""
    above: str | None = thing
    while above is not None:
        if above == other:
            return True
        above = _THINGS[above][1]
    return False


def all_within(things: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether each of ``things`` is one of ``others`` or a kind of one; False without any."""
    return bool(things) and all(any(is_kind_of(t, o) for o in others) for t in things)


_PART = re.compile(
    r"\b(?:some|several|many|most|few|part|one|two|three|half|\d+)"
    r"(?: or more)? (?:of|among) (?:the|those|these) (?P<whom>(?:[\w'-]+ ?){1,5})"
)
_OF_THEM = re.compile(r"\b(?:some|several|many|most|\d+) (?:of|among) (?:them|whom)\b")
_WHOM = 2  # words that tell who is meant


def part_of_whom(statement: str) -> frozenset[str] | None:
    """Return the stems of those of whom a part is meant ("some of the Russians trained there").

    Empty where they are only pointed at ("of them"), None where no part is meant.
    """
    text = fold(statement)
    found = _PART.search(text)
    if found is not None:
        words = (content_words(word) for word in tokens(found["whom"]))
        return frozenset(stem for stems in list(filter(None, words))[:_WHOM] for stem in stems)
    return frozenset() if _OF_THEM.search(text) else None
