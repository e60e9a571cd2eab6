"""Numbers as worded, and whether two of them can mean the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from app.base.text import fold
from app.domain.chain import LinkQuantity

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_VAGUE = {
    "dozens": (20, 99), "hundreds": (100, 999), "thousands": (1000, 99_999), "dozen": (10, 14),
    "scores": (40, 99), "handful": (3, 8),
}  # fmt: skip
_SCALE = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
_LOOSE = re.compile(
    r"(?:about|around|some|approximately|approx|roughly|nearly|almost|circa|close to|more than|over|"
    r"at least|no fewer than|up to|at most|as many as|less than|under|fewer than|~)\s*$"
)
_NUMBER = re.compile(
    r"(?P<money>[$€£¥])?(?P<digits>\d+(?:[.,]\d+)*)(?:\s?-?(?P<scale>hundred|thousand|lakh|million|mn|m|"
    r"crore|billion|bn|trillion)\b)?(?P<unit>\s?(?:%|per ?cent|percent|km|kilomet(?:er|re)s?|tons?|tonnes?))?"
    r"|\b(?P<word>" + "|".join([*_WORDS, *_VAGUE]) + r")\b(?:\s(?P<times>hundred|thousand|million))?"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_MONTH_BEFORE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s$"
)
_MONTH_AFTER = re.compile(
    r"^(?:st|nd|rd|th)?\s(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b"
)


class Fit(IntEnum):
    """How the numbers of two wordings go together."""

    CONFLICT = -1
    NONE = 0
    COMPATIBLE = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Number:
    """What a number can mean. ``exact`` where the wording gives one figure without a hedge."""

    text: str
    low: float
    high: float
    exact: bool
    unit: str = ""


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of ``text`` in order, without years and days of the month."""
    folded = fold(text)
    found: list[Number] = []
    for match in _NUMBER.finditer(folded):
        number = _number(match, folded)
        if number is not None:
            found.append(number)
    return tuple(found)


def _number(match: re.Match[str], text: str) -> Number | None:
    before = text[max(0, match.start() - 24) : match.start()]
    loose = bool(_LOOSE.search(before))
    if match["digits"]:
        digits = match["digits"]
        if text[match.start() - 1 : match.start()].isalpha():
            return None  # Type-15, Tu-95 written together
        if match["scale"] is None and match["unit"] is None and match["money"] is None:
            bare = digits.replace(",", "")
            dated = _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text[match.end() :])
            name = before[-1:] == "-" and before[-2:-1].isalpha()
            if _YEAR.match(digits) or dated or name or text[match.end() :][:2] in ("th", "st", "nd"):
                return None
            if not bare.replace(".", "", 1).isdigit():
                return None
        value = _value(digits) * _SCALE.get(match["scale"] or "", 1)
        return _ranged(match[0], value, loose, _unit(match))
    word = match["word"]
    if word in _VAGUE:
        low, high = _VAGUE[word]
        factor = _SCALE.get(match["times"] or "", 1)
        return Number(match[0], low * factor, high * factor, exact=False)
    return _ranged(match[0], _WORDS[word] * _SCALE.get(match["times"] or "", 1), loose, "")


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", digits):
        return float(digits.replace(".", ""))
    parts = digits.replace(",", ".").split(".")
    return float(f"{parts[0]}.{''.join(parts[1:]) or '0'}")


def _ranged(text: str, value: float, loose: bool, unit: str) -> Number:
    # "around 600" is read as a tenth more or less, and so is a bare round figure when compared.
    margin = 0.1 if loose else 0.0
    return Number(text.strip(), value * (1 - margin), value * (1 + margin), not loose, unit)


def _unit(match: re.Match[str]) -> str:
    unit = (match["unit"] or "").strip().replace(" ", "")
    if unit.startswith(("per", "%")):
        return "%"
    if unit.startswith(("km", "kilo")):
        return "km"
    if unit.startswith("ton"):
        return "t"
    return "money" if match["money"] else ""


def numbers_of(quantities: Sequence[LinkQuantity], content: str) -> tuple[Number, ...]:
    """Return a mention's numbers: those recorded with a value, else those its words give."""
    found: list[Number] = []
    for q in quantities:
        if q.low is not None and q.high is not None:
            found.append(Number(q.text, q.low, q.high, not q.approximate and q.low == q.high))
        elif q.value is not None:
            found.append(_ranged(q.text, q.value, q.approximate, ""))
        else:
            found.extend(find_numbers(q.text))
    return tuple(found) or find_numbers(content)


def fit(a: Sequence[Number], b: Sequence[Number]) -> Fit:
    """Return how two wordings' numbers go together; NONE where one of them has no number.

    SAME needs one figure in common, COMPATIBLE ranges that touch ("hundreds" and "around 600"),
    each of numbers whose units do not differ.
    """
    pairs = [(x, y) for x in a for y in b if not (x.unit and y.unit and x.unit != y.unit)]
    if not pairs:
        return Fit.NONE
    if any(_middle(x) == _middle(y) and x.high <= 1.25 * x.low for x, y in pairs):
        return Fit.SAME
    if any(x.low <= y.high * 1.03 and y.low <= x.high * 1.03 for x, y in pairs):
        return Fit.COMPATIBLE
    return Fit.CONFLICT


def _middle(number: Number) -> float:
    return round((number.low + number.high) / 2, 6)
