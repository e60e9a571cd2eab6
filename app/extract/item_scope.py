"""Whether the few words of a feed's item let expect the desk's subject: decided before fetching.

Cheap and generous: an item that is fetched for nothing costs one page, whose own words decide then;
one that is passed over is never read. The rules are those of ``scope``, on a title and a summary.
"""

import re

from app.domain.feed import Judged
from app.domain.vocabulary import Vocabulary
from app.extract.belonging import sides_spoken_of
from app.extract.gazetteer import Gazetteer
from app.extract.scope import length_in_words, speaks_of_forces, topics_in

_SIDES = {"CN": "China", "RU": "Russia"}
_LOOKED_FOR = ("CN", "RU", "UA")
_WORD = re.compile(r"[^\W\u3400-\u9fff]+")
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u3400-\u9fff]")
_FEW_WORDS = 25  # a title without a summary: it cannot name everything its page is about
_PLAINLY_MILITARY = frozenset(
    (
        *("training", "exercises", "joint-patrols", "arms-and-materiel", "drones"),
        *("ammunition-and-explosives", "foreign-fighters", "observers"),
    )
)


class ItemScope:
    """The decision, made ready with what the desk knows by name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = Gazetteer(vocabulary)
        self._first = _first_words(vocabulary)

    def __call__(self, title: str, summary: str) -> Judged:
        """Return whether the page of an item is worth fetching, and why, in a clause."""
        text = f"{title}. {summary}".strip(". ")
        if not text:
            return Judged(within=False, reason="it has no title and no summary")
        there = sides_spoken_of(text)
        if not {"CN", "RU"} <= there:  # names take longer, and can only add a side
            there |= self._sides_of_names(text)
        if not there & {"CN", "RU"}:
            return Judged(within=False, reason="it names neither China nor Russia")
        topics = topics_in(text)
        forces = speaks_of_forces(text)
        about = f"speaks of {topics[0].replace('-', ' ')}" if topics else "names both"
        if {"CN", "RU"} <= there:
            return Judged(within=True, reason=f"names China and Russia, and {about}")
        if {"CN", "UA"} <= there and (topics or forces):
            return Judged(within=True, reason=f"names China and Ukraine, and {about}")
        one = next(name for code, name in _SIDES.items() if code in there)
        other = next(name for code, name in _SIDES.items() if code not in there)
        short = not summary or length_in_words(text) <= _FEW_WORDS
        if short and (forces or _PLAINLY_MILITARY & set(topics)):
            return Judged(within=True, reason=f"names {one} and {about}, in few words")
        return Judged(within=False, reason=f"it names {one} and not {other}")

    def _sides_of_names(self, text: str) -> set[str]:
        """Return the countries of the actors that are named, as far as it concerns the desk."""
        if _OTHER_SCRIPT.search(text) is None and self._first.isdisjoint(_WORD.findall(text)):
            return set()
        return {name.country for name in self._names.find(text) if name.country}


def _first_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words with which names of Chinese, Russian and Ukrainian actors begin."""
    names = (
        name
        for actor in vocabulary.actors
        if actor.country in _LOOKED_FOR
        for name in (actor.name, actor.short_name or "", *actor.aliases)
    )
    return frozenset(word for name in names for word in _WORD.findall(name)[:1])
