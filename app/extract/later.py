# ruff: noqa: E501 -- word lists and patterns are read whole
"""Who a person described first is by name, where the next sentences tell it.

"A reserve colonel who teaches there told the paper" and then "Ivan Roth made the remark in an
interview": the colonel is Ivan Roth. A reader takes the first person named after a description for
the one described, unless an office, a country or a wish not to be named speaks against it.
"""

import re
from typing import TYPE_CHECKING

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract import cues
from app.extract.gazetteer import Name
from app.extract.naming import ORG_WORD, like_outlet
from app.extract.raw import Raw
from app.extract.sentences import Layout, Parsed
from app.extract.source_words import COLLECTIVES, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAD = 5  # sentences of an opening, which describes whom the next ones name
_AHEAD = 3  # sentences in which a name is still the next thing told of somebody
_KEPT_SECRET = re.compile(
    r"\b(?:anonym\w+|unnamed|not (?:to )?be (?:named|identified)|without being named|not (?:be )?authori[sz]ed|withh\w+ (?:his|her|their) name|name (?:was )?withheld|declined to (?:give|be))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:remarks?|comments?|interview|statement|warning|claims?|words|account|revelation|admission|disclosure|speech|testimony|briefing|hearing|tells?|told|said|says|wrote|writes|spoke|speaking|talked|talking|recalled|explained|posted|published)\b"
)
_ONE = re.compile(r"(?:an?|one|the|his|her|its|their)\b", re.IGNORECASE)
_SOME = re.compile(
    r"(?:two|three|four|several|both|some|multiple|a (?:pair|couple|number) of) (?:[\w-]+ ){0,3}(?:sources|outlets|papers|newspapers|agencies|channels|media|reports|accounts|documents|records)$",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(
    r"(?:One|The first)(?: of (?:them|these|those))?(?: is| was| came from| comes from|,) (?P<who>(?:the |an? )?[^,;.]{3,60})(?:[,;.]| and )"
)
_ANOTHER = re.compile(
    r"^\W*(?:another|a second|a third|separately|meanwhile|by contrast|elsewhere)\b", re.IGNORECASE
)
_FAMILIES = tuple(
    frozenset(words.split())
    for words in (
        "officer colonel general major captain lieutenant commander admiral sergeant soldier serviceman servicewoman veteran instructor trainer pilot airman seaman sailor fighter brigadier marshal commodore marine cadet conscript reservist",
        "minister politician lawmaker official leader premier president senator deputy mp governor mayor secretary chancellor statesman",
        "spymaster chief head director official boss spook operative agent officer colonel general",
        "analyst expert researcher professor scholar academic fellow historian scientist specialist lecturer economist author engineer sinologist",
        "executive manager director owner businessman businesswoman entrepreneur founder boss chairman chairwoman ceo chief dealer trader broker supplier industrialist",
        "spokesman spokeswoman spokesperson official press",
        "ambassador envoy diplomat consul official attache representative",
        "worker employee engineer technician mechanic welder operator foreman clerk designer docker driver railwayman",
        "blogger activist volunteer journalist reporter correspondent editor columnist commentator",
        "lawyer attorney prosecutor judge counsel solicitor barrister investigator detective",
        "skipper captain fisherman seaman sailor mariner master mate",
    )
)
_AGENT = re.compile(r"\w{2}(?:er|or|ist|ian|man|woman|eer|master|smith|hand)$")
_THINGS = frozenset(
    [
        "paper",
        "newspaper",
        "letter",
        "number",
        "order",
        "ledger",
        "register",
        "chapter",
        "centre",
        "center",
        "quarter",
        "border",
        "river",
        "sector",
        "reactor",
        "motor",
        "error",
        "tractor",
        "corridor",
        "computer",
        "carrier",
        "cruiser",
        "helicopter",
        "tanker",
        "freighter",
        "trailer",
        "container",
        "tracker",
        "counter",
        "monitor",
        "newsletter",
        "folder",
        "poster",
        "banner",
        "server",
        "printer",
        "scanner",
        "sensor",
        "radar",
        "tower",
        "water",
        "power",
        "matter",
        "mirror",
        "cover",
        "december",
        "november",
        "october",
        "september",
        "manor",
        "terror",
        "tenor",
    ]
)
_RANKED = _FAMILIES[:3]  # offices that people of rank hold
_NOT_PERSON = (
    cues.DOCUMENT_HEADS
    | cues.OUTLET_HEADS
    | cues.COLLECTIVE_HEADS
    | cues.REPORT_HEADS
    | COLLECTIVES
    | frozenset(["source", "sources", "people", "person", "insider", "one", "some"])
)


def find_named_later(
    layout: Layout, parsed: tuple[Parsed, ...], raws: list[Raw], names: tuple[Name, ...]
) -> dict[Span, Span]:
    """Return for each description of one person, as worded in ``raws``, where the name stands."""
    found: dict[Span, Span] = {}
    for raw in raws:
        source = raw.source
        several = _several(layout, raw) if source is not None else None
        if source is not None and several is not None:
            found[source] = several
            continue
        if source is None or source in found or not _describes_one(layout.text, source):
            continue
        name = _next_person(layout, parsed, raw.sentence, source, names)
        if name is not None:
            found[source] = name
    return found


def _several(layout: Layout, raw: Raw) -> Span | None:
    """Return the first of several sources that the next sentence goes through ("One is the Echo")."""
    text = layout.text
    if raw.source is None or _SOME.match(raw.source.of(text)) is None:
        return None
    after = layout.sentences[raw.sentence + 1 : raw.sentence + 2]
    one = _FIRST_OF.match(after[0].span.of(text)) if after else None
    if one is None:
        return None
    return Span(after[0].span.start + one.start("who"), after[0].span.start + one.end("who"))


def _describes_one(text: str, source: Span) -> bool:
    words = source.of(text)
    return (
        _ONE.match(words) is not None
        and _head(words) not in _NOT_PERSON
        and not re.search(r"[A-ZÀ-Þ][a-zà-þ’'-]+ [A-ZÀ-Þ][a-zà-þ’'-]+(?:,|$)", words)
        and _is_role(words)
    )


def _head(words: str) -> str:
    of_those = re.match(r"one of (?:the|those|these|its|his|her|their) (?P<rest>.+)", words)
    bare = of_those["rest"] if of_those else words
    noun = re.split(
        r",| (?:of|in|from|at|with|who|which|that|on|by|for|whose|and|to|as)\b", bare, maxsplit=1
    )[0]
    last = re.findall(r"[\w’'-]+", noun)
    head = last[-1].lower() if last else ""
    return head.rstrip("s") if of_those else head


def _is_role(words: str) -> bool:
    head = _head(words)
    single = {w for w in cues.UNNAMED_HEADS | cues.PERSON_HEADS if not w.endswith("s")}
    known = head in single or any(head in family for family in _FAMILIES)
    return known or (_AGENT.search(head) is not None and head not in _THINGS)


def _next_person(
    layout: Layout, parsed: tuple[Parsed, ...], at: int, source: Span, names: tuple[Name, ...]
) -> Span | None:
    """Return where the person named first after ``source`` stands, if it can be the one described."""
    text = layout.text
    words = source.of(text)
    if _KEPT_SECRET.search(layout.sentences[at].span.of(text)):
        return None
    lead = [i for i in range(at) if _in_body(parsed[i])]
    if len(lead) >= _LEAD or any(_person_in(layout, parsed[i], names) is not None for i in lead):
        return None
    before = text[layout.blocks[0].span.start : source.start]
    said = " ".join(parsed[i].sentence.span.of(text) for i in lead).lower()
    definite = re.match(r"an?\b|one\b", words, re.IGNORECASE) is None
    if definite and re.search(rf"\b{re.escape(_head(words))}\b", said):
        return None
    body = [i for i in range(at + 1, len(parsed)) if _in_body(parsed[i])][:_AHEAD]
    for i in body:
        sentence = parsed[i].sentence.span
        if _ANOTHER.match(sentence.of(text)) or _KEPT_SECRET.search(sentence.of(text)):
            return None
        found = _person_in(layout, parsed[i], names)
        if found is None:
            continue
        phrase, whole, name = found
        if re.search(rf"\b{re.escape(name.of(text).split()[-1])}\b", before):
            return None
        fits = _fits(text, source, phrase, sentence, names)
        return whole if fits else None
    return None


def _in_body(sentence: Parsed) -> bool:
    return sentence.sentence.kind in (BlockKind.PARAGRAPH, BlockKind.STANDFIRST)


def _person_in(
    layout: Layout, sentence: Parsed, names: tuple[Name, ...]
) -> tuple[Span, Span, Span] | None:
    """Return the first subject that is a person's full name: its phrase, with titles, and bare."""
    text = layout.text
    for token in sentence.tokens:
        if token.pos_ != "PROPN":
            continue
        run = _run(sentence, token)
        opens = run[0].i == sentence.tokens[0].i and _goes_on(sentence, token)
        if token.dep_ not in ("nsubj", "nsubjpass") and not opens:
            continue
        bare = [t for t in run if t.lower_.rstrip(".") not in TITLES]
        if len(bare) not in (2, 3) or bare != run[len(run) - len(bare) :]:
            continue
        start, end = run[0].idx + sentence.offset, run[-1].idx + len(run[-1]) + sentence.offset
        whole, name = Span(start, end), Span(bare[0].idx + sentence.offset, end)
        if _called_otherwise(name.of(text)) or not all(t.text[:1].isupper() for t in bare):
            continue
        if any(
            n.span.overlaps(name) and (n.kind == "outlet" or (n.country and n.span == name))
            for n in names
        ):
            continue
        if any(n.span.overlaps(name) and n.kind == "actor" and not n.whole for n in names):
            continue
        left = token.left_edge.idx + sentence.offset
        return Span(min(left, start), end), whole, name
    return None


def _goes_on(sentence: Parsed, last: "Token") -> bool:
    """Tell whether a comma or a verb follows: the name that opens the sentence is whole."""
    after = next((t for t in sentence.tokens if t.i == last.i + 1), None)
    return after is not None and (after.text == "," or after.tag_ in ("VBD", "VBZ"))


def _called_otherwise(name: str) -> bool:
    """Tell a body's or a paper's name from a person's."""
    words = {w.lower() for w in name.split()}
    return ORG_WORD.search(name) is not None or bool(words & _NOT_PERSON) or like_outlet(name)


def _run(sentence: Parsed, last: "Token") -> "list[Token]":
    """Return the capitalised words that end in ``last``, titles among them."""
    tokens = sentence.tokens
    at = next(n for n, t in enumerate(tokens) if t.i == last.i)
    first = at
    while first > 0 and tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos_ != "DET":
        if tokens[first - 1].pos_ not in ("PROPN", "NOUN", "ADJ"):
            break
        first -= 1
    return list(tokens[first : at + 1])


def _fits(text: str, source: Span, whole: Span, sentence: Span, names: tuple[Name, ...]) -> bool:
    """Tell whether the person named can be the one described: same calling, country, and a telling.

    ``whole`` is the phrase of the name with all that stands before it.
    """
    words = source.of(text)
    after = re.match(r",\s+(?:\d\d,\s+)?(?P<what>(?:an?|the|who)\b[^,]{3,80}),", text[whole.end :])
    seat = re.match(
        r" (?:of|at|from|with|for) (?:the )?(?P<where>[A-ZÀ-Þ][\w’'-]+)", text[whole.end :]
    )
    if seat is not None and seat["where"] not in words:
        return False
    called = f"{whole.of(text)} {after['what'] if after else ''}"
    lands = {n.country for n in names if n.country and source.covers(n.span)}
    theirs = {
        n.country
        for n in names
        if n.country and whole.start <= n.span.start < whole.end + (after.end() if after else 0)
    }
    if lands and theirs and not lands & theirs:
        return False
    roles = {r for w in re.findall(r"[\w-]+", called.lower()) for r in [w] if _is_role(w)}
    head = _head(words)
    if roles and any(head in family for family in _FAMILIES):
        ranked = any(head in family for family in _RANKED)
        return any(
            head == r
            or (ranked and r in _FAMILIES[0])
            or any(head in f and r in f for f in _FAMILIES)
            for r in roles
        )
    return _TOLD.search(sentence.of(text)) is not None
