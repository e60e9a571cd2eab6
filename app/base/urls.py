"""Addresses as they are compared: whose they are, and one spelling for one page."""

import re
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|yclid|msclkid|mc_cid|mc_eid|igshid|igsh|_ga|_gl|"
    r"at_medium|at_campaign|ocid|cmpid|smid|spm|wt_mc|ref_src|ref_url|__twitter_impression|"
    r"xtor|ns_mchannel|ns_campaign|ns_source|vero_id|oly_enc_id|oly_anon_id|_hsenc|_hsmi)$",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f]+")
_HOST_PREFIX = re.compile(r"^(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)")


def domain_of(url: str | None) -> str:
    """Return the host of ``url`` in lower case, without ``www.`` and the like; '' if it has none.

    A bare host ("www.example.org/page") is understood too.
    """
    if not url:
        return ""
    parts = _split(url.strip() if "//" in url else f"//{url.strip()}")
    host = (_host(parts) if parts else "").rstrip(".")
    return _HOST_PREFIX.sub("", host)


def canonical_url(url: str) -> str:
    """Return one spelling of ``url``: what differs without leading elsewhere is gone.

    Scheme and host in lower case, default port, fragment and tracking parameters dropped, no
    slash at the end of a path. What is no http(s) address comes back trimmed and else unchanged.
    Doing it twice is doing it once.
    """
    trimmed = url.strip()
    parts = _split(trimmed)
    if parts is None or parts.scheme.lower() not in _DEFAULT_PORTS or not _host(parts):
        return trimmed
    scheme = parts.scheme.lower()
    host = _host(parts)
    if ":" in host:
        host = f"[{host}]"
    try:
        port = parts.port
    except ValueError:
        return trimmed
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~-._") or "/"
    query = "&".join(
        _UNSEEN.sub(lambda found: quote(found[0]), pair)
        for pair in parts.query.split("&")
        if pair and not _TRACKING.match(unquote_plus(pair.partition("=")[0]))
    )
    return urlunsplit((scheme, host, path, query, ""))


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").lower()
