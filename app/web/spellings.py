"""The spellings of a name, put together by the script they are written in."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_SCRIPTS = {
    "LATIN": ("Latin", None),
    "CYRILLIC": ("Cyrillic", None),
    "CJK": ("Chinese characters", "zh"),
    "HIRAGANA": ("Japanese", "ja"),
    "KATAKANA": ("Japanese", "ja"),
    "HANGUL": ("Korean", "ko"),
    "ARABIC": ("Arabic", None),
    "HEBREW": ("Hebrew", "he"),
    "GREEK": ("Greek", "el"),
    "DEVANAGARI": ("Devanagari", None),
    "THAI": ("Thai", "th"),
    "GEORGIAN": ("Georgian", "ka"),
    "ARMENIAN": ("Armenian", "hy"),
}
"""What begins the name of a letter, with the script's name and its language where it is sure."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """All spellings in one script; ``language`` is None where the script does not tell it."""

    script: str
    language: str | None
    names: tuple[str, ...]


def by_script(names: Iterable[str]) -> tuple[Spellings, ...]:
    """Put names of one script together, in the order in which each script first comes."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for name in names:
        found.setdefault(script_of(name), []).append(name)
    return tuple(Spellings(*script, tuple(same)) for script, same in found.items())


def script_of(name: str) -> tuple[str, str | None]:
    """Return the script of a name's first letter that has one, and its language or None.

    Japanese syllables decide over characters, for these are written in both languages.
    """
    scripts = [
        _SCRIPTS[kind]
        for letter in name
        if letter.isalpha() and (kind := unicodedata.name(letter, "").split(" ")[0]) in _SCRIPTS
    ]
    japanese = next((script for script in scripts if script[1] == "ja"), None)
    return japanese or (scripts[0] if scripts else ("Other signs", None))
