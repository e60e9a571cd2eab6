# ruff: noqa: E501 -- patterns are read whole
"""Who a sentence without a word of reporting is from: "we", a paper it names, the speaker before.

"In her interview with the Daily X the wording was milder" has its source in the sentence itself;
"Nineteen of the pictures were older", right after what two officials said, has it from them.
"""

import re
from dataclasses import replace

from app.base.quick import quick
from app.domain.found import Attribution, FoundClaim, Step
from app.domain.span import Span
from app.domain.words import BlockKind, Naming, SourceKind
from app.extract.naming import short
from app.extract.page import Page
from app.extract.papers import find_paper
from app.extract.raw import in_quote, source_tokens, token_span

_SURE = 0.5  # nobody is said to say it: half of what a clear cue is worth
_WE = re.compile(
    r"\b[Ww]e\b(?! (?:are|were|have been|asked|contacted|reached out|cannot|could not)\b)|\b[Oo]ur (?:\w+ )?(?:analysis|reckoning|estimate|calculation|count|investigation|research|review|findings|assessment|data|paper|report)\b"
)
# "Our view: ..." is said by the page itself; the label stands before the sentence.
_OWN_LABEL = re.compile(r"(?P<who>\b[Oo]ur) (?:\w+ ){0,2}\w+:\s*$")
_LABEL = 40  # characters
# Told by whoever was heard just before, without naming them again.
_AGENTLESS = re.compile(
    r"\b(?:was|were|is|are|has been|have been|had been) (?:also |later |further |only |not |then )?(?:(?:identified|named|described|listed|characteri[sz]ed|designated|referred to) (?:as|only as|in)|identified\b|named\b|put at|estimated at|placed at|valued at|quoted)\b(?! by\b)"
)
_PAPER = r"(?:account|report|reporting|story|article|interview|transcript|paper|study|analysis|investigation|complaint|indictment|filing|affidavit|memo|dossier|statement|book|post|telegram|findings|records|documents|declarations|documentary|podcast|briefing|testimony|rendering|version|contract|contracts|agreement|memorandum|annex|entries|entry|register|registry|invoice|invoices|waybills?|e-mails?|emails?|letters?|leak|files?|papers|filings?|certificates?|permits?|ledgers?|logs?|images?|imagery|pictures|photos|photographs|footage|video|videos|recordings?|transcripts?|database|archive|charter|tender|directive|decree)"
_OWNED = rf"(?:(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Aa]n?|[Oo]ne|[Tt]his|[Tt]hat)\s)?(?:(?!(?:and|or|but)\b)[\w’'.-]+\s){{0,5}}?{_PAPER}(?:\s(?:with|by|in|of|from|to|for)\s(?:the\s)?(?:[A-ZÀ-Þ][\w’'.-]*\s?){{1,5}})?"
_WITHIN = quick(
    rf"\b(?:[Uu]nder the terms of|[Uu]nder(?= (?:the |an? |its |this |that )?(?:\w+ )?(?:contract|agreement|annex|memorandum|protocol|clause|decree|directive|tender|charter)\b)|[Ii]n|[Aa]ccording to|[Ff]rom|[Aa]s per|figures? (?:as [\w ]+ )?in|appears? in|mentioned in|named in|cited in|quoted in|described in|listed in|contained in|laid out in|set out in)\s(?P<paper>{_OWNED})"
)
_ASIDE = r"(?:, (?:(?:first|jointly|now|later|recently|since|partly) )?[a-z]+(?:ed|en|un|wn) (?:by|in|to|with|on|last|this) [^,]{2,60},)?"
_OFFERS = quick(
    rf"^(?:[Oo]nly|[Bb]oth|[Nn]either|[Ee]ven|[Bb]ut|[Yy]et)?\s*(?P<paper>{_OWNED}|[Ii]t|[Tt]hey|[Hh]e|[Ss]he){_ASIDE}\s(?:also |itself |only |itself only |even |now |further )?(?:promis\w+|obliges?|obliged|stipulates?|stipulated|envisages?|envisaged|foresees?|foresaw|provides? for|provided for|commits?|committed|calls? for|called for|sets? out|specif\w+|prescribes?|offers?|offered|arrives?|arrived|contains?|contained|gives?|gave|provides?|provided|names?|named|puts?|lists?|listed|identif\w+|speaks?|spoke|points? to|pointed to|places?|placed|makes?|made|traces?|traced|includes?|included|cites?|cited|counts?|counted|mentions?|mentioned|records?|recorded|concerns?|rests? on|relies on)\b"
)
_BASIS = re.compile(
    r"^(?:[Uu]sing|[Bb]ased on|[Oo]n the basis of|[Dd]rawing on|[Ff]rom|[Rr]elying on|[Ww]orking from|[Bb]y comparing|[Cc]iting)\s(?P<paper>[^,]{6,90}),"
)
_FOUND = re.compile(
    r"^(?:\w+ly, |\w+ly |Meanwhile, |On \w+,? )?(?P<who>[^\"“”:;]{3,90}?),? (?:had |has |have )?(?:\w+ly |also |already |since |now )?(?:found|finds|spotted|discovered|identified|located|noticed|detected|traced|saw|read|counted|uncovered|unearthed|came across)\b"
)
_CHARGES = re.compile(
    r"^(?P<paper>(?:[Aa]n?|[Tt]he) (?:[\w.-]+ ){0,3}?(?:complaint|indictment|lawsuit|affidavit|information|warrant)) (?:that )?(?:was |were |has been )?(?:unsealed|filed|made public|returned|released)\b.*?\b(?:charging|accusing|alleging|naming|stating|claiming|saying)\b"
)
_SAYS = re.compile(
    r"^(?P<who>(?:[Tt]he |[Aa]n? |[A-ZÀ-Þ])[^,;:\"“”]{2,60}?) (?P<cue>(?:also |now |again |further |have |has |had |later )?(?:says?|said|claims?|claimed|alleges?|alleged|states?|stated|reports?|reported|writes?|wrote|argues?|argued|insists?|insisted|maintains?|maintained|estimates?|estimated|believes?|believed|warns?|warned|notes?|noted|adds?|added)) (?P<that>that )?(?P<what>\w.+)$"
)
_INTERVIEW = re.compile(
    r"\b[Ii]n (?P<who>[Hh]er|[Hh]is|[Tt]heir|[A-Z][\w-]+[’']s) (?:\w+ ){0,2}?interview (?:with|to|for|in) (?:the )?(?P<outlet>[A-ZÀ-Þ][\w’'.-]*)"
)
_TAKEN = re.compile(
    r"\bthat (?P<who>(?:the|its|her|his|their) (?:[\w’'-]+ ){0,4}[\w’'-]+) (?:took apart|opened|examined|studied|reviewed|inspected|analy[sz]ed|counted|tested|traced|obtained|identified|dismantled|documented|collected|surveyed|recovered|checked|compared|saw|mapped)\b"
)
_BRACKET = re.compile(r"\((?P<name>[A-Z][^()]{2,50})\)\W*$")
_CARRIED = re.compile(
    r"^\W*(?:(?:[Nn]early |[Aa]lmost |[Aa]bout |[Aa]round |[Oo]nly |[Aa]t least )?(?:[Aa]ll|[Ss]ome|[Mm]ost|[Mm]any|[Nn]one|[Hh]alf|[Ee]ach|[Oo]ne|[A-Z]?[a-z]+(?:-[a-z]+)?|\d[\d.,]*) (?:more |others )?of (?:the|them|those|these|it|its|their)\b|"
    r"(?:[Tt]hese|[Tt]hose|[Tt]his|[Tt]hey|[Ss]uch|[Tt]heir|[Ii]ts|[Ii]t|[Ee]ach one|[Tt]he (?:same|two|three|four|five|six|seven|eight|nine|ten|\d+|others?|rest|remainder|second|third|latter|former))\b)"
)
# What a paper goes on to say, of what papers hold: its terms, parties, amounts and dates.
_TERMS = re.compile(
    r"^(?:The |Its |Their |An? |Another |Further |Each |Every |Declared |Total |Under )(?:[\w’'-]+ ){0,3}?(?:price|prices|value|values|sum|sums|amounts?|costs?|total|terms?|clauses?|annex|annexes|appendix|appendices|articles?|paragraphs?|sections?|page|pages|entry|entries|line|lines|signator(?:y|ies)|signatures?|dates?|deadlines?|deliver(?:y|ies)|payments?|instal(?:l)?ments?|penalt(?:y|ies)|fees?|quantit(?:y|ies)|weights?|volumes?|numbers?|consignors?|consignees?|senders?|recipients?|buyers?|sellers?|parties|addresses|address|stamps?|seals?|descriptions?|columns?|contents?|goods|items?|shipments?|consignments?|invoices?|orders?)\b"
)
_PUT = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly |also |later |only )?(?:identified|named|described|listed|given|put|estimated|valued|quoted|cited|dated|characteri[sz]ed|referred to) (?:as|at|in the (?:report|papers|documents)|only)\b(?!.{0,60}\bby\b)"
)
_ALLEGED = re.compile(
    r"\b(?:allegedly|(?:is|are|was|were) alleged to|it is alleged)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:reportedly|rumou?red|(?:is|are|was|were) (?:thought|believed|said|understood) to)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|half|third|quarter)"
_COUNTS = re.compile(
    rf"^(?P<who>(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|(?:[Hh]er|[Hh]is|[Ii]ts|[Tt]heir) [\w-]+|[Tt]he [\w’'-]+(?: [\w’'-]+){{0,3}}?|[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){{0,4}})) (?:gave|gives|puts?|sets?|placed|places|counted|counts|logged|logs|recorded|records|detected|tracked|spotted|observed|tallied|estimated|estimates|valued|values|reckoned|reckons|pegged|pegs|registered) [^.;]*?\b{_NUMBER}\b",
    0,
)


def find_continued(
    page: Page, index: int, quote: Span, *, after: FoundClaim | None
) -> Attribution | None:
    """Return who stands behind a sentence of no cue of its own, None if the page itself asserts it.

    ``after`` is the claim of the sentence before; None if that one states no claim.
    """
    if page.language != "en":
        return None
    own = _by_itself(page, quote) or _by_paper(page, index, quote) or _by_subject(page, index)
    if own:
        return Attribution(tuple(own), quote, "names-source", _SURE)
    carried = _from_before(page, index, quote, after)
    return Attribution(carried, quote, "continued", _SURE) if carried else None


def with_basis(page: Page, quote: Span, found: Attribution | None) -> Attribution | None:
    """Return ``found`` with the papers a sentence opens with as its origin ("Using X, we traced ...")."""
    basis = (
        _BASIS.match(quote.of(page.text)) if found is not None and page.language == "en" else None
    )
    if found is None or basis is None or len(found.steps) != 1:
        return found
    step = _paper(page, quote, basis.span("paper"))
    if step is None or step.kind != SourceKind.DOCUMENT:
        return found
    return replace(found, steps=(*found.steps, step))


def _by_itself(page: Page, quote: Span) -> list[Step]:
    """Return the source that the sentence names without a verb of saying."""
    words = quote.of(page.text)
    steps: list[Step] = []
    bracket = _BRACKET.search(words)
    if bracket is not None:
        at = quote.start + bracket.start("name")
        for name in page.names:
            if (
                name.kind == "outlet"
                and name.span.start == at
                and name.slug != page.resolver.own_outlet()
            ):
                return [_outlet_step(name.name, name.slug, name.span)]
        inner = Span(at, at + len(bracket["name"]))
        if any(link.span.overlaps(inner) for link in page.article.links):
            step = page.resolver.outlet_called(bracket["name"], inner)
            if step.outlet != page.resolver.own_outlet():
                return [step]
    spoken_as_we = any(
        not in_quote(page.layout, quote.start + m.start()) for m in _WE.finditer(words)
    )
    basis = _BASIS.match(words)
    if spoken_as_we and page.article.outlet:
        itself = page.resolver.source(_first_we(page, quote), None)
        steps += [itself] if itself is not None else []
    label = _OWN_LABEL.search(page.text, max(0, quote.start - _LABEL), quote.start)
    if not steps and label is not None and page.article.outlet:
        itself = page.resolver.source(Span(*label.span("who")), None)
        steps += [itself] if itself is not None else []
    if basis is not None:
        step = _paper(page, quote, basis.span("paper"))
        if step is not None and step.kind == SourceKind.DOCUMENT:
            return [*steps, step]
    if steps:
        return steps
    counted = _COUNTS.match(words)
    if counted is not None:
        step = _paper(page, quote, counted.span("who"))
        if step is not None and step.kind != SourceKind.UNNAMED:
            return [step]
    says = _SAYS.match(words)
    if says is not None and not in_quote(page.layout, quote.start + 1):
        step = _paper(page, quote, says.span("who"))
        if step is not None and (says["that"] or step.kind != SourceKind.UNNAMED):
            cue = Span(quote.start + says.start("cue"), quote.start + says.end("cue"))
            return [replace(step, cue=cue)]
    for pattern in (_INTERVIEW, _CHARGES, _WITHIN, _OFFERS, _TAKEN):
        match = pattern.search(words)
        if match is None or in_quote(page.layout, quote.start + match.start(1)):
            continue
        if pattern is _INTERVIEW:
            return _interviewed(page, quote, match)
        step = _paper(page, quote, match.span(1))
        if step is not None and step.kind != SourceKind.UNNAMED:
            return [*_finder(page, quote, match.start(1)), step]
    return []


def _by_paper(page: Page, index: int, quote: Span) -> list[Step]:
    """Return the paper, picture or recording that the sentence tells the contents of."""
    span = find_paper(page.parsed[index]) if page.parsed else None
    if span is None or not quote.covers(span) or in_quote(page.layout, span.start + 1):
        return []
    step = page.resolver.source(span, None)
    if step is None or step.kind == SourceKind.UNNAMED:
        name = short(span.of(page.text))
        step = Step(SourceKind.DOCUMENT, name, Naming.NAMED, span, None)
    return [step] if step.naming != Naming.BARE_UNNAMED else []


def _by_subject(page: Page, index: int) -> list[Step]:
    """Return the body or paper that is the subject of a verb of counting or of telling contents."""
    if not page.parsed:
        return []
    sentence = page.parsed[index]
    root = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if root is None or root.lemma_.lower() not in _RECORDING | _CONTAINING:
        return []
    if in_quote(page.layout, root.idx + sentence.offset):
        return []
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    thing = any(c.dep_ in ("dobj", "ccomp", "prep") for c in root.children)
    if subject is None or not thing or any(c.dep_ == "neg" for c in root.children):
        return []
    span = token_span(source_tokens(subject, sentence, root), sentence.offset)
    step = page.resolver.source(span, None) if span is not None else None
    if step is None or step.naming == Naming.BARE_UNNAMED:
        return []
    if step.kind == SourceKind.DOCUMENT:
        return [step]
    counts = root.lemma_.lower() in _RECORDING and any(
        t.like_num or t.text[:1].isdigit() for t in sentence.tokens if t.i > root.i
    )
    body = step.kind == SourceKind.ACTOR and step.naming == Naming.INSTITUTION_CLAIMED
    return [step] if counts and body else []


_RECORDING = frozenset(
    ["record", "count", "register", "log", "detect", "track", "spot", "tally", "list", "estimate"]
)
_CONTAINING = frozenset(
    [
        "describe",
        "compare",
        "contain",
        "mention",
        "detail",
        "document",
        "show",
        "give",
        "name",
        "state",
        "outline",
    ]
)


def _finder(page: Page, quote: Span, before: int) -> list[Step]:
    """Return who is said to have found it in the paper named ("Tide Watch found X in a register")."""
    match = _FOUND.match(quote.of(page.text)[:before])
    if match is None:
        return []
    step = _paper(page, quote, match.span("who"))
    named = step is not None and step.kind != SourceKind.UNNAMED and not step.naming.anonymous
    return [step] if step is not None and named else []


def _interviewed(page: Page, quote: Span, match: re.Match[str]) -> list[Step]:
    """Return outlet and speaker of "in her interview with the Daily X"."""
    at = quote.start + match.start("outlet")
    outlet = next(
        (n for n in page.names if n.kind == "outlet" and n.span.covers(Span(at, at + 1))), None
    )
    end = match.end("who") - (2 if match["who"][-1] == "s" and match["who"][-2] in "'’" else 0)
    speaker = _paper(page, quote, (match.start("who"), end))
    steps = [_outlet_step(outlet.name, outlet.slug, outlet.span)] if outlet is not None else []
    return [*steps, speaker] if speaker is not None and speaker.kind == SourceKind.ACTOR else steps


def _first_we(page: Page, quote: Span) -> Span:
    words = quote.of(page.text)
    match = next(
        m for m in _WE.finditer(words) if not in_quote(page.layout, quote.start + m.start())
    )
    return Span(quote.start + match.start(), quote.start + match.end())


def _paper(page: Page, quote: Span, place: tuple[int, int]) -> Step | None:
    span = Span(quote.start + place[0], quote.start + place[1])
    return page.resolver.source(span, None)


def _outlet_step(name: str, slug: str, span: Span) -> Step:
    return Step(SourceKind.OUTLET, name, Naming.INSTITUTION_CLAIMED, span, None, outlet=slug)


def _from_before(page: Page, index: int, quote: Span, after: FoundClaim | None) -> tuple[Step, ...]:
    """Return the source of the claim just before, if this sentence only carries it on."""
    if after is None or after.attribution is None or index == 0:
        return ()
    words = quote.of(page.text)
    here, before = page.layout.sentences[index], page.layout.sentences[index - 1]
    if _OTHERS.search(words):
        return ()
    hinted = _ALLEGED.search(words) is not None
    together = here.block == before.block and here.kind == BlockKind.PARAGRAPH
    agentless = _AGENTLESS.search(words) is not None and " by " not in words
    told = after.attribution.steps[-1].kind is SourceKind.DOCUMENT and _TERMS.match(words)
    carried = _CARRIED.match(words) or _PUT.search(words) or told
    if not hinted and not agentless and not (together and carried):
        return ()
    return tuple(replace(step, cue=None) for step in after.attribution.steps)
