"""When two names mean one publisher: articles, trade words and initials left aside."""

import re
from functools import lru_cache

from app.base.text import fold, tokens
from app.link.wording import READ, word_set

_FRAME = word_set("the a an of and for de la le les der die das et und")
# What kind of publisher it is, said beside the name: "Metro newspaper", "Kyodo News".
_TRADE = word_set("news newspaper newspapers magazine agency online website tv com org net")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9]{1,6}$")


@lru_cache(maxsize=READ)
def name_key(name: str) -> str:
    """Return the words that make the name: ``The Metro newspaper`` → ``metro``."""
    words = [w for w in tokens(fold(name)) if w not in _FRAME]
    kept = [w for w in words if w not in _TRADE]
    return " ".join(kept or words)


@lru_cache(maxsize=READ)
def initials(name: str) -> frozenset[str]:
    """Return what a name of three words or more may be shortened to, folded.

    Two words make two letters, which too many names share.
    """
    words = [w for part in name.split() for w in tokens(fold(part.replace("-", " ")))]
    long = [w for w in words if w not in _FRAME]
    found = {"".join(w[0] for w in some) for some in (words, long) if len(some) >= 3}
    return frozenset(found)


_HOST = re.compile(r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$")
_HOST_PARTS = word_set("www com org net info gov edu example news eng en ru cn uk ua eu int mil")


@lru_cache(maxsize=READ)
def host_labels(name: str) -> frozenset[str]:
    """Return the telling parts of a name that is only an address: ``debrislab.example`` →
    ``debrislab``; none for a name in words."""
    shown = fold(name.strip())
    if not _HOST.match(shown):
        return frozenset()
    parts = [part.replace("-", "") for part in shown.split(".")]
    return frozenset(p for p in parts[:-1] if len(p) >= 3 and p not in _HOST_PARTS)


def spells(label: str, name: str) -> bool:
    """Tell whether an address label is a name run together or shortened word by word.

    ``debrislab`` is "Upland Debris Laboratory", ``milint`` "Military Intelligence", ``nsc`` the
    "National Security Council"; words in front may be missing.
    """
    words = [w for part in name.split() for w in tokens(fold(part.replace("-", " ")))]
    words = [w.removesuffix("'s") for w in words if w not in _FRAME]
    return any(
        _shortened(label, words[start:], letters)
        for start in range(len(words))
        for letters in (1, 3)
        if len(words) - start >= (3 if letters == 1 else 1)
    )


def _shortened(label: str, words: list[str], letters: int) -> bool:
    """Tell whether ``label`` is made of the beginnings of all ``words``: one letter of each, or
    at least three (two of a single short word are too few)."""
    if not words:
        return not label
    first, rest = words[0], words[1:]
    if letters == 1:
        return label.startswith(first[:1]) and _shortened(label[1:], rest, letters)
    sizes = range(min(letters, len(first)), len(first) + 1)
    if not rest and len(first) >= letters:
        return len(label) >= letters and first.startswith(label)
    return any(label.startswith(first[:n]) and _shortened(label[n:], rest, letters) for n in sizes)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as letters: ``AFP``."""
    return bool(_ACRONYM.match(name.strip()))
