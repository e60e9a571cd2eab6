"""Words by which a text leaves open whether something is so; hearsay apart from doubt."""

import re

_DOUBT = re.compile(
    r"\b(?:estimat\w+|guess\w*|reckon\w*|not (?:a )?proof|no proof|unverified|unconfirmed|"
    r"possibly|perhaps|apparently|presumably|probably|suspect\w*|believed to|thought to|"
    r"appears? to|seems? to|may|might|as far as|"
    r"(?:can ?not|can.t|could not|couldn.t) (?:\w+ )?(?:verif\w+|confirm\w*|vouch|rule out|"
    r"be (?:\w+ )?(?:verif\w+|confirm\w*|ruled out))|"
    r"(?i:schätz\w+|vermut\w+|mutmaßlich\w*|wahrscheinlich|möglicherweise|offenbar|anscheinend|"
    r"soweit|kein\w* beweise?|"
    r"estima\w+|talvez|provavelmente|possivelmente|poderia\w*|não há provas?|"
    r"возможно|вероятно|предположительно|по оценк\w+|не подтвержд\w+|нет доказательств|"
    r"может быть|могут|могли?|"
    r"можливо|ймовірно|імовірно|за оцінк\w+|не підтвердж\w+|немає доказів|міг|могла|можуть))\b"
    r"|可能|或许|也许|据估计|估计|疑似|涉嫌|未经证实|没有证据|无法证实"
)
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
    """Return the first words of doubt in ``words``, '' if there are none."""
    return _first(_DOUBT, words)


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
