"""All held texts at a glance: who published what where, and which claims a text tells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from app.base.text import fold
from app.domain.chain import LinkMention, LinkText
from app.link.moments import text_order
from app.link.publishers import host_labels, initials, is_acronym, name_key, spells
from app.link.wording import READ, stem

_AT = "@"  # before the label of a publisher that only its address names


@dataclass(frozen=True, slots=True)
class Beside:
    """Made once for many chains. ``claims`` are the claims a text mentions, ``by_outlet`` the texts
    of an outlet, ``by_name`` the outlets with texts that a name can mean, see ``index_names``."""

    claims: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    by_outlet: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def common(self, a: str, b: str) -> int:
        """Return how many claims two texts both tell."""
        return len(self.claims.get(a, frozenset()) & self.claims.get(b, frozenset()))

    def shared(self, text: str, others: Iterable[str]) -> bool:
        """Tell whether ``text`` tells some claim that one of ``others`` tells too."""
        mine = self.claims.get(text, frozenset())
        return any(mine & self.claims.get(other, frozenset()) for other in others)


def find_beside(
    mentions: Sequence[LinkMention],
    texts: Mapping[str, LinkText],
    *,
    outlet_names: Mapping[str, str],
) -> Beside:
    """Return what a chain may need to know of texts that do not mention its claim.

    ``mentions`` carry the claim they belong to; those without one are passed over.
    """
    claims: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.claim is not None:
            claims[mention.text].add(mention.claim)
    outlets: dict[str, list[str]] = defaultdict(list)
    for key in sorted(texts, key=lambda k: text_order(texts[k])):
        outlets[texts[key].outlet].append(key)
    return Beside(
        {key: frozenset(found) for key, found in claims.items()},
        {outlet: tuple(found) for outlet, found in outlets.items()},
        index_names(outlets, outlet_names),
    )


def index_names(
    outlets: Iterable[str], outlet_names: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the outlets that each name, and each name's initials, can mean."""
    names: dict[str, list[str]] = defaultdict(list)
    for outlet in sorted(outlets):
        for key in _keys(outlet_names.get(outlet, outlet)):
            names[key].append(outlet)
    return {key: tuple(found) for key, found in names.items()}


def find_publisher(name: str, index: Mapping[str, Sequence[str]]) -> str | None:
    """Return the one outlet of ``index`` that ``name`` means, None for none or several."""
    asked = _keys(name, acronym="~", long="=")  # letters meet a long name, never two long ones
    found = {slug for key in asked for slug in index.get(key, ())}
    if not found:
        hosts = [key for key in index if key.startswith(_AT) and spells(key[1:], name)]
        found = {slug for key in hosts for slug in index[key]}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=READ)
def _keys(name: str, acronym: str = "=", long: str = "~") -> frozenset[str]:
    """Return the keys of a name: its words, and its letters marked for what they are."""
    if is_acronym(name):
        return frozenset((name_key(name), f"{acronym}{fold(name.strip())}"))
    words = name_key(name)
    stems = " ".join(stem(word) for word in words.split())
    at = {f"{_AT}{label}" for label in host_labels(name)}
    return frozenset((words, f"#{stems}", *(f"{long}{short}" for short in initials(name)), *at))


@lru_cache(maxsize=READ)
def places(url: str | None) -> tuple[str, ...]:
    """Return how ``url`` is compared: with its query first, then without; () for no address."""
    short = address(url)
    if short is None or not url:
        return ()
    query = urlsplit(url.strip()).query
    return (f"{short}?{query}", short) if query else (short,)


def address(url: str | None) -> str | None:
    """Return ``url`` without scheme, ``www.``, query and final slash; None for no address."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host else None
