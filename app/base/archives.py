"""Addresses of public web archives: the page a copy is of, when it was taken, where to look."""

import re
from datetime import datetime
from urllib.parse import quote, urlsplit

_ARCHIVED = re.compile(r"^https?://[^/?#]+/[^?#]*?(https?:/{1,2}[^/].*)$", re.IGNORECASE)
_STAMP = re.compile(
    r"^https?://[^/?#]+/(?:[^?#]*?/)??(?P<day>(?:19|20)\d{6})(?P<time>\d{6})?[a-z_]{0,4}/+https?:",
    re.IGNORECASE | re.ASCII,
)
# archive.today writes the same moment with dots: /2025.01.15-081500/https://...
_DOTTED = re.compile(
    r"^https?://[^/?#]+/(?P<day>(?:19|20)\d{2}\.\d{2}\.\d{2})(?:-(?P<time>\d{6}))?/+https?:",
    re.IGNORECASE | re.ASCII,
)
_ONE_SLASH = re.compile(r"^(https?):/(?!/)", re.IGNORECASE)
_TEMPLATE = re.compile(r"https?://[^\s{}]+\{url\}[^\s{}]*")

TEMPLATES = ("https://web.archive.org/web/*/{url}", "https://archive.today/{url}")
"""Where public archives list what they hold of an address."""


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
    stamp = _STAMP.match(url.strip()) or _DOTTED.match(url.strip())
    if stamp is None:
        return None
    digits, day = stamp["time"] or "", stamp["day"].replace(".", "")
    try:
        at = datetime.strptime(day + digits, "%Y%m%d%H%M%S" if digits else "%Y%m%d")  # noqa: DTZ007
    except ValueError:
        return None
    return at.isoformat() + "Z" if digits else at.date().isoformat()


def read_templates(written: str) -> tuple[str, ...] | None:
    """Return the templates of a setting, parted by white space; None if one is no template.

    A template is an http(s) address with ``{url}`` in it.
    """
    found = tuple(written.split())
    return found if all(_TEMPLATE.fullmatch(one) for one in found) else None


def archive_links(url: str, templates: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return where archives list what they hold of ``url``: the archive's host, and the address."""
    held = quote(archived_page(url), safe="/:?&=%+,;@~!$'()*-._[]")
    return tuple(
        (urlsplit(template).hostname or template, template.replace("{url}", held))
        for template in templates
    )
