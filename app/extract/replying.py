# ruff: noqa: E501 -- patterns are read whole
"""What a party says in answer without a word for answering: read from what it says and when."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.found import FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Act, BlockKind, Naming, SourceKind
from app.extract.addressing import addressed
from app.extract.asking import find_asked
from app.extract.conceding import concedes
from app.extract.cues import COLLECTIVE_HEADS
from app.extract.naming import plain
from app.extract.page import Attributed, Page
from app.extract.parties import (
    answered_claim,
    as_party,
    charges,
    named_before,
    speaks_for_body,
)
from app.extract.raw import Raw
from app.extract.responses import HEARSAY, ActFound
from app.extract.speaking_on import answer_after_colon, goes_on, is_role, same_act, spoken_for
from app.extract.turns import turn_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_STOUT = frozenset(
    [
        "insist",
        "maintain",
        "protest",
        "object",
        "stress",
        "emphasize",
        "emphasise",
        "swear",
        "contend",
        "argue",
    ]
)
_REPLY = frozenset(["respond", "reply", "retort", "counter", "rejoin", "react", "answer"])
_ASKED_ABOUT = re.compile(
    r"\b(?:asked|pressed|questioned|quizzed|challenged|pushed|grilled)\b[^.]{0,30}?\b(?:about|on|whether|if|how|why|over|by|for)\b|\bin (?:response|reply|answer)\b|"
    r"\bwhen (?:asked|shown|pressed|questioned|challenged|told)\b|\bwithout (?:addressing|mentioning|answering|referring)\b|\b(?:was|were) raised\b",
    re.IGNORECASE,
)
_NONE = frozenset(
    ["no", "nobody", "none", "nothing", "neither", "nor", "never", "nowhere", "hardly"]
)
_DUTY = frozenset(
    [
        "should",
        "must",
        "ought",
        "shall",
        "can",
        "could",
        "will",
        "would",
        "may",
        "might",
        "want",
        "need",
    ]
)
_PERSONAL = frozenset(["he", "she", "it", "they"])
_COUNSEL = frozenset(["advise", "recommend", "suggest", "invite", "urge", "counsel", "encourage"])
_LIMITS = re.compile(
    r"\b(?:no|not|any|without|nothing)\b[^.;]{0,20}\b(?:evidence|signs?|proof|indications?|trace|shows?|suggests?)\b",
    re.IGNORECASE,
)
_UNSAID = frozenset(["will", "would", "may", "might", "could", "should", "can", "’ll", "'ll"])
_MILD = re.compile(
    r"\bnot (?:only|just|merely|yet|least|surprising|clear|easy|afraid)\b", re.IGNORECASE
)
_HARM = re.compile(
    r"\b(?:fuel(?:s|l?ed|l?ing)|stok(?:es?|ed|ing)|arm(?:s|ed|ing)\b|provok\w+|escalat\w+|threaten\w*|violat\w+|breach\w*|endanger\w*|sp(?:ies|ied|ying) on|sabotag\w+|meddl\w+|interfer\w+|destabili[sz]\w+|"
    r"fabricat\w+|forg(?:es?|ed|ing)|doctor(?:s|ed|ing)|stag(?:es?|ed|ing) |fak(?:es?|ed|ing)|plant(?:s|ed|ing)|seed(?:s|ed|ing)|smear\w*|slander\w*|l(?:ies|ied|ying) (?:about|to)|misle(?:ads?|d|ading)|hyp(?:es?|ed|ing)|distort\w*|undermin\w+|"
    r"coerc\w+|bull(?:y|ies|ied|ying)|ramm(?:ed|ing)|swerv\w+|collid\w+|harass\w*|intrud\w*|caus(?:es?|ed|ing) (?:the|this|all)|blackmail\w*|plunder\w*|occup(?:y|ies|ied)|bomb(?:s|ed|ing)|attack(?:s|ed|ing)|(?:written|made|ordered|cooked up|prepared|published|placed)\b[^.;]{0,40} (?:to order|on (?:the )?orders?|at the behest|on demand)|incit\w+|whipp(?:ed|ing) up|merchants?|warmonger\w*|aggress\w+|provocateurs?|paid for)\b",
    re.IGNORECASE,
)
_STANCE = re.compile(
    r"\b(?:peace|dialogue|negotiat\w+|talks|neutral\w*|objective|impartial|constructive|principle[sd]?|consistent|lawful\w*|legal\w*|legitimate|normal|routine|planned|sovereign\w*|transparen\w+|policy|position|stance|hopes?d?|regrett?\w*|concern(?:s|ed|ing)?|"
    r"welcom\w+|support\w*|oppos\w+|condemn\w*|respect\w*|cooperation|relations|international law|obligations?|responsib\w+|export controls?|enem(?:y|ies)|stability|transparency|worr(?:y|ied|ying)|alarm\w*|unacceptable|harmful|punishable|show of force)\b",
    re.IGNORECASE,
)
_SCORN = re.compile(
    r"\b(?:should|had better|might want to|ought to) (?:read|watch|check|look|see|buy|consult|mind|learn|study|try|visit|get)\b|\bwatch(?:ed|ing)? (?:too many|too much)|\btoo (?:many|much) (?:\w+ )?(?:films?|movies|series|novels|thrillers|imagination|television|TV|channels)\b|\bfertile imagination\b|"
    r"\b(?:read|watch) (?:fewer|less|more)\b",
    re.IGNORECASE,
)
_BODY = "|".join(
    sorted(
        COLLECTIVE_HEADS
        | {"academy", "yard", "factory", "supplier", "seller", "buyer", "dealer", "distributor"}
    )
)
_ADVOCATE = re.compile(
    r"\b(?:his|her|their|its|['’]s?) (?:\w+ )?(?:lawyers?|attorneys?|counsel|solicitors?|barristers?|defen[cs]e team|legal team)\b|"
    r"\b(?:lawyers?|attorneys?|counsel|solicitors?|barristers?) (?:for|of|representing)\b",
    re.IGNORECASE,
)
_WEAKEST = frozenset(
    [
        "announce",
        "reveal",
        "disclose",
        "report",
        "show",
        "publish",
        "post",
        "estimate",
        "predict",
        "find",
        "list",
    ]
)


@dataclass(frozen=True, slots=True)
class Context:
    """Where something is said: the page, the sentence, who says it, what was told before."""

    page: Page
    index: int
    quote: Span
    here: tuple[Attributed, ...]
    claims: tuple[FoundClaim, ...]
    earlier: tuple[FoundResponse, ...]


def find_replies(context: Context) -> list[tuple[ActFound, Step, str]]:
    """Return what parties concerned say in answer, each with the party and the words for it.

    The party must be one that the text has said something of, or asked. What it says counts as a
    denial where it negates what it speaks of, a counter claim where it tells of others' misdeeds,
    else as a position.
    """
    page, quote = context.page, context.quote
    text = page.text
    sentence = page.parsed[context.index].sentence
    if sentence.kind in (BlockKind.HEADING, BlockKind.CAPTION):
        return []
    found: list[tuple[ActFound, Step, str]] = []
    last = context.earlier[-1] if context.earlier else None
    for raw, attribution in context.here:
        if not raw.content.overlaps(quote) or not _is_said(context, raw):
            continue
        step = attribution.steps[-1]
        words = raw.source.of(text) if raw.source is not None else ""
        party = as_party(page, step, words)
        before = goes_on(page, context.index, raw, party, last)
        if before is not None and (party is None or party.naming.anonymous or is_role(words)):
            party = spoken_for(page, before, raw)
        if party is None or party.actor is None or party.kind != SourceKind.ACTOR:
            continue
        asked = _was_asked(context, party.actor) or _has_written(context, party.actor, words)
        advocate = _ADVOCATE.search(words) is not None
        about = answered_claim(page, party.actor, list(context.claims))
        accuser = charges(page, party.actor, list(context.claims), list(context.earlier))
        concerned = about is not None or named_before(page, party.actor, words, quote.start)
        stout = raw.verb in _STOUT or raw.verb in _REPLY
        replying = asked or stout or advocate
        concerned = concerned or _tells_us(page, raw) or _for_body(words) or speaks_for_body(words)
        concerned |= before is not None or _beside_answers(context, party)
        if not replying and (not concerned or accuser or party.naming.anonymous):
            continue
        if raw.verb in _WEAKEST and not asked:
            continue
        if not (context.claims or context.earlier or replying) or _is_unsaid(context, raw):
            continue  # nothing is told yet that could be answered; or "X will say", "X allegedly said"
        part = _overlap(raw.content, quote)
        act = _act(context, part, raw.verb, asked=asked)
        supposed = re.search(r"\b(?:would|if|might|could)\b", part.of(text)) is not None
        if act in (None, Act.POSITION) and advocate and not supposed:
            act = Act.DENIAL
        if act is None and before is not None:
            act = same_act(before)
        if act == Act.POSITION and not replying and about is None and before is None:
            act = None
        if act is None and _tells_us(page, raw) and not accuser and _is_stand(part.of(text)):
            act = Act.POSITION
        if accuser and not (stout or (act == Act.DENIAL and (asked or before is not None))):
            act = None  # it limits its own claim: "there is no sign of more"
        if accuser and not asked and _LIMITS.search(part.of(text)):
            act = None
        if act is not None and all(s.actor != party.actor for _, s, _ in found):
            found.append((ActFound(act, part, own=False), party, words))
    return found or _after_colon(context)


def _is_said(context: Context, raw: Raw) -> bool:
    """Tell whether an attribution tells of something said, by the one it names."""
    if raw.rule in ("thinks", "noun", "passive") or _within_speech(raw, context):
        return False
    return raw.rule != "wants" or (raw.verb in _COUNSEL and _was_asked(context, ""))


def _within_speech(raw: Raw, context: Context) -> bool:
    """Tell whether "he" thinks or does something in what another attribution says he says."""
    source = raw.source
    if source is None or source.of(context.page.text).lower() not in _PERSONAL:
        return False
    return any(r is not raw and r.content.covers(source) for r, _ in context.here)


def _after_colon(context: Context) -> list[tuple[ActFound, Step, str]]:
    """Return what is told after a colon as the answer of a party: "It answered: ..."."""
    page = context.page
    told = answer_after_colon(page.parsed[context.index], page.text, context.quote)
    if told is None:
        return []
    who, part, bare = told
    if bare:
        asked = addressed(page, context.index, who.start, context.quote)
    else:
        asked = [(page.resolver.source(who, None), who.of(page.text))]
    for step, words in asked:
        party = as_party(page, step, words)
        if party is not None and party.actor and party.kind == SourceKind.ACTOR:
            act = _act(context, part, "answer", asked=True)
            return [(ActFound(act, part, own=False), party, words)] if act is not None else []
    return []


def _act(context: Context, part: Span, verb: str, *, asked: bool) -> Act | None:
    text = context.page.text
    words = part.of(text)
    if words.rstrip("\"”’'").endswith("?"):
        return None
    if verb in _COUNSEL:
        return Act.POSITION
    if _SCORN.search(words):
        return Act.COUNTER_CLAIM
    negated = _negated(context, part) and not _MILD.search(words)
    replying = asked or verb in _REPLY
    if concedes(words):
        return Act.PARTIAL_DENIAL
    if negated and (replying or verb in _STOUT or _touches(context, words) or _of_itself(words)):
        return Act.DENIAL
    if _HARM.search(words) and not _of_itself(words):
        return Act.COUNTER_CLAIM
    if verb in ("object", "protest") and (asked or _touches(context, words)):
        return Act.DENIAL
    if verb in ("retort", "counter"):
        return Act.COUNTER_CLAIM
    if replying or _STANCE.search(words):
        return Act.POSITION
    return None


def _is_unsaid(context: Context, raw: Raw) -> bool:
    """Tell whether what is said is only foreseen or alleged: "will say", "allegedly joked"."""
    sentence = context.page.parsed[context.index]
    for token in sentence.tokens:
        start = token.idx + sentence.offset
        if raw.cue is None or not raw.cue.start <= start < raw.cue.end or token.pos_ != "VERB":
            continue
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in _UNSAID:
                return True
            if child.lower_ in HEARSAY:
                return True
    return False


def _overlap(content: Span, quote: Span) -> Span:
    return Span(max(content.start, quote.start), min(content.end, quote.end))


def _was_asked(context: Context, actor: str) -> bool:
    """Tell whether the words or those just before say that the party was asked."""
    text = context.page.text
    if _ASKED_ABOUT.search(context.quote.of(text)):
        return True
    last = context.earlier[-1] if context.earlier else None
    near = last is not None and context.quote.start - last.quote.end < 3
    if near and last is not None and last.act == Act.COMMENT_REQUESTED and last.actor == actor:
        return True
    if context.index == 0:
        return False
    before = context.page.layout.sentences[context.index - 1]
    words = before.span.of(text)
    return (
        before.block == context.page.layout.sentences[context.index].block
        and find_asked(words) is not None
    )


_WRITTEN = re.compile(
    r"\b(?:in an? (?:\w+ )?(?:e-?mail|letter|(?:written|emailed) (?:reply|statement|response|answer)|text message|reply)|by (?:e-?mail|phone|telephone)|over the (?:phone|telephone)|through (?:its|a|an|his|her) (?:\w+ )?(?:lawyers?|law firm|attorneys?|spokes\w+))\b",
    re.IGNORECASE,
)
"""How those answer who were asked by the page's own outlet."""


