# ruff: noqa: E501 -- word lists and patterns are read whole
"""Who did an act: whom its verb, its words or their speaker name."""

import re
from typing import TYPE_CHECKING

from app.domain.found import Step
from app.domain.span import Span
from app.domain.words import Act, Naming, SourceKind
from app.extract.acting import SAID_NOUNS
from app.extract.addressing import Who, addressed, asked_of, is_nobody, named_after
from app.extract.cues import SPEECH, STANCES
from app.extract.page import ASIDE, Attributed, Page
from app.extract.parties import as_party
from app.extract.responses import ActFound, head_token
from app.extract.sentences import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_MESSAGE = re.compile(
    r"(?:phone |telephone |repeated |written |several |two |three )*(?:calls?|e-?mails?|letters?|questions?|messages?|requests?|queries|inquir\w+|enquir\w+)\b"
    r".*?\b(?:to|for|from|with)\s+",
    re.IGNORECASE,
)
_AS_DID = re.compile(r"\b(?:as|so) (?:did|has|have|does|do) (?P<who>[^,.;]{3,60})", re.IGNORECASE)
_VERSION = re.compile(
    r"\b[Ii]n (?P<who>[^,.;]{3,50}?)['’]s? (?:version|account|telling|words|view)\b"
)
_TURN = re.compile(r"(?:^|(?<=[.?!] ))(?P<name>(?:[A-Z][\w.'’-]* ){0,3}[A-Z][\w.'’-]*):\s")
_FOREIGN_BODY = re.compile(
    r"компани|компані|министерств|міністерств|ведомств|відомств|посольств|фирм|фірм|завод|"
    r"empresa|companhia|ministério|embaixada|Firma|Unternehmen|Ministerium|Botschaft|Konzern|"
    r"公司|该部|使馆|企业",
    re.IGNORECASE,
)
_MEANS = frozenset({"phone", "telephone", "email", "mail", "post", "fax", "letter", "text", "noon"})
_PRONOUNS = frozenset(
    ["it", "he", "she", "they", "we", "i", "who", "which", "that", "neither", "both", "none"]
)
_SPOKE_NEAR = 3  # speakers back
_HEIRS = frozenset(["it", "they", "he", "she"])
_TWO = re.compile(
    r"^(?:both|neither|the two)(?: of (?:them|the two))?(?: (?:\w+ ){0,2}?(?:ministr|embass|side|capital|countr|government|"
    r"compan|firm|agenc|militar|arm|nav|part|office|spokes|cit|maker|bank)\w*)?$",
    re.IGNORECASE,
)


def who_did(page: Page, act: ActFound, index: int, quote: Span, here: list[Attributed]) -> Who:
    """Return everyone who did ``act``, with the words for them; empty where nobody can be told.

    ``here`` are the attributions of the sentence, and of the quotation it belongs to.
    """
    if act.who is not None:
        return asked_of(page, act.who)
    if not page.parsed:
        return _told_by(page, act, here) or _nearest(page, act, quote) or _described(page, quote)
    sentence = page.parsed[index]
    verb = head_token(sentence, act.at)
    if act.act in (Act.NO_COMMENT, Act.NCND) and verb is not None:
        spared = named_after(page, act, verb, quote)
        if spared:
            return spared
    subject = _subject(sentence, verb) if verb is not None else None
    if act.act == Act.NO_COMMENT and (subject is None or is_nobody(sentence, subject)):
        asked = addressed(page, index, act.at.start, quote)
        if asked:
            return asked
    if act.own and subject is not None:
        words = subject.of(page.text)
        two = _last_two(page, words, subject.start)
        if two:
            return two
        above = _said_above(sentence, verb, here) if words.lower() in _HEIRS else []
        if above:
            raw, attribution = above[0]
            return [(attribution.steps[-1], raw.source.of(page.text) if raw.source else "")]
        if words.lower() not in _PRONOUNS or not _covering(page, act, here):
            found = _parties(page, sentence, subject)
            if found:
                return [*found, *_as_did(page, act, quote)]
            cued = any(
                r.cue is not None
                and r.cue.overlaps(act.at)
                and (r.source is None or r.source.overlaps(subject))
                for r, _ in here
            )
            if not cued and _another_did(act, verb):
                return []
            last = _last_spoken(page) if words.lower() in _HEIRS else None
            if last is not None:
                return [(last, words)]
    told = _in_version(page, act) or _told_by(page, act, here)
    if told:
        if told[0][0] is not None and told[0][0].kind != SourceKind.ACTOR and subject is not None:
            return _parties(page, sentence, subject) or told
        return told
    if subject is not None and verb is not None and (act.own or _says(verb)):
        found = _parties(page, sentence, subject)
        if found:
            return found
    kind = page.layout.sentences[index].kind
    turn = _turn(page, index)
    if turn:
        return turn
    before = [(r, a) for r, a in here if r.cue is not None and r.cue.end <= act.at.start]
    if not act.own and before:  # told on in free speech: "..., it said; the story was an invention"
        raw, attribution = before[-1]
        return [(attribution.steps[-1], raw.source.of(page.text) if raw.source else "")]
    colon = page.text.rfind(":", quote.start, act.at.start)
    root = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if not act.own and colon >= 0 and root is not None and root.idx + sentence.offset < colon:
        opened = _subject(sentence, root)
        if opened is not None and opened.end <= colon:
            return _parties(page, sentence, opened)
    verbless = not any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens)
    return _nearest(page, act, quote) if kind in ASIDE or verbless else []


