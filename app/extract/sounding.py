"""People the desk knows, by what their names sound like in any script."""

from collections.abc import Iterable

from app.base.spelling import sounds_of
from app.domain.vocabulary import KnownActor


def people_by_sound(actors: Iterable[KnownActor]) -> dict[tuple[str, ...], set[str]]:
    """Return the slugs of people by what their names of several words sound like."""
    index: dict[tuple[str, ...], set[str]] = {}
    for actor in actors:
        if actor.kind not in ("person", "analyst"):
            continue
        for name in (actor.name, *actor.aliases):
            for way in sounds_of(name):
                if len(way) > 1:
                    index.setdefault(way, set()).add(actor.slug)
    return index
