"""When two names mean one publisher: articles, trade words and initials left aside."""

import re

from app.base.text import fold, tokens
from app.link.wording import word_set

_FRAME = word_set("the a an of and for de la le les der die das et und")
# What kind of publisher it is, said beside the name: "Metro newspaper", "Kyodo News".
_TRADE = word_set("news newspaper newspapers magazine agency online website tv com org net")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9]{1,6}$")


def name_key(name: str) -> str:
    """Return the words that make the name: ``The Metro newspaper`` → ``metro``."""
    words = [w for w in tokens(fold(name)) if w not in _FRAME]
    kept = [w for w in words if w not in _TRADE]
    return " ".join(kept or words)


def initials(name: str) -> frozenset[str]:
    """Return what a name of three words or more may be shortened to, folded.

    Two words make two letters, which too many names share.
    """
    words = [w for part in name.split() for w in tokens(fold(part.replace("-", " ")))]
    long = [w for w in words if w not in _FRAME]
    found = {"".join(w[0] for w in some) for some in (words, long) if len(some) >= 3}
    return frozenset(found)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as letters: ``AFP``."""
    return bool(_ACRONYM.match(name.strip()))
