"""Which items of a look are new, and which of them are worth fetching. Pure."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from app.domain.feed import FeedItem, FeedPart, Judged

Judge = Callable[[str, str], Judged]
"""Tells by title and summary whether an item lets expect the desk's subject."""

MAX_PARTS = 20
"""Sitemaps of an index that are read at one look; of more the ones that changed last."""


@dataclass(frozen=True, slots=True)
class ChosenItem:
    """A new item with its key, and what its words let expect."""

    item: FeedItem
    key: str
    guid_key: str | None
    judged: Judged


def key_of(identity: str) -> str:
    """Return the short key of an address or a guid, whatever its length."""
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def choose_items(
    items: Sequence[FeedItem],
    *,
    identify: Callable[[str], str],
    known: Collection[str],
    judge: Judge,
) -> tuple[list[ChosenItem], list[str]]:
    """Return the new items in the order of the feed, and the keys of all items.

    ``known`` are the keys of addresses and of guids that were seen in this feed before: an item
    that has either is not new. ``identify`` gives what spellings of one address have in common.
    """
    new: list[ChosenItem] = []
    keys: list[str] = []
    for item in items:
        key = key_of(identify(item.url))
        guid = key_of(f"guid {item.guid}") if item.guid else None
        keys.append(key)
        if key in known or guid in known:
            continue
        new.append(ChosenItem(item, key, guid, judge(item.title, item.summary)))
    return new, keys


def choose_parts(parts: Sequence[FeedPart], *, read: dict[str, str]) -> list[FeedPart]:
    """Return the sitemaps of an index to read now: new or changed ones, the newest first.

    ``read`` is what each said of its change when it was read last. One that never says when it
    changed is read at each look.
    """
    changed = [p for p in parts if not p.changed or read.get(p.url) != p.changed]
    news = [p for p in changed if "news" in p.url.lower()]
    rest = [p for p in changed if p not in news]
    ordered = [*news, *sorted(rest, key=lambda part: part.changed, reverse=True)]
    return ordered[:MAX_PARTS]
