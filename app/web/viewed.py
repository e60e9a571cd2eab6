"""Pages of this dashboard by their address: what they are called, so that they can be cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from app.base.errors import BadFilterError, NotHeldError
from app.base.moments import FIELD
from app.query.called import load_called, load_name
from app.query.core import Connection
from app.query.filters import ClaimFilter, read_filter
from app.web.asked import say_view

LISTS: Mapping[str, str] = {
    "/": "Claims",
    "/claims": "Claims",
    "/articles": "Articles",
    "/responses": "Responses",
    "/actors": "Actors",
    "/topics": "Topics",
    "/outlets": "Outlets",
    "/carry": "Texts and what they carry on of claims",
    "/search": "Search hits",
}
"""The lists that can be cited, by address."""

_RECORDS = {"actors": "actor", "topics": "topic", "outlets": "outlet"}
_PLAIN = {
    "/data": "Data and codebook",
    "/methodology": "How it works",
    "/corrections": "Corrections",
    "/api/docs": "API",
}
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Viewed:
    """A page to be cited: its address without a moment, its title, a short name for keys."""

    address: str
    title: str
    key: str


def find_viewed(connection: Connection, of: str) -> Viewed:
    """Return what the page at the address ``of``, a path with a query, is called.

    Raises:
        BadFilterError: its filter means nothing, or ``of`` is not an address here.
        NotHeldError: there is no such page, or none that can be cited.
    """
    if not of.startswith("/") or of.startswith("//") or len(of) > _MOST or "\x00" in of:
        raise BadFilterError(
            "of", "Say which page is to be cited by its address here, such as /claims?topic=drones."
        )
    parts = urlsplit(of)
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != FIELD]
    if parts.path in LISTS:
        return _of_list(connection, parts.path, read_filter(pairs).with_after(None))
    record, _, slug = parts.path.removeprefix("/").partition("/")
    name = load_name(connection, _RECORDS[record], slug) if record in _RECORDS and slug else None
    if name is not None:
        kind = _RECORDS[record]
        return Viewed(parts.path, f"{name}: what is recorded of this {kind}", f"{kind}-{slug}")
    if parts.path == "/compare":
        asked = {k: v for k, v in pairs if k in ("a", "b")}
        if {"a", "b"} == set(asked) and all(v.isascii() and v.isdigit() for v in asked.values()):
            a, b = asked["a"], asked["b"]
            return Viewed(f"/compare?a={a}&b={b}", f"Articles {a} and {b} compared", f"{a}-{b}")
    if parts.path in _PLAIN:
        return Viewed(parts.path, _PLAIN[parts.path], parts.path.strip("/").replace("/", "-"))
    raise NotHeldError(f"There is no page to cite at “{of[:80]}”; open one and follow its link.")


def _of_list(connection: Connection, path: str, wanted: ClaimFilter) -> Viewed:
    query = wanted.to_query()
    title = say_view(LISTS[path], wanted, load_called(connection, wanted))
    key = "-".join(filter(None, ["view", path.strip("/") or "timeline", query]))
    return Viewed(f"{path}?{query}" if query else path, title, key)
