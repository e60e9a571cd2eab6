"""Attributions outside English: which languages are read, and by which rules."""

from app.extract.foreign.chinese import find_chinese
from app.extract.foreign.russian import can_parse, read_parsed
from app.extract.foreign.spaced import find_spaced
from app.extract.foreign.words import LANGUAGES as _SPACED
from app.extract.raw import Raw
from app.extract.sentences import Layout

LANGUAGES = frozenset({*_SPACED, "zh"})


def find_foreign(layout: Layout, code: str) -> list[Raw]:
    """Return the attributions of a text in language ``code``; empty for one not known here.

    Russian is read from its parse where the extra ``russian`` is installed, else by cue words.
    """
    if code == "zh":
        return find_chinese(layout)
    if code not in _SPACED:
        return []
    parsed = read_parsed if code == "ru" and can_parse() else None
    return find_spaced(layout, code, parsed=parsed)
