"""Which page an address means, whatever archive or spelling it comes in."""

import re
from urllib.parse import urlsplit

from app.base.urls import canonical_url, domain_of

_ARCHIVED = re.compile(r"^https?://[^/?#]+/[^?#]*?(https?:/{1,2}[^/].*)$", re.IGNORECASE)
_ONE_SLASH = re.compile(r"^(https?):/(?!/)", re.IGNORECASE)


def archived_page(url: str) -> str:
    """Return the address that an archive's address holds a copy of, else ``url`` itself.

    "https://archive.example/2025/https://site.example/a" means "https://site.example/a".
    """
    inner = _ARCHIVED.match(url.strip())
    if inner is None:
        return url.strip()
    return archived_page(_ONE_SLASH.sub(r"\1://", inner[1]))


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
