# ruff: noqa: E501 -- patterns are read whole
"""Outlets the desk does not know, by what a text calls them, and whom a whole text credits."""

import re

from app.domain.span import Span
from app.extract.gazetteer import Name
from app.extract.naming import plain, slug_of

_KIND = (
    r"(?:newspaper|magazine|daily|weekly|tabloid|broadcaster|news agency|newswire|wire service|news (?:site|outlet|portal|website)|outlet|publication|"
    r"(?:\w+ )?channel|(?:news )?portal|website|(?:news )?blog|podcast|newsletter|radio station|"
    r"газет[аеуыиіоюй]+|(?:теле)?канал\w*|портал\w*|сайт\w*|журнал\w*|издани\w+|видання|виданню|агентств\w+|агенці\w+|jornal(?: \w+)?|revista(?: \w+)?|agência(?: \w+)?|site(?: \w+)?|portal(?: \w+)?|\w*[zZ]eitung|\w*[mM]agazin|\w*[pP]ortal|Blatt|Nachrichtenagentur)"
)
_NAME = r"[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.-]*(?: (?:of |the |de |da )?[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.-]*){0,4}"
_INTRODUCED = re.compile(
    rf"(?<!\w){_KIND},? (?:[«“„\"](?P<quoted>[^\W\d_][^»”“\"]{{1,40}})[»”“\"]|(?P<name>{_NAME}))"
)
_REPORTING = re.compile(
    rf"(?:^|[.!?] )(?P<name>{_NAME}) (?:is reporting|has reported|reported|reports|wrote|writes) (?:that|on|last|this)\b"
)
_INTERVIEW = re.compile(
    rf"(?:interview (?:with|to|for)|straight from|citing|told|пишет|сообщает|передаёт|передает|пише|повідомляє) [«“\"]?(?P<name>{_NAME})"
)
_APPEARED = re.compile(
    rf"\b(?:article|interview|piece|essay|column|op-ed|investigation|report) (?:published |that appeared |printed )?(?:in|for) (?:the )?(?P<name>{_NAME})"
)
_PAPER = re.compile(
    r"(?:Times|Post|News|Press|Journal|Herald|Tribune|Gazette|Zeitung|Review|[A-Z]{3,})$"
)
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Spring|Summer|Autumn|Winter)\b"
)
_CREDIT_BEFORE = re.compile(
    r"(?:\btold|interview (?:with|to|for|in|by)|according to|(?:reported|published|quoted|carried|obtained|revealed) (?:by|in)|citing|quoting|relying on|straight from|"
    r"spoke to|speaking to|comments? to|\bvia|answers an|entrevista (?:ao|à|a)|citad[oa] (?:pela|pelo)|segundo|пиш[её]т|сообща\w+|передал?\w*|в интервью|за даними|повідомля\w+|пише|gegenüber|berichtet\w*|laut|据)"
    r"[\s:]+(?:(?:the|a|an|der|die|das) )?(?:(?:[A-ZÀ-Þ]?[\w’'-]+ ){0,3})?[«“\"]?$",
    re.IGNORECASE,
)
_FIRST_BY = re.compile(
    r"\bfirst (?:reported|published|revealed|disclosed|carried|broken|printed|made public|appeared|told) (?:\w+ )?(?:by|in|to) (?:the )?$",
    re.IGNORECASE,
)
_CREDIT_AFTER = re.compile(
    r"^[»”\"]?,? ?(?:is reporting|(?:has |have |had )?(?:reported|reports|reporting|wrote|writes|revealed|quoted|quotes)\b|(?:story|report|interview|investigation|article)\b|报道|пиш\w+|сообщ\w+|повідомля\w+|teve acesso|obteve|(?:vorliegen|vorliegt|ausgewertet))"
)
LEAN_SCORE = 0.6  # below a credit line and a link: an opening may credit one outlet of several
_LEADS = 600  # characters of the opening in which a text says what it retells


def find_credited(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return ``names`` with the unknown outlets added that the text itself calls a paper or agency.

    Once a name is introduced, all its later uses and its initials are the same outlet.
    """
    called: dict[str, str] = {}
    for match in _INTRODUCED.finditer(text):
        name = match["quoted"] or _bare(match["name"])
        start = match.start("quoted" if match["quoted"] else "name")
        at = Span(start, start + len(name)) if name else None
        if at is not None and not any(n.span.overlaps(at) for n in names):
            called.setdefault(name, slug_of(name))
    for match in _INTERVIEW.finditer(text):
        name = _bare(match["name"])
        at = Span(match.start("name"), match.start("name") + len(name)) if name else None
        if at and _PAPER.search(name) and not any(n.span.overlaps(at) for n in names):
            called.setdefault(name, slug_of(name))
    for match in _APPEARED.finditer(text):
        name = _bare(match["name"])
        at = Span(match.start("name"), match.start("name") + len(name)) if name else None
        again = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1 if name else False
        two = " " in name or again
        if at and two and not _DATED.match(name) and not any(n.span.overlaps(at) for n in names):
            called.setdefault(name, slug_of(name))
    for match in _REPORTING.finditer(text):
        name = _bare(match["name"])
        if name in called or (
            "is reporting" not in match.group()
            and not re.search(rf"\b(?:{re.escape(name)})[’']s (?:article|story)", text)
        ):
            continue
        called.setdefault(name, slug_of(name))
    for name, slug in list(called.items()):
        initials = "".join(w[0] for w in name.split() if w[0].isupper())
        if len(initials) > 2:
            called.setdefault(initials, slug)
    added: list[Name] = []
    usual = {slug: name for name, slug in reversed(called.items())}
    for name, slug in called.items():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = Span(*match.span())
            if not any(n.span.overlaps(span) for n in (*names, *added)):
                added.append(Name(span, "outlet", slug, usual[slug], None))
    return tuple(sorted((*names, *added), key=lambda n: n.span.start)) if added else names


def _bare(name: str) -> str:
    first = re.split(r"(?<=\w\w)[.] ", name)[0]  # a name never runs on into the next sentence
    return re.sub(r"(?:['’]s|[.,'’-])$", "", first).strip()


def find_lean(text: str, names: tuple[Name, ...], own: str | None, *, start: int) -> Name | None:
    """Return the one outlet that the opening of a text credits, None where it is none or several."""
    credited: dict[str, Name] = {}
    for name in names:
        if name.kind != "outlet" or name.slug == own:
            continue
        first = _FIRST_BY.search(text[max(start, name.span.start - 70) : name.span.start])
        if not start <= name.span.start < start + _LEADS and not first:
            continue
        before = text[max(start, name.span.start - 70) : name.span.start]
        after = text[name.span.end : name.span.end + 40]
        if first or _CREDIT_BEFORE.search(before) or _CREDIT_AFTER.match(after):
            credited.setdefault(plain(name.name), name)
    return next(iter(credited.values())) if len(credited) == 1 else None
