"""Answers to one claim in one passage: what a page goes through, without keeping anything."""

from dataclasses import dataclass

from app.domain.article import Block, ReadArticle
from app.domain.chain import LinkMention, LinkResponse
from app.domain.found import FoundResponse
from app.domain.span import Span
from app.domain.vocabulary import Vocabulary
from app.domain.words import BlockKind, Modality
from app.extract.findings import find_all
from app.link.responses import place_responses

_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "who", "which"})


def _called(response: FoundResponse, name: str) -> str:
    """Return what the text calls a responder, its name where that is only a pronoun."""
    called = response.called
    return called if called and called.lower() not in _PRONOUNS else name


@dataclass(frozen=True, slots=True)
class Reply:
    """One response to a claim, as it is kept: act, the words for who did it, evidence, scope."""

    kind: str
    actor: str
    evidence: str
    scope: str


def respond_to(text: str, claim: str, vocabulary: Vocabulary) -> tuple[Reply, ...]:
    """Return the responses that a passage tells to a claim that stands right before it.

    The same finding and placing that a page goes through; nothing is stored.
    """
    whole = f"{claim}\n{text}"
    start = len(claim) + 1
    blocks = [Block(Span(0, len(claim)), BlockKind.PARAGRAPH)]
    at = start
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    article = ReadArticle(None, whole, tuple(blocks), language="en")
    found = find_all(article, vocabulary)
    told = [r for r in found.responses if r.quote.start >= start]
    names = {a.slug: a.name for a in vocabulary.actors} | {a.slug: a.name for a in found.actors}
    stated = LinkMention(
        key="m0",
        text="t",
        claim="c",
        quote=claim,
        content=claim,
        described=False,
        modality=Modality.ASSERTED,
        steps=(),
        quantities=(),
        dates=(),
        topics=(),
        actors=tuple(dict.fromkeys(slug for c in found.claims for slug, _ in c.actors)),
    )
    responses = [
        LinkResponse(
            key=f"r{index:04}",
            text="t",
            actor=r.actor,
            act=r.act,
            words=r.words.of(whole),
            quote=r.quote.of(whole),
            scope=r.scope,
            answers="m0",
            position=r.quote.start,
        )
        for index, r in enumerate(told)
    ]
    placed = {a.response: a for a in place_responses(responses, [stated])}
    return tuple(
        Reply(
            kind=found_.act.value,
            actor=_called(found_, names.get(found_.actor, found_.actor)),
            evidence=found_.words.of(whole),
            scope=placed[waiting.key].scope.value,
        )
        for found_, waiting in zip(told, responses, strict=True)
    )
