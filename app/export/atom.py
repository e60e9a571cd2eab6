"""Atom feeds: what is new in a list, for programs that watch it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

_ATOM = "http://www.w3.org/2005/Atom"
_NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. ``key`` never changes for the same record; without a ``day`` it is left out."""

    key: str
    title: str
    path: str
    summary: str
    day: date | None
    author: str | None = None


def write_atom(
    *, name: str, title: str, path: str, query: str, entries: Iterable[FeedEntry], base_url: str
) -> bytes:
    """Return the feed of one list. ``query`` has a leading ``?`` or is ''.

    The format asks for ``updated`` everywhere. It is the day of the record, never the day of
    reading, so records without a known day are left out and counted in the subtitle. An empty feed
    says 1 January 1970.
    """
    ET.register_namespace("", _ATOM)
    every = tuple(entries)
    shown = [(entry, entry.day) for entry in every if entry.day is not None]
    feed = ET.Element(_tag("feed"))
    _add(feed, "id", f"tag:whence,2025:feed/{name}{query}")
    _add(feed, "title", title)
    if len(shown) < len(every):
        _add(feed, "subtitle", f"Left out, because no day is known: {len(every) - len(shown)}.")
    _add(feed, "updated", _moment(max((day for _, day in shown), default=_NO_DAY)))
    _link(feed, f"{base_url}{path}{query}", rel="alternate", media_type="text/html")
    _link(feed, f"{base_url}/{name}.atom{query}", rel="self", media_type="application/atom+xml")
    _author(feed, "Whence")
    for entry, day in shown:
        node = ET.SubElement(feed, _tag("entry"))
        _add(node, "id", f"tag:whence,2025:{entry.key}")
        _add(node, "title", entry.title)
        _add(node, "updated", _moment(day))
        _link(node, f"{base_url}{entry.path}", rel="alternate", media_type="text/html")
        if entry.author:
            _author(node, entry.author)
        _add(node, "summary", entry.summary)
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True)


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


def _moment(day: date) -> str:
    return datetime.combine(day, datetime.min.time(), UTC).isoformat()


def _writable(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )
