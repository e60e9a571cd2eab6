"""Which page an address means, whatever archive or spelling it comes in."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from app.base.urls import canonical_url, domain_of

_ARCHIVED = re.compile(r"^https?://[^/?#]+/[^?#]*?(https?:/{1,2}[^/].*)$", re.IGNORECASE)
_STAMP = re.compile(
    r"^https?://[^/?#]+/(?:[^?#]*?/)??(?P<day>(?:19|20)\d{6})(?P<time>\d{6})?[a-z_]{0,4}/+https?:",
    re.IGNORECASE | re.ASCII,
)
_ONE_SLASH = re.compile(r"^(https?):/(?!/)", re.IGNORECASE)


def archived_page(url: str) -> str:
    """Return the address that an archive's address holds a copy of, else ``url`` itself.

    "https://archive.example/2025/https://site.example/a" means "https://site.example/a".
    """
    inner = _ARCHIVED.match(url.strip())
    if inner is None:
        return url.strip()
    return archived_page(_ONE_SLASH.sub(r"\1://", inner[1]))


def archived_at(url: str | None) -> str | None:
    """Return when an archive took its copy, as ISO 8601 in UTC, by the address of the copy.

    "https://web.archive.example/web/20250626081500/https://site.example/a" was taken at 08:15 UTC.
    A stamp without a time gives the day; None where the address has none.
    """
    if not url or _ARCHIVED.match(url.strip()) is None:
        return None
    stamp = _STAMP.match(url.strip())
    if stamp is None:
        return None
    digits, day = stamp["time"] or "", stamp["day"]
    try:
        at = datetime.strptime(day + digits, "%Y%m%d%H%M%S" if digits else "%Y%m%d")  # noqa: DTZ007
    except ValueError:
        return None
    return at.isoformat() + "Z" if digits else at.date().isoformat()


def page_identity(url: str | None) -> str | None:
    """Return what two addresses of one page have in common: no scheme, no ``www.``, no archive.

    None where there is no address.
    """
    if not url or not url.strip():
        return None
    canonical = canonical_url(archived_page(url))
    try:
        parts = urlsplit(canonical)
    except ValueError:
        return canonical
    host = domain_of(canonical)
    if parts.scheme not in ("http", "https") or not host:
        return canonical
    port = "" if parts.port is None else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"
