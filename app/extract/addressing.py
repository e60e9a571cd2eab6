# ruff: noqa: E501 -- patterns are read whole
"""Whom a page says it has asked, and who is told to have given no answer."""

import re
from typing import TYPE_CHECKING

from app.domain.found import Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract.page import Page
from app.extract.responses import ActFound
from app.extract.sentences import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

Who = list[tuple[Step | None, str]]

_FROM = re.compile(
    r"\b(?:from|by|at|with|of|to) (?P<who>(?:the |an? |its |his |her |their )?(?:[\w’'-]+ ){0,7}?[\w’'-]+)"
    r"(?= to (?:a |the |messages?|questions?|requests?|our|calls?)|,|\.|;|$| by | on | before | at the time| over | about | when| as of | after )"
)
_WHEN = re.compile(
    r"(?:the |this |late |early |next |last )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May\b|June|July|Aug|Sept|Oct|Nov|Dec|noon|midnight|morning|evening|night|afternoon|today|tonight|yesterday|tomorrow|then\b|now\b|time\b|press time|deadline|publication|close\b|end\b|week|month|weekend|least|once|last\b|first\b|all\b|\d)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:(?:sent|put|forwarded|submitted|e-?mailed|showed|shown|passed|presented|addressed|posted|took|relayed)\b[^.;]{2,70}? to|wrote to|written to|turned to|reached out to|called|telephoned|phoned|rang|e-?mailed|contacted|approached|asked|messaged|pressed) "
    r"(?P<who>(?:the |an? |its |both |his |her |their )?[\w’'&-]+(?: [A-Z][\w’'&-]+| (?:of|for) (?:the )?[\w’'-]+| (?:ministry|embassy|company|firm|plant|yard|works|institute|academy|office|service|ministries|embassies|maker|supplier|department)(?: in [A-Z]\w+)?)*)"
)
_NOBODY = frozenset(["nobody", "no", "one", "none", "neither", "nothing", "there"])


def named_after(page: Page, act: ActFound, verb: "Token", quote: Span) -> Who:
    """Return who gave no answer where the words say "no answer from X", "silence from X"."""
    if verb.pos_ == "VERB" and not re.search(
        r"\b(?:no|brought|drew|there|with|without|neither)\b", act.at.of(page.text), re.IGNORECASE
    ):
        return []
    rest = Span(max(act.at.start, act.at.end - 6), quote.end)
    match = _FROM.search(page.text, rest.start, rest.end)
    if match is None or not match[0].startswith(("from", "by", "at")):
        return []
    if _WHEN.match(match["who"]):
        return []
    span = Span(match.start("who"), match.end("who"))
    step = page.resolver.source(span, None)
    party = page.resolver.party(step) if step is not None else None
    return [(party, span.of(page.text))] if party is not None and party.actor else []


def is_nobody(sentence: Parsed, subject: Span) -> bool:
    """Tell whether a subject names nobody: "nobody answered", "there was no reply"."""
    words = [t for t in sentence.tokens if subject.start <= t.idx + sentence.offset < subject.end]
    return not words or words[0].lower_ in _NOBODY or words[0].lower_ in ("two", "both", "all")


def addressed(page: Page, index: int, at: int, quote: Span) -> Who:
    """Return whom the page says, before ``at``, to have asked: in ``quote`` or the sentence before it."""
    start = quote.start
    before = page.layout.sentences[index - 1] if index else None
    if before is not None:
        start = min(start, before.span.start)
    found = list(_ADDRESSED.finditer(page.text, start, at))
    if not found:
        return []
    return asked_of(page, Span(found[-1].start("who"), found[-1].end("who")))


def asked_of(page: Page, who: Span) -> Who:
    """Return the parties that the words for those asked name, else whom the words describe."""
    names = [n for n in page.names if n.kind == "actor" and n.whole and n.span.overlaps(who)]
    if names:
        return [
            (
                Step(
                    SourceKind.ACTOR, n.name, Naming.INSTITUTION_CLAIMED, n.span, None, actor=n.slug
                ),
                n.span.of(page.text),
            )
            for n in names
        ]
    return [(page.resolver.source(who, None), who.of(page.text))]
