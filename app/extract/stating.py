"""What a sentence still states beside an answer it tells of.

"Six ships sailed, the coast guard said, two more than Oslo has admitted" is a claim all the same.
"""

import re

from app.domain.found import FoundResponse
from app.domain.span import Span
from app.domain.words import Act
from app.extract.page import Attributed, Page
from app.extract.standing import Past, key_of

_NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|neither|nor|nothing|nobody|without|unaware|declin\w+|refus\w+|den(?:y|ies|ied))\b|n[’']t\b",
    re.IGNORECASE,
)
_SILENT = (Act.NO_COMMENT, Act.NCND, Act.UNAWARE, Act.COMMENT_REQUESTED)
_REPORTS = frozenset(
    {"says-that", "said-after", "according-to", "quote", "quote-continued", "foreign-says-that"}
)
_FEWEST_WORDS = 5


def states_too(
    page: Page, quote: Span, found: list[FoundResponse], *, here: list[Attributed], past: Past
) -> bool:
    """Tell whether ``quote``, in which the acts ``found`` stand, is a statement of its own as well.

    It is if somebody confirms (who confirms a thing says it again); if it is said by another than
    the one who answers, or by one who has stated a claim before; and if the answer is a silence in
    passing, and what is said has no negation in it.
    """
    acts = [r for r in found if r.rule.startswith("act-")]
    said = [
        (raw, attribution)
        for raw, attribution in here
        if raw.rule in _REPORTS
        and attribution.content.overlaps(quote)
        and len(attribution.content.of(page.text).split()) >= _FEWEST_WORDS
    ]
    if all(r.act == Act.CONFIRMATION for r in acts):
        return True
    for _, attribution in said:
        speakers = {key_of(step) for step in attribution.steps}
        words = attribution.content.of(page.text)
        if any(r.act in _SILENT for r in acts):
            if _NEGATIVE.search(words) is None:
                return True
        elif speakers & past.sources and not speakers & past.answering:
            return True
    return False
