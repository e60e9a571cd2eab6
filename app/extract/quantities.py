# ruff: noqa: E501 -- word lists and patterns are read whole
"""Numbers as worded: value, bounds, unit and whether they are meant roughly."""

import re

from app.domain.found import Quantity
from app.domain.span import Span

_WORDS = {
    w: v
    for v, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "half": 0.5,
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
_VAGUE = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
    "tens of thousands": (20000.0, 99999.0),
    "hundreds of thousands": (200000.0, 999999.0),
    "millions": (2e6, None),
    "several": (3.0, 9.0),
    "a handful": (3.0, 7.0),
    "a dozen": (12.0, 12.0),
    "a pair": (2.0, 2.0),
}
_ABOUT = r"about|around|some|roughly|approximately|nearly|almost|close to|an estimated|circa|~|up to|as many as|at least|at most|no more than|no fewer than|more than|over|fewer than|less than|under|well over"
_FROM = frozenset(
    {"at least", "at the least", "more than", "over", "well over", "no fewer than", "or more"}
)
_TO = frozenset(
    {"up to", "as many as", "at most", "at the most", "no more than", "fewer than", "less than"}
    | {"under", "or fewer", "or less"}
)
_AFTER = re.compile(r",?\s(at (?:the )?(?:most|least)|or (?:so|more|fewer|less))\b", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDED = "|".join(sorted(_WORDS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"(?<![\w.\-–/])(?:(?P<about>{_ABOUT})\s+)?(?:"
    rf"(?P<vague>hundreds of thousands|tens of thousands|dozens|scores|hundreds|thousands|millions|several|a handful|a dozen|a pair)"
    rf"|(?P<money>[$€£¥]\s?)?(?P<n>{_NUMBER}|half an?(?=\s(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)\b)|(?:{_WORDED})(?:-(?:{_WORDED}))?)(?:\s?(?:[-–]|to|or)\s?(?P<to>{_NUMBER}|{_WORDED})(?!\w))?"
    rf"(?:\s?(?P<scale>hundred|thousand|million|billion|trillion|lakh|crore|dozen|mn|bn)\b)?(?P<percent>\s?(?:%|per cent|percent)(?!\w))?)(?![\w\-–]*\d)"
    rf"(?:\s+of\s+the|\s+of)?(?P<unit>\s?(?:km|kg|mm|tonnes|tons)\b|\s+(?!and\b|or\b|in\b|on\b|at\b|to\b|by\b|of\b|for\b|from\b|were\b|was\b|had\b|have\b|is\b|are\b|a\.m|p\.m)[a-z][\w-]*(?:\s+(?!and\b|or\b|in\b|on\b|at\b|to\b|by\b|of\b|for\b|from\b|were\b|was\b|had\b|have\b|is\b|are\b|who\b|that\b|which\b|with\b|less\b|more\b)[a-zA-Z][\w-]*)?)?",
    re.IGNORECASE,
)
_DATE_AROUND = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s*$",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    r"^\s*(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|^(?:st|nd|rd|th)\b|^:\d\d|^\s?(?:a\.m|p\.m|am\b|pm\b)"
)


def find_quantities(text: str, within: Span) -> tuple[Quantity, ...]:
    """Return the numbers that count or measure something, years and dates left out."""
    found: list[Quantity] = []
    for match in _PATTERN.finditer(text, within.start, within.end):
        quantity = _read(match, text)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _read(match: re.Match[str], text: str) -> Quantity | None:
    after = _AFTER.match(text, match.end())
    about = (match["about"] or (after[1] if after else "")).lower()
    unit = (match["unit"] or "").strip() or None
    if match["percent"]:
        unit = "percent"
    elif match["money"]:
        unit = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"}[match["money"].strip()]
    if match["vague"]:
        low, high = _VAGUE[match["vague"].lower()]
        return _make(match, unit, None, low, high, approximate=True)
    raw = match["n"]
    if raw is None:
        return None
    value = _value(raw)
    plain_year = (
        re.fullmatch(r"(?:19|20)\d\d", raw) is not None
        and not match["scale"]
        and not match["money"]
    )
    if plain_year and (unit is None or unit.split()[0] in ("the", "after", "when")) and not about:
        return None
    if plain_year or (raw.lower() == "one" and unit is None) or value is None:
        return None
    if (
        re.match(r"one\b", raw, re.IGNORECASE)
        and not re.match(r"(?:million|billion|day|year|month)", unit or "", re.IGNORECASE)
        and not match["scale"]
    ):
        return None
    if _DATE_AROUND.search(
        text[max(0, match.start("n") - 12) : match.start("n")]
    ) or _DATE_AFTER.search(text[match.end("n") : match.end("n") + 12]):
        return None
    if re.search(r"[A-Z]-$|No\. $", text[max(0, match.start("n") - 4) : match.start("n")]):
        return None
    if raw.lower() == "half" and re.search(r"\band an? $", text[: match.start("n")][-7:]):
        return None  # "an hour and a half" is read with the hour
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    value *= scale
    low: float | None = value
    high: float | None = value
    if match["to"]:
        upper = _value(match["to"])
        if upper is not None:
            return _make(match, unit, None, value, upper * scale, approximate=True)
    if about in _FROM:
        high = None
    elif about in _TO:
        low = None
    elif about:
        low, high = value * 0.9, value * 1.1
    return _make(match, unit, value, low, high, approximate=bool(about))


def _value(raw: str) -> float | None:
    lower = raw.lower()
    if lower[0].isdigit():
        return float(re.sub(r"[,  ]", "", lower))
    parts = lower.removesuffix(" a").removesuffix(" an").split("-")
    if any(p not in _WORDS for p in parts):
        return None
    return float(sum(_WORDS[p] for p in parts))


def _make(
    match: re.Match[str],
    unit: str | None,
    value: float | None,
    low: float | None,
    high: float | None,
    *,
    approximate: bool,
) -> Quantity:
    end = match.end()
    start = match.start()
    words = match.group().strip()
    start += len(match.group()) - len(match.group().lstrip())
    return Quantity(
        Span(start, max(start + len(words), start + 1)) if words else Span(start, end),
        words,
        value,
        low,
        high,
        unit,
        approximate,
    )
