# ruff: noqa: E501 -- word lists and patterns are read whole
"""What a party did about a claim: which act, in which words, and whether it really was done."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.base.quick import Quick, quick
from app.domain.found import Step
from app.domain.span import Span
from app.domain.words import Act, SourceKind
from app.extract.acting import CUES, GRANTED, SAID_NOUNS
from app.extract.asking import find_asked
from app.extract.foreign_acts import FOREIGN
from app.extract.sentences import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUESTION = re.compile(r"\?[\"”’']?$")
_FICTION = quick(
    r"\b(?:in|of) (?:the|a|his|her|this|that) (?:\w+ )?(?:novel|film|movie|play|series|thriller|book|comic|game|sketch|episode|drama)\b,|"
    r"\b(?:comments? (?:are |is )?closed|comment section)\b",
    re.IGNORECASE,
)
_CHARGED = quick(
    r"\b(?:has|have|had) (?:\w+ )?(?:accused|blamed)\b|\b(?:repeatedly|long) accused\b",
    re.IGNORECASE,
)
_THIRD = re.compile(
    r"\b(?:experts?|analysts?|researchers?|scholars?|bloggers?|fact-?checkers?|think[- ]?tanks?|professor|"
    r"novelist|colonel who|retired|former|teacher|witness\w*|neighbou?rs|residents?|villagers|students?|"
    r"coach|judge|court|general assembly|institute(?!['’]s)|historians?|journalists?|reporters?|watchdog|"
    r"monitor(?:s|ing group)?|satellite (?:firm|company|images?|imagery)|trackers?|geolocation|"
    r"critics|observers|sceptics|skeptics|investigators?|forensic)\b",
    re.IGNORECASE,
)
_NEEDS_SAID = frozenset(
    [
        "reject",
        "dismiss",
        "contest",
        "discount",
        "rebuff",
        "contradict",
        "dispute",
        "rebut",
        "refute",
        "debunk",
        "repudiate",
        "retract",
        "disown",
        "withdraw",
    ]
)
_NOT_FACT = frozenset(
    [
        "expect",
        "plan",
        "intend",
        "threaten",
        "prepare",
        "tell",
        "ask",
        "urge",
        "order",
        "instruct",
        "advise",
        "force",
        "want",
        "need",
        "require",
        "due",
        "likely",
        "unlikely",
        "set",
        "bound",
        "hope",
        "wish",
        "press",
        "pressure",
        "call",
        "invite",
        "free",
        "able",
        "ready",
        "consider",
    ]
)
_SUPPOSED = frozenset({"if", "unless", "whether", "lest", "until", "should"})
_MODAL = frozenset(
    {"might", "may", "could", "should", "must", "would", "will", "shall", "’ll", "'ll"}
)
HEARSAY = frozenset({"allegedly", "supposedly", "purportedly"})
_SAYS_NOT = frozenset(["say", "claim", "suggest", "mean", "think", "believe", "argue"])
_SILENT = (Act.NO_COMMENT, Act.NCND, Act.UNAWARE)
_GOT_NONE = re.compile(
    r"\b(?:had|has|have|got|received|without|no)\b.*\b(?:repl|answer|respon|reaction)",
    re.IGNORECASE,
)
_WROTE_TO = re.compile(
    r"\b(?:wrote|written|write|turned|reached out|sent [^.;,]{3,50}?|put [^.;,]{3,50}?|addressed [^.;,]{3,50}?) to (?P<who>(?:the |an? |its |both )?[\w’'&-]+(?: [A-Z][\w’'&-]+| of | the | [a-z]+(?= (?:on|in|at|and|but|twice|several|last|for|by|with|about|over|,|\.)))*)"
)

_QUICK = tuple((cue, Quick(cue.pattern)) for cue in CUES)

# Words of attack that answer something only where the attacker has been accused before.
WEAK = re.compile(r"(?:accus|blam|mock|ridicul|charg|describ|characteri|portray)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActFound:
    """One act's words in a sentence. ``at`` is the cue; ``who`` the words asked, where it asks.

    ``own`` tells that the subject of the cue does it; else it is done by whoever says the words.
    """

    act: Act
    at: Span
    who: Span | None = None
    own: bool = True


def find_foreign_acts(text: str, within: Span) -> list[ActFound]:
    """Return the acts in a sentence that is not English, most telling first."""
    words = within.of(text)
    if words.rstrip("»”“\"' ").endswith(("?", "？")):
        return []  # what a question asks for is not done
    found: list[ActFound] = []
    for act, pattern in FOREIGN:
        for match in pattern.finditer(words):
            at = Span(within.start + match.start(), within.start + match.end())
            if not any(f.at.overlaps(at) for f in found):
                found.append(ActFound(act, at))
    return found


def find_acts(text: str, within: Span, sentence: Parsed) -> list[ActFound]:
    """Return the acts done in ``within``, a part of ``sentence``, most telling first."""
    words = within.of(text)
    if _QUESTION.search(words) or _FICTION.search(words):
        return []
    found: list[ActFound] = []
    charged = _CHARGED.search(words)
    for cue, tried in _QUICK:
        if not tried.may_match(words):
            continue
        for match in cue.pattern.finditer(words):
            at = Span(within.start + match.start(), within.start + match.end())
            if charged and match.start() < charged.end() and charged.start() < match.end():
                continue  # an accusation made before is a claim of its own, and answers nothing
            if any(f.at.overlaps(at) for f in found):
                continue
            verb = head_token(sentence, at)
            if verb is None or _holds(cue.act, verb, at, sentence, own=cue.own):
                found.append(ActFound(cue.act, at, own=cue.own))
    found.extend(_through_marks(words, within, sentence, found))
    if not any(f.act in _SILENT for f in found):
        found.extend(_none_of_them(sentence, within))
    if not any(f.act in _SILENT for f in found):
        asked = find_asked(words)
        if asked is not None and (asked.who is not None or not found):
            found = [f for f in found if f.act != Act.POSITION]
            at = Span(within.start + asked.start, within.start + asked.end)
            who = asked.who
            whom = Span(within.start + who[0], within.start + who[1]) if who else None
            found.append(ActFound(Act.COMMENT_REQUESTED, at, whom))
    return [_put_to(f, words, within) for f in found]


_MARKS = '"“”'
_MARKED = re.compile(f"[{_MARKS}]")


def _through_marks(
    words: str, within: Span, sentence: Parsed, known: list[ActFound]
) -> list[ActFound]:
    """Return the acts whose words begin or end inside a quotation: was "not aware" of it."""
    if not _MARKED.search(words):
        return []
    places = [at for at, letter in enumerate(words) if letter not in _MARKS]
    bare = "".join(words[at] for at in places)
    found: list[ActFound] = []
    for cue, tried in _QUICK:
        if not tried.may_match(bare):
            continue
        for match in cue.pattern.finditer(bare):
            start, end = places[match.start()], places[match.end() - 1] + 1
            at = Span(within.start + start, within.start + end)
            if not _MARKED.search(words[start:end]) or any(
                f.at.overlaps(at) for f in (*known, *found)
            ):
                continue
            verb = head_token(sentence, at)
            if verb is None or _holds(cue.act, verb, at, sentence, own=cue.own):
                found.append(ActFound(cue.act, at, own=cue.own))
    return found


def _put_to(act: ActFound, words: str, within: Span) -> ActFound:
    """Return a silence that the asker tells ("we wrote to X and have had no reply") as that of X."""
    if act.act is not Act.NO_COMMENT or not _GOT_NONE.search(act.at.of(" " * within.start + words)):
        return act
    match = _WROTE_TO.search(words)
    if match is None:
        return act
    start, end = match.span("who")
    if start < 0:
        return act
    return ActFound(act.act, act.at, Span(within.start + start, within.start + end))


def head_token(sentence: Parsed, at: Span) -> "Token | None":
    """Return the token of ``at`` that governs the others, None if there is none."""
    offset = sentence.offset
    inside = [
        t for t in sentence.tokens if t.idx + offset < at.end and t.idx + len(t) + offset > at.start
    ]
    return min(inside, key=lambda t: (len(list(t.ancestors)), t.i)) if inside else None


def _holds(act: Act, verb: "Token", at: Span, sentence: Parsed, *, own: bool) -> bool:
    """Tell whether the words really are the act here: done, and done to something said."""
    if act not in (Act.NO_COMMENT, Act.NCND) and not _actual(
        verb if own else _clause_verb(verb), at, sentence
    ):
        return False
    if not own and any(
        above.lemma_.lower() in _SAYS_NOT and any(c.dep_ == "neg" for c in above.children)
        for above in verb.ancestors
    ):
        return False
    if own and (_is_measure(verb) or _is_hearsay(verb)):
        return False
    lemma = verb.lemma_.lower()
    if lemma == "protest" and any(c.dep_ in ("ccomp", "parataxis") for c in verb.children):
        return False  # it says what is not so, which is read as an answer
    if act == Act.DENIAL and own:
        return _denies(verb, lemma)
    if act == Act.CONFIRMATION and lemma in ("confirm", "verify", "acknowledge", "admit"):
        if verb.dep_ == "amod" or any(c.dep_ == "neg" for c in verb.children):
            return False
        return not any(c.lower_ in ("dead", "killed", "injured") for c in verb.children)
    if lemma == "counter":
        return any(c.dep_ in ("ccomp", "parataxis") or _quoted(c) for c in verb.children)
    if lemma in ("accuse", "blame", "mock", "ridicule"):
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
        return not passive and not (verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN")
    return True


def _is_measure(verb: "Token") -> bool:
    """Tell whether the clause only measures something else: "two more than X has admitted"."""
    return any(c.lower_ == "than" for c in verb.children) or (
        verb.dep_ in ("ccomp", "pcomp", "advcl") and verb.head.lower_ == "than"
    )


def _is_hearsay(verb: "Token") -> bool:
    return any(c.lower_ in HEARSAY for c in verb.children)


def _clause_verb(token: "Token") -> "Token":
    """Return the verb of the clause that ``token`` stands in."""
    for _ in range(4):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return token


def _denies(verb: "Token", lemma: str) -> bool:
    """Tell whether a verb of denying has something said for its object: not "denied entry"."""
    if lemma == "deny":
        objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "obj")]
        granted = any(c.lower_ in GRANTED for c in objects)
        return not granted and not any(c.dep_ == "dative" for c in verb.children)
    if lemma not in _NEEDS_SAID:
        return True
    if any(
        c.dep_ in ("ccomp", "parataxis") or (c.dep_ == "prep" and c.lower_ == "as")
        for c in verb.children
    ):
        return True
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "obj", "attr")]
    if not objects:
        return verb.dep_ not in ("amod", "compound")
    near = [*objects, *(k for o in objects for k in o.children if k.dep_ in ("conj", "compound"))]
    return any(o.lower_ in SAID_NOUNS or o.lemma_.lower() in SAID_NOUNS or _quoted(o) for o in near)


def _quoted(token: "Token") -> bool:
    return any(t.text in '"“‘' for t in token.subtree)


def _actual(verb: "Token", at: Span, sentence: Parsed) -> bool:
    """Tell whether the act is told as done: not supposed, expected, advised or in the future."""
    token = verb
    for _ in range(3):
        inside = {
            t.i
            for t in sentence.tokens
            if at.start <= t.idx + sentence.offset < at.end or t.i == verb.i
        }
        for child in token.children:
            if child.i in inside and child.i != verb.i:
                continue
            if child.dep_ == "mark" and child.lower_ in _SUPPOSED and token.i == verb.i:
                return False
            if child.dep_ == "aux" and child.lower_ in _MODAL and token.i == verb.i:
                return False
            if child.dep_ == "aux" and child.lower_ == "to":
                governor = token.head
                if governor.lemma_.lower() in _NOT_FACT or governor.pos_ in ("NOUN", "ADJ"):
                    return False
        if token.dep_ not in ("xcomp", "conj") or token.head.i == token.i:
            return True
        token = token.head
    return True


def _none_of_them(sentence: Parsed, within: Span) -> list[ActFound]:
    """Return the silence of those that a subject of none counts ("Neither ministry responded")."""
    found: list[ActFound] = []
    for token in sentence.tokens:
        start = token.idx + sentence.offset
        if token.pos_ != "VERB" or not within.start <= start < within.end:
            continue
        if token.lemma_.lower() not in ("respond", "reply", "answer", "comment", "react", "return"):
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        none = subject is not None and any(
            t.lower_ in ("neither", "none", "nobody") for t in (*subject.subtree, *token.children)
        )
        if none:
            found.append(ActFound(Act.NO_COMMENT, Span(start, start + len(token))))
    return found


def settle(acts: list[tuple[ActFound, str]]) -> list[tuple[Act, str, ActFound]]:
    """Return one act for each actor of a sentence, the most telling; some stand side by side.

    An admission and a denial are a partial denial. What is confirmed beside what is refused, and
    an accusation beside an express denial, are two acts.
    """
    by_actor: dict[str, list[ActFound]] = {}
    for found, actor in acts:
        by_actor.setdefault(actor, []).append(found)
    settled: list[tuple[Act, str, ActFound]] = []
    for actor, items in by_actor.items():
        kinds = {i.act for i in items}
        first = items[0]
        denial = next((i for i in items if i.act == Act.DENIAL), None)
        confirmed = next((i for i in items if i.act == Act.CONFIRMATION), None)
        partial = next((i for i in items if i.act == Act.PARTIAL_DENIAL), None)
        if partial is not None or (denial and confirmed and Act.NCND not in kinds):
            settled.append((Act.PARTIAL_DENIAL, actor, partial or denial or first))
            continue
        silent = next((i for i in items if i.act in _SILENT), None)
        if silent is not None and silent.act != Act.NCND and denial is not None and denial.own:
            settled.append((Act.PARTIAL_DENIAL, actor, denial))
            settled.append((silent.act, actor, silent))
            continue
        if silent is not None and confirmed is not None and confirmed.at.end < silent.at.start:
            settled.append((Act.CONFIRMATION, actor, confirmed))
            settled.append((silent.act, actor, silent))
            continue
        settled.append((first.act, actor, first))
    return settled


def can_respond(step: Step, words: str, act: Act | None = None) -> bool:
    """Tell whether a step can answer for itself: a party, not an outlet, a paper or an expert.

    An institute that does not answer has been asked for its own doings.
    """
    if step.kind != SourceKind.ACTOR or not step.actor:
        return False
    if act in (Act.NO_COMMENT, Act.NCND):
        words = re.sub(r"\binstitutes?\b", "", words, flags=re.IGNORECASE)
    return not _THIRD.search(words)