def _said_above(sentence: Parsed, verb: "Token | None", here: list[Attributed]) -> list[Attributed]:
    """Return the attribution whose verb of saying governs ``verb``: "X said that it had not ..."."""
    offset = sentence.offset
    token = verb
    while token is not None and token.dep_ in ("ccomp", "xcomp", "conj", "acomp"):
        token = token.head
        start = token.idx + offset
        found = [
            (r, a)
            for r, a in here
            if r.cue is not None and r.source is not None and r.cue.start <= start < r.cue.end
        ]
        if found:
            return found[:1]
    return []


def _last_spoken(page: Page) -> Step | None:
    """Return the party that spoke last; an outlet that was told it is passed over."""
    near = page.resolver.spoken[-_SPOKE_NEAR:]
    return next((s for s in reversed(near) if s.kind == SourceKind.ACTOR and s.actor), None)


def _another_did(act: ActFound, verb: "Token | None") -> bool:
    """Tell whether the verb has a subject of its own that does it, though it is no party."""
    if verb is None or act.act in (Act.NO_COMMENT, Act.UNAWARE, Act.COMMENT_REQUESTED):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return (
        subject is not None
        and verb.pos_ == "VERB"
        and subject.lower_ not in _PRONOUNS
        and subject.lemma_.lower() not in SAID_NOUNS
    )


def _says(verb: "Token") -> bool:
    """Tell whether the nearest finite verb above the words is one of saying."""
    token = verb
    for _ in range(5):
        if token.lemma_.lower() in SPEECH | STANCES and token.pos_ == "VERB":
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _covering(page: Page, act: ActFound, here: list[Attributed]) -> list[Attributed]:
    """Return the attribution that an act belongs to: the one its words are the cue of, or content.

    In "its director said he could not speak", he is the director.
    """
    by_cue = [(r, a) for r, a in here if r.cue is not None and r.cue.overlaps(act.at)]
    inside = [(r, a) for r, a in here if r.content.overlaps(act.at)]
    nearest = sorted(inside, key=lambda pair: pair[0].content.end - pair[0].content.start)
    both = [*by_cue, *nearest]
    named = [(r, a) for r, a in both if r.source and r.source.of(page.text).lower() not in _HEIRS]
    both = [*named, *(pair for pair in both if pair not in named)]
    return [p for p in both if p[1].steps[-1].kind == SourceKind.ACTOR][:1] or both[:1]


def _told_by(page: Page, act: ActFound, here: list[Attributed]) -> Who:
    covering = _covering(page, act, here)
    if not covering:
        return []
    raw, attribution = covering[0]
    return [(attribution.steps[-1], raw.source.of(page.text) if raw.source else "")]


def _parties(page: Page, sentence: Parsed, subject: Span) -> Who:
    """Return the parties that a subject names, one for each of its coordinated parts."""
    found: Who = []
    for part in _parts(sentence, subject):
        words = part.of(page.text)
        called = _MESSAGE.match(words)
        span = Span(part.start + called.end(), part.end) if called else part
        step = page.resolver.source(span, None) or Step(
            SourceKind.UNNAMED, span.of(page.text), Naming.DESCRIBED_UNNAMED, span, None
        )
        party = as_party(page, step, span.of(page.text))
        if (
            step.kind == SourceKind.ACTOR
            or step.naming == Naming.OFFICE
            or called
            or (party is not None and party.actor is not None)
        ):
            found.append((step, span.of(page.text)))
    return found


def _parts(sentence: Parsed, subject: Span) -> list[Span]:
    """Return the coordinated parts of a noun phrase ("Seoul and the embassy"), else the whole."""
    offset = sentence.offset
    inside = [t for t in sentence.tokens if subject.start <= t.idx + offset < subject.end]
    if not inside:
        return [subject]
    head = min(inside, key=lambda t: len(list(t.ancestors)))
    others = [
        t for t in inside if t.dep_ == "conj" and (t.head.i == head.i or t.head.dep_ == "conj")
    ]
    others = [t for t in others if t.text[:1].isupper() or any(c.dep_ == "det" for c in t.children)]
    if not others:
        return [subject]
    starts = [inside[0], *(t.left_edge for t in others)]
    parts: list[Span] = []
    for place, start in enumerate(starts):
        stop = starts[place + 1].i if place + 1 < len(starts) else inside[-1].i + 1
        words = [
            t for t in inside if start.i <= t.i < stop and t.dep_ not in ("cc", "preconj", "punct")
        ]
        words = [t for t in words if t.lower_ not in ("both", "neither", "nor", "either")]
        if words:
            parts.append(Span(words[0].idx + offset, words[-1].idx + len(words[-1]) + offset))
    return parts or [subject]


