"""What a language model proposes about one article, after every span was found in its text."""

from dataclasses import dataclass

from app.domain.span import Span
from app.domain.words import Act


@dataclass(frozen=True, slots=True)
class ProposedAttribution:
    """Who is said to say what. ``source`` and ``cue`` are None where the model named none."""

    content: Span
    source: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class ProposedResponse:
    """An act of ``actor`` (the words that name it), told in ``words``."""

    act: Act
    actor: Span
    words: Span


@dataclass(frozen=True, slots=True)
class Proposals:
    """All proposals for one article, in reading order.

    ``rule`` names the model and the version of the prompt ("llm:some-model/1"). ``claims`` are
    attributions whose content the model holds for a claim of the desk; without a source the text
    says it itself. ``dropped`` counts what was not verbatim or had another shape. ``note`` says in
    a sentence why there is nothing, None if the model answered.
    """

    rule: str
    attributions: tuple[ProposedAttribution, ...] = ()
    claims: tuple[ProposedAttribution, ...] = ()
    responses: tuple[ProposedResponse, ...] = ()
    dropped: int = 0
    note: str | None = None
