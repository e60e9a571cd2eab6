"""What a feed reader leaves out: what kind of document it is, its bases, dates as written, pace.

One pass that builds nothing. Document types and entities end it, and so does nesting too deep.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urljoin
from xml.parsers import expat

from app.base.errors import BadInputError

MAX_DEPTH = 200
_BASE = "http://www.w3.org/XML/1998/namespace base"
_SY = "http://purl.org/rss/1.0/modules/syndication/"
_ITEMS = ("item", "entry")
_PUBLISHED = ("pubdate", "published", "issued", "created", "date")
_PERIODS = {"hourly": 1.0, "daily": 24.0, "weekly": 168.0, "monthly": 730.0, "yearly": 8760.0}
_NAME = re.compile(r"<([A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})")
_LONGEST = 200  # characters of a value that is kept


@dataclass(slots=True)
class ItemOutline:
    """What one item adds: the base of its addresses, its dates as written.

    ``link`` is the absolute address of its page where an Atom link gives one.
    """

    base: str
    link: str | None = None
    dates: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def published(self) -> str | None:
        """Return the surest date; None if it has none."""
        return next((self.dates[name] for name in _PUBLISHED if name in self.dates), None)


@dataclass(slots=True)
class Outline:
    """``root`` is the local name of the first element, '' if there is none.

    ``whole`` tells whether the document is well-formed; else ``items`` are those before the fault.
    """

    root: str
    base: str
    namespace: str = ""
    items: list[ItemOutline] = field(default_factory=list[ItemOutline])
    whole: bool = False
    told_gap: timedelta | None = None


def find_outline(text: str, *, url: str) -> Outline:
    """Return the outline of an XML document.

    Raises:
        BadInputError: it nests over 200 deep, or defines entities.
    """
    start = _NAME.search(text)
    walk = _Walk(Outline(start[2] if start else "", url), url)
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.characters
    parser.StartDoctypeDeclHandler = walk.refuse
    parser.EntityDeclHandler = walk.refuse
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
        walk.found.whole = True
    except expat.ExpatError:
        walk.found.whole = False
    walk.found.told_gap = walk.told_gap()
    return walk.found


class _Walk:
    def __init__(self, found: Outline, url: str) -> None:
        self.found = found
        self._url = url
        self._bases = [found.base]
        self._item: ItemOutline | None = None
        self._item_depth = 0
        self._words: list[str] | None = None
        self._told: dict[str, str] = {}

    def refuse(self, *_: object) -> None:
        raise BadInputError(
            f"{self._url} defines a document type or entities of its own, which are never expanded."
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._bases) > MAX_DEPTH:
            raise BadInputError(f"{self._url} nests its elements over {MAX_DEPTH} deep.")
        base = self._bases[-1]
        if _BASE in attributes:
            base = _joined(base, attributes[_BASE])
        self._bases.append(base)
        space, _, local = name.rpartition(" ")
        local = local.lower()
        if len(self._bases) == 2:
            self.found.root, self.found.namespace = local, space
            self.found.base = base
        elif local == "channel" and _BASE in attributes:
            self.found.base = base
        if self._item is None and local in _ITEMS:
            self._item, self._item_depth = ItemOutline(base), len(self._bases)
            self.found.items.append(self._item)
        elif self._item is not None and local == "link":
            self._keep_link(attributes, base)
        self._words = [] if self._is_kept(local, space) else None

    def _keep_link(self, attributes: dict[str, str], base: str) -> None:
        item, own = self._item, len(self._bases) == self._item_depth + 1
        if item is None or item.link is not None or not own or "href" not in attributes:
            return
        if attributes.get("rel", "alternate").lower() == "alternate":
            item.link = _joined(base, attributes["href"])

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        local = local.lower()
        if self._words is not None:
            value = "".join(self._words)[:_LONGEST].strip()
            if self._item is not None and len(self._bases) == self._item_depth + 1:
                self._item.dates.setdefault(local, value)
            elif self._item is None and (local == "ttl" or space == _SY):
                self._told.setdefault(local, value)
            self._words = None
        if self._item is not None and len(self._bases) == self._item_depth:
            self._item = None
        self._bases.pop()

    def characters(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def _is_kept(self, local: str, space: str) -> bool:
        if self._item is not None:
            return local in _PUBLISHED and len(self._bases) == self._item_depth + 1
        return local == "ttl" or space == _SY

    def told_gap(self) -> timedelta | None:
        """Return how long the feed says that nothing is new in it; None if it does not."""
        ttl = self._told.get("ttl", "")
        if re.fullmatch(r"[1-9]\d{0,5}", ttl):
            return timedelta(minutes=int(ttl))
        hours = _PERIODS.get(self._told.get("updateperiod", "").lower())
        if hours is None:
            return None
        often = self._told.get("updatefrequency", "1")
        number = int(often) if re.fullmatch(r"[1-9]\d{0,4}", often) else 1
        return timedelta(hours=hours / number)


def _joined(base: str, to: str) -> str:
    try:
        return urljoin(base, to.strip()[:2000])
    except ValueError:
        return base
