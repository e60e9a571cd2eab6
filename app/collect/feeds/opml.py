"""OPML, the format in which feed readers hand lists of feeds to each other: in and out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

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


def write_opml(feeds: Iterable[ListedFeed], *, title: str, made_at: datetime) -> str:
    """Return a list of feeds as OPML 2.0."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{_escaped(title)}</title>"
        f"<dateCreated>{format_datetime(made_at)}</dateCreated></head>",
        "<body>",
    ]
    for feed in feeds:
        name = quoteattr(feed.title or feed.url)
        site = f" htmlUrl={quoteattr(feed.site_url)}" if feed.site_url else ""
        lines.append(
            f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(feed.url)}{site}/>'
        )
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _escaped(text: str) -> str:
    return quoteattr(text)[1:-1].replace("'", "&apos;")


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
