# ruff: noqa: E501 -- word lists and patterns are read whole
"""What a whole text leans on: the outlet it reprints, a search engine's answer, an agency line."""

import re
from urllib.parse import urlsplit

from app.base.text import slugify
from app.domain.article import ReadArticle
from app.domain.found import FoundOutlet, Upstream
from app.domain.span import Span
from app.domain.words import Basis, OutletKind, Relation
from app.extract.gazetteer import Gazetteer

_ANSWERS = (
    (re.compile(r"(?:^|\.)gemini\.google\.com$"), "Gemini"),
    (re.compile(r"(?:^|\.)google\.[a-z.]+$"), "Google Search"),
    (re.compile(r"(?:^|\.)bing\.com$"), "Bing"),
    (re.compile(r"(?:^|\.)(?:chatgpt\.com|openai\.com)$"), "ChatGPT"),
    (re.compile(r"(?:^|\.)perplexity\.ai$"), "Perplexity"),
    (re.compile(r"(?:^|\.)copilot\.microsoft\.com$"), "Copilot"),
    (re.compile(r"(?:^|\.)duckduckgo\.com$"), "DuckDuckGo"),
    (re.compile(r"(?:^|\.)(?:yandex\.[a-z.]+|ya\.ru)$"), "Yandex Search"),
    (re.compile(r"(?:^|\.)(?:claude\.ai|grok\.com|you\.com|baidu\.com|deepseek\.com)$"), ""),
)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_DATELINE = re.compile(r"^[^()\n]{0,60}\((?P<name>[A-Z][\w .]{1,30})\)\s*[-–—:|]")
_SOURCE_LINE = re.compile(
    r"^\s*(?:Source|Via|Originally published (?:by|in|on)|First published (?:by|in|on)|Republished from)\s*[::]?\s+(?P<name>[A-Z][\w .'’-]{1,40})\s*\.?$",
    re.MULTILINE,
)
_NEAR = 400


def find_upstream(
    article: ReadArticle, gazetteer: Gazetteer, own: str | None
) -> tuple[list[Upstream], list[FoundOutlet]]:
    """Return the outlets the whole text leans on, with those to propose; the page's own is none."""
    found: list[Upstream] = []
    proposed: list[FoundOutlet] = []

    def add(
        name: str,
        domain: str | None,
        *,
        relation: Relation,
        basis: Basis,
        span: Span | None,
        score: float,
        kind: str = "unknown",
    ) -> None:
        slug = _known(name, domain, gazetteer) or slugify(name)
        if not slug or slug == own or any(u.outlet == slug for u in found):
            return
        found.append(Upstream(slug, relation, basis, span, score))
        if slug not in gazetteer.outlets:
            proposed.append(FoundOutlet(slug, name, kind, domain))

    if article.credit is not None:
        add(
            article.credit.name,
            article.credit.domain,
            relation=Relation.REPRINTS,
            basis=Basis.STATED,
            span=article.credit.span,
            score=0.9,
        )
    for url, span in _addresses(article):
        name = answer_engine(url)
        if name:
            add(
                name,
                urlsplit(url).hostname,
                relation=Relation.REPORTS,
                basis=Basis.LINK,
                span=span,
                score=0.85,
                kind=OutletKind.SEARCH_OR_AI_ANSWER,
            )
    for block in article.blocks[:6]:
        dateline = _DATELINE.match(block.span.of(article.text))
        if dateline and _known(dateline["name"], None, gazetteer):
            start = block.span.start + dateline.start("name")
            words = Span(start, start + len(dateline["name"]))
            add(
                dateline["name"],
                None,
                relation=Relation.REPRINTS,
                basis=Basis.STATED,
                span=words,
                score=0.8,
            )
    for line in _SOURCE_LINE.finditer(article.text):
        words = Span(*line.span("name"))
        add(
            line["name"].strip(),
            None,
            relation=Relation.REPORTS,
            basis=Basis.STATED,
            span=words,
            score=0.6,
        )
    return found, proposed


def answer_engine(url: str) -> str | None:
    """Return the search engine or chat service an address belongs to, None for any other host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    for pattern, name in _ANSWERS:
        if pattern.search(host):
            return name or host.split(".")[-2].capitalize()
    return None


def _addresses(article: ReadArticle) -> list[tuple[str, Span]]:
    """Return links and addresses written out, inside the article and right after it."""
    pairs = [(link.url, link.span) for link in article.links]
    if not article.blocks:
        return pairs
    end = article.blocks[-1].span.end + _NEAR
    written = _ADDRESS.finditer(
        article.text, article.blocks[0].span.start, min(end, len(article.text))
    )
    pairs.extend((match.group(), Span(*match.span())) for match in written)
    return pairs


def _known(name: str, domain: str | None, gazetteer: Gazetteer) -> str | None:
    wanted = re.sub(r"^the ", "", name.lower())
    bare = domain.removeprefix("www.") if domain else None
    for outlet in gazetteer.outlets.values():
        if re.sub(r"^the ", "", outlet.name.lower()) == wanted or (bare and outlet.domain == bare):
            return outlet.slug
    named = gazetteer.find(name)
    return named[0].slug if named and named[0].kind == "outlet" else None
