"""What the words of a text say beside its attributions: whom it names, who spoke to it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from app.base.text import fold, tokens
from app.domain.chain import LinkMention, LinkText
from app.link.firsthand import told_first_hand
from app.link.publishers import name_key
from app.link.wording import word_set

QUOTED = 60  # letters of a quote by which its passage is known
NAMED_NEAR = 2  # passages before and after one that tells the claim
RUN = 3  # words in a row
FOREIGN_RUNS = 0.7  # share of a passage's runs of words that its original lacks if it is its own
_SENTENCE = re.compile(r"(?<=[.!?…。！？])[\"”’»]?\s+")
_SPOKE = word_set("told tells telling showed spoke speaking")


def passages_near(text: LinkText, mentions: tuple[LinkMention, ...]) -> list[str]:
    """Return the passages of ``text`` that tell the claim, and those beside them."""
    passages = [(i, _spaced(p)) for i, p in enumerate(text.passages)]
    quotes = {_spaced(m.quote)[:QUOTED] for m in mentions if m.quote}
    told = [i for i, passage in passages if any(quote in passage for quote in quotes)]
    near = {i for at in told for i in range(at - NAMED_NEAR, at + NAMED_NEAR + 1)}
    return [text.passages[i] for i in sorted(near) if 0 <= i < len(passages)]


def says_name(text: LinkText, name: str) -> bool:
    """Tell whether ``text`` has ``name`` as it is written."""
    return is_named(name, text.passages)


def is_named(name: str, passages: Iterable[str]) -> bool:
    """Tell whether one of ``passages`` has ``name`` as it is written."""
    word, named = _named(name)
    return any(word in passage and named.search(passage) for passage in passages)


def _spaced(words: str) -> str:
    return " ".join(words.split())


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[str, re.Pattern[str]]:
    """Return the longest word of a name, which is looked for first, and what finds the name."""
    bare = re.sub(r"^[Tt]he\s+", "", name.strip()).split()
    words = r"\s+".join(re.escape(word) for word in bare)
    return max(bare, key=len, default=""), re.compile(rf"(?<![\w.@/-]){words}(?![\w@-])")


def is_own_name(name: str, outlet: str) -> bool:
    """Tell whether ``name`` is the last words of the name of ``outlet``: the Post, the Star."""
    short, whole = name_key(name).split(), name_key(outlet).split()
    return bool(short) and len(short) < len(whole) and whole[-len(short) :] == short


def spoke_to(text: LinkText, name: str, outlet: str) -> bool:
    """Tell whether some sentence of ``text`` says that the person ``name`` spoke to it."""
    words = tokens(fold(name))
    if not words:
        return False
    short = name_key(outlet).split()
    for passage in text.passages:
        for sentence in _SENTENCE.split(passage):
            said = tokens(fold(sentence))
            if words[-1] not in said:
                continue
            if told_first_hand(sentence) or _told_the_outlet(said, short):
                return True
    return False


def _told_the_outlet(said: list[str], outlet: list[str]) -> bool:
    """Tell whether a sentence has "told the Post", with the whole name or its last word."""
    if not outlet or not outlet[-1]:
        return False
    for i, word in enumerate(said):
        if word in _SPOKE:
            after = [w for w in said[i + 1 : i + 4 + len(outlet)] if w not in ("the", "to", "with")]
            if after[: len(outlet)] == outlet or after[:1] == outlet[-1:]:
                return True
    return False


def is_added(quote: str, original: LinkText) -> bool:
    """Tell whether the words of a copy's passage are not those of its original."""
    mine = _runs(quote) if original.passages else []
    if not mine:
        return False
    theirs = _runs_of(original)
    return sum(run not in theirs for run in mine) >= FOREIGN_RUNS * len(mine)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = tokens(text)
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


@lru_cache(maxsize=256)
def _runs_of(text: LinkText) -> frozenset[tuple[str, ...]]:
    return frozenset(run for passage in text.passages for run in _runs(passage))


def credits(mentions: Mapping[str, tuple[LinkMention, ...]], text: str) -> frozenset[str]:
    """Return the outlets that ``text`` credits for the claim."""
    return frozenset(s.outlet for m in mentions.get(text, ()) for s in m.steps if s.outlet)