def _last_two(page: Page, words: str, before: int) -> Who:
    """Return the two parties named last, which "both" and "neither ministry" mean."""
    if not _TWO.match(words):
        return []
    seen: dict[str, tuple[Step, str]] = {}
    for name in reversed(page.names):
        if name.kind != "actor" or not name.whole or name.span.end > before:
            continue
        step = Step(
            SourceKind.ACTOR,
            name.name,
            Naming.INSTITUTION_CLAIMED,
            name.span,
            None,
            actor=name.slug,
        )
        seen.setdefault(name.slug, (step, name.span.of(page.text)))
        if len(seen) == 2:
            return list(reversed(list(seen.values())))
    return []


def _as_did(page: Page, act: ActFound, quote: Span) -> Who:
    """Return who is said to have done the same ("as did the fleet")."""
    match = _AS_DID.search(page.text, act.at.end, quote.end)
    if match is None:
        return []
    span = Span(match.start("who"), match.end("who"))
    return [(page.resolver.source(span, None), span.of(page.text))]


def _in_version(page: Page, act: ActFound) -> Who:
    """Return whose version is told ("In the army's version, it was ...")."""
    start = max(0, act.at.start - 60)
    match = _VERSION.search(page.text, start, act.at.end)
    if match is None:
        return []
    span = Span(match.start("who"), match.end("who"))
    return [(page.resolver.source(span, None), span.of(page.text))]


def _turn(page: Page, index: int) -> Who:
    """Return who speaks in a transcript: the name before the last colon, after a question."""
    sentence = page.layout.sentences[index]
    block = page.layout.blocks[sentence.block].span
    turns = list(_TURN.finditer(page.text, block.start, sentence.span.start + 1))
    turns = [m for m in turns if m.end() <= sentence.span.start + 1 + len(m["name"]) + 2]
    if not turns or "?" not in page.text[block.start : turns[-1].start("name")] or len(turns) < 2:
        return []
    if re.fullmatch(r"Q|A|Question|Answer|Reporter|Journalist", turns[-1]["name"]):
        return []
    span = Span(turns[-1].start("name"), turns[-1].end("name"))
    return [(page.resolver.source(span, None), span.of(page.text))]


def _nearest(page: Page, act: ActFound, quote: Span) -> Who:
    """Return the actor named before the act in the same words, else the one after it."""
    near = [n for n in page.names if n.kind == "actor" and n.whole and quote.covers(n.span)]
    before = [n for n in near if n.span.end <= act.at.start]
    chosen = before[:1] or (near[:1] if act.act != Act.POSITION else [])
    return [
        (
            Step(SourceKind.ACTOR, n.name, Naming.INSTITUTION_CLAIMED, n.span, None, actor=n.slug),
            n.span.of(page.text),
        )
        for n in chosen
    ]


def _described(page: Page, quote: Span) -> Who:
    """Return whom "the company" or "the ministry" means outside English: the one named last."""
    if not _FOREIGN_BODY.search(quote.of(page.text)):
        return []
    near = [n for n in page.names if n.kind == "actor" and n.whole and n.span.end <= quote.start]
    return [
        (
            Step(SourceKind.ACTOR, n.name, Naming.INSTITUTION_CLAIMED, n.span, None, actor=n.slug),
            n.span.of(page.text),
        )
        for n in near[-1:]
    ]


def _subject(sentence: Parsed, verb: "Token") -> Span | None:
    """Return the noun phrase that governs ``verb``: its subject, its agent, or its clause's."""
    top = verb
    offset = sentence.offset
    for _ in range(6):
        agents = [
            c
            for a in top.children
            if a.dep_ == "agent"
            for c in a.children
            if c.dep_ == "pobj" and c.lower_ not in _MEANS
        ]
        for child in top.children:
            if child.dep_ not in ("nsubj", "nsubjpass"):
                continue
            head = agents[0] if agents and child.dep_ != "nsubj" else child
            if head.lower_ in ("who", "which", "that") and top.dep_ == "relcl":
                head = top.head
            left, right = head.left_edge.i, head.right_edge.i
            tokens = [t for t in sentence.tokens if left <= t.i <= right and t.i != top.i]
            tokens = [t for t in tokens if not (top.dep_ == "relcl" and t.i >= top.left_edge.i)]
            while tokens and tokens[-1].is_punct:
                tokens.pop()
            if tokens:
                last = tokens[-1]
                return Span(tokens[0].idx + offset, last.idx + len(last) + offset)
        if top.head.i == top.i:
            return None
        top = top.head
    return None
