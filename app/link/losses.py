"""What a text no longer says about where it has a claim from, against the text it has it from.

It rests on the same comparison as drift (``credits``, ``hedges``), and says less: where a way from
text to text is only a guess, or a text speaks of unnamed people anywhere, nothing is told.
"""

from collections.abc import Callable, Iterator, Sequence

from app.domain.chain import LinkMention, LinkStep
from app.domain.ledger import AttributionLoss, Dossier, LossKind
from app.domain.words import Direction
from app.link.credits import find_dropped, find_lost, find_promoted
from app.link.ends import Credit, Ends, is_voice, pair_texts
from app.link.hedges import find_caution, find_hedge, is_open
from app.link.people import count_people, speaks_of_more, tells_of_people
from app.link.publishers import name_key
from app.link.relays import is_media
from app.link.wording import content_words

_SHARED = 2  # words that two wordings of one thing have in common, and which part of the shorter
_SHARE = 0.5
_PRONOUN = 4  # characters; "they"
_MOST = 160  # characters of a wording that are kept as the words of a hedge


def find_losses(of: Dossier) -> tuple[AttributionLoss, ...]:
    """Return what got lost in one claim, text by text, both ends in their own words.

    A text and its copy are not compared. One text lost a thing once, whatever it has it from.
    """
    copies = {(copy.of, copy.text) for copy in of.copies}
    found: dict[tuple[LossKind, str], AttributionLoss] = {}
    for ends in pair_texts(of.mentions, of.chain, of.texts):
        if (ends.upper.key, ends.lower.key) in copies:
            continue
        for loss in _losses(ends, of):
            if _same_thing(loss, ends):
                found.setdefault((loss.kind, ends.lower.key), loss)
    return tuple(found.values())


def _same_thing(loss: AttributionLoss, ends: Ends) -> bool:
    """Tell whether both wordings surely say the same, told from their words.

    The desk put its own wordings together, and other languages have other words.
    """
    by_key = {mention.key: mention for mention in (*ends.above, *ends.below)}
    old, new = by_key[loss.from_mention], by_key[loss.to_mention]
    if ends.described or ends.upper.language != ends.lower.language:
        return True
    above, below = content_words(old.content), content_words(new.content)
    shared = len(above & below)
    return shared >= _SHARED and shared >= _SHARE * min(len(above), len(below))


def _losses(ends: Ends, of: Dossier) -> Iterator[AttributionLoss]:
    promoted = list(_promoted(ends))
    yield from promoted
    if not ends.stated or ends.guessed:
        return
    if not promoted:
        yield from _anonymity(ends, of)
    yield from _lost(ends, of)
    for look in _LOOKS:
        yield from look(ends)


def _promoted(ends: Ends) -> Iterator[AttributionLoss]:
    """Yield an institution that stands where the upper text has unnamed people in it."""
    found = find_promoted(ends)
    if found is None:
        return
    old, new = found
    as_people = count_people(new[1].words) is not None and not ends.described
    if not as_people and not _keeps_unnamed(ends, [old]):
        yield _credits(LossKind.SOURCE_PROMOTED, old, new)


def _anonymity(ends: Ends, of: Dossier) -> Iterator[AttributionLoss]:
    """Yield whom a text credits without saying that the voice behind it is not named.

    That is an outlet alone, or the body above the one in which the unnamed people are.
    """
    old, new = ends.credits()
    voices = [credit for credit in old if is_voice(credit[1])]
    if ends.copied or not new or not voices:
        return
    if not all(s.naming.anonymous and count_people(s.words) for _, s in voices):
        return
    if any(is_media(s.words) for _, s in voices) or _keeps_unnamed(ends, voices):
        return
    above = {body for _, s in voices for body in _bodies_above(s.actor, of)}
    if all(not is_voice(s) or s.actor in above for _, s in new):
        yield _credits(LossKind.ANONYMITY_LOST, voices[0], new[-1])


def _bodies_above(actor: str | None, of: Dossier) -> Iterator[str]:
    seen = {actor}
    while actor is not None and (actor := of.parents.get(actor)) is not None and actor not in seen:
        seen.add(actor)
        yield actor