def _has_written(context: Context, actor: str, words: str) -> bool:
    """Tell whether a party named before tells something in writing or by telephone."""
    quote = context.quote
    written = _WRITTEN.search(context.page.text, quote.start, quote.end) is not None
    return written and named_before(context.page, actor, words, quote.start)


def _beside_answers(context: Context, party: Step) -> bool:
    """Tell whether a body speaks right after another has answered: answers stand together."""
    if not context.earlier or party.naming != Naming.INSTITUTION_CLAIMED or context.index == 0:
        return False
    sentences = context.page.layout.sentences
    before = sentences[context.index - 1].span
    turn = turn_at(context.page.layout.turns, sentences[context.index].block)
    if turn is not None and not turn.answers:
        return False
    last = context.earlier[-1]
    return last.quote.overlaps(before) and last.actor != party.actor


def _tells_us(page: Page, raw: Raw) -> bool:
    """Tell whether somebody tells the page's own outlet, which has asked."""
    if raw.via is None:
        return False
    via = re.sub(r"^the ", "", raw.via.of(page.text), flags=re.IGNORECASE)
    return via.lower() == "us" or plain(via) == plain(page.article.outlet or "-")


def _is_stand(words: str) -> bool:
    """Tell whether words told to the page's own outlet say what ought to be: "must choose"."""
    return (
        re.search(
            r"\b(?:must|should|cannot|can(?:no|['’])t|ought|needs? to|ha(?:s|ve) to)\b", words
        )
        is not None
    )


