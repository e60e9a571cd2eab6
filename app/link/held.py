"""The held texts of one claim: which fold into one, and which one an outlet's name means."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from app.base.text import fold, tokens
from app.domain.chain import Copy, LinkMention, LinkStep, LinkText, Node
from app.domain.words import Relation, SourceKind
from app.link.beside import Beside, find_publisher, index_names, places
from app.link.called import one_name_each
from app.link.moments import days_between, surely_after, text_order
from app.link.reading import is_own_name
from app.link.wording import READ, content_words

GRACE_DAYS = 1.0
NEWS_DAYS = 10.0  # a credit means the outlet's latest text of these days, else its first one
NAME_LETTERS = 4
FEW = 40
DAY = len("2025-06-25")
TELLS = 0.6  # share of a wording's content words that a text has which may tell it


@dataclass(frozen=True, slots=True)
class Held:
    """The texts that mention the claim, in reading order.

    ``folds`` leads each text to the one whose node it stands in. ``original`` leads a text with a
    node of its own to the held text of another outlet that it copies. ``links`` leads a text to the
    others, in whose nodes they stand, that it links to. ``printed`` are the texts with a node of
    their own by their outlet, ``folded`` the others of such a node, ``publishers`` the outlets.
    """

    texts: Mapping[str, LinkText]
    mentions: Mapping[str, tuple[LinkMention, ...]]
    folds: Mapping[str, str]
    original: Mapping[str, Copy]
    outlet_names: Mapping[str, str]
    actor_names: Mapping[str, str]
    outlets_by_name: Mapping[str, str]
    beside: Beside = field(default_factory=Beside)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    printed: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    folded: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    publishers: frozenset[str] = frozenset()

    def node_key(self, text: str) -> str:
        """Return the key of the node ``text`` stands in."""
        return f"text:{self.folds.get(text, text)}"

    def node(self, text: str) -> Node:
        """Return the node ``text`` stands in."""
        of = self.folds.get(text, text)
        outlet = self.texts[of].outlet
        name = self.outlet_names.get(outlet, outlet)
        return Node(self.node_key(of), "text", name, ref=of, copies=self.folded.get(of, ()))

    def outlet_of(self, step: LinkStep) -> str | None:
        """Return the outlet a step means, None for a voice.

        An institution that publishes under its own name is the outlet of its own held texts.
        """
        if step.kind is SourceKind.OUTLET:
            return step.outlet or self.outlets_by_name.get(_name(step.name))
        if step.outlet in self.publishers:
            return step.outlet
        if step.kind is SourceKind.UNNAMED or step.naming.anonymous:
            return None
        if step.actor in self.publishers:
            return step.actor
        name = self.actor_names.get(step.actor, step.name) if step.actor else step.name
        outlet = self.outlets_by_name.get(_name(name))
        return outlet if outlet in self.publishers else None

    def text_of(self, outlet: str, reader: str) -> str | None:
        """Return the text of ``outlet`` that ``reader`` can have read, or None if none is held.

        A text that ``reader`` links to; else the latest of the ten days before; else the first.
        """
        own = self.folds[reader]
        found = [key for key in self.printed.get(outlet, ()) if key != own]
        if not found:
            return None
        found = self._readable(found, reader)
        linked = [key for key in self.linked_texts(reader) if key in found]
        if linked:
            return linked[0]
        near = [key for key in found if self._days(key, reader) <= NEWS_DAYS]
        return (near[-1] if near else found[0]) if found else None

    def _readable(self, keys: Sequence[str], reader: str) -> list[str]:
        """Return those of ``keys`` that ``reader`` can have read.

        Pages that are written on carry the date of their first words: a day of grace where nothing
        else is held.
        """
        published = self.texts[reader].published
        before = [key for key in keys if not surely_after(self.texts[key].published, published)]
        return before or [key for key in keys if self._days(key, reader) <= GRACE_DAYS]

    def _days(self, a: str, b: str) -> float:
        days = days_between(self.texts[a].published, self.texts[b].published)
        return NEWS_DAYS + 1 if days is None else days

    def linked_texts(self, reader: str) -> tuple[str, ...]:
        """Return the held texts of this claim that ``reader`` links to and can have read.

        The link of a copy says of what it copies only what that one can have read, too.
        """
        original = self.folds[reader]
        return tuple(
            key
            for key in self.links.get(reader, ())
            if key != original and self._by_day(key, reader) and self._by_day(key, original)
        )

    def _by_day(self, key: str, reader: str) -> bool:
        """Tell whether ``key`` was out by the day of ``reader``, which may be written on later."""
        day, mine = (self.texts[k].published for k in (key, reader))
        return not surely_after(day and day[:DAY], mine and mine[:DAY])

    def elsewhere(self, outlet: str, reader: str) -> str | None:
        """Return the text of ``outlet`` that ``reader`` means, where none mentions this claim.

        One that a text of this claim links to; else the only one of the ten days before that tells
        another claim which ``reader`` tells; else the only one, or the only one that tells another
        claim beside a text of this one, if its words may tell this claim.
        """
        found = [key for key in self._near_texts(outlet, reader) if key not in self.folds]
        for others in ((reader,), tuple(self.mentions)):
            linked = {at for other in others for at in addresses(self.texts[other])}
            for key in found:
                if linked.intersection(places(self.texts[key].url)):
                    return key
        fellows = [k for k in found if self.beside.shared(k, (reader,))]
        if len(fellows) == 1:
            return fellows[0]
        beside = [k for k in found if self.beside.shared(k, self.mentions)] or found
        if len(beside) == 1 and self.may_tell(beside[0], reader):
            return beside[0]
        return None

    def silent(self, outlet: str, reader: str) -> bool:
        """Tell whether ``outlet`` is held of these days, and no text of it tells this claim."""
        if outlet in self.publishers:
            return False
        found = self._near_texts(outlet, reader)
        return bool(found) and not any(self.may_tell(key, reader) for key in found)

    def _near_texts(self, outlet: str, reader: str) -> list[str]:
        """Return the texts of ``outlet`` of the ten days before; [] where it is held by the dozen.

        Of an outlet that publishes so much nothing is clear.
        """
        found = self.beside.by_outlet.get(outlet, ())
        return [
            key
            for key in (found if len(found) <= FEW else ())
            if self._by_day(key, reader) and self._days(key, reader) <= NEWS_DAYS
        ]

    def names(self, text: str, name: str) -> bool:
        """Tell whether ``text`` has any of the long words of ``name``."""
        words = {word for word in tokens(fold(name)) if len(word) >= NAME_LETTERS}
        return any(not words.isdisjoint(_words_of(p)) for p in self.texts[text].passages)

    def may_tell(self, text: str, reader: str) -> bool:
        """Tell whether ``text`` has the words of a mention in ``reader``, or is in other words.

        Of a text in another language nothing can be said.
        """
        there, mine = self.texts[text], self.texts[reader]
        if not there.passages or there.language != mine.language:
            return True
        words = content_words(" ".join(there.passages))
        wordings = [content_words(m.content) for m in self.mentions[reader]]
        return any(len(w & words) >= TELLS * len(w) for w in wordings if w)

    def order(self, text: str) -> tuple[datetime, datetime, str]:
        """Return the place of ``text`` in reading order."""
        return text_order(self.texts[text])


def held_texts(
    mentions: Sequence[LinkMention],
    texts: Mapping[str, LinkText],
    *,
    copies: Sequence[Copy],
    outlet_names: Mapping[str, str],
    actor_names: Mapping[str, str],
    beside: Beside | None = None,
) -> Held:
    """Return what is held of the claim that all ``mentions`` belong to.

    An outlet that is held under another spelling of its name is put under that one.
    """
    known = beside or Beside()
    mentions = one_name_each(mentions, actor_names)
    mentions, texts = _put_right(mentions, texts, outlet_names, actor_names, known)
    grouped: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.position, m.content, m.key)):
        grouped[mention.text].append(mention)
    keys = sorted(grouped, key=lambda k: text_order(texts[k]))
    folds, original = _fold(keys, texts, copies)
    return Held(
        texts=texts,
        mentions={key: tuple(grouped[key]) for key in keys},
        folds=folds,
        original=original,
        outlet_names=outlet_names,
        actor_names=actor_names,
        outlets_by_name={_name(outlet_names[slug]): slug for slug in sorted(outlet_names)},
        beside=known,
        links=_links(keys, texts, folds),
        printed=_grouped((texts[key].outlet, key) for key in dict.fromkeys(folds.values())),
        folded=_grouped((of, key) for key, of in folds.items() if key != of),
        publishers=frozenset(texts[key].outlet for key in keys),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


@lru_cache(maxsize=READ)
def _words_of(passage: str) -> frozenset[str]:
    return frozenset(tokens(fold(passage)))


def _links(
    keys: Sequence[str], texts: Mapping[str, LinkText], folds: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return which texts link to which; a link with a query means that very address, if held."""
    at: dict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(folds.values()):
        for place in places(texts[key].url):
            at[place].append(key)
    found: dict[str, tuple[str, ...]] = {}
    for key in keys:
        met: dict[str, None] = {}
        for link in texts[key].links:
            place = next((p for p in places(link) if p in at), None)
            met |= dict.fromkeys(at[place] if place else ())
        found[key] = tuple(met)
    return found


