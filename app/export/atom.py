"""Atom feeds (RFC 4287), paged as RFC 5005 has it: what is new, for programs that watch it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_IN_TAGS = "/:@!$'()*+,;=-._~"
HTML = "text/html"
ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. ``key`` never changes for the same thing, and no other thing has it.

    ``path`` is where it stands here, ``source`` the page here of the text it is from. ``updated``
    is when it was recorded, None for what was held before times were. ``category`` is a code and
    its words.
    """

    key: str
    title: str
    path: str
    summary: str
    updated: datetime | None
    author: str | None = None
    source: str | None = None
    category: tuple[str, str] | None = None


def write_atom(
    *,
    key: str,
    title: str,
    subtitle: str,
    page: str,
    here: str,
    entries: Iterable[FeedEntry],
    base_url: str,
    first: str | None = None,
    following: str | None = None,
    updated: datetime | None = None,
) -> bytes:
    """Return one page of a feed.

    ``page`` is what the feed watches, ``here`` this page of the feed, ``first`` and ``following``
    its first and its next one: addresses without a host. The format asks for ``updated`` of a feed:
    the newest of the entries, or else what is given, or else 1 January 1970. What was held before
    times were recorded is dated so, too: it is surely not new.
    """
    ET.register_namespace("", _ATOM)
    shown = tuple(entries)
    feed = ET.Element(_tag("feed"))
    _add(feed, "id", _id(f"feed/{key}"))
    _add(feed, "title", title)
    _add(feed, "subtitle", subtitle)
    newest = max((entry.updated for entry in shown if entry.updated), default=updated)
    _add(feed, "updated", _moment(newest))
    _link(feed, f"{base_url}{page}", rel="alternate", media_type=HTML)
    _link(feed, f"{base_url}{here}", rel="self", media_type=ATOM)
    for rel, address in (("first", first), ("next", following)):
        if address is not None:
            _link(feed, f"{base_url}{address}", rel=rel, media_type=ATOM)
    _author(feed, "Whence")
    for entry in shown:
        _entry(feed, entry, base_url)
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(feed: ET.Element, entry: FeedEntry, base_url: str) -> None:
    node = ET.SubElement(feed, _tag("entry"))
    _add(node, "id", _id(entry.key))
    _add(node, "title", entry.title)
    _add(node, "updated", _moment(entry.updated))
    _link(node, f"{base_url}{entry.path}", rel="alternate", media_type=HTML)
    if entry.source and entry.source != entry.path:
        _link(node, f"{base_url}{entry.source}", rel="related", media_type=HTML)
    if entry.author:
        _author(node, entry.author)
    if entry.category:
        term, label = entry.category
        ET.SubElement(node, _tag("category"), {"term": term, "label": _writable(label)})
    _add(node, "summary", entry.summary)


def _id(key: str) -> str:
    """Return a tag address (RFC 4151): the same wherever the dashboard stands."""
    return f"tag:whence,2025:{quote(key, safe=_IN_TAGS)}"


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _tag(name)).text = _writable(text)


def _author(parent: ET.Element, name: str) -> None:
    _add(ET.SubElement(parent, _tag("author")), "name", name)


def _link(parent: ET.Element, address: str, *, rel: str, media_type: str) -> None:
    ET.SubElement(
        parent, _tag("link"), {"rel": rel, "type": media_type, "href": _writable(address)}
    )


def _moment(at: datetime | None) -> str:
    return (at or _NEVER).astimezone(UTC).isoformat().replace("+00:00", "Z")


def _writable(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )
