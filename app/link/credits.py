"""What became of the sources of a text in the text that has a claim from it."""

from collections.abc import Sequence

from app.domain.chain import LinkMention
from app.domain.words import Modality
from app.link.ends import Credit, Ends, is_met, is_named, is_voice
from app.link.hedges import firmest
from app.link.people import names_people
from app.link.relays import is_media

NOBODY = "no source named"
Words = tuple[LinkMention, str]


def find_promoted(ends: Ends) -> tuple[Credit, Credit] | None:
    """Return unnamed people in an institution and that institution, which is now the source.

    The desk also marks a whole service as unnamed; then nobody in it became the institution.
    """
    old, new = ends.credits()
    for credit in new:
        step = credit[1]
        before = [o for o in old if step.actor is not None and o[1].actor == step.actor]
        if before and not step.naming.anonymous and all(_is_unnamed(o) for o in before):
            return before[0], credit
    return None


def find_lost(ends: Ends) -> tuple[Words, Words] | None:
    """Return the source that a text no longer names where it names nobody at all, or only media.

    Who names nobody, and leaves it open or says that it is said, has not made a fact of it. Nor is
    a source lost on the way into another language: there it may only not be found.
    """
    old, new = ends.credits()
    if ends.copied or not old or _named(new):
        return None
    if not new and (not states_it(ends) or ends.upper.language != ends.lower.language):
        return None
    vague = all(is_media(step.words) for _, step in new)
    known = old if vague else _named(old)
    lost = [pair for pair in known if not is_met(pair[1], ends.lower)]
    if not lost or len(lost) < len(known):
        return None
    left = (new[0][0], new[0][1].words) if new else (ends.below[0], NOBODY)
    return (lost[-1][0], lost[-1][1].words), left


def find_dropped(ends: Ends) -> tuple[Credit, Credit] | None:
    """Return an outlet the upper text credits and the lower one, which names others, does not.

    The second is whom the lower text names first.
    """
    old, new = ends.credits()
    named = _named(new)
    if ends.copied or not named:
        return None
    kept = {s.outlet for _, s in named}
    for credit in old:
        step = credit[1]
        if step.outlet is None or step.outlet in kept or step.outlet == ends.lower.outlet:
            continue
        if not is_met(step, ends.lower):
            return credit, named[0]
    return None


def states_it(ends: Ends) -> bool:
    """Tell whether the lower text states the claim itself, as a fact."""
    return firmest(ends.below).modality is Modality.ASSERTED


def leans_on_media(ends: Ends) -> bool:
    """Tell whether the lower text has the claim from media that it does not name, and no other."""
    new = ends.credits()[1]
    return bool(new) and all(is_media(step.words) for _, step in new)


def hears_voices(ends: Ends) -> bool:
    """Tell whether the lower text names a voice, and not only outlets."""
    return any(is_voice(step) for _, step in _named(ends.credits()[1]))


def _named(credits: Sequence[Credit]) -> list[Credit]:
    return [credit for credit in credits if is_named(credit[1])]


def _is_unnamed(credit: Credit) -> bool:
    mention, step = credit
    return step.naming.anonymous and (not mention.described or names_people(step.words))
