"""OPML, the format in which feed readers hand lists of feeds to each other."""

from dataclasses import dataclass
from xml.parsers import expat

from app.base.errors import BadInputError
from app.collect.feeds.characters import feed_text
from app.collect.feeds.words import MAX_TITLE, page_address, plain_text

MAX_FEEDS = 10_000
_MAX_DEPTH = 200


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """One feed of a list."""

    url: str
    title: str = ""
    site_url: str | None = None


def parse_opml(content: bytes, *, name: str) -> tuple[tuple[ListedFeed, ...], tuple[str, ...]]:
    """Return the feeds of a list, each address once, and the addresses that are none of a feed.

    Raises:
        TooLargeError: over 5 MB.
        BadInputError: no OPML, damaged, or it defines entities.
    """
    walk = _Walk(name)
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.StartDoctypeDeclHandler = walk.refuse
    parser.EntityDeclHandler = walk.refuse
    text = feed_text(content, url=name)
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise BadInputError(
            f"{name} is no OPML that can be read ({error}): export it again from your feed reader."
        ) from error
    if walk.root != "opml":
        raise BadInputError(f"{name} is no OPML: export the list of feeds from your feed reader.")
    return tuple(walk.feeds.values())[:MAX_FEEDS], tuple(walk.wrong)


class _Walk:
    def __init__(self, name: str) -> None:
        self.root = ""
        self.feeds: dict[str, ListedFeed] = {}
        self.wrong: list[str] = []
        self._name = name
        self._depth = 0

    def refuse(self, *_: object) -> None:
        raise BadInputError(f"{self._name} defines entities, which are never expanded.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name.lower()
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise BadInputError(f"{self._name} nests its outlines over {_MAX_DEPTH} deep.")
        values = {key.lower(): value for key, value in attributes.items()}
        written = values.get("xmlurl")
        if name.lower() != "outline" or written is None:
            return
        url = page_address(written, base="")
        if url is None:
            self.wrong.append(plain_text(written, limit=MAX_TITLE))
            return
        title = plain_text(values.get("title") or values.get("text"), limit=MAX_TITLE)
        site = page_address(values.get("htmlurl"), base="")
        self.feeds.setdefault(url, ListedFeed(url, title, site))

    def end(self, _name: str) -> None:
        self._depth -= 1
