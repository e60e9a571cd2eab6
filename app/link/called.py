"""One voice under several names: a surname is the person that one other name of the claim has."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from app.base.rendered import is_rendered
from app.base.spelling import romanise
from app.base.text import fold, tokens
from app.domain.chain import LinkMention, LinkStep
from app.domain.words import SourceKind
from app.link.voices import is_person_name
from app.link.wording import READ

LETTERS = 3  # of a surname alone


def one_name_each(
    mentions: Sequence[LinkMention], actor_names: Mapping[str, str]
) -> Sequence[LinkMention]:
    """Return the mentions of one claim with each person under one actor.

    A name that only ends another one is that person where no second name ends so: "Hale" is
    "Ann Hale" unless the claim also has "Tom Hale". The same name in another script is the same
    person, in Chinese by its sound. Of two actors with one name the first slug stands for both.
    """
    called = {
        step.actor: actor_names.get(step.actor, step.name)
        for mention in mentions
        for step in mention.steps
        if step.kind is SourceKind.ACTOR and step.actor and not step.naming.anonymous
    }
    named = {slug: _written(name) for slug, name in called.items()}
    people = {slug: words for slug, words in sorted(named.items()) if is_person(words)}
    moved: dict[str, str] = {}
    for slug, words in sorted(named.items()):
        whole = {
            other
            for other, full in people.items()
            if ends(words, full) or is_rendered(called[slug], called[other])
        } - {slug}
        names = {people[other] for other in whole}
        if len(names) == 1:
            into = min(whole)
            if people.get(slug) != people[into] or into < slug:
                moved[slug] = into
    if not moved:
        return mentions

    def put(step: LinkStep) -> LinkStep:
        into = moved.get(step.actor or "")
        if into is None or step.naming.anonymous:
            return step
        return replace(step, actor=into, name=actor_names.get(into, step.name))

    return [replace(m, steps=tuple(put(step) for step in m.steps)) for m in mentions]


def ends(short: str, full: str) -> bool:
    """Tell whether ``short`` is ``full`` or its last words, both as they are compared."""
    return len(short) >= LETTERS and f" {full}".endswith(f" {short}")


def is_person(words: str) -> bool:
    """Tell whether words as they are compared are built as the name of a person."""
    return is_person_name(words.title())


@lru_cache(maxsize=READ)
def _written(name: str) -> str:
    return " ".join(tokens(fold(romanise(name))))
