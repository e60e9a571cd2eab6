"""The moment a page is asked as of: read from the address, kept in every address it leads to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import Request

from app.base.clock import now
from app.base.errors import BadFilterError
from app.base.moments import FIELD, Moment, read_moment, say_instant
from app.store.moments import load_recorded
from app.store.session import reading

PRESENT_ONLY = (
    "/static/",
    "/add",
    "/feeds",
    "/jobs",
    "/bookmarklet",
    "/api/docs",
    "/api/openapi.json",
    "/healthz",
    "/readyz",
)
"""Addresses that know no past: what is written, and what is not recorded."""

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ADDRESS = re.compile(r'(\s(?:href|xlink:href|hx-get)=")([^"]*)(")')
_WRITES = re.compile(r'<form\b[^>]*\smethod="post"[^>]*>.*?</form>', re.DOTALL | re.IGNORECASE)
_LEAVES_THE_PAST = " data-present"


@dataclass(frozen=True, slots=True)
class Past:
    """What a page says about the moment it shows. ``present`` is its address without it."""

    moment: Moment
    present: str
    nothing: str | None

    def keep(self, html: str) -> str:
        """Return a page or fragment whose links and forms stay at this moment.

        Forms that write are left out. A tag with ``data-present`` is left as it is.
        """
        return _TAG.sub(self._kept, _WRITES.sub("", html))

    def address(self, address: str) -> str:
        """Return an address of this dashboard with the moment, where it can be asked of it."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not address.startswith(("/", "?")):
            return address
        if parts.path.startswith(PRESENT_ONLY):
            return address
        if any(name == FIELD for name, _ in parse_qsl(parts.query)):
            return address
        asked = urlencode({FIELD: self.moment.text})
        return urlunsplit(parts._replace(query=f"{parts.query}&{asked}" if parts.query else asked))

    def _kept(self, found: re.Match[str]) -> str:
        tag = found[0]
        if _LEAVES_THE_PAST in tag:
            return tag
        if tag.startswith("<form"):
            return f'{tag}<input type="hidden" name="{FIELD}" value="{escape(self.moment.text)}">'
        return _ADDRESS.sub(
            lambda m: f"{m[1]}{escape(self.address(unescape(m[2])), quote=True)}{m[3]}", tag
        )


def ask_past(request: Request) -> None:
    """Read which moment the request is for, and keep it in ``request.state.past``.

    Raises:
        BadFilterError: ``as_of`` means nothing or is still to come.
        NotOverYetError: it names a day that is not over; see ``errors``.
    """
    request.state.past = None
    if request.url.path.startswith(PRESENT_ONLY):
        return
    moment = asked_moment(request.query_params.multi_items())
    if moment is None:
        return
    with reading(request.app.state.engine) as connection:
        first = load_recorded(connection).first
    nothing = None
    if first is None:
        nothing = "Nothing is recorded yet."
    elif moment.at < first:
        nothing = f"Nothing was recorded by then: the records begin on {say_instant(first)}."
    request.state.past = Past(moment, _without(request), nothing)


def asked_moment(pairs: Sequence[tuple[str, str]]) -> Moment | None:
    """Return the moment that a query string asks for; None for the present.

    Raises:
        BadFilterError: see ``ask_past``.
    """
    asked = {value.strip() for name, value in pairs if name == FIELD and value.strip()}
    if len(asked) > 1:
        raise BadFilterError(FIELD, f"“{FIELD}” is given twice; give it once.")
    return read_moment(asked.pop(), now=now()) if asked else None


def past_of(request: Request) -> Past | None:
    """Return what ``ask_past`` read; None for the present."""
    return getattr(request.state, "past", None)


def moment_asked(request: Request) -> Moment | None:
    """Return the moment of ``past_of``; None for the present."""
    past = past_of(request)
    return past.moment if past else None


def at_moment(request: Request, moment: str | None) -> str:
    """Return the address of a request at another moment; None for the present."""
    pairs = [(k, v) for k, v in request.query_params.multi_items() if k != FIELD]
    if moment is not None:
        pairs.append((FIELD, moment))
    query = urlencode(pairs)
    path = request.url.path
    return f"{path}?{query}" if query else path


def _without(request: Request) -> str:
    return at_moment(request, None)
