"""Numbers as worded, and whether two of them can mean the same."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import lru_cache

from app.base.text import fold
from app.domain.chain import LinkQuantity
from app.link.wording import READ

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
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
_LEAST = re.compile(
    r"\b(?:more than|over|at least|no fewer than|no less than|upwards of|minimum)\b"
)
_MOST = re.compile(
    r"\b(?:up to|at most|at the most|as many as|less than|under|fewer than|maximum)\b"
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|approximately|approx|roughly|nearly|almost|circa|close to)\b|~"
)
_HEDGE_BEFORE = re.compile(
    r"(?:\b(?:about|around|some|approximately|approx\.?|roughly|nearly|almost|circa|close to|"
    r"more than|over|at least|no fewer than|no less than|up to|at most|as many as|less than|under|"
    r"fewer than) |~\s?)$"
)
_HEDGE_AFTER = re.compile(r"^,? (?:at (?:the )?most|at least|or so|or more|at the least)\b")
_NUMBER = re.compile(
    r"(?P<money>[$€£¥])?(?P<digits>\d+(?:[.,]\d+)*)"
    r"(?:\s?-?(?P<scale>hundred|thousand|lakh|million|mn|m|crore|billion|bn|trillion)\b)?"
    r"(?P<unit>\s?(?:%|per ?cent|percent|km|kilomet(?:er|re)s?|tons?|tonnes?))?"
    r"|\b(?P<word>" + "|".join([*_WORDS, *_VAGUE]) + r")\b"
    r"(?:\s(?P<times>hundred|thousand|million))?"
)
_CURRENCIES = {
    "USD": r"usd\b|(?:us )?dollar|bucks|доллар|долар|dolar|美元",
    "EUR": r"eur\b|euros?\b|евро|євро|欧元",
    "GBP": r"gbp\b|pounds? sterling|фунт\w* стерл|英镑",
    "CNY": r"cny\b|yuan|renminbi|rmb\b|юан|元|人民币",
    "RUB": r"rub\b|rou?bl|rubel|рубл|карбован|卢布",
}
_CURRENCY = {name: re.compile(forms) for name, forms in _CURRENCIES.items()}
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


class Hedge(Enum):
    """What a wording leaves open about its number."""

    EXACT = "exact"
    ABOUT = "about"
    LEAST = "least"
    MOST = "most"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as worded, its hedge included. ``value`` is None for "hundreds".

    ``low`` and ``high`` bound what it can mean; "about" is read as a tenth more or less.
    """

    text: str
    value: float | None
    low: float
    high: float
    hedge: Hedge
    unit: str = ""
    currency: str = ""


@lru_cache(maxsize=READ)
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
    before, after = text[: match.start()], text[match.end() :]
    if match["digits"] and not _counts(match, before, after):
        return None
    left = _HEDGE_BEFORE.search(before[-24:])
    right = _HEDGE_AFTER.match(after)
    words = f"{left[0] if left else ''}{match[0]}{right[0] if right else ''}".strip()
    if match["digits"]:
        value = _value(match["digits"]) * _SCALE.get(match["scale"] or "", 1)
        return _ranged(words, value, _hedge(words), _unit(match))
    factor = _SCALE.get(match["times"] or "", 1)
    if match["word"] in _VAGUE:
        low, high = _VAGUE[match["word"]]
        return Number(words, None, low * factor, high * factor, Hedge.VAGUE)
    return _ranged(words, _WORDS[match["word"]] * factor, _hedge(words), "")


def _counts(match: re.Match[str], before: str, after: str) -> bool:
    """Tell whether digits count something: not a year, a day of the month or a type's name."""
    if before[-1:].isalpha() or (before[-1:] in "-–" and before[-2:-1].isalnum()):
        return False
    if match["scale"] or match["unit"] or match["money"]:
        return True
    if _YEAR.match(match["digits"]) or after[:2] in ("th", "st", "nd", "rd"):
        return False
    if after[:1] in "-–" and after[1:2].isalpha() and len(match["digits"]) <= 2:
        return False
    return not (_MONTH_BEFORE.search(before[-12:]) or _MONTH_AFTER.match(after))


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", digits):
        return float(digits.replace(".", ""))
    parts = digits.replace(",", ".").split(".")
    return float(f"{parts[0]}.{''.join(parts[1:]) or '0'}")


def _ranged(text: str, value: float, hedge: Hedge, unit: str, currency: str = "") -> Number:
    margin = 0.0 if hedge is Hedge.EXACT else 0.1
    return Number(text, value, value * (1 - margin), value * (1 + margin), hedge, unit, currency)


def _hedge(words: str) -> Hedge:
    if _LEAST.search(words):
        return Hedge.LEAST
    if _MOST.search(words):
        return Hedge.MOST
    return Hedge.ABOUT if _ABOUT.search(words) else Hedge.EXACT


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
    """Return a mention's numbers: those recorded as quantities, else those its words give.

    A quantity that was read has its value and bounds, in any language; only where it has none its
    words are read here.
    """
    found: list[Number] = []
    for q in quantities:
        text = _without_unit(q)
        if q.value is not None:
            found.append(_ranged(text, q.value, _hedge_of(q), _unit_of(q.unit), _currency(q.unit)))
        elif q.low is not None or q.high is not None:
            low = q.low if q.low is not None else 0.0
            high = q.high if q.high is not None else math.inf
            found.append(Number(text, None, low, high, Hedge.VAGUE, _unit_of(q.unit)))
        else:
            found.extend(find_numbers(q.text))
    return tuple(found) or find_numbers(content)


def _without_unit(q: LinkQuantity) -> str:
    bare = q.text[: -len(q.unit)].strip() if q.unit and q.text.endswith(q.unit) else q.text
    return bare or q.text


def _hedge_of(q: LinkQuantity) -> Hedge:
    if (q.low is None) != (q.high is None):
        return Hedge.LEAST if q.high is None else Hedge.MOST
    words = _hedge(fold(q.text))
    return Hedge.ABOUT if q.approximate and words is Hedge.EXACT else words


def _unit_of(unit: str | None) -> str:
    """Return the measure of a recorded unit; "" for whatever is counted."""
    if not unit:
        return ""
    if _currency(unit):
        return "money"
    word = fold(unit).split()[0]
    if word.startswith(("percent", "%")):
        return "%"
    if word == "km" or word.startswith("kilomet"):
        return "km"
    return "t" if re.fullmatch(r"tons?|tonnes?", word) else ""


def _currency(unit: str | None) -> str:
    """Return the code of a recorded unit that is money, else ""."""
    folded = fold(unit or "")
    return next((name for name, forms in _CURRENCY.items() if forms.match(folded)), "")


def same_value(a: Number, b: Number) -> bool:
    """Tell whether two numbers are the same figure, hedges apart."""
    return a.value is not None and b.value is not None and round(a.value, 6) == round(b.value, 6)


def fit(a: Sequence[Number], b: Sequence[Number]) -> Fit:
    """Return how two wordings' numbers go together; NONE where one of them has no number.

    SAME needs one figure in common, COMPATIBLE ranges that touch ("hundreds" and "around 600"),
    each of numbers whose units do not differ.
    """
    pairs = [(x, y) for x in a for y in b if not (x.unit and y.unit and x.unit != y.unit)]
    if not pairs:
        return Fit.NONE
    if any(same_value(x, y) for x, y in pairs):
        return Fit.SAME
    if any(x.low <= y.high * 1.03 and y.low <= x.high * 1.03 for x, y in pairs):
        return Fit.COMPATIBLE
    return Fit.CONFLICT
