"""The held texts of one claim: which fold into one, and which one an outlet's name means."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from app.base.text import fold
from app.domain.chain import Copy, LinkMention, LinkStep, LinkText, Node
from app.domain.words import SourceKind
from app.link.moments import days_between, reading_order, surely_after

GRACE_DAYS = 1.0
NEWS_DAYS = 10.0  # a credit means the outlet's latest text of these days, else its first one


@dataclass(frozen=True, slots=True)
class Held:
    """The texts that mention the claim, in reading order.

    ``folds`` leads each text to the one whose node it stands in. ``original`` leads a text with a
    node of its own to the held text of another outlet that it copies.
    """

    texts: Mapping[str, LinkText]
    mentions: Mapping[str, tuple[LinkMention, ...]]
    folds: Mapping[str, str]
    original: Mapping[str, Copy]
    outlet_names: Mapping[str, str]
    actor_names: Mapping[str, str]
    outlets_by_name: Mapping[str, str]

    def node(self, text: str) -> Node:
        """Return the node ``text`` stands in."""
        of = self.folds[text]
        folded = tuple(k for k, to in self.folds.items() if to == of and k != of)
        outlet = self.texts[of].outlet
        name = self.outlet_names.get(outlet, outlet)
        return Node(f"text:{of}", "text", name, ref=of, copies=folded)

    def outlet_of(self, step: LinkStep) -> str | None:
        """Return the outlet a step means, None for a voice.

        An institution that publishes under its own name is the outlet of its own held texts.
        """
        if step.kind is SourceKind.OUTLET:
            return step.outlet or self.outlets_by_name.get(_name(step.name))
        if step.outlet in self._publishers():
            return step.outlet
        if step.kind is SourceKind.UNNAMED or step.naming.anonymous:
            return None
        if step.actor in self._publishers():
            return step.actor
        name = self.actor_names.get(step.actor, step.name) if step.actor else step.name
        outlet = self.outlets_by_name.get(_name(name))
        return outlet if outlet in self._publishers() else None

    def _publishers(self) -> set[str]:
        return {self.texts[key].outlet for key in self.mentions}

    def text_of(self, outlet: str, reader: str) -> str | None:
        """Return the text of ``outlet`` that ``reader`` can have read, or None if none is held.

        A text that ``reader`` links to; else the latest of the ten days before; else the first.
        """
        mine = self.texts[reader]
        found = [
            key
            for key in dict.fromkeys(self.folds.values())
            if key != self.folds[reader] and self.texts[key].outlet == outlet
        ]
        before = [k for k in found if not surely_after(self.texts[k].published, mine.published)]
        # Live pages carry the date of their first entry: a day of grace where nothing else is held.
        found = before or [k for k in found if self._days(k, reader) <= GRACE_DAYS]
        linked = [key for key in found if address(self.texts[key].url) in addresses(mine)]
        if linked:
            return linked[0]
        near = [key for key in found if self._days(key, reader) <= NEWS_DAYS]
        return (near[-1] if near else found[0]) if found else None

    def _days(self, a: str, b: str) -> float:
        days = days_between(self.texts[a].published, self.texts[b].published)
        return NEWS_DAYS + 1 if days is None else days

    def linked_text(self, reader: str) -> str | None:
        """Return the held text of this claim that ``reader`` links to and can have read."""
        mine = self.texts[reader]
        links = addresses(mine)
        for key in dict.fromkeys(self.folds.values()):
            text = self.texts[key]
            if key == self.folds[reader] or address(text.url) not in links:
                continue
            if not surely_after(text.published, mine.published):
                return key
        return None

    def order(self, text: str) -> tuple[datetime, datetime, str]:
        """Return the place of ``text`` in reading order."""
        return reading_order(self.texts[text].published, text)


def held_texts(
    mentions: Sequence[LinkMention],
    texts: Mapping[str, LinkText],
    *,
    copies: Sequence[Copy],
    outlet_names: Mapping[str, str],
    actor_names: Mapping[str, str],
) -> Held:
    """Return what is held of the claim that all ``mentions`` belong to."""
    grouped: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.position, m.key)):
        grouped[mention.text].append(mention)
    keys = sorted(grouped, key=lambda k: reading_order(texts[k].published, k))
    folds, original = _fold(keys, texts, copies)
    return Held(
        texts=texts,
        mentions={key: tuple(grouped[key]) for key in keys},
        folds=folds,
        original=original,
        outlet_names=outlet_names,
        actor_names=actor_names,
        outlets_by_name={_name(outlet_names[slug]): slug for slug in sorted(outlet_names)},
    )


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
    shared = {u[0] for u in a.upstream} & {u[0] for u in b.upstream}
    return bool(shared - {a.outlet, b.outlet})


def addresses(text: LinkText) -> frozenset[str]:
    """Return the addresses ``text`` links to, as they are compared."""
    return frozenset(a for a in map(address, text.links) if a)


def address(url: str | None) -> str | None:
    """Return ``url`` without scheme, ``www.``, query and final slash; None for no address."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host else None


def _name(name: str) -> str:
    return " ".join(fold(name).split()).removeprefix("the ")
