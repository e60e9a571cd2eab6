"""Who answered: the acts found in a sentence joined to the parties that did them."""

import re
from dataclasses import dataclass

from app.domain.found import FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Act, Scope
from app.extract.answerers import who_did
from app.extract.conceding import grants_before, strayed, takes_back
from app.extract.dates import find_dates
from app.extract.earlier import scope_of
from app.extract.foreign_replies import find_foreign_replies
from app.extract.foreign_speakers import named_by_words, speaker_after, speaker_before
from app.extract.older import answers_older
from app.extract.other_question import answers_other_question
from app.extract.outlets_answer import STANDS, as_answering_outlet, find_correction, own_party
from app.extract.page import Attributed, Page
from app.extract.parties import answered_claim, as_party, charges, family_of
from app.extract.replying import Context, find_replies
from app.extract.responses import (
    WEAK,
    ActFound,
    can_respond,
    find_acts,
    find_foreign_acts,
    settle,
)
from app.extract.turns import turn_at

SCORE = {  # share right on the made passages responses were tuned on, halved towards fresh ones
    Act.DENIAL: 0.8,
    Act.NO_COMMENT: 0.85,
    Act.COMMENT_REQUESTED: 0.85,
    Act.UNAWARE: 0.85,
    Act.NCND: 0.8,
}
_USUAL = 0.65
_SIDES = re.compile(
    r";\s+|,? (?:while|whereas|but|yet|although|and) (?=[A-Z]|the |it |on )",
)
_MAY_NOT = re.compile(
    r"(?:not|n['’]t) (?:\w+ly )?(?:authori[sz]ed|allowed|permitted|at liberty|cleared|supposed)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:the|this|that|both|all|these|those|two|three|a|an)?\s*(?:[\w-]+ ){0,2}?"
    r"(?:officials?|sources?|persons?|people|officers?|diplomats?|employees?|engineers?|"
    r"insiders?|they|he|she|who)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"，?(?:但|不过|然而)|,\s(?:но|однако|але|проте|однак|aber|jedoch|doch|mas|porém)(?!\w)"
)
_THERE_IS = re.compile(r"there\b", re.IGNORECASE)
_TAIL = 4  # words after the speaker that belong to the answer no more
_SILENT = (Act.NO_COMMENT, Act.NCND, Act.UNAWARE)
_BY_SUBJECT = (Act.DENIAL, Act.CONFIRMATION, Act.COUNTER_CLAIM)
_WITHHELD = (Act.NO_COMMENT, Act.UNAWARE, Act.CONFIRMATION)
_ANSWERS = (Act.DENIAL, Act.PARTIAL_DENIAL, Act.COUNTER_CLAIM, Act.POSITION, Act.CONFIRMATION)


