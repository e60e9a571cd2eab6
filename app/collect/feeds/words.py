"""Strings of a feed as plain text: no markup, no control characters, no more than fits."""

import html
import re
import unicodedata
from urllib.parse import unquote, urljoin, urlsplit

from app.base.text import one_line

MAX_TITLE = 300
MAX_SUMMARY = 1000
MAX_URL = 2000
_LOOKED_AT = 20_000  # characters; what stands behind them no reader of a list ever sees
_UNSEEN = re.compile(
    r"<(script|style)\b[^<>]{0,500}>.{0,5000}?</\1\s{0,5}>", re.IGNORECASE | re.DOTALL
)
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|div|br|li|h[1-6]|tr|td|ul|ol)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef"
    "\ufffe\uffff\ufeff\ud800-\udfff]"
)
_NUMBER = re.compile(r"^[\d._~-]*$|^[0-9a-f]{8,}$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|amp)$", re.IGNORECASE)


def plain_text(written: object, *, limit: int) -> str:
    """Return a string of a feed, HTML or not, as one line of at most ``limit`` characters."""
    if not isinstance(written, str):
        return ""
    text = written[:_LOOKED_AT]
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub(" ", _COMMENT.sub("", _UNSEEN.sub("", text))))
    text = one_line(clean(html.unescape(text)))
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[limit // 2 :] else cut}…"


def clean(text: str) -> str:
    """Return ``text`` in NFC without control characters and marks that turn its direction."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def page_address(written: object, *, base: str) -> str | None:
    """Return the absolute http(s) address that ``written`` means on ``base``; None if none.

    User names, spaces and addresses without a host are refused.
    """
    if not isinstance(written, str):
        return None
    text = clean(written).strip()
    if not text or len(text) > MAX_URL:
        return None
    try:
        url = urljoin(base, text)
        parts = urlsplit(url)
        usable = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        return None
    if not usable or len(url) > MAX_URL or re.search(r"\s", url):
        return None
    return url


def words_of_address(url: str) -> str:
    """Return the words in the last part of an address, as a title; '' where it has none.

    "/2025/china-trains-drone-pilots.html" is "China Trains Drone Pilots".
    """
    parts = [unquote(part) for part in urlsplit(url).path.split("/") if part]
    for part in reversed(parts):
        words = re.split(r"[-_+. ]+", _ENDING.sub("", part))
        kept = [word for word in words if word and not _NUMBER.match(word)]
        if len(kept) > 1:
            title = " ".join(word[:1].upper() + word[1:] for word in kept)
            return plain_text(title, limit=MAX_TITLE)
    return ""
