"""All held texts at a glance: who published what where, and which claims a text tells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.base.text import fold
from app.domain.chain import LinkMention, LinkText
from app.link.publishers import initials, is_acronym, name_key


@dataclass(frozen=True, slots=True)
class Beside:
    """Made once for many chains. ``claims`` are the claims a text mentions, ``by_outlet`` the texts
    of an outlet, ``by_address`` the texts at an address as ``address`` writes it, ``by_name`` the
    outlets with texts that a name can mean."""

    claims: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    by_outlet: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    by_address: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def publisher(self, name: str) -> str | None:
        """Return the one outlet with held texts that ``name`` means, None for none or several."""
        keys = (name_key(name), *_shortened(name))
        found = {slug for key in keys for slug in self.by_name.get(key, ())}
        return found.pop() if len(found) == 1 else None

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
    addresses: dict[str, list[str]] = defaultdict(list)
    for key in sorted(texts):
        outlets[texts[key].outlet].append(key)
        for at in places(texts[key].url):
            addresses[at].append(key)
    names: dict[str, list[str]] = defaultdict(list)
    for outlet in outlets:
        name = outlet_names.get(outlet, outlet)
        for key in {name_key(name), *_shortened(name)}:
            names[key].append(outlet)
    return Beside(
        {key: frozenset(found) for key, found in claims.items()},
        {outlet: tuple(found) for outlet, found in outlets.items()},
        {at: tuple(found) for at, found in addresses.items()},
        {key: tuple(found) for key, found in names.items()},
    )


def _shortened(name: str) -> tuple[str, ...]:
    """Return the keys under which a name meets its initials, which are marked to meet no word."""
    if is_acronym(name):
        return (f"={fold(name.strip())}",)
    return tuple(f"={short}" for short in sorted(initials(name)))


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
