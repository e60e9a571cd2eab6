# ruff: noqa: E501 -- patterns are read whole
"""Whether a denial answers an older or other accusation, told in the sentences right before it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from app.base.dates import date_range
from app.domain.span import Span
from app.extract.belonging import sides_spoken_of
from app.extract.earlier import MONTHS
from app.extract.page import Page
from app.extract.parties import BODY_HEADS
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
_PERSONS = frozenset(
    ["man", "men", "woman", "businessman", "official", "officials", "officer", "country"]
)
_PLURAL = re.compile(r"(?<=i)es$|s$")
# One told before, and no party of today: "that company", "those sanctions"; not "that claim".
_THAT_ONE = re.compile(
    r"^\W*(?:(?:Both |All |Neither )?(?:of )?)?(?:[Tt]hat|[Tt]hose) (?P<what>(?:[\w-]+ )?[\w-]+)"
)
_THOSE_MEASURES = re.compile(
    r"\b(?:those|that) (?:\w+ )?(?:sanctions?|penalt(?:y|ies)|measures?|fines?|bans?|listings?|designations?|indictments?|convictions?|verdicts?|arrests?|expulsions?|raids?|tariffs?|restrictions?|blacklist\w*|ruling|judge?ment|sentence|steps?|moves?|decisions?|orders?|notices?)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\banother (?P<what>(?:[\w-]+ ){0,3}?[\w-]+)\b", re.IGNORECASE)
_AT_THE_TIME = re.compile(
    r"\b(?:said|replied|answered|responded|denied|called|dismissed|rejected|told \w+)\b[^.;,\"“]{0,30}?\b(?:then|at the time|that (?:year|month|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_LAST_SEASON = re.compile(
    r"\blast (?:spring|summer|autumn|fall|winter|month|year)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_MONTH = re.compile(
    rf"\b(?:in|last|since|back in) (?:(?:early|late|mid)[- ])?(?P<month>{'|'.join(MONTHS)})\b(?! \d)",
    re.IGNORECASE,
)
_TURN = re.compile(r"(?:[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}|Q|A):\s")
_BACKWARD = 2  # sentences
_OPENING = 3  # sentences that tell the news itself
_BOTH = {"CN", "RU"}
_LEAD = 6  # sentences that say what a page is about


def answers_older(page: Page, index: int, quote: Span, *, told: Sequence[Span] = ()) -> bool:
    """Tell whether what ``quote`` denies is an accusation of another time or of another matter.

    Such an accusation stands before it in its sentence, or in the two sentences before it in its
    paragraph, and is told as an old one, or shares nothing with what the page is about. ``told``
    are the statements and answers found before: what is one of them is the page's own matter.
    """
    text = page.text
    words = quote.of(text)
    if _NOW.search(words) or not page.parsed:
        return False
    if _told_then(page.parsed[index], page) and _charged_here(words):
        return True
    if _of_that_one(page, index, words) or _AT_THE_TIME.search(words):
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
    asked = _question_before(page, block)
    if asked:
        put = " ".join(page.layout.sentences[at].span.of(text) for at in asked)
        if _CHARGE.search(put) is None or sides_spoken_of(put) >= _BOTH:
            return False
        return _strange(page, asked[0], put)
    if _stands_alone(page.parsed[index], quote, text) and _strange(page, index, words):
        return True
    if not before or not _BACK.search(words):
        return _ELSEWHERE.search(words) is not None
    said = page.layout.sentences[before[-1]].span.of(text)
    charged = _CHARGE.search(said) is not None
    return charged and not _is_told(page, before[-1:], told) and _strange(page, before[-1], said)


def _is_told(page: Page, at: Sequence[int], told: Sequence[Span]) -> bool:
    return any(page.layout.sentences[a].span.overlaps(t) for a in at for t in told)


def _stands_alone(sentence: Parsed, quote: Span, text: str) -> bool:
    """Tell whether a present-tense denial is all that its sentence tells.

    Beside something said ("says they came to look and denies ..."), or within what is quoted, it is
    the day's answer and not a party's standing line.
    """
    for token in sentence.tokens:
        start = token.idx + sentence.offset
        if not quote.start <= start < quote.end or not _STANDING.fullmatch(token.text):
            continue
        if token.dep_ == "conj" and token.head.pos_ == "VERB":
            continue
        before = text[quote.start : start]
        if before.count('"') % 2 or before.count("“") > before.count("”"):
            continue
        return True
    return False


def _of_that_one(page: Page, index: int, words: str) -> bool:
    """Tell whether the words go on about one told right before as another, or as of long ago.

    "In 2021 a Polish firm was fined. That firm denied wrongdoing.": the firm, the fine and the
    charges that "that" and "those" point at are those of the sentence before.
    """
    one = _THAT_ONE.match(words)
    named = one is not None and _names_one(one["what"])
    if index < 1 or not (named or _THOSE_MEASURES.search(words)):
        return False
    said = page.layout.sentences[index - 1].span.of(page.text)
    if _ELSEWHERE.search(said) or any(_names_one(m["what"]) for m in _ANOTHER.finditer(said)):
        return True
    days = date_range(page.article.published)
    latest = days.latest if days else None
    years = [int(y) for y in _YEAR.findall(said)]
    if years and latest is not None and max(years) < latest.year:
        return True
    if _LAST_SEASON.search(said) and index > _OPENING:
        return True
    month = _IN_MONTH.search(said)
    earlier = (
        month is not None
        and latest is not None
        and MONTHS.index(month["month"].lower()) + 1 != latest.month
    )
    return earlier and index > _OPENING


def _names_one(words: str) -> bool:
    """Tell whether words after "that" or "another" are for a body or person: "steel firm"."""
    heads = {_PLURAL.sub("", w) for w in words.lower().split()}
    return bool((heads | set(words.lower().split())) & (BODY_HEADS | _PERSONS))


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


_NO_MATTER = tuple(e[:5] for e in _EMPTY)


@lru_cache(maxsize=1024)
def _matter(words: str) -> frozenset[str]:
    stems = {w[:5] for w in re.findall(r"[a-z]{5,}", words.lower())}
    return frozenset(s for s in stems if not s.startswith(_NO_MATTER))
