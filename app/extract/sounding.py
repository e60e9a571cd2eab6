"""Names the desk knows in other scripts: by sound, with case endings, without spaces."""

import re
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


def unspaced(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the aliases in Chinese characters."""
    parts = sorted((n for n in names if re.match(r"[\u3400-\u9fff]", n)), key=len, reverse=True)
    return re.compile("|".join(re.escape(p) for p in parts) or r"(?!)")


def inflected(names: dict[str, str]) -> list[tuple[re.Pattern[str], str]]:
    """Return patterns for Cyrillic names with any case ending."""
    patterns: list[tuple[re.Pattern[str], str]] = []
    for alias, slug in names.items():
        if not re.match(r"[А-ЯІЇЄҐ]", alias) or len(alias) < 5:
            continue
        words = [rf"{re.escape(w[:-1] if len(w) > 4 else w)}\w{{0,3}}" for w in alias.split()]
        patterns.append((re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"), slug))
    return patterns
