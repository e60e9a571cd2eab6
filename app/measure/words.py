"""When two passages are the same passage, and two names the same name, as far as words tell."""

import re
import unicodedata
from collections import Counter

SAME = 0.6  # from here on two passages are the same passage
_HELD = 0.9  # share of the shorter one's words that must stand in the longer one
_WINDOW = 2.5  # how much longer the longer one may be
_BY_HOLDING = 0.95  # what standing in the other is worth beside being it
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` without case and marks; a Chinese character is a word."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return _WORD.findall(plain.replace("’", "'").replace("‘", "'"))


def passage_likeness(one: str, other: str) -> float:
    """Return how much two passages are the same one (0–1): their Dice, or one stands in the other.

    A passage that holds the other counts up to 2.5 times its length, so that the cut of sentences
    costs nothing.
    """
    first, second = Counter(words_of(one)), Counter(words_of(other))
    sizes = first.total(), second.total()
    if not all(sizes):
        return 0.0
    shared = (first & second).total()
    dice = 2 * shared / sum(sizes)
    held = shared / min(sizes)
    if held >= _HELD and max(sizes) <= _WINDOW * min(sizes):
        return max(dice, _BY_HOLDING * held)
    return dice


def same_passage(one: str, other: str) -> bool:
    """Tell whether two passages are the same one."""
    return passage_likeness(one, other) >= SAME


def name_key(name: str) -> str:
    """Return ``name`` as it is compared: words in small letters, no article, no possessive."""
    bare = name.replace("'s ", " ").replace("’s ", " ")
    return _ARTICLE.sub("", " ".join(words_of(bare)))


def near_names(one: str, other: str) -> bool:
    """Tell whether one of two keys holds the other's words, or they share half of all."""
    first, second = set(one.split()), set(other.split())
    if not first or not second:
        return False
    shared = first & second
    return len(shared) >= 0.5 * len(first | second) or shared in (first, second)
