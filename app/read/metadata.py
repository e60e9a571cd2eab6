"""What a page says of itself in its head: JSON-LD, meta elements, links."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from app.base.archives import archived_page
from app.base.text import one_line
from app.domain.article import Alternate, Candidate
from app.domain.words import ReadBasis
from app.read.dom import absolute
from app.read.names import looks_like_publisher
from app.read.sniff import clean
from app.read.tree import Element

_ARTICLE_TYPES = re.compile(
    r"(?:article|blogposting|reportage|report|newsitem|posting)$", re.IGNORECASE
)
_MAX_NODES = 2000
_MOST_ALTERNATES = 60
_MOST_CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own data; None or empty where it says nothing.

    ``published_ld`` and ``published_meta`` are the dates as written. ``based_on`` is the publisher
    or address of another page that this one says it is taken from. ``is_free`` is what the page
    says of who may read it (schema.org isAccessibleForFree).
    """

    title: str | None = None
    site_name: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    canonical: str | None = None
    og_url: str | None = None
    description: str | None = None
    language: str | None = None
    published_ld: str | None = None
    published_meta: tuple[str, ...] = ()
    based_on: str | None = None
    headlines: tuple[str, ...] = field(default=())
    page_title: str | None = None
    alternates: tuple[Alternate, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    is_free: bool | None = None


def find_metadata(root: Element, *, base: str | None) -> Metadata:
    """Return what the head of the page at ``root`` says; ``base`` makes its addresses absolute."""
    meta = _meta(root)
    article, known = _article_node(root)
    publisher = _name_of(article.get("publisher"), known) or meta.get("dc.publisher")
    canonical = None
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            canonical = absolute(link.get("href") or "", base)
            break
    og_url = absolute(meta.get("og:url") or "", base)
    headline = _string(article.get("headline")) or _string(article.get("name"))
    page_title = root.findtext(".//title")
    title = headline or meta.get("og:title") or meta.get("twitter:title")
    in_data = tuple(_names_of(article.get("author"), known))
    authors = in_data or tuple(filter(None, (_first(meta, _AUTHOR_KEYS),)))
    return Metadata(
        title=_tidy(title or page_title),
        site_name=_tidy(meta.get("og:site_name") or meta.get("application-name"))
        or site_in_title(_tidy(page_title), _tidy(title)),
        publisher=_tidy(publisher),
        authors=tuple(a for name in authors if (a := _tidy(name)) and not a.startswith("http")),
        canonical=archived_page(canonical) if canonical else None,
        og_url=archived_page(og_url) if og_url else None,
        description=_tidy(meta.get("og:description") or meta.get("description")),
        language=root.get("lang") or _string(article.get("inLanguage")) or meta.get("og:locale"),
        published_ld=_string(article.get("datePublished")),
        published_meta=tuple(meta[key] for key in _DATE_KEYS if meta.get(key)),
        based_on=_based_on(article),
        headlines=tuple(
            t
            for name in (headline, meta.get("og:title"), meta.get("twitter:title"), page_title)
            if (t := _tidy(name))
        ),
        page_title=_tidy(page_title),
        alternates=_alternates(root, base),
        candidates=_candidates(
            article, known, meta, page_title=page_title, canonical=canonical, og_url=og_url
        ),
        is_free=_is_free(article.get("isAccessibleForFree")),
    )


_AUTHOR_KEYS = (
    *("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"),
    *("article:author_name", "byl", "article:author"),
)
_DATE_KEYS = (
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "article.published",
    "date",
)


def site_in_title(page_title: str | None, headline: str | None) -> str | None:
    """Return the site's name where a page's title is its headline and that name."""
    if not page_title or not headline or headline not in page_title or page_title == headline:
        return None
    rest = page_title.replace(headline, "", 1)
    found = re.fullmatch(
        r"\s*[·|–—:»-]\s*(?P<after>[^·|–—»]{2,50})|(?P<before>[^·|–—»]{2,50}?)\s*[·|–—:»-]\s*", rest
    )
    return (found["after"] or found["before"]).strip() if found else None


def named_in_title(page_title: str | None, headline: str | None) -> str | None:
    """Return the site's name in a page's title: beside the headline, or alone in place of it."""
    found = site_in_title(page_title, headline)
    if found or not page_title or page_title == headline:
        return found
    return page_title if looks_like_publisher(page_title) else None


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if key and content and content.strip():
            found.setdefault(key.strip().lower(), content.strip())
    return found


def _first(meta: Mapping[str, str], keys: Sequence[str]) -> str | None:
    """Return the first of these that is given and no address of a profile."""
    found = (meta.get(key) for key in keys)
    return next((said for said in found if said and not said.startswith("http")), None)


def _alternates(root: Element, base: str | None) -> tuple[Alternate, ...]:
    found: dict[str, str] = {}
    for link in root.iter("link"):
        language = (link.get("hreflang") or "").strip().lower()
        if "alternate" not in (link.get("rel") or "").lower().split() or not language:
            continue
        url = absolute(link.get("href") or "", base)
        if url and language != "x-default":
            found.setdefault(language, archived_page(url))
    own = (root.get("lang") or "").lower().split("-")[0]
    return tuple(
        Alternate(language, url)
        for language, url in sorted(found.items())
        if url != base and language.split("-")[0] != own
    )[:_MOST_ALTERNATES]


def _candidates(
    article: Mapping[str, object],
    known: Mapping[str, object],
    meta: Mapping[str, str],
    *,
    page_title: str | None,
    canonical: str | None,
    og_url: str | None,
) -> tuple[Candidate, ...]:
    """Return all the page says of its title, authors, outlet and address, each with its place."""
    data, graph, head = ReadBasis.JSON_LD, ReadBasis.OPEN_GRAPH, ReadBasis.META
    said = (
        ("title", _string(article.get("headline")), data),
        ("title", meta.get("og:title"), graph),
        ("title", meta.get("twitter:title"), head),
        ("title", page_title, head),
        *(("author", name, data) for name in _names_of(article.get("author"), known)),
        *(("author", meta.get(key), head) for key in _AUTHOR_KEYS),
        ("outlet", _name_of(article.get("publisher"), known), data),
        ("outlet", meta.get("og:site_name"), graph),
        ("outlet", meta.get("application-name"), head),
        ("outlet", meta.get("dc.publisher"), head),
        ("canonical", canonical, head),
        ("canonical", og_url, graph),
    )
    found = {
        Candidate(name, value, basis): None for name, text, basis in said if (value := _tidy(text))
    }
    return tuple(found)[:_MOST_CANDIDATES]


def _is_node(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _article_node(root: Element) -> tuple[dict[str, object], dict[str, object]]:
    """Return the JSON-LD node of the article, {} if there is none, and all nodes by their @id."""
    best: dict[str, object] = {}
    known: dict[str, object] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            parsed: object = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(parsed):
            if (named := _string(node.get("@id"))) and len(node) > 1:
                known.setdefault(named, node)
            kinds = node.get("@type")
            names = kinds if _is_list(kinds) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in names) and (
                len(node) > len(best) or ("datePublished" in node and "datePublished" not in best)
            ):
                best = node
    return best, known


def _nodes(top: object) -> Iterator[dict[str, object]]:
    waiting: list[object] = [top]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if _is_list(value):
            waiting[:0] = value
        elif _is_node(value):
            yield value
            waiting += [value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage")]


def _is_free(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    said = (_string(value) or "").rpartition("/")[2].casefold()
    return {"true": True, "false": False}.get(said)


def _string(value: object) -> str | None:
    if _is_list(value):
        value = value[0] if value else None
    return value.strip() if isinstance(value, str) and value.strip() else None


def _name_of(value: object, known: Mapping[str, object]) -> str | None:
    return next(iter(_names_of(value, known)), None)


def _names_of(value: object, known: Mapping[str, object]) -> list[str]:
    """Return the names in ``value``; one that only points at another node is looked up."""
    found: list[str] = []
    for one in value if _is_list(value) else [value]:
        node = one
        if _is_node(node) and "name" not in node:
            node = known.get(_string(node.get("@id")) or "", node)
        name = _string(node.get("name")) if _is_node(node) else _string(node)
        if name:
            found.append(name)
    return found


def _based_on(article: dict[str, object]) -> str | None:
    for key in ("isBasedOn", "isBasedOnUrl"):
        value = article.get(key)
        if _is_node(value):
            found = _string(value.get("url")) or _string(value.get("name"))
        else:
            found = _string(value)
        if found:
            return found
    return None


def _tidy(text: str | None) -> str | None:
    return one_line(clean(text))[:500] or None if text else None
