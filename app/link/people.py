"""How many unnamed people a text says it has something from, told from its words."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Nouns for people who are quoted without their name, by language: one, and several.
_ONE = (
    r"source|official|officer|insider|representative|advis[eo]r|diplomat|aide|person|employee|"
    r"expert|agent|informant|operative|interlocutor|analyst|"
    r"(?:источник|чиновник|собеседник)(?:а|у|ом|е)?|представител(?:ь|я|ю|ем|е)|"
    r"джерело|джерелу|джерелом|джерелі|посадов(?:ець|ця|цю|цем)|"
    r"(?:представник|співрозмовник)(?:а|у|ові|ом)?|"
    r"quelle|fonte|funcion[áa]ri[oa]|autoridade|respons[áa]vel"
)
_SEVERAL = (
    r"sources|officials|officers|insiders|representatives|advis[eo]rs|diplomats|aides|persons|"
    r"people|employees|experts|agents|informants|operatives|interlocutors|analysts|"
    r"(?:источник|чиновник|собеседник)(?:и|ов|ам|ами|ах)|представител(?:и|ей|ям|ями|ях)|"
    r"джерел|джерелам|джерелами|джерелах|посадовц(?:і|ів|ям|ями|ях)|"
    r"(?:чиновник|представник|співрозмовник)(?:и|ів|ам|ами|ах)|"
    r"quellen|fontes|funcion[áa]ri[oa]s|autoridades|respons[áa]veis"
)
# Words of which the form alone does not tell how many.
_ANY = r"джерела|beamte[nrsm]?|insidern?"
_NUMBERS = {
    **dict.fromkeys(("two", "both", "два", "двух", "двое", "двоє", "двох", "zwei", "dois"), 2),
    **dict.fromkeys(("duas", "两", "兩", "二"), 2),
    **dict.fromkeys(("three", "три", "трёх", "трех", "трое", "троє", "трьох", "drei", "três"), 3),
    "三": 3,
    **dict.fromkeys(("four", "четыре", "четырёх", "чотири", "чотирьох", "vier", "quatro", "四"), 4),
    **dict.fromkeys(("five", "пять", "пяти", "п’ять", "п’яти", "fünf", "cinco", "五"), 5),
}
_PEOPLE = re.compile(
    r"(?:\b(?P<few>\d{1,2}|[^\W\d_]+[’']?[^\W\d_]*)\s+)?"
    rf"(?P<between>(?:(?!\b(?:and|und|e|и|та|і|й)\b)[\w’'.-]+\s+){{0,4}}?)"
    rf"(?:\b(?P<one>{_ONE})\b|\b(?P<several>{_SEVERAL})\b|\b(?P<any>{_ANY})\b)",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?P<few>[一两兩二三四五多数數几幾])?(?:[名位个個])?(?:[^\s，。；、]{0,12}?)"
    r"(?:消息人士|知情人士|内部人士|內部人士|官员|官員|消息来源|消息來源)"
)
_NOT_PEOPLE = re.compile(r"\bopen[ -]sources?\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:another|other|second|third|один из|одного из|одному из|один із|одного зі|одного з|"
    r"einer der|eine der|um dos|uma das|one of|some of)\b",
    re.IGNORECASE,
)

_SOURCES = re.compile(
    r"\bsources?\b|\binsiders?\b|\banonym\w+|\bunnamed\b|\bnot (?:be |to be )?named\b|"
    r"\bfamiliar with\b|\bauthori[sz]ed to\b|"
    r"источник|собеседник|анонимн|на условиях|джерел|співрозмовник|анонімн|на умовах|"
    r"quelle|insider|anonym|\bfontes?\b|an[ôo]nim|"
    r"消息人士|知情人士|内部人士|內部人士|匿名|消息来源|消息來源",
    re.IGNORECASE,
)
# Other people who may stay unnamed; one of these in a text stands for all of its kind.
_KINDS = tuple(
    re.compile(kind, re.IGNORECASE)
    for kind in (
        r"\bofficials?\b|\brepresentatives?\b|чиновник|представител|посадов|представник|beamte|"
        r"funcion[áa]ri|autoridade|respons[áa]ve|官员|官員",
        r"\bofficers?\b",
        r"\badvis[eo]rs?\b|\baides?\b",
        r"\bdiplomats?\b|\bdiplomatic\b",
        r"\bpersons?\b|\bpeople\b",
        r"\bexperts?\b|\banalysts?\b",
    )
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many people some words speak of: at least and at most."""

    low: float
    high: float


def names_people(words: str) -> bool:
    """Tell whether ``words`` speak of unnamed people: a source, officials."""
    return count_people(words) is not None


def count_people(words: str) -> Count | None:
    """Return how many unnamed people ``words`` speak of, or None where they speak of none.

    "a source" is one, "two officials" are two, "sources" two or more. What the form of a word does
    not tell is one or more.
    """
    counts = [*_counts(_NOT_PEOPLE.sub(" ", words)), *_counts_in_chinese(words)]
    if not counts:
        return None
    return Count(sum(c.low for c in counts), sum(c.high for c in counts))


def speaks_of_more(words: str) -> bool:
    """Tell whether ``words`` say that there are others beside those they speak of."""
    return _MORE.search(words) is not None


def tells_of_people(passages: Iterable[str], words: str) -> bool:
    """Tell whether any of ``passages`` speaks of unnamed sources, or of people as ``words`` do.

    Officials stand in most texts for other reasons, so they tell only where ``words`` are of such.
    """
    looks = [_SOURCES, *(look for look in _KINDS if look.search(words))]
    return any(look.search(passage) for passage in passages for look in looks)


def _counts(words: str) -> Iterator[Count]:
    for match in _PEOPLE.finditer(words):
        if match["one"]:
            yield Count(1, 1)
        elif match["any"]:
            yield Count(1, math.inf)
        else:
            said = [match["few"] or "", *match["between"].split()]
            yield next((c for c in map(_exactly, said) if c is not None), Count(2, math.inf))


def _counts_in_chinese(words: str) -> Iterator[Count]:
    for match in _CHINESE.finditer(words):
        few = match["few"]
        if few is None:
            yield Count(1, math.inf)
        elif few == "一":
            yield Count(1, 1)
        else:
            yield _exactly(few) or Count(2, math.inf)


def _exactly(word: str) -> Count | None:
    number = int(word) if word.isdecimal() else _NUMBERS.get(word.casefold())
    return Count(number, number) if number and number > 1 else None
