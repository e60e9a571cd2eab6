"""Who can be the source of a claim: a person, a body, an outlet or a paper, and nothing else."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from app.base.text import fold, tokens
from app.domain.chain import LinkMention, LinkResponse, LinkStep
from app.domain.words import Act, Modality, Naming, SourceKind
from app.link.relays import head
from app.link.wording import READ, word_set

# Closed classes that no name of a voice begins with, nor is made of.
_PREPOSITION = word_set(
    "of from in on at by with without to into for about despite amid after before during since "
    "until under over against between among through via per because although though while if "
    "when where whether as and but or nor so yet than like unlike within beyond behind"
)
_PRONOUN = word_set(
    "i me you he him she it we us they them one ones who whom what which that this these those "
    "somebody someone anybody anyone everybody everyone nobody nothing something everything all "
    "many some several few others people folks his her its their there here"
)
# What a page prints before a sentence of its own, or of who asks.
_LABEL = word_set(
    "correction corrections update updates updated editor editors note clarification live breaking "
    "exclusive analysis opinion explainer watch read photo photograph picture video caption "
    "subscribe question answer journalist moderator interviewer host presenter anchor timeline "
    "background summary"
)
# Things that say nothing: deeds, states and measures.
_THING = word_set(
    "war peace increase decrease rise fall growth decline change "
    "estimate estimates figure number price cost deal sale attack strike raid drill "
    "exercise plan plans move step effort time year month week day world life way part place case "
    "fact idea view word words talk debate fear hope doubt risk threat claim claims allegation "
    "speculation rumour rumor line weapon drone missile ship aircraft engine factory e"
)
_BODY_ENDS = word_set(
    "government department parliament administration organisation organization federation "
    "association institution corporation commission mission opposition coalition foundation "
    "publication station union delegation regiment detachment management university community "
    "committee authority ministry agency company city municipality society embassy directorate "
    "establishment contingent division battalion auction prosecution defence defense"
)
_BODY = word_set(
    "office bureau council command staff chiefs forces force army navy police court institute "
    "centre center group club union bank party team house service services intelligence "
    "prosecutors "
    "officials authorities investigators analysts experts laboratory lab exchange fund board "
    "observatory monitor watch media press news journal times post company corp inc ltd plc gmbh "
    "industries works plant yard shipyard factory holdings technologies systems network campaign"
)
_ABSTRACT = ("ness", "ment", "tion", "sion", "ity", "ism", "ance", "ence", "ship")
_PAPER = word_set(
    "contract contracts agreement invoice invoices receipt receipts ledger ledgers manifest "
    "manifests declaration declarations record records register registers registry filing filings "
    "complaint indictment affidavit memo memos memorandum letter letters email emails e-mail "
    "e-mails note notes file files document documents paper papers dossier database data log logs "
    "spreadsheet spreadsheets protocol protocols transcript transcripts recording recordings "
    "footage image images imagery picture pictures photograph photographs photo photos video "
    "videos intercept intercepts leak leaks passport passports certificate certificates tender "
    "tenders order orders statistics blueprint blueprints drawing drawings"
)
_ANSWERS = (
    Act.DENIAL,
    Act.PARTIAL_DENIAL,
    Act.NO_COMMENT,
    Act.NCND,
    Act.UNAWARE,
    Act.COMMENT_REQUESTED,
    Act.COUNTER_CLAIM,
)


def heard(
    mentions: Sequence[LinkMention], responses: Sequence[LinkResponse], countries: Collection[str]
) -> list[LinkMention]:
    """Return the mentions with those steps alone that can be a source of the claim.

    Who answers a claim (``responses`` to it, or a mention that denies it) is not its source.
    ``countries`` are the actors that are states as such: they are heard only where no other voice
    of the claim is, as nobody in them is named.
    """
    answers = [r for r in responses if r.act in _ANSWERS]
    cleaned = [replace(m, steps=_sources(m, answers)) for m in mentions]
    if all(_is_country(s, countries) for m in cleaned for s in m.steps):
        return cleaned
    return [
        replace(m, steps=tuple(s for s in m.steps if not _is_country(s, countries)))
        for m in cleaned
    ]


def is_voice(step: LinkStep) -> bool:
    """Tell whether a step is somebody or something that can have said it.

    ``from the port`` and ``they`` are fragments; ``a war``, ``the increase`` say nothing.
    """
    if step.kind is SourceKind.OUTLET or step.outlet is not None:
        return True
    words = tokens(fold(step.name or step.words))
    if not words or words[0] in _PREPOSITION or set(words) <= _PRONOUN:
        return False
    if len(words) == 1 and len(words[0]) == 1 and words[0].isascii():
        return False
    if step.kind is SourceKind.DOCUMENT:
        return True
    noun = head(step.name or step.words)
    if noun in _LABEL and len(words) == 1:
        return False
    if step.kind is SourceKind.ACTOR and len(words) > 1:
        return True
    if noun in _THING:
        return False
    named = step.kind is SourceKind.ACTOR and step.naming is Naming.NAMED
    return named or noun in _BODY_ENDS or noun in _PAPER or not noun.endswith(_ABSTRACT)


def _sources(mention: LinkMention, answers: Sequence[LinkResponse]) -> tuple[LinkStep, ...]:
    if mention.described or mention.relation is not None:
        return mention.steps  # a desk has put down who said it
    if mention.modality is Modality.DENIED:
        return tuple(s for s in mention.steps if s.kind is SourceKind.OUTLET)
    answering = _who_answers(mention, answers)
    kept = (s for s in mention.steps if s.actor is None or s.actor not in answering)
    return tuple(_as_paper(s) for s in kept if is_voice(s))


def _as_paper(step: LinkStep) -> LinkStep:
    """Return an unnamed source whose noun is a paper as what it is."""
    if step.kind is SourceKind.UNNAMED and is_paper(step.name or step.words):
        return replace(step, kind=SourceKind.DOCUMENT, naming=Naming.NAMED)
    return step


def is_paper(name: str) -> bool:
    """Tell whether the noun of a name is a paper: ``the ship register``."""
    return head(name) in _PAPER


def is_person_name(name: str) -> bool:
    """Tell whether a name is built as a person's: two to four names, none of them a body's noun."""
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words[-1:] + words[:1]):
        return False
    return not any(w in _BODY or w in _BODY_ENDS or w in _PAPER for w in tokens(fold(name)))


@lru_cache(maxsize=READ)
def is_body_name(name: str) -> bool:
    """Tell whether a name says that it is a body's, and not only a publisher's."""
    said = {w.removesuffix("'s") for w in tokens(fold(name))}
    return bool(said & (_BODY | _BODY_ENDS) - _PRESS_WORDS)


_PRESS_WORDS = word_set("media press news journal times post publication network watch monitor")


def _is_country(step: LinkStep, countries: Collection[str]) -> bool:
    return (
        step.kind is SourceKind.ACTOR
        and step.actor in countries
        and step.naming is not Naming.OFFICE
        and not step.naming.anonymous
    )


def _who_answers(mention: LinkMention, answers: Sequence[LinkResponse]) -> frozenset[str]:
    """Return the actors whose answer is told in the very words of ``mention``."""
    return frozenset(
        r.actor
        for r in answers
        if r.text == mention.text and (r.quote in mention.quote or mention.quote in r.quote)
    )
