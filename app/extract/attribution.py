"""Who is said to say what in one English text: source, cue and content, before names are resolved.

Source of the rules: the PARC 3 and PolNeAR guidelines.
"""

from dataclasses import dataclass, replace

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.inward import by_inward
from app.extract.phrases import (
    by_according,
    by_colon,
    by_headline,
    by_last_words,
    by_list_lead,
    by_turn,
)
from app.extract.raw import INWARD, Raw
from app.extract.sentences import Layout, Parsed, Quoted
from app.extract.verbs import by_verb


def find_raw(layout: Layout, parsed: tuple[Parsed, ...]) -> list[Raw]:
    """Return every attribution of the text in reading order, one per cue."""
    found: list[Raw] = []
    for index, sentence in enumerate(parsed):
        if sentence.sentence.kind in (BlockKind.HEADLINE, BlockKind.HEADING):
            headline = by_headline(layout, sentence, index)
            if headline is not None:
                found.append(headline)
                continue
        here = [*by_according(layout, sentence, index), *by_verb(layout, sentence, index)]
        here += by_last_words(layout, sentence, index, here)
        found.extend(_widest([*here, *by_inward(layout, sentence, index)]))
    found.extend(by_colon(layout, parsed, found))
    found.extend(by_turn(layout, parsed))
    found.extend(by_list_lead(layout, parsed, found))
    found = _continue_quotes(layout, parsed, found)
    return sorted(found, key=lambda r: (r.sentence, r.content.start))


@dataclass(frozen=True, slots=True)
class Whole:
    """One attribution with all its parts: a split quotation is one, whoever speaks in between.

    ``source`` is the words of its own clause: the "who" of a relative clause.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    rule: str


def join_parts(found: list[Raw]) -> list[Whole]:
    """Return the outermost attributions of ``found``, split quotations joined, in reading order.

    What somebody quoted says of others is part of what is quoted, as in PolNeAR.
    """
    parts: dict[tuple[Span | None, Span | None], list[Raw]] = {}
    for raw in found:
        parts.setdefault((raw.source, raw.cue or raw.content), []).append(raw)
    longest = sorted(parts.values(), key=lambda p: sum(r.content.start - r.content.end for r in p))
    kept: list[list[Raw]] = []
    for part in longest:
        cue = part[0].cue
        if cue is None or not any(
            r.content.start <= cue.start < r.content.end for other in kept for r in other
        ):
            kept.append(part)
    wholes = [
        Whole(
            part[0].relative or part[0].source,
            part[0].cue,
            tuple(s for r in part for s in _without_speaker(r)),
            part[0].rule,
        )
        for part in kept
    ]
    return sorted(wholes, key=lambda w: w.contents[0].start)


def _without_speaker(raw: Raw) -> list[Span]:
    """Return the content in front of and behind its own speaker and cue."""
    spans = [s for s in (raw.source, raw.cue) if s is not None and raw.content.covers(s)]
    if raw.cue is None or not spans or raw.cue not in spans:
        return [raw.content]
    sides = [
        (raw.content.start, min(s.start for s in spans)),
        (max(s.end for s in spans), raw.content.end),
    ]
    return [Span(start, end) for start, end in sides if start < end] or [raw.content]


def _widest(found: list[Raw]) -> list[Raw]:
    """Leave out findings that repeat another one's cue or share both source and content."""
    kept: list[Raw] = []
    for raw in found:
        twin = next(
            (
                k
                for k in kept
                if k.cue == raw.cue
                or (
                    k.source == raw.source
                    and k.content.overlaps(raw.content)
                    and k.source is not None
                    and k.rule != "according-to"
                )
            ),
            None,
        )
        if twin is None:
            kept.append(raw)
    return kept


def _continue_quotes(layout: Layout, parsed: tuple[Parsed, ...], found: list[Raw]) -> list[Raw]:
    """Give quotations without a speaker of their own to the one who is speaking.

    A quotation that follows a speaker's quotation in the same paragraph is the speaker's; one that
    opens a paragraph is, if the paragraph before ended in a quotation never closed.
    """
    result = list(found)
    for position, quote in enumerate(layout.quotes):
        inside = quote.inner.of(layout.text)
        if len(inside.split()) < 4 or any(r.content.overlaps(quote.span) for r in result):
            continue
        index = next(
            (i for i, p in enumerate(parsed) if p.sentence.span.overlaps(quote.span)), None
        )
        if index is None or parsed[index].sentence.kind in (
            BlockKind.HEADLINE,
            BlockKind.HEADING,
            BlockKind.CAPTION,
        ):
            continue
        sentence = parsed[index].sentence
        broken = _speaker_before(layout, quote, [r for r in result if r.sentence == index])
        if broken is not None:
            part = replace(broken, content=quote.span, rule="quote-continued", quoted=True)
            result.append(part)
            continue
        starts = sentence.span.start >= quote.span.start - 1
        previous = layout.quotes[position - 1] if position else None
        carrier = None
        if starts and previous is not None:
            same = previous.block == quote.block
            runs_on = not previous.closed and previous.block == quote.block - 1
            if same or runs_on:
                carrier = next(
                    (r for r in reversed(result) if r.content.overlaps(previous.span) and r.source),
                    None,
                )
        if carrier is None and starts:
            near = [
                r
                for r in result
                if r.sentence == index - 1
                and r.source
                and parsed[r.sentence].sentence.block == sentence.block
            ]
            carrier = near[-1] if near else None
        if carrier is not None:
            result.append(
                replace(
                    carrier, content=quote.span, rule="quote-continued", sentence=index, quoted=True
                )
            )
    return result


def _speaker_before(layout: Layout, quote: Quoted, here: list[Raw]) -> Raw | None:
    """Return whose words ``quote`` carries on after "she said, " in the middle of a sentence."""
    for raw in here:
        if raw.cue is None or raw.rule in INWARD:
            continue
        ends = [s.end for s in (raw.cue, raw.source, raw.via) if s is not None]
        gap = layout.text[max(ends) : quote.span.start]
        if raw.content.end <= raw.cue.start and gap.strip().endswith(",") and len(gap) < _GAP:
            return raw
    return None


_GAP = 40  # characters: "she said of the port on Monday, “because ...”"