def find_responses(
    page: Page,
    index: int,
    quote: Span,
    *,
    here: list[Attributed],
    claims: list[FoundClaim],
    earlier: list[FoundResponse],
) -> list[FoundResponse]:
    """Return the responses told in ``quote``, with the parties they come from.

    ``here`` are the attributions of the sentence, and of the quotation it belongs to; ``earlier``
    the responses found before.
    """
    text = page.text
    acts, told = _acts_told(page, index, quote, here=here, claims=claims, earlier=earlier)
    pairs, steps, named = told.pairs, told.steps, told.named
    found: list[FoundResponse] = []
    settled = settle(pairs)
    told_before = [c.quote for c in claims]
    told_before.extend(r.quote for r in earlier if r.scope in (Scope.THIS_CLAIM, Scope.PART))
    whole = _evidence(page, quote, here, [cause.at for _, _, cause in settled])
    unit = page.layout.sentences[index].unit
    for kind, actor, cause in settled:
        denied = any(r.actor == actor and r.act == Act.DENIAL for r in earlier)
        act = Act.PARTIAL_DENIAL if kind == Act.CONFIRMATION and denied else kind
        if (
            act == Act.CONFIRMATION
            and not page.parsed
            and _BUT.search(text, cause.at.end, quote.end)
        ):
            act = Act.PARTIAL_DENIAL
        if page.parsed and _in_part(text, quote, act, cause, len(settled)):
            act = Act.PARTIAL_DENIAL
        if any((r.actor, r.act) == (actor, act) and unit.covers(r.quote) for r in earlier):
            continue  # told in the sentence before, of the same quotation
        alone = len(settled) == 1 or act == Act.COMMENT_REQUESTED
        side = quote if alone else _side(text, quote, cause.at)
        scope = scope_of(side.of(text), act, page.article.published)
        if (
            scope in (Scope.THIS_CLAIM, Scope.PART)
            and act in _ANSWERS
            and answers_older(page, index, quote, told=told_before)
        ):
            scope = Scope.OTHER_CLAIM
        if answers_other_question(page, quote, told_before):
            scope = Scope.OTHER_CLAIM
        plain = scope in (Scope.THIS_CLAIM, Scope.PART) and act != Act.COMMENT_REQUESTED
        dates = find_dates(text, quote, page.article.published)
        found.append(
            FoundResponse(
                act=act,
                actor=actor,
                quote=whole,
                words=whole if alone else side,
                scope=scope,
                answers=answered_claim(page, actor, claims) if plain else None,
                date=next((d.edtf for d in dates if len(d.edtf) == 10), None),
                attribution=next(
                    (a for r, a in here if r.content.overlaps(cause.at)),
                    here[0][1] if here else None,
                ),
                rule=f"{'act' if cause in acts else 'reply'}-{act.value}",
                score=SCORE.get(act, _USUAL),
                called=named.get(actor) or None,
            )
        )
        page.resolver.spoken.append(steps[actor])
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """The acts of a sentence with their actors, the actors' steps and the words for them."""

    pairs: list[tuple[ActFound, str]]
    steps: dict[str, Step]
    named: dict[str, str]

    def add(self, act: ActFound, step: Step, words: str) -> None:
        """Keep ``act`` as one of ``step``, if that is an actor."""
        if step.actor:
            self.pairs.append((act, step.actor))
            self.steps.setdefault(step.actor, step)
            self.named.setdefault(step.actor, words)


def _acts_told(
    page: Page,
    index: int,
    quote: Span,
    *,
    here: list[Attributed],
    claims: list[FoundClaim],
    earlier: list[FoundResponse],
) -> tuple[list[ActFound], _Told]:
    """Return the acts with a cue of their own, and all that is done in ``quote`` and by whom."""
    text = page.text
    told = _Told([], {}, {})
    corrected = find_correction(page, index, quote)
    if corrected is not None:
        kind, at, step = corrected
        told.add(ActFound(kind, at), step, step.name)
        return [], told
    acts = (
        find_acts(text, quote, page.parsed[index])
        if page.parsed
        else find_foreign_acts(text, quote)
    )
    for act in acts:
        if any(n.span.covers(act.at) for n in page.names):
            continue  # a name that reads like the words of an act
        named_first = act.act in _SILENT or (
            page.language != "zh"
            and act.act in _BY_SUBJECT
            and not any(r.cue and r.cue.overlaps(act.at) for r, _ in here)
        )
        who = [] if page.parsed or not named_first else speaker_before(page, act, quote)
        who = who or who_did(page, act, index, quote, here)
        if not who and not page.parsed:
            who = speaker_after(page, index, quote, earlier) or speaker_before(page, act, quote)
        who = who or _own(page, index, act, quote, here)
        for step, words in who:
            party = None if page.parsed else named_by_words(page, quote, words)
            party = party or as_answering_outlet(page, step, act.act, act.at.of(text))
            party = party or as_party(page, step, words)
            if party is not None and _does(page, act, party, words, claims=claims, earlier=earlier):
                told.add(act, party, words)
    acted = {actor for _, actor in told.pairs}
    if page.parsed:
        others = tuple((r, a) for r, a in here if a.steps[-1].actor not in acted)
        context = Context(page, index, quote, others, tuple(claims), tuple(earlier))
        replies = [(a, s, w) for a, s, w in find_replies(context) if can_respond(s, w)]
    else:
        replies = find_foreign_replies(
            page, index, quote, here=here, claims=claims, earlier=earlier
        )
    silent = [a.at for a, _ in told.pairs if a.act in _SILENT]
    withheld = any(act.act in _SILENT for act in acts)
    for act, step, words in replies:
        if any(act.at.overlaps(at) for at in silent):
            continue  # "he had no information" is told, whatever else its words would be
        if withheld and act.act == Act.POSITION:
            continue  # whoever gave no answer took no position
        if step.actor not in acted:
            told.add(act, step, words)
    return acts, told


