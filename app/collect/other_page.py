"""Whether an address led to another page than the one that was described: pure, by its words.

A site that drops an article often answers with its front page, a section or another story, and with
a success. Nothing but the description of the article tells.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import unquote, urlsplit

from app.base.archives import archived_page
from app.base.dates import date_range
from app.base.text import fold, tokens
from app.base.urls import domain_of

SHARED = 0.35
"""Of the words of a description, those that its article must use where it was led elsewhere."""
SHARED_IN_PLACE = (
    0.2  # where the address is the same, a longer page may only have been told briefly
)
ENOUGH = 6
"""Words of a description below which they decide nothing."""
NEAR, FAR = timedelta(days=2), timedelta(days=14)
_WORD = 4
_SLUG = 3  # words of a name that stay when a site moves an article
_NUMBER = re.compile(r"\d{5,}")
_PLAIN = frozenset(
    tokens(
        "about after also among been before being between could does from have into more most only "
        "other over said says some such than that their them then there these they this those "
        "under very were what when where which while will with would your"
    )
)


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of an article before its page is seen; ``words`` are in our own language."""

    url: str
    words: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was read. ``dates`` are EDTF; ``canonical`` is its own word for its address."""

    url: str
    words: str
    dates: tuple[str, ...]
    language: str | None
    canonical: str | None


def why_another(described: Described, seen: Seen) -> str | None:
    """Return in one sentence why ``seen`` is not the article that was described, else None.

    None also where too little is known: a wrong refusal would hide a page that is there.
    """
    for place in (seen.url, seen.canonical):
        if not place or _tells_the_same(described, seen, at_least=SHARED):
            continue
        if leads_home(described.url, place):
            return f"{described.url} now leads to {place}, the front page of the site."
        if is_section(described.url, place):
            return f"{described.url} now leads to {place}, a section of the site."
    days = _days_apart(described.published, seen.dates)
    shared = _share(described, seen)
    if _is_same_place(described.url, seen.url):
        if shared is not None and shared < SHARED_IN_PLACE and days is not None and days > FAR:
            return (
                f"{described.url} holds another text now: it tells little of what was described "
                f"and is dated {min(seen.dates)}, not {described.published}."
            )
        return None
    if shared is None:
        other = days is not None and days > FAR
    else:
        other = shared < SHARED and (days is None or days > NEAR)
    return f"{described.url} now leads to {seen.url}, which is another text." if other else None


def leads_home(asked: str, ended: str | None) -> bool:
    """Tell whether an address of a page leads to the front page of a site instead."""
    if ended is None:
        return False
    wanted, found = urlsplit(archived_page(asked)), urlsplit(archived_page(ended))
    return bool(wanted.path.strip("/") or wanted.query) and not (
        found.path.strip("/") or found.query
    )


def is_section(asked: str, ended: str) -> bool:
    """Tell whether ``ended`` is a page above ``asked`` by its path: /world/ of /world/2025/story.

    A number or a name of several words in its last part is the name of an article all the same.
    """
    wanted, found = _parts(asked), _parts(ended)
    if not found or len(found) >= len(wanted) or wanted[: len(found)] != found:
        return False
    last = found[-1]
    return not re.search(r"\d{3}", last) and len(re.split(r"[-_]", last)) < 3


def _tells_the_same(described: Described, seen: Seen, *, at_least: float) -> bool:
    shared = _share(described, seen)
    return shared is not None and shared >= at_least


def _share(described: Described, seen: Seen) -> float | None:
    """Return which part of the description's words a page uses; None where that says nothing."""
    if (seen.language or "en").split("-")[0] != "en":
        return None
    wanted = {w for w in tokens(described.words) if _counts(w)}
    if len(wanted) < ENOUGH:
        return None
    used = {w[:_STEM] for w in tokens(seen.words)}
    return sum(word[:_STEM] in used for word in wanted) / len(wanted)


_STEM = 6  # characters by which forms of one word are the same: train, trained; drill, drills


def _counts(word: str) -> bool:
    return word.isdigit() or (len(word) >= _WORD and word not in _PLAIN and word.isascii())


def _days_apart(published: str | None, dates: tuple[str, ...]) -> timedelta | None:
    """Return how far the described day is from the nearest day of a page."""
    wanted = date_range(published)
    found = [one for one in map(date_range, dates) if one is not None]
    if wanted is None or not found:
        return None
    gaps = [
        max(one.earliest - wanted.latest, wanted.earliest - one.latest, timedelta(0))
        for one in found
        if one.earliest and one.latest and wanted.earliest and wanted.latest
    ]
    return min(gaps, default=None)


def _is_same_place(asked: str, ended: str) -> bool:
    """Tell whether two addresses are likely of one article: a site may move it with its name."""
    one, other = archived_page(asked), archived_page(ended)
    if domain_of(one) == domain_of(other) and _parts(one) == _parts(other):
        return urlsplit(one).query == urlsplit(other).query or bool(_parts(one))
    numbers = set(_NUMBER.findall("/".join(_parts(one)))) & set(
        _NUMBER.findall("/".join(_parts(other)))
    )
    return bool(numbers) or len(_slug(one) & _slug(other)) >= _SLUG


def _slug(url: str) -> set[str]:
    """Return the words of the last part of a path."""
    parts = _parts(url)
    return {w for w in tokens(re.sub(r"[-_.]", " ", parts[-1])) if _counts(w)} if parts else set()


def _parts(url: str) -> list[str]:
    path = unquote(urlsplit(archived_page(url)).path)
    return [fold(part) for part in path.split("/") if part]