def _put_right(
    mentions: Sequence[LinkMention],
    texts: Mapping[str, LinkText],
    outlet_names: Mapping[str, str],
    actor_names: Mapping[str, str],
    beside: Beside,
) -> tuple[list[LinkMention], Mapping[str, LinkText]]:
    """Return mentions and texts in which every outlet that is held has one slug."""
    keys = {m.text for m in mentions}
    here = {texts[key].outlet for key in keys}
    met = {s.outlet for m in mentions for s in m.steps} | {
        up[0] for key in keys for up in texts[key].upstream
    }
    index = index_names(here, outlet_names)
    right: dict[str | None, str] = {}
    bodies: dict[str, str] = {}
    steps = sorted({(_key(s), _body(s, actor_names)) for m in mentions for s in m.steps})
    for key, names in steps:
        for name in names:
            found = find_publisher(name, index) or find_publisher(name, beside.by_name)
            if found is not None:
                bodies.setdefault(key, found)
    for slug in met:
        if slug is None or slug in here:
            continue
        name = outlet_names.get(slug, slug)
        held = find_publisher(name, index)
        if held is None and slug not in beside.by_outlet:
            held = find_publisher(name, beside.by_name)
        if held is not None:
            right[slug] = held

    def moved_step(step: LinkStep, own: str) -> LinkStep:
        if step.outlet is not None and step.outlet not in here and step.outlet not in right:
            name = outlet_names.get(own, own)
            if step.outlet not in beside.by_outlet and is_own_name(step.name, name):
                return replace(step, outlet=own)
        body = bodies.get(_key(step)) if _body(step, actor_names) else None
        return replace(step, outlet=body or right.get(step.outlet, step.outlet))

    moved = [
        replace(m, steps=tuple(moved_step(step, texts[m.text].outlet) for step in m.steps))
        for m in mentions
    ]
    shown: dict[str, LinkText] = {}
    for key in keys:
        up = tuple((right.get(u[0], u[0]), *u[1:]) for u in texts[key].upstream)
        shown[key] = replace(texts[key], upstream=up)
    return moved, ChainMap(shown, texts)  # pyright: ignore[reportArgumentType]


