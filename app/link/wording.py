"""How near two wordings are, by their content words alone."""

from functools import lru_cache

from app.base.text import tokens

REMEMBERED = 20_000  # texts whose words are in the memory of this process
READ = 5_000  # texts of which something else was read, and names, each


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as one line of text."""
    return frozenset(words.split())


_STOP = word_set(
    "a an and are as at be been being but by can could did do does for from had has have he her "
    "his if in into is it its may might more no nor not of on or our she should so some than "
    "that the their them then there these they this those to was we were what when which who will "
    "with would you said says say told reported reports report according about after before during "
    "over also s new been its while whose where"
)


_PEOPLE = {
    "chinese": "china", "beijing": "china", "prc": "china", "russian": "russia",
    "russians": "russia", "moscow": "russia", "kremlin": "russia", "ukrainian": "ukraine",
    "ukrainians": "ukraine", "kyiv": "ukraine", "kiev": "ukraine",
    "soldiers": "troops", "soldier": "troops",
    "servicemen": "troops", "personnel": "troops", "military": "military", "european": "europe",
    "american": "us", "washington": "us", "japanese": "japan", "tokyo": "japan", "korean": "korea",
    "seoul": "korea", "weaponry": "weapons", "taught": "teach", "trained": "train", "gave": "give",
    "sold": "sell", "sent": "send", "flew": "fly", "flown": "fly", "fought": "fight", "met": "meet",
}  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """Return ``word`` without the endings that only grammar asks for; digits stay as they are."""
    word = word.removesuffix("'s").replace("'", "")
    word = _PEOPLE.get(word, word)
    if len(word) <= 3 or not word.isascii() or word[0].isdigit():
        return word
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ied",
        "ies",
        "ers",
        "er",
        "ed",
        "es",
        "s",
        "ly",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] in "ey" else word


@lru_cache(maxsize=REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry meaning."""
    return frozenset(stem(w) for w in tokens(text) if w not in _STOP)


def closeness(a: str, b: str) -> float:
    """Return the share of the shorter wording's content words that the other has too (0–1).

    0 where they have fewer than two in common: one word says nothing.
    """
    first, second = content_words(a), content_words(b)
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= 2 else 0.0
