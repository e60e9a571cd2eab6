"""Headlines that commit to more, or to less, than the text below them says about the same claim."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.domain.chain import LinkMention, LinkStep, LinkText
from app.domain.ledger import Dossier, HeadlineGap
from app.domain.words import Direction, Modality, Slot
from app.link.dates import disjoint, stated_dates
from app.link.drift_numbers import find_changed, only_precision, unchanged, way
from app.link.hedges import find_caution, firmest, is_open
from app.link.numbers import find_numbers
from app.link.people import count_people, tells_of_people

_HEADS = ("headline", "standfirst")
_OUTSIDE = (*_HEADS, "caption", "heading")
NOBODY = "no source named"
# Ways in which a headline says that it repeats somebody, or that it is not sure.
_REPEATS = re.compile(
    r"[?？‘’“”«»「」\"]|(?<![a-z])'|^[^:：]{2,40}[:：]\s|\s[–—-]\s+[^–—-]{2,40}$|"
    r"\b(?:says?|said|tells?|told|warns?|warned|claims?|claimed|alleg\w+|accus\w+|reports?|"
    r"reported|reportedly|finds?|found|shows?|reveals?|according|sources?|officials?|suspect\w*|denie[sd]|"
    r"den(?:y|ies)|may|might|could|would|set to|plans?|intel|intelligence|study|experts?|"
    r"analysts?)\b|"
    r"(?:сообщ|заяв|говор|рассказ|назва|предупре|источник|разведк|по данным|СМИ|якобы|"
    r"повідом|розпов|джерел|розвідк|за даними|ЗМІ|нібито)|"
    r"\b(?:laut|soll|sollen|angeblich|bericht\w*|warnt|sagt|segundo|diz|afirma|alerta|ter[áã]o?|relat\w+)\b|"
    r"称|据|报道|表示|指|消息|疑|或",
    re.IGNORECASE,
)


def find_headlines(of: Dossier) -> tuple[HeadlineGap, ...]:
    """Return where a headline or standfirst differs from the body of its own article.

    Both must be found wordings of this claim; the desk's descriptions have no headlines. A slot is
    told once an article.
    """
    by_text: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in sorted(of.mentions, key=lambda m: (m.position, m.key)):
        if not mention.described:
            by_text[mention.text].append(mention)
    found: list[HeadlineGap] = []
    for key, mentions in by_text.items():
        heads = [m for m in mentions if m.place in _HEADS]
        body = [m for m in mentions if m.place not in _OUTSIDE]
        if heads and body:
            slots: dict[Slot, HeadlineGap] = {}
            for gap in _gaps(heads, body, of.texts[key]):
                slots.setdefault(gap.slot, gap)
            found += slots.values()
    return tuple(found)


def _gaps(
    heads: Sequence[LinkMention], body: Sequence[LinkMention], text: LinkText
) -> Iterator[HeadlineGap]:
    yield from _quantity(heads, body, text)
    for head in heads:
        yield from _date(head, body, text)
        yield from _source(head, body, text)


def _quantity(
    heads: Sequence[LinkMention], body: Sequence[LinkMention], text: LinkText
) -> Iterator[HeadlineGap]:
    """Yield a number of the headline that stands nowhere in the text below it."""
    found = find_changed(body, heads)
    if found is None:
        return
    below, head = found
    titles = {mention.quote for mention in heads}
    written = [n for p in text.passages if p not in titles for n in find_numbers(p)]
    if any(unchanged(n, head.number) for n in written):
        return
    slot = Slot.PRECISION if only_precision(below.number, head.number) else Slot.QUANTITY
    yield HeadlineGap(
        slot,
        way(below.number, head.number),
        head.mention.key,
        below.mention.key,
        head.number.text,
        below.number.text,
    )


def _date(head: LinkMention, body: Sequence[LinkMention], text: LinkText) -> Iterator[HeadlineGap]:
    """Yield a date of the headline that is none of those below it."""
    told = stated_dates(head.dates, head.content)
    below = [(m, day) for m in body for day in stated_dates(m.dates, m.content)]
    if text.published:
        told = tuple(day for day in told if disjoint(day, text.published[:10]))
    for day in told:
        if below and all(disjoint(day, other) for _, other in below):
            mention, other = below[0]
            yield HeadlineGap(Slot.DATE, Direction.OTHER, head.key, mention.key, day, other)
            return


def _source(
    head: LinkMention, body: Sequence[LinkMention], text: LinkText
) -> Iterator[HeadlineGap]:
    """Yield what a headline commits to beyond its text: a hedge, an attribution, a named source."""
    firm = firmest(body)
    if is_open(head) or find_caution(head.quote):
        if not is_open(firm) and not any(is_open(m) or find_caution(m.quote) for m in body):
            yield _gap(Slot.MODALITY, Direction.SOFTER, head, firm, _said(head), _said(firm))
        return
    if is_open(firm) and not _REPEATS.search(head.quote):
        yield _gap(Slot.MODALITY, Direction.HARDER, head, firm, _said(head), _said(firm))
        return
    credits = [(m, step) for m in body for step in reversed(m.steps) if step.outlet != text.outlet]
    if head.steps:
        yield from _hardened(head, credits)
        return
    if head.modality is not Modality.ASSERTED or _REPEATS.search(head.quote):
        return
    bare = [m for m in body if not m.steps or any(s.outlet == text.outlet for s in m.steps)]
    if not credits or bare:
        return
    mention, step = credits[0]
    if step.naming.anonymous and count_people(step.words) is not None:
        yield _gap(
            Slot.ATTRIBUTION_LOST, Direction.HARDER, head, mention, NOBODY, step.words or step.name
        )
    else:
        yield _gap(Slot.MODALITY, Direction.HARDER, head, mention, _said(head), _said(mention))


def _hardened(
    head: LinkMention, credits: Sequence[tuple[LinkMention, LinkStep]]
) -> Iterator[HeadlineGap]:
    """Yield a body the headline names as the source, where the text has unnamed people in it."""
    for step in head.steps:
        same = [c for c in credits if step.actor is not None and c[1].actor == step.actor]
        if not same or step.naming.anonymous or tells_of_people([head.quote], same[0][1].words):
            continue
        if all(s.naming.anonymous and count_people(s.words) is not None for _, s in same):
            mention, source = same[0]
            yield _gap(
                Slot.ATTRIBUTION_HARDENED,
                Direction.HARDER,
                head,
                mention,
                step.words or step.name,
                source.words or source.name,
            )
            return


def _said(mention: LinkMention) -> str:
    """Return the words by which a mention leaves something open, else what it commits to."""
    words = find_caution(mention.quote) if is_open(mention) else ""
    return words or mention.modality.value


def _gap(  # noqa: PLR0917 - both ends of a gap
    slot: Slot, way: Direction, head: LinkMention, below: LinkMention, value: str, other: str
) -> HeadlineGap:
    return HeadlineGap(slot, way, head.key, below.key, value, other)
