"""What goes on being said by the one who spoke last: quotations parted in two, reported mood."""

import re

from app.domain.span import Span
from app.extract.foreign.patterns import Patterns
from app.extract.raw import Raw
from app.extract.sentences import Layout

_DEMNACH = re.compile(r"\s*(?:Demnach|Dem(?:zu)?nach|Demzufolge)(?!\w)")
_NEAR = 2  # sentences that a speaker is carried on over


def carry_on(
    layout: Layout, masked: str, index: int, rules: Patterns, found: list[Raw]
) -> list[Raw]:
    """Return the attribution of a sentence that names nobody and goes on with the last speaker."""
    if not found or found[-1].rule == "headline":
        return []
    last = found[-1]
    here, there = layout.sentences[index], layout.sentences[last.sentence]
    follows = _DEMNACH.match(masked) is not None and here.block - there.block == 1
    if (
        (here.block != there.block and not follows)
        or index - last.sentence > _NEAR
        or last.source is None
    ):
        return []
    goes_on = rules.carried.search(masked) is not None
    if last.quoted and _in_quote(layout, here.span):
        rule = "foreign-quote-continued"
    elif goes_on:
        rule = "foreign-carried"
    else:
        return []
    return [
        Raw(
            last.source,
            last.cue,
            here.span,
            rule,
            last.verb,
            index,
            quoted=last.quoted,
            cited=last.cited,
            via=last.via,
        )
    ]


def _in_quote(layout: Layout, span: Span) -> bool:
    """Tell whether a sentence is all quotation: the second part of one, parted by its speaker."""
    return any(
        quote.inner.overlaps(span)
        and quote.inner.start <= span.start + 3
        and quote.inner.end >= span.end - 3
        for quote in layout.quotes
    )
