"""Which page an address means, whatever archive or spelling it comes in."""

from urllib.parse import urlsplit

from app.base.archives import archived_at, archived_page
from app.base.urls import canonical_url, domain_of

__all__ = ["archived_at", "archived_page", "page_identity"]


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
