# ruff: noqa: E501 -- patterns are read whole
"""Whether a denial answers an older or other accusation, told in the sentences right before it."""

import re
from typing import TYPE_CHECKING

from app.base.dates import date_range
from app.domain.span import Span
from app.extract.page import Page
from app.extract.sentences import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset(
    [
        "accuse",
        "allege",
        "name",
        "blame",
        "sanction",
        "charge",
        "indict",
        "report",
        "claim",
        "say",
        "suspect",
        "list",
        "write",
        "publish",
        "warn",
        "assert",
        "identify",
        "link",
        "expose",
        "reveal",
        "find",
        "catch",
        "blacklist",
        "investigate",
        "raid",
        "fine",
        "convict",
        "implicate",
        "cite",
        "describe",
        "tell",
        "announce",
        "complain",
        "protest",
        "designate",
        "arrest",
        "detain",
        "expel",
        "question",
    ]
)
_AFFAIRS = frozenset(
    [
        "affair",
        "case",
        "scandal",
        "row",
        "episode",
        "scare",
        "incident",
        "controversy",
        "dispute",
        "accusation",
        "allegation",
        "report",
        "charge",
        "claim",
        "story",
        "probe",
        "investigation",
        "leak",
        "inquiry",
        "trial",
        "indictment",
    ]
)
_AGO = re.compile(
    r"\b(?:\w+ (?:years?|decades?) (?:ago|earlier|before)|last (?:year|decade)|the (?:previous|preceding) year|the year before|years (?:ago|earlier))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:in|over) (?:a|an|another) (?:separate|different|unrelated|similar|earlier|previous|other) (?:case|affair|matter|episode|dispute|row|incident|investigation)\b"
    r"|\b(?:accused|named|blamed|sanctioned|blacklisted|charged|suspected|caught|exposed|implicated) (?:another|a different|an unrelated|a second)\b"
    r"|\banother (?:case|affair|scandal|row|episode|dispute)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:it|this|that|them|these|those|so-called|too|also|likewise|both|neither|all|(?:the|such|an?) (?:\w+ )?(?:accusations?|charges?|claims?|allegations?|suggestions?|idea|notion|characteri[sz]ation|label|verdict|slander|smears?))\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:today|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this (?:week|time)|(?:the|this) (?:latest|new|newest)|now)\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:accus\w+|alleg\w+|blam(?:es?|ed)|charg(?:es?|ed)|claim(?:s|ed)?|sa(?:id|ys|y)|warn(?:s|ed)?|suspect(?:s|ed)?|describ(?:es?|ed))\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    [
        "accus",
        "alleg",
        "claim",
        "charg",
        "blame",
        "deny",
        "denie",
        "rejec",
        "dismi",
        "repor",
        "count",
        "offic",
        "minis",
        "gover",
        "spoke",
        "state",
        "compa",
        "other",
        "these",
        "those",
        "their",
        "there",
        "which",
        "about",
        "after",
        "befor",
        "would",
        "could",
        "again",
        "first",
        "years",
        "month",
        "weste",
        "natio",
        "sides",
        "forei",
        "defen",
        "journ",
        "quest",
        "repeate",
        "russi",
        "china",
        "chine",
        "ukrai",
        "ameri",
        "unite",
        "beiji",
        "mosco",
        "washi",
        "kyiv",
        "weekl",
        "minist",
        "agains",
        "being",
        "using",
        "while",
        "where",
        "under",
        "since",
        "still",
        "both",
        "recent",
        "called",
    ]
)
_STANDING = re.compile(r"\b(?:deny|denies|rejects?|disputes?|dismiss(?:es)?)\b", re.IGNORECASE)
_TURN = re.compile(r"(?:[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}|Q|A):\s")
_BACKWARD = 2  # sentences
_LEAD = 6  # sentences that say what a page is about


def answers_older(page: Page, index: int, quote: Span) -> bool:
    """Tell whether what ``quote`` denies is an accusation of another time or of another matter.

    Such an accusation stands before it in its sentence, or in the two sentences before it in its
    paragraph, and is told as an old one, or shares nothing with what the page is about.
    """
    text = page.text
    words = quote.of(text)
    if _NOW.search(words) or not page.parsed:
        return False
    if _told_then(page.parsed[index], page) and _charged_here(words):
        return True
    block = page.layout.sentences[index].block
    before = [
        at
        for at in range(max(0, index - _BACKWARD), index)
        if page.layout.sentences[at].block == block
    ]
    for at in reversed(before):
        said = page.layout.sentences[at].span.of(text)
        if _NOW.search(said):
            return False
        if _ELSEWHERE.search(said) or _told_then(page.parsed[at], page):
            return True
    if _STANDING.search(words) and _strange(page, index, words):
        return True
    asked = _question_before(page, block)
    if asked:
        told = " ".join(page.layout.sentences[at].span.of(text) for at in asked)
        return _CHARGE.search(told) is not None and _strange(page, asked[0], told)
    if not before or not _BACK.search(words):
        return _ELSEWHERE.search(words) is not None
    said = page.layout.sentences[before[-1]].span.of(text)
    return _CHARGE.search(said) is not None and _strange(page, before[-1], said)


def _question_before(page: Page, block: int) -> list[int]:
    """Return the sentences of the question that a turn of a transcript answers, if it is one."""
    blocks = page.layout.blocks
    if block < 1 or not all(_TURN.match(blocks[b].span.of(page.text)) for b in (block - 1, block)):
        return []
    return [at for at, s in enumerate(page.layout.sentences) if s.block == block - 1]


def _charged_here(words: str) -> bool:
    return (
        re.search(r"\b(?:accused|alleged|blamed|charged|claimed|named|said)\b", words) is not None
    )


def _told_then(sentence: Parsed, page: Page) -> bool:
    """Tell whether the telling itself, not what is told, is dated to a year before the page's."""
    days = date_range(page.article.published)
    year = days.latest.year if days and days.latest else None
    words = page.text[
        sentence.offset : sentence.offset + sum(len(t.text_with_ws) for t in sentence.tokens)
    ]
    ago = _AGO.search(words)
    for token in sentence.tokens:
        dated = re.fullmatch(r"(?:19|20)\d\d", token.text) is not None
        old = dated and (year is None or int(token.text) < year)
        if not old and not (ago and ago.start() <= token.idx - sentence.tokens[0].idx < ago.end()):
            continue
        if _is_of_telling(token):
            return True
    return False


def _is_of_telling(token: "Token") -> bool:
    """Tell whether the nearest verb or matter above a time word is one of telling or accusing."""
    for above in token.ancestors:
        if above.pos_ == "VERB":
            return above.lemma_.lower() in _TELLING
        if above.lemma_.lower() in _AFFAIRS:
            return True
    return False


def _strange(page: Page, at: int, said: str) -> bool:
    """Tell whether a sentence shares no word of matter with what the page is about."""
    sentences = page.layout.sentences
    lead = " ".join(s.span.of(page.text) for n, s in enumerate(sentences[:_LEAD]) if n != at)
    lead = f"{page.article.title or ''} {lead}"
    own = _matter(_TURN.sub("", said))
    return len(own) > 1 and at >= 2 and not own & _matter(lead)


def _matter(words: str) -> set[str]:
    stems = {w[:5] for w in re.findall(r"[a-z]{5,}", words.lower())}
    return {s for s in stems if not any(s.startswith(e[:5]) for e in _EMPTY)}
