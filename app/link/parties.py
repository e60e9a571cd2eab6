"""Who a claim names as a party to what it says, and who is only its place or its market."""

import re
from collections.abc import Iterator

from app.base.text import tokens
from app.domain.ledger import Dossier
from app.domain.words import ActorRole
from app.link.statements import read_sense
from app.link.wording import content_words, stem, word_set

_OF_OFFICE = word_set(
    "government ministry foreign defence defense armed forces army navy military office president "
    "presidential administration department republic federal federation people liberation council "
    "general state authorities of the and company group service"
)
_PLACE = word_set("in to into from via through near off around across inside within outside enter")
_PLACES = tuple([word] for word in _PLACE)
_ARTICLES = word_set("the a an")
_CHARGES = re.compile(
    r"\b(?:said|says|told|accus\w+|sanction\w*|blam\w+|charg\w+|alleg\w+|nam(?:es|ed)|identif\w+|"
    r"call(?:s|ed)|condemn\w+|warn\w+|urg\w+|ask(?:s|ed))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"^\W*(?:if|whether|unless|should)\b|\?\W*$", re.IGNORECASE)
_PEOPLE = word_set(
    "personnel soldiers soldier troops officers officer generals general army forces military "
    "servicemen fighters crews crew pilots sailors paratroopers recruits instructors navy fleet"
)
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*|[,.;:]")
_CALLED_AFTER = re.compile(r"^[a-z]{3,}[^s\W]s$")
_LATIN = re.compile(r"[A-Za-z]{3}")


def find_parties(of: Dossier, told_by: frozenset[str]) -> Iterator[tuple[str, ActorRole]]:
    """Yield those of whom a claim says that they do something, in its order, with their role.

    ``told_by`` are those among its actors who tell of it themselves, or bodies of theirs. Nobody is
    a party where the claim says that something is not so, or leaves it open. A state that something
    is done with or goes to is the place or the market, unless the claim is what another says of it.
    Who does something together with one that tells of it itself has nothing to answer.
    """
    if read_sense(of.claim.statement).negative or _OPEN.search(of.claim.statement):
        return
    doers = [actor for actor, role in of.roles if role is ActorRole.SUBJECT]
    own = any(actor in told_by for actor in doers)
    charged = _CHARGES.search(of.claim.statement) is not None
    for actor, role in of.roles:
        if actor in told_by or not _is_named(of, actor):
            continue
        if role is ActorRole.SUBJECT and not own:
            if actor not in of.nations or not _only_place(of, actor):
                yield actor, role
        elif role is ActorRole.OBJECT:
            if own and not charged:
                continue
            if (own and _acts(of, actor)) if actor in of.nations else _is_handed(of, actor):
                yield actor, role


def _is_named(of: Dossier, actor: str) -> bool:
    """Tell whether the statement names the actor or one above it; not asked of other scripts."""
    if not _LATIN.search(of.claim.statement):
        return True
    return bool(_name_stems(of, actor) & content_words(of.claim.statement))


def _name_stems(of: Dossier, actor: str) -> frozenset[str]:
    """Return the telling words of an actor's name and of those above it."""
    found: set[str] = set()
    seen: set[str] = set()
    at: str | None = actor
    while at is not None and at not in seen:
        seen.add(at)
        name = re.sub(r"\([^)]*\)", " ", of.actor_names.get(at, at.replace("-", " ")))
        found |= {stem(word) for word in tokens(name) if word not in _OF_OFFICE}
        at = of.parents.get(at)
    return frozenset(found)


def _only_place(of: Dossier, actor: str) -> bool:
    """Tell whether the state stands in the statement only after "in", "to", "from", or as owner."""
    stands = [*_standing(of, actor), *_called_after(of, actor)]
    return bool(stands) and all(stands)


def _called_after(of: Dossier, actor: str) -> Iterator[bool]:
    """Yield for each thing called after the state ("Russian city") whether it is a place."""
    stems, names = _name_stems(of, actor), _own_words(of, actor)
    words = tokens(of.claim.statement)
    for at, word in enumerate(words):
        if stem(word) in stems and _bare(word) not in names:
            before = [w for w in words[max(0, at - 4) : at] if w not in _ARTICLES]
            yield any(w in _PLACE for w in before[-2:])


def _is_handed(of: Dossier, actor: str) -> bool:
    """Tell whether a body stands in the statement itself, or by its people ("Russian soldiers").

    What is only called after it ("NATO allies", "the EU's package") is not the body.
    """
    if not _LATIN.search(of.claim.statement):
        return True
    own = _own_words(of, actor)
    names = _name_stems(of, actor)
    words = _WORD.findall(of.claim.statement.lower())
    for at, word in enumerate(words):
        after = words[at + 1 : at + 3]
        if word in own and not (after and _CALLED_AFTER.search(after[0])):
            return True
        if stem(word) in names and any(w in _PEOPLE for w in after):
            return True
    return False


def _acts(of: Dossier, actor: str) -> bool:
    """Tell whether the statement has the state itself as one that does something."""
    return not all(_standing(of, actor))


def _standing(of: Dossier, actor: str) -> Iterator[bool]:
    """Yield for each time the actor's own name stands whether that is as a place or an owner.

    What is only called after a state ("Chinese firms") is not the state.
    """
    names = _own_words(of, actor)
    words = tokens(of.claim.statement)
    for at, word in enumerate(words):
        if _bare(word) not in names or (at and words[at - 1] in names):
            continue
        before = [w for w in words[max(0, at - 3) : at] if w not in _ARTICLES]
        yield _owns(word) or before[-2:] == ["way", "of"] or before[-1:] in _PLACES


def _own_words(of: Dossier, actor: str) -> frozenset[str]:
    name = re.sub(r"\([^)]*\)", " ", of.actor_names.get(actor, actor.replace("-", " ")))
    return frozenset(word for word in tokens(name) if word not in _OF_OFFICE)


def _owns(word: str) -> bool:
    return word != _bare(word)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
