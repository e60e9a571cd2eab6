"""What the address of a site nobody knows yet suggests: a kind, a country, a relative."""

from collections.abc import Mapping
from dataclasses import dataclass

_STATE = frozenset(("gov", "mil", "gob", "gouv", "gub"))
_COUNTRIES = frozenset(
    (
        *("ae", "am", "ar", "at", "au", "az", "be", "bg", "br", "by", "ca", "ch", "cl", "cn", "cz"),
        *("de", "dk", "ee", "es", "fi", "fr", "ge", "gr", "hk", "hu", "id", "il", "in", "ir", "it"),
        *("jp", "kg", "kp", "kr", "kz", "lt", "lv", "md", "mm", "mn", "mx", "my", "nl", "no", "nz"),
        *("ph", "pk", "pl", "pt", "ro", "rs", "ru", "se", "sg", "si", "sk", "th", "tj", "tm", "tr"),
        *("tw", "ua", "uk", "us", "uz", "vn", "za"),
    )
)
_SECOND = frozenset(("com", "co", "org", "net", "ac", "edu", "info", *_STATE))
_HOSTS = ("blogspot.com", "wordpress.com", "substack.com", "medium.com", "livejournal.com")
_SOCIAL = ("x.com", "t.me", "vk.com", "weibo.com", "facebook.com", "youtube.com", "telegram.org")


@dataclass(frozen=True, slots=True)
class OutletHint:
    """A suggestion and nothing more; None where the address says nothing.

    ``kind`` is an ``OutletKind``, ``country`` an ISO code. ``like``: the slug of a known outlet
    whose site has the same name under another ending, or is the one above.
    """

    kind: str | None = None
    country: str | None = None
    like: str | None = None

    def __bool__(self) -> bool:
        return bool(self.kind or self.country or self.like)


def hint_of(domain: str | None, known: Mapping[str, str]) -> OutletHint:
    """Return what ``domain`` suggests; ``known`` are the domains of outlets with their slugs."""
    labels = (domain or "").lower().split(".")
    if len(labels) < 2 or domain in known:
        return OutletHint()
    last, second = labels[-1], labels[-2]
    ending = last.upper().replace("UK", "GB")
    return OutletHint(
        kind=_kind(domain or "", state=last in _STATE or (len(labels) > 2 and second in _STATE)),
        country=ending if last in _COUNTRIES else "US" if last in ("gov", "mil") else None,
        like=_relative(labels, known),
    )


def _kind(domain: str, *, state: bool) -> str | None:
    if state:
        return "government"
    if any(domain == host or domain.endswith(f".{host}") for host in _SOCIAL):
        return "social"
    return "blog" if any(domain.endswith(f".{host}") for host in _HOSTS) else None


def _relative(labels: list[str], known: Mapping[str, str]) -> str | None:
    above = (".".join(labels[start:]) for start in range(1, len(labels) - 1))
    found = next((known[domain] for domain in above if domain in known), None)
    name = _name(labels)
    same = (slug for domain, slug in sorted(known.items()) if _name(domain.split(".")) == name)
    return found or (next(same, None) if len(name) > 3 else None)


def _name(labels: list[str]) -> str:
    """Return the label that names a site: "post" of news.post.co.uk."""
    rest = labels[:-1]
    while len(rest) > 1 and rest[-1] in _SECOND:
        rest = rest[:-1]
    return rest[-1] if rest else ""
