# ruff: noqa: E501 -- patterns are read whole
"""Outlets the desk does not know, by what a text has them do: they are told, they report.

A body also is told things and also publishes. So one sign is not enough: two kinds of sign have to
meet on one name, or a longer name is told something ("told the Harbour Ledger").
"""

import re

from app.domain.span import Span
from app.extract.gazetteer import Name
from app.extract.institutions import institution_key
from app.extract.naming import ORG_WORD, slug_of

_WORD = r"[A-ZÀ-Þ][\w’-]*"
_NAME = rf"(?P<name>{_WORD}(?: (?:of |& )?{_WORD}){{0,3}}?)"
_END = r"(?=['’]s\b|[\s,;:.)]|$)"
_ADVERB = r"(?:(?:also|later|first|had|has|have|which|who) )*"
_REPORT = r"(?:reported|reports|wrote|writes|published|publishes|revealed|quoted|quotes)"
_SIGNS: dict[str, re.Pattern[str]] = {
    "told": re.compile(
        rf"\b(?:told|tells|spoke to|speaking to|interviewed by) the {_NAME}"
        r"(?=[,.;]| (?:that|in|on|by|from|of|he|she|it|they|there|last|this|how|why|what)\b|$)"
    ),
    "told it": re.compile(
        rf"\b(?:told|tells) {_NAME}(?=,? (?:that|in|on|by|how|why|what|the|it|they)\b)"
    ),
    "by": re.compile(
        rf"\b(?:obtained|published|reported|quoted|reviewed|seen|revealed|interviewed|verified) by (?:the )?(?:[a-z][\w-]* ){{0,4}}?{_NAME}{_END}"
    ),
    "reports": re.compile(
        rf"(?:^|[.!?,;] |\b(?:the|The|and|as|which|desk|site|group|paper|outlet|project|journal|monthly) ){_NAME}(?:,[^,.;]{{3,40}},)? {_ADVERB}{_REPORT}\b"
    ),
    "own": re.compile(
        rf"\b{_NAME}['’]s? (?:[a-z]+ )?(?:report|story|article|investigation|account|scoop|interview|reporting|exclusive|source|sources)\b"
    ),
    "which": re.compile(
        rf"\b{_NAME}, (?:which (?:did not say|has seen|had seen|obtained|quoted|spoke to|interviewed|cited)|citing|quoting)\b"
    ),
}
_NO_OUTLET = re.compile(
    r"(?:Senate|House|Parliament|Duma|Congress|Assembly|Bundestag|Rada|Court|Conference|Summit|Security|Chamber|Cabinet|Pentagon|State|Force|Forces|Guard|Fleet|Staff|Police|Corps|Institute|He|She|It|They|We|The|This|That|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Telegram|Facebook|Twitter|Weibo)$"
    r"|(?:President|Minister|Secretary|General|Senator|Mr|Mrs|Ms|Dr|Col|Gen|Sen|Rep|Admiral|Colonel|Captain|Ambassador|Professor|Prof|But|And|In|On|At|As|If|When|While|After|Neither|Both)\b"
)
_ENOUGH = 2  # kinds of sign


def find_behaving(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return ``names`` with those unknown names added that act in ``text`` as only outlets do."""
    seen: dict[str, set[str]] = {}
    for sign, pattern in _SIGNS.items():
        for match in pattern.finditer(text):
            span = Span(*match.span("name"))
            if any(n.span.overlaps(span) for n in names):
                continue
            seen.setdefault(match["name"], set()).add(sign)
    found = [n for n, signs in seen.items() if _is_outlet(n, signs, text)]
    added: list[Name] = []
    for name in sorted(found, key=len, reverse=True):
        for match in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?!\w)", text):
            span = Span(*match.span())
            if not any(n.span.overlaps(span) for n in (*names, *added)):
                added.append(Name(span, "outlet", slug_of(name), name, None))
    if not added:
        return names
    return tuple(sorted((*names, *added), key=lambda n: n.span.start))


def _is_outlet(name: str, signs: set[str], text: str) -> bool:
    if ORG_WORD.search(name) or institution_key(name) or _NO_OUTLET.search(name):
        return False
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    if re.search(
        rf"(?<![.!?] )\b[A-ZÀ-Þ][a-zß-ÿ]+ {last}\b(?:, (?:\d\d|an?|the|who|of)\b| (?:said|says|told)\b)",
        text,
    ) and not re.search(rf"\b(?:[Tt]he) {re.escape(name)}\b", text):
        return False  # a person, or a surname
    if len(name.split()) == 2 and re.search(
        rf"\b(?:[a-z]+,? |[A-Z][a-z]+ ){re.escape(name)},? (?:who|\d\d\b|said|told)", text
    ):
        return False  # a person
    return len(signs) >= _ENOUGH or ("told" in signs and " " in name)
