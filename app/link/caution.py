"""Words by which a text leaves open whether something is so; hearsay apart from doubt."""

import re

from app.link.hedges import find_caution

_HEARSAY = re.compile(
    r"\b(?:(?i:reportedly|alleg\w+|purported\w*|supposed\w*|said to be|they say|people say|"
    r"rumou?r\w*|"
    r"angeblich\w*|alegad\w+|suposta\w*|якобы|нібито))\b|据称|据报道|据传"
)
# What a page says of the whole matter, wherever it stands in it.
_CAVEAT = re.compile(
    r"(?i)\b(?:unverified|unconfirmed|"
    r"(?:not|n.t|never|yet to|unable to|impossible to|difficult to|no way to) (?:yet )?(?:been )?"
    r"(?:be )?(?:independently |officially |immediately )*(?:verif\w+|confirm\w*|corroborat\w*)|"
    r"(?:no|without) (?:\w+ ){0,2}(?:evidence|proof|confirmation)|"
    r"nicht (?:\w+ ){0,3}(?:überprüf\w+|bestätig\w+)|unbestätigt\w*|"
    r"не (?:\w+ ){0,3}(?:подтвержд\w+|подтвердил\w*|проверить|проверен\w*|"
    r"підтвердж\w+|підтверди\w+|перевірити|перевірен\w*)|"
    r"não (?:\w+ ){0,3}(?:verific\w+|confirm\w+))\b|未经证实|尚未证实|无法证实|无法核实|未能核实"
)

_OPEN = re.compile(
    r"\b(?:(?i:could|would|likely|claims?|claimed|if confirmed|whether|"
    r"könnten?|dürften?|soll(?:en)?|poderia\w*|pode\w*|бы|би))\b|或将|是否"
)


def find_doubt(words: str) -> str:
    """Return the first words of caution in ``words`` that are no hearsay, '' without any."""
    rest = words
    while found := find_caution(rest):
        if not _HEARSAY.fullmatch(found):
            return found
        rest = rest[rest.index(found) + len(found) :]
    return ""


def find_hearsay(words: str) -> str:
    """Return the first words that leave something to others' word, '' if there are none."""
    return _first(_HEARSAY, words)


def find_any(words: str) -> str:
    """Return the first words that leave anything open, "could" and "likely" among them, or ''."""
    return find_doubt(words) or find_caveat(words) or find_hearsay(words) or _first(_OPEN, words)


def find_caveat(words: str) -> str:
    """Return the first words that say that something is not verified, '' if there are none."""
    return _first(_CAVEAT, words)


def _first(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return found[0] if found else ""
