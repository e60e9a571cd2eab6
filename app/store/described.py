"""What a desk record says in our words, as the columns that linking compares."""

import re

from app.base.text import fold

_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_AT_LEAST = re.compile(r"\b(?:over|more than|at least|exceeding|above|no fewer than)\b")
_AT_MOST = re.compile(r"\b(?:under|fewer than|less than|at most|up to|nearly|almost)\b")
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|circa)\b|~")


def described_quantity(text: str, unit: str | None) -> dict[str, object]:
    """Return a recorded number ("over 6,000") as a mention keeps it.

    The value is None unless the words hold exactly one number and the claim counts something.
    """
    folded = fold(text)
    numbers = _NUMBER.findall(folded)
    value = _value(numbers[0], folded) if unit is not None and len(numbers) == 1 else None
    at_least, at_most = _AT_LEAST.search(folded), _AT_MOST.search(folded)
    return {
        "text": text,
        "value": value,
        "low": None if at_most else value,
        "high": None if at_least else value,
        "unit": unit if value is not None else None,
        "approximate": bool(at_least or at_most or _ABOUT.search(folded)),
        "start": None,
        "end": None,
    }


def _value(number: str, folded: str) -> float:
    value = float(_WORDS.index(number) + 1) if number in _WORDS else float(number.replace(",", ""))
    for word, factor in _SCALE.items():
        if re.search(rf"{re.escape(number)} {word}", folded):
            return value * factor
    return value
