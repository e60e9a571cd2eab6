"""Responses of a text put together: acts told in several sentences, and acts side by side."""

from dataclasses import replace

from app.domain.found import FoundResponse
from app.domain.span import Span
from app.domain.words import Act, Scope

_NEXT = 2  # characters between two sentences of one paragraph
_SILENT = (Act.NO_COMMENT, Act.NCND, Act.UNAWARE)
_HERE = (Scope.THIS_CLAIM, Scope.PART)


def gather(responses: list[FoundResponse]) -> list[FoundResponse]:
    """Return ``responses`` in order, those that belong together joined.

    The same act in two sentences of one quotation is told once. An admission and a denial of one
    party side by side are a partial denial; what is admitted beside what is refused, and what one
    admits and another denies in one sentence, are each about a part.
    """
    found: list[FoundResponse] = []
    for response in responses:
        if any(
            (k.actor, k.act, k.quote) == (response.actor, response.act, response.quote)
            for k in found
        ):
            continue
        last = found[-1] if found else None
        if last is not None and _half_admitted(last, response):
            found[-1] = replace(
                last,
                act=Act.PARTIAL_DENIAL,
                quote=_over(last.quote, response.quote),
                words=_over(last.words, response.words),
                scope=Scope.PART,
                rule=f"act-{Act.PARTIAL_DENIAL.value}",
            )
            continue
        found.append(response)
    return [_part(r, found) for r in found]


def _half_admitted(a: FoundResponse, b: FoundResponse) -> bool:
    acts = {a.act, b.act}
    return (
        a.actor == b.actor
        and _beside(a, b)
        and (
            acts == {Act.DENIAL, Act.CONFIRMATION}
            or (
                Act.PARTIAL_DENIAL in acts
                and acts <= {Act.PARTIAL_DENIAL, Act.DENIAL, Act.CONFIRMATION}
                and a.quote.overlaps(b.quote)
            )
        )
        and a.scope in _HERE
        and b.scope in _HERE
    )


def _beside(a: FoundResponse, b: FoundResponse) -> bool:
    return a.quote.overlaps(b.quote) or abs(b.quote.start - a.quote.end) <= _NEXT + 5


def _over(a: Span, b: Span) -> Span:
    return Span(min(a.start, b.start), max(a.end, b.end))


def _part(response: FoundResponse, found: list[FoundResponse]) -> FoundResponse:
    if response.scope is not Scope.THIS_CLAIM:
        return response
    for other in found:
        if other is response or other.scope not in _HERE or not _beside(other, response):
            continue
        acts = {response.act, other.act}
        same = other.actor == response.actor
        admitted = Act.CONFIRMATION in acts and bool(acts & {*_SILENT, Act.DENIAL})
        refused = Act.PARTIAL_DENIAL in acts and response.act in _SILENT
        near = other.quote.overlaps(response.quote) or other.quote.end + 3 > response.quote.start
        if same and (admitted or refused):
            return replace(response, scope=Scope.PART)
        if (
            not same
            and acts == {Act.CONFIRMATION, Act.DENIAL}
            and near
            and other.quote == response.quote
        ):
            return replace(response, scope=Scope.PART)
    return response
