"""Foreign names in Chinese characters: each stands for a syllable that sounds nearly the same."""

import re
from functools import lru_cache

from app.base.pinyin import syllables_of
from app.base.spelling import romanise
from app.base.text import fold

LEAST = 3
"""Consonants a surname needs to be told from others; one of two sounds like too many."""

_CHINESE = re.compile(r"[\u3400-\u9fff]+$")
# Characters that stand for syllables of foreign names and hardly ever in Chinese ones, by syllable.
_FOREIGN = """
ai埃 ang昂 bi彼 bie别 ci茨 di蒂 duo朵 fu弗 ge哥 jia加 ka喀 kan坎 kuo阔 lie列 mi密 mo摩 mu姆
ne讷 nie涅聂 qi契 qie切 re热 sai塞 se瑟 shi什 suo唆 ti缇 tuo托妥陀 wa娃 wu乌 xie歇 ye耶 yin因
yue约 zha扎 zi兹 zuo佐
"""
# Chinese has no voiced stops, one liquid at the start of a syllable and none at its end, and "n"
# or "ng" as the only consonants that end one. What it cannot tell apart is one sound here.
_LATIN = (
    (r"tsch|tch|sch|sh|zh|ch|ts|tz|dz|dj|th", "s"),
    (r"ph", "f"),
    (r"kh", "h"),
    (r"gh|ck|qu|c(?![eiy])|[gkq]", "k"),
    (r"x", "ks"),
    (r"[cjsz]", "s"),
    (r"[bp]", "p"),
    (r"[dt]", "t"),
    (r"[fvw]", "f"),
    (r"h(?=[aeiouy])", "h"),
    (r"ng(?![aeiouy])|[mn]", "n"),
    (r"[lr](?=[aeiouy])", "l"),
    (r".", ""),
)
_INITIALS = (  # what each may stand for: "ki", "zhi" and "di" are all written with "ji"
    (r"j", "[kst]"),
    (r"x", "[hs]"),
    (r"r", "[ls]"),
    (r"[zcs]h?|q", "s"),
    (r"[gk]", "k"),
    (r"[bp]", "p"),
    (r"[dt]", "t"),
    (r"f|w(?!u)", "f"),
    (r"h", "h"),
    (r"[mn]", "n"),
    (r"l", "l"),
)


def is_rendered(characters: str, name: str) -> bool:
    """Tell whether ``characters`` end in how the last word of ``name`` sounds in Chinese.

    What stands before it, an office or a given name, is left aside. Source of the sounds: how
    syllables are made in Standard Chinese; there is no list of names.
    """
    tail = _CHINESE.search(characters)
    words = romanise(name).split()
    if tail is None or not words or _CHINESE.search(name):
        return False
    wanted = _sounds(words[-1])
    if len(wanted) < LEAST:
        return False
    syllables = _syllables(tail[0])
    return any(
        all(syllables[at:]) and re.fullmatch(_heard(syllables[at:]), wanted)
        for at in range(len(syllables) - 1)
    )


@lru_cache(maxsize=4096)
def _sounds(word: str) -> str:
    rest = fold(word)
    found = ""
    while rest:
        for pattern, sound in _LATIN:
            match = re.match(pattern, rest)
            if match is not None:
                found += sound
                rest = rest[match.end() :]
                break
        else:  # a character that is no part of a line
            rest = rest[1:]
    return _once(found)


@lru_cache(maxsize=1)
def _foreign() -> dict[str, str]:
    syllables: dict[str, str] = {}
    for entry in _FOREIGN.split():
        latin = "".join(c for c in entry if c.isascii())
        syllables |= dict.fromkeys(entry[len(latin) :], latin)
    return syllables


def _syllables(characters: str) -> tuple[str, ...]:
    known = zip(characters, syllables_of(characters), strict=True)
    return tuple(syllable or _foreign().get(sign, "") for sign, syllable in known)


@lru_cache(maxsize=4096)
def _heard(syllables: tuple[str, ...]) -> str:
    """Return a pattern of the consonants that syllables may stand for, repeated ones as one."""
    parts: list[str] = []
    for syllable in syllables:
        for part in _consonants(syllable):
            if not parts or parts[-1] != part:
                parts.append(part)
    return "".join(parts)


def _consonants(syllable: str) -> list[str]:
    if syllable == "er":
        return []
    first = next((sound for begin, sound in _INITIALS if re.match(begin, syllable)), "")
    last = "n" if re.search(r"[aeiouü]ng?$", syllable) else ""
    return [sound for sound in (first, last) if sound]


def _once(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds)
