"""Who is named only after he was described: "the head of the service said", then "X told"."""

import re
from functools import lru_cache

from app.domain.span import Span
from app.extract.foreign.words import LANGUAGES

_SOON = 420  # characters: within the next paragraph
_NAME = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][a-zß-ÿа-яёіїєґ’'-]+"

_WORD = r"[^\W\d_]{3,}"  # a rank or an office


@lru_cache(maxsize=8)
def _pattern(code: str) -> re.Pattern[str]:
    """Return the pattern of a sentence that opens with a person's name and a verb of saying."""
    says = LANGUAGES[code].says
    return re.compile(
        rf"[.!?…»”“]\s+(?:{_WORD}\s)?(?P<name>{_NAME}\s{_NAME})\s+(?:(?i:{says}))(?!\w)"
    )


def named_next(text: str, at: int, code: str) -> Span | None:
    """Return the first person who speaks by name soon after ``at``, None if nobody does."""
    if code not in LANGUAGES:
        return None
    match = _pattern(code).search(text, at, at + _SOON)
    return Span(*match.span("name")) if match is not None else None
