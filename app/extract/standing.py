# ruff: noqa: E501 -- patterns are read whole
"""How a sentence stands in its article: who speaks in it, what was told before, what ties them.

A careful reader does not weigh a sentence alone: one that follows a claim goes on with it, one that
asks does not state.
"""

import re
from dataclasses import dataclass

from app.base.dates import date_range
from app.base.quick import quick
from app.domain.found import Attribution, DateMentioned, FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.page import Page
from app.extract.scope import Standing, nouns_in

# Told by somebody who is not named ("it emerged", "was quoted as saying").
_TOLD = quick(
    r"\bit (?:has |had |now |also |later |recently |since )*(?:emerges?|emerged|transpires?|transpired)\b"
    r"|\bit (?:is|was|has been|had been|is being|was being) (?:\w+ly )?(?:claimed|alleged|reported|revealed|said|announced|stated|understood|suggested|confirmed|rumou?red|disclosed|learnt|learned)\b"
    r"|\b(?:is|are|was|were|being|been) quoted as saying\b",
    re.IGNORECASE,
)
_LATE = 0.7  # share of an article's sentences; after it come background and other news
_NEAR = 3  # sentences: as far as a claim is carried on past an aside


@dataclass(frozen=True, slots=True)
class Past:
    """What an article has said before a sentence: who stated, who answered, in which words.

    ``nouns`` are stems of the claims' words, ``years`` those they are dated to.
    """

    sources: frozenset[str] = frozenset()
    answering: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    begun: bool = False
    near: bool = False


def recall(
    page: Page,
    claims: list[FoundClaim],
    responses: list[FoundResponse],
    *,
    begun: bool,
    since: int | None = None,
) -> Past:
    """Return what the article has said so far; ``since`` counts the sentences after a claim."""
    if not claims and not responses:
        return Past(begun=begun, near=since is not None and since <= _NEAR)
    steps = [s for c in claims if c.attribution is not None for s in c.attribution.steps]
    return Past(
        sources=frozenset(key_of(s) for s in steps),
        answering=frozenset(r.actor for r in responses),
        nouns=frozenset[str]().union(*(nouns_in(c.content.of(page.text)) for c in claims)),
        years=frozenset(y for c in claims for y in _years(c.dates)),
        begun=begun,
        near=since is not None and since <= _NEAR,
    )


def find_standing(
    page: Page,
    index: int,
    quote: Span,
    *,
    attribution: Attribution | None,
    after: FoundClaim | None,
    past: Past | None,
    dates: tuple[DateMentioned, ...] = (),
) -> Standing:
    """Return how ``quote``, the sentence at ``index``, stands to what was stated before it."""
    keys = {key_of(s) for s in attribution.steps} if attribution is not None else set[str]()
    told = past or Past()
    sentence = page.layout.sentences[index]
    # What somebody else is said to say is a claim in a question, too; the asker's premise is none.
    block = page.layout.blocks[sentence.block].span.of(page.text)
    return Standing(
        attributed=attribution is not None or _TOLD.search(quote.of(page.text)) is not None,
        same_source=bool(keys & told.sources),
        answering=bool(keys & told.answering),
        told=told.nouns,
        opening=not told.begun,
        near=told.near,
        late=index > _LATE * len(page.layout.sentences),
        after=after.quote.of(page.text) if after is not None else None,
        thread=after is not None and _block_of(page, after) == sentence.block,
        past_years=_is_older(page, dates, told),
        said=_without_aside(attribution.content.of(page.text)) if attribution is not None else None,
        language=page.language,
        asked=attribution is None
        and (block.rstrip('"”» ').endswith(("?", "？")) or block.startswith(("Q:", "Q."))),
    )


def key_of(step: Step) -> str:
    """Return what tells the agent of a step apart from others: its slug, else its name."""
    return step.actor or step.outlet or step.name


def _block_of(page: Page, claim: FoundClaim) -> int:
    return next((s.block for s in page.layout.sentences if s.span.overlaps(claim.quote)), -1)


def _years(dates: tuple[DateMentioned, ...]) -> set[int]:
    ends = [date_range(d.edtf) for d in dates]
    return {e.latest.year for e in ends if e is not None and e.latest is not None}


def _is_older(page: Page, dates: tuple[DateMentioned, ...], told: Past) -> bool:
    """Tell whether a sentence is dated to years long before the page, and before all that was told."""
    years = _years(dates)
    days = date_range(page.article.published)
    if not years or days is None or days.latest is None:
        return False
    return max(years) < min([*told.years, days.latest.year - 1])


def _without_aside(words: str) -> str:
    """Return what is said up to a "but" after it, which tells of the speaker ("but gave no number")."""
    return _BUT.split(words, maxsplit=1)[0]


_BUT = re.compile(r"(?<=\w{3}), (?:but|though|although|yet)\b")


def beside(after: FoundClaim | None, kind: BlockKind) -> FoundClaim | None:
    """Return the claim before if it stands in a block of the same kind, which is carried on."""
    return after if after is not None and after.place == kind else None