def _key(step: LinkStep) -> str:
    """Return what makes two steps one body, whatever each text calls it."""
    return step.actor or f"~{_name(step.name)}"


def _body(step: LinkStep, actor_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a body that may publish itself is called, () for other steps."""
    if step.kind is not SourceKind.ACTOR or step.naming.anonymous or step.outlet is not None:
        return ()
    name = actor_names.get(step.actor, step.name) if step.actor else step.name
    return tuple(dict.fromkeys(n for n in (name, step.name, step.words) if n[:1].isupper()))


def _fold(
    keys: Sequence[str], texts: Mapping[str, LinkText], copies: Sequence[Copy]
) -> tuple[dict[str, str], dict[str, Copy]]:
    found = {c.text: c for c in sorted(copies, key=lambda c: (c.text, c.of))}
    for key in keys:
        of = texts[key].copy_of
        if of is not None and of in texts and of != key:
            found[key] = Copy(key, of, 1.0, 0)
    folds = {key: key for key in keys}
    original: dict[str, Copy] = {}
    first_of: dict[str, str] = {}
    for key in keys:
        copy = found.get(key)
        if copy is None:
            continue
        root = _root(key, found)
        of = root if root in folds else first_of.setdefault(root, key)
        if of == key:
            continue
        if root not in folds or _siblings(texts[key], texts[of]):
            folds[key] = of
        else:
            original[key] = replace_of(copy, of)
    return {key: _resolve(key, folds) for key in keys}, original


def replace_of(copy: Copy, of: str) -> Copy:
    """Return ``copy`` led on to the text that counts."""
    return Copy(copy.text, of, copy.share, copy.run)


def _root(key: str, found: Mapping[str, Copy]) -> str:
    seen = [key]
    while seen[-1] in found and found[seen[-1]].of not in seen:
        seen.append(found[seen[-1]].of)
    return seen[-1]


def _resolve(key: str, folds: Mapping[str, str]) -> str:
    while folds[key] != key:
        key = folds[key]
    return key


def _siblings(a: LinkText, b: LinkText) -> bool:
    """Tell whether two copies print the same thing: one outlet twice, or one absent original."""
    if a.outlet == b.outlet:
        return True
    shared = printed_from(a) & printed_from(b)
    return bool(shared - {a.outlet, b.outlet})


def printed_from(text: LinkText) -> set[str]:
    """Return the outlets whose text this is said to be, and not only to draw on."""
    return {up[0] for up in text.upstream if up[1] is not Relation.REPORTS}


def addresses(text: LinkText) -> frozenset[str]:
    """Return the addresses ``text`` links to, as they are compared."""
    return frozenset(at for link in text.links for at in places(link))


def _name(name: str) -> str:
    return " ".join(fold(name).split()).removeprefix("the ")