def _for_body(words: str) -> bool:
    """Tell whether the words for a speaker tie him to a body the text has spoken of."""
    return (
        re.search(rf"\b(?:the|its|their|that) (?:\w+ )?(?:{_BODY})\b", words, re.IGNORECASE)
        is not None
    )


def _touches(context: Context, words: str) -> bool:
    """Tell whether ``words`` speak of the speaker's own doings or of what was told before."""
    if re.search(r"\b(?:we|our|us|its|their|his|her)\b", words, re.IGNORECASE):
        return True
    told = " ".join(c.content.of(context.page.text) for c in context.claims[-8:])
    return len(_long_words(words) & _long_words(told)) > 0


def _long_words(words: str) -> set[str]:
    return {w[:5] for w in re.findall(r"[a-z]{5,}", words.lower())}


def _of_itself(words: str) -> bool:
    """Tell whether the speaker says of itself what it tells ("we were attacked", "its forces")."""
    return (
        re.match(r"\W*(?:that )?(?:we|our|its|it|they|their|he|she|i)\b", words, re.IGNORECASE)
        is not None
    )


def _negated(context: Context, part: Span) -> bool:
    """Tell whether the main clause of what is said is negated: "no", "never", "not", "nobody"."""
    sentence = context.page.parsed[context.index]
    tokens = [t for t in sentence.tokens if part.start <= t.idx + sentence.offset < part.end]
    inside = {t.i for t in tokens}
    roots = [
        t
        for t in tokens
        if t.pos_ in ("VERB", "AUX") and (t.head.i not in inside or t.head.i == t.i)
    ]
    roots.extend(
        t for t in tokens if t.dep_ == "conj" and t.pos_ in ("VERB", "AUX") and t.head in roots
    )
    if not roots:
        return bool(tokens) and tokens[0].lower_.strip('"“') in ("no", "never", "nothing", "none")
    return any(_is_negated(verb) for verb in roots)


def _is_negated(verb: "Token") -> bool:
    children = list(verb.children)
    if any(c.dep_ == "aux" and c.lower_ in _DUTY for c in children):
        return False
    if verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in children):
        return False
    if any(c.dep_ == "neg" for c in children):
        return verb.lemma_.lower() not in (
            "want",
            "need",
            "care",
            "intend",
            "hope",
            "wish",
            "see why",
        )
    for child in children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.left_edge.lower_ in ("no", "not"):
            return True
        if child.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "npadvmod", "advmod"):
            continue
        if child.lower_ in _NONE or any(
            g.lower_ in ("no", "none", "neither") and g.dep_ in ("det", "neg", "preconj")
            for g in child.children
        ):
            return True
    return False
