# ruff: noqa: E501 -- patterns are read whole
"""Outlets as parties: one that corrects itself, stands by its story or is silent; and a party whose page it is."""

import re

from app.base.quick import quick
from app.domain.found import FoundActor, Step
from app.domain.span import Span
from app.domain.words import Act, Naming, SourceKind
from app.extract.naming import plain, slug_of
from app.extract.page import Page

_TEXT = r"(?:article|story|report|post|item|headline|piece|version|page|broadcast|dispatch)"
_LABEL = re.compile(
    r"^\W*(?:correction|corrections? and clarifications?|clarification|retraction|editor['’]s note|исправление|уточнение|опровержение редакции|виправлення|уточнення|спростування|berichtigung|korrektur|richtigstellung|correção|errata|retificação|更正|勘误|澄清)\b.{0,30}?[:：.—–-]",
    re.IGNORECASE,
)
_AMENDED = quick(
    rf"\b(?:an? |the )?(?:earlier|previous|original|first) versions? of (?:this|the|our|that) (?:\w+ )?{_TEXT}\b|"
    rf"\b(?:this|our|the) (?:\w+ )?{_TEXT} (?:has been|was|have been) (?:since )?(?:corrected|amended|retracted|withdrawn|updated to (?:correct|remove|reflect))|"
    rf"\b(?:this|our) (?:\w+ )?{_TEXT} (?:originally |initially |first )?(?:wrongly|incorrectly|mistakenly|erroneously|falsely|inaccurately|misstated|misquoted|said|stated|gave|reported)\b|"
    r"\bwe (?:\w+ )?(?:wrongly|incorrectly|mistakenly|erroneously|falsely|misquoted|misreported|mistranslated)|"
    rf"\bwe (?:hereby )?(?:withdraw|retract|apologi[sz]e for|regret) (?:the|this|that|our) (?:\w+ )?(?:{_TEXT}|error|mistake|claim|statement)\b|"
    r"\b(?:relying on|citing|following|based on) [^,.]{2,60}, we (?:wrote|reported|said|published)\b",
    re.IGNORECASE,
)
_SPELLING = re.compile(
    r"\b(?:misspel\w+|spelling|spelt|typo\w*|caption|photograph|photo credit|byline|first name|surname|title of|age of)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:withdraw\w*|retract\w*|removed?|taken down|took down|no such|never|did not|not true|unfounded|false|wrong to)\b",
    re.IGNORECASE,
)
_NOTE = 800  # characters: a longer block is an article with a note in it
_NEXT = 200  # characters after a short note that belong to it
_ARTICLE = 4  # letters of "The " before a name
STANDS = re.compile(r"st(?:and|ood|ands|anding) by\b", re.IGNORECASE)


def find_correction(page: Page, index: int, quote: Span) -> tuple[Act, Span, Step] | None:
    """Return how the page's own outlet takes back what it told: the act, its words and the outlet.

    A correction of a detail is a denial of a part; one that withdraws what was told, a denial. Only
    its first sentence is one, and a wrong spelling or caption is none.
    """
    words = quote.of(page.text)
    outlet = page.article.outlet
    sentence = page.layout.sentences[index]
    block = page.layout.blocks[sentence.block].span
    match = _LABEL.match(words) or _AMENDED.search(words)
    if outlet is None or match is None:
        return None
    if (
        _LABEL.match(words)
        and not _AMENDED.search(block.of(page.text))
        and "：" not in words
        and ":" not in words
    ):
        return None
    told_before = page.text[block.start : quote.start]
    if _LABEL.match(told_before) or _AMENDED.search(told_before) or _SPELLING.search(words):
        return None
    whole = block.of(page.text) if block.end - block.start < _NOTE else words
    after = (
        page.text[block.start : min(len(page.text), block.end + _NEXT)]
        if len(whole) < _NEXT
        else whole
    )
    act = Act.DENIAL if _TAKEN_BACK.search(after) else Act.PARTIAL_DENIAL
    at = Span(quote.start + match.start(), quote.start + match.end())
    return act, at, outlet_party(page, outlet, at)


def outlet_party(page: Page, name: str, at: Span | None) -> Step:
    """Return an outlet as one that can answer: for its own reporting it is a party."""
    slug = slug_of(name)
    page.resolver.people.setdefault(slug, FoundActor(slug, name, "other"))
    return _party(name, slug, at)


def _party(name: str, slug: str, at: Span | None = None) -> Step:
    return Step(SourceKind.ACTOR, name, Naming.INSTITUTION_CLAIMED, at, None, actor=slug)


def _run_together(name: str) -> str:
    """Return a name as an address has it: its letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def as_answering_outlet(page: Page, step: Step | None, act: Act, cue: str) -> Step | None:
    """Return another outlet as a party where it will not speak of its story, or stands by it."""
    if step is None or step.kind != SourceKind.OUTLET:
        return None
    own = page.article.outlet
    if own and plain(step.name) == plain(own):
        return None
    if act == Act.NO_COMMENT or (act == Act.CONFIRMATION and STANDS.match(cue)):
        return outlet_party(page, step.name, step.source)
    return None


def own_party(page: Page) -> Step | None:
    """Return the party whose own page it is, a ministry's or a company's; None for a newsroom's.

    Its name is that of the outlet, or is spelt in the page's address.
    """
    outlet = page.article.outlet or ""
    address = f"{page.article.domain or ''}.{outlet}"
    hosts = {_run_together(part) for part in re.split(r"[./]", address)}
    for name in page.resolver.gazetteer.find(outlet):
        if name.kind == "actor" and len(name.span.of(outlet)) >= len(outlet) - _ARTICLE:
            return _party(name.name, name.slug)
    if re.fullmatch(r"\S+\.\S+", outlet) is None:
        return None
    for slug, person in page.resolver.people.items():
        if _run_together(person.name) in hosts:
            return _party(person.name, slug)
    for name in page.names:
        if name.kind == "actor" and _run_together(name.name) in hosts:
            return _party(name.name, name.slug)
    return _spelt(page, hosts)


def _spelt(page: Page, hosts: set[str]) -> Step | None:
    """Return the party that the text names by two or more words which the address joins."""
    for match in re.finditer(r"[A-Z][\w-]+(?: [A-Z][\w-]+){1,3}", page.text):
        words = match.group().split()
        for end in range(len(words), 1, -1):
            name = " ".join(words[:end])
            if _run_together(name) in hosts:
                return outlet_party(page, name, None)
    return None