def _own(
    page: Page, index: int, act: ActFound, quote: Span, here: list[Attributed]
) -> list[tuple[Step | None, str]]:
    """Return the party whose page it is, for what the page says in its own voice."""
    sentence = page.layout.sentences[index]
    if any(r.content.overlaps(quote) for r, _ in here) or sentence.unit != sentence.span:
        return []
    party = own_party(page) if act.act not in (Act.NO_COMMENT, Act.COMMENT_REQUESTED) else None
    return [(party, party.name)] if party is not None else []


def _does(
    page: Page,
    act: ActFound,
    party: Step,
    words: str,
    *,
    claims: list[FoundClaim],
    earlier: list[FoundResponse],
) -> bool:
    """Tell whether ``party`` can have done ``act`` as an answer to what the text has told."""
    if party.actor is None or not can_respond(party, words, act.act):
        return False
    cue = act.at.of(page.text)
    if _MAY_NOT.search(cue) and (party.naming.anonymous or _UNNAMED.match(words)):
        return False  # why a source is not named
    weak = act.act in (Act.COUNTER_CLAIM, Act.POSITION) and page.parsed and WEAK.match(cue)
    answered = any(r.actor == party.actor for r in earlier)
    if weak and not answered and answered_claim(page, party.actor, claims) is None:
        return False
    limits = act.act == Act.DENIAL and not act.own and _THERE_IS.match(cue)
    if limits and charges(page, party.actor, claims, earlier):
        return False  # who made the claim and says "there is no sign" of more denies nothing
    if STANDS.match(cue):
        return True
    turn = turn_at(page.layout.turns, block_at(page, act.at))
    if turn is not None and turn.answers:
        return True
    # Who made the claim and will not say more of it does not answer it.
    return (
        act.act not in _WITHHELD or answered or not _only_source(page, party.actor, claims, earlier)
    )


def block_at(page: Page, span: Span) -> int:
    """Return the index of the paragraph that ``span`` stands in, -1 if in none."""
    blocks = page.layout.blocks
    return next((at for at, block in enumerate(blocks) if block.span.covers(span)), -1)


def _in_part(text: str, quote: Span, act: Act, told: ActFound, acts: int) -> bool:
    """Tell whether the words around an admission, denial or ignorance make it one of a part."""
    if acts > 1:
        return False
    after, before = text[told.at.end : quote.end], text[quote.start : told.at.start]
    if act == Act.CONFIRMATION:
        return takes_back(after)
    if act == Act.DENIAL and told.own:
        return grants_before(before)
    return act == Act.UNAWARE and strayed(quote.of(text))


def _only_source(
    page: Page, actor: str, claims: list[FoundClaim], earlier: list[FoundResponse]
) -> bool:
    family = family_of(page, actor)
    answers = [r.quote for r in earlier if r.actor in family]
    told = [c for c in claims if not any(c.quote.overlaps(a) for a in answers)]
    says = any(s.actor == actor for c in told if c.attribution for s in c.attribution.steps)
    return says and answered_claim(page, actor, claims) is None


def _evidence(page: Page, quote: Span, here: list[Attributed], cues: list[Span]) -> Span:
    """Return what is shown as evidence: the sentence in which the act stands, with its speaker.

    What follows a speaker named after the words is cut off where it is long.
    """
    for raw, _ in here:
        if raw.source is None or raw.cue is None or not quote.covers(raw.content):
            continue
        end = max(raw.source.end, raw.cue.end)
        if raw.content.end > min(raw.source.start, raw.cue.start) or end >= quote.end:
            continue
        rest = page.text[end : quote.end]
        told = all(c.end <= end for c in cues) and re.search(r'["“”]', rest) is None
        if told and len(rest.split()) > _TAIL:
            return Span(quote.start, end)
    return quote


def _side(text: str, quote: Span, at: Span) -> Span:
    """Return the part of ``quote`` between semicolons or contrasting words that holds ``at``."""
    cuts = [
        Span(quote.start + m.start(), quote.start + m.end())
        for m in _SIDES.finditer(quote.of(text))
    ]
    start = max((c.end for c in cuts if c.end <= at.start), default=quote.start)
    end = min((c.start for c in cuts if c.start >= at.end), default=quote.end)
    return Span(start, end) if start < end else quote