def _keeps_unnamed(ends: Ends, voices: Sequence[Credit]) -> bool:
    """Tell whether the lower text says somewhere that its source is not named."""
    if any(step.naming.anonymous for mention in ends.below for step in mention.steps):
        return True
    return any(tells_of_people(ends.lower.passages, step.words) for _, step in voices)


def _plural(ends: Ends) -> Iterator[AttributionLoss]:
    """Yield more unnamed people than the upper text speaks of, in the same place."""
    old, new = ends.credits()
    before = [credit for credit in old if credit[1].naming.anonymous]
    words = list(dict.fromkeys(step.words.casefold() for _, step in before))
    counts = [count_people(text) for text in words]
    most = sum(count.high for count in counts if count is not None)
    if not counts or None in counts or any(speaks_of_more(text) for text in words):
        return
    if any((c := count_people(p)) is not None and c.low > most for p in _sources_in(ends)):
        return
    for credit in new:
        step = credit[1]
        count = count_people(step.words) if step.naming.anonymous else None
        same = [o for o in before if o[1].actor == step.actor]
        if count is not None and same and count.low > most and not is_media(step.words):
            yield _credits(LossKind.PLURAL_INFLATED, same[0], credit)
            return


def _sources_in(ends: Ends) -> Iterator[str]:
    """Yield the passages of the upper text in which it can speak of more of its sources."""
    quoted = {mention.quote for mention in ends.above}
    for passage in ends.upper.passages:
        if passage not in quoted and tells_of_people([passage], "officials"):
            yield passage


def _lost(ends: Ends, of: Dossier) -> Iterator[AttributionLoss]:
    """Yield a source after which nobody is named, where the text speaks of no other text either."""
    found = find_lost(ends)
    steps = [step for mention in ends.below for step in mention.steps]
    outlet = name_key(of.outlet_names.get(ends.upper.outlet, ""))
    met = outlet and any(f" {outlet} " in f" {name_key(m.quote)} " for m in ends.below)
    if found is not None and not met and all(is_media(s.words) for s in steps):
        (above, old), (below, new) = found
        yield AttributionLoss(LossKind.SOURCE_LOST, above.key, below.key, old, new)


def _dropped(ends: Ends) -> Iterator[AttributionLoss]:
    """Yield an outlet that is no longer credited, where the voice it had it from still is."""
    found = find_dropped(ends)
    if found is None:
        return
    old, _ = found
    behind = [s for s in old[0].steps if is_voice(s)]
    for credit in ends.credits()[1]:
        step = credit[1]
        same = [s for s in behind if s.actor is not None and s.actor == step.actor]
        if is_voice(step) and same:
            yield _credits(LossKind.INTERMEDIARY_DROPPED, old, credit)
            return


def _hedge(ends: Ends) -> Iterator[AttributionLoss]:
    """Yield what a text says plainly where the upper one leaves it open."""
    found = find_hedge(ends)
    if found is None or found.way is not Direction.HARDER or is_open(found.new):
        return
    if any(is_open(mention) for mention in ends.below):
        return
    if any(find_caution(m.quote) for m in ends.below if not m.described):
        return
    yield AttributionLoss(
        LossKind.HEDGE_LOST, found.old.key, found.new.key, _caution(found.old), _clipped(found.new)
    )


def _caution(mention: LinkMention) -> str:
    words = "" if mention.described else find_caution(mention.quote)
    return words or _clipped(mention)


def _clipped(mention: LinkMention) -> str:
    words = mention.content or mention.quote
    return words if len(words) <= _MOST else f"{words[:_MOST].rsplit(' ', 1)[0]} …"


def _credits(kind: LossKind, old: Credit, new: Credit) -> AttributionLoss:
    (above, before), (below, after) = old, new
    return AttributionLoss(kind, above.key, below.key, _called(before), _called(after))


def _called(step: LinkStep) -> str:
    """Return the words for a source; the name where they are "it" or "she"."""
    return step.words if len(step.words) > _PRONOUN else step.name


_LOOKS: tuple[Callable[[Ends], Iterator[AttributionLoss]], ...] = (
    _plural,
    _dropped,
    _hedge,
)
