"""From the bytes of a page to its article. Pure: nothing is fetched, nothing is kept."""

import re
from collections.abc import Callable
from dataclasses import replace

from app.base.archives import archived_page
from app.base.dates import date_range
from app.base.errors import BadInputError
from app.base.text import one_line
from app.base.urls import canonical_url, domain_of
from app.domain.article import Block, Candidate, DateFound, Input, ReadArticle, Told
from app.domain.span import Span
from app.domain.words import BlockKind, DateBasis, ReadBasis
from app.read.archived import dated_by_copy, without_copy
from app.read.authors import split_authors
from app.read.clocks import find_time
from app.read.credit import find_credit
from app.read.language import find_language
from app.read.markup import MarkupPage, read_markup
from app.read.metadata import named_in_title
from app.read.opening import Opened, open_item
from app.read.plain import read_plain
from app.read.published import to_edtf
from app.read.sniff import Decoded, clean
from app.read.walls import WallError

Read = Callable[[Input], ReadArticle]
_ADDRESSES = re.compile(r"\s*(?:https?://\S++(?:\s++|\Z))++")


def read_article(item: Input) -> ReadArticle:
    """Return the article of ``item``: its own text in blocks, and what the page says of itself.

    What ``item.told`` says wins over what is read.

    Raises:
        TooLargeError: over 5 MB, or a PDF of over 300 pages.
        WallError: it stands in place of an article, and has no text that could be one.
        BadInputError: empty, binary, damaged, nested too deep, no article text, or a told date that
            is none.
    """
    opened = open_item(item)
    told = _tidied(opened.told)
    manifest = _told_date(item.name, told)
    asked = told.url or item.final_url
    url = archived_page(asked) if asked else None
    read = _from_html if opened.page.is_html else _from_text
    article = _with_file(read(item, opened.page, told, url), opened)
    if asked and url != asked.strip():
        dates = dated_by_copy(article.dates, asked)
        article = replace(article, dates=dates, links=without_copy(article.links))
    if manifest is None:
        return article
    if manifest.time is None:
        there = replace(article, dates=(manifest, *article.dates)).published_time
        manifest = replace(manifest, time=there)
    rest = tuple(d for d in article.dates if d.edtf != manifest.edtf)
    return replace(article, dates=(manifest, *rest))


def _with_file(article: ReadArticle, opened: Opened) -> ReadArticle:
    """Add what the file around a page says where the page itself says nothing."""
    days = {found.edtf for found in article.dates}
    return replace(
        article,
        byline=article.byline or opened.byline,
        domain=article.domain or opened.domain,
        dates=(*article.dates, *(found for found in opened.dates if found.edtf not in days)),
    )


def _tidied(told: Told) -> Told:
    def tidy(value: str | None) -> str | None:
        return one_line(clean(value)) or None if value else None

    return Told(
        url=tidy(told.url),
        outlet=tidy(told.outlet),
        title=tidy(told.title),
        published=tidy(told.published),
        retrieved=tidy(told.retrieved),
        language=tidy(told.language),
    )


def _told_date(name: str, told: Told) -> DateFound | None:
    if told.published is None:
        return None
    found = to_edtf(told.published)
    if found is None or date_range(found) is None:
        raise BadInputError(
            f"{name}: “{told.published[:60]}” is not a date: write 2025-06-25, 2025-06 or 2025."
        )
    return DateFound(found, DateBasis.MANIFEST, find_time(told.published, day=found))


def _from_text(item: Input, decoded: Decoded, told: Told, url: str | None) -> ReadArticle:
    text = decoded.text
    if _ADDRESSES.fullmatch(text):
        raise BadInputError(
            f"{item.name} holds only addresses: give the addresses themselves, or save them as a "
            "table (.csv) with the column “url”."
        )
    page = read_plain(text, title=told.title, outlet=told.outlet)
    if not page.blocks:
        raise BadInputError(
            f"{item.name} has no article text in it: give the words of the article."
        )
    domain = domain_of(url) or None
    language = told.language or find_language(_prose(text, page.blocks), declared=None)
    return ReadArticle(
        url=url,
        text=text,
        blocks=page.blocks,
        links=page.links,
        title=page.title,
        byline=page.byline,
        outlet=told.outlet or domain,
        domain=domain,
        dates=(DateFound(page.date, DateBasis.PAGE, page.time),) if page.date else (),
        language=language,
        credit=find_credit(
            text,
            header=page.header,
            tail=page.tail,
            first=_first(page.blocks),
            body=_paragraphs(page.blocks),
            own=(told.outlet, page.title),
            page_domain=domain or "",
            other_domains=(),
        ),
        canonical_url=_canonical(url),
        candidates=_distinct(
            ("title", told.title, ReadBasis.TOLD),
            ("outlet", told.outlet, ReadBasis.TOLD),
            ("title", page.title, ReadBasis.PAGE),
            *(("author", name, ReadBasis.PAGE) for name in split_authors(page.byline)),
            ("outlet", domain, ReadBasis.URL),
            ("canonical", url, ReadBasis.URL),
            ("language", told.language, ReadBasis.TOLD),
            ("language", language, ReadBasis.PAGE),
        ),
    )


def _from_html(item: Input, decoded: Decoded, told: Told, url: str | None) -> ReadArticle:
    page = read_markup(decoded.text, name=item.name, url=url, title=told.title, outlet=told.outlet)
    meta = page.metadata
    address = url or meta.og_url or meta.canonical
    domain = domain_of(address) or None
    canonical_domain = domain_of(meta.canonical)
    moved = bool(canonical_domain and domain and canonical_domain != domain)
    titled = named_in_title(meta.page_title, page.title)
    outlet = told.outlet or meta.site_name or meta.publisher or titled or domain
    based_on = (
        domain_of(meta.based_on) if meta.based_on and meta.based_on.startswith("http") else ""
    )
    language = told.language or find_language(
        _prose(page.text, page.blocks), declared=meta.language
    )
    return ReadArticle(
        url=address,
        text=page.text,
        blocks=page.blocks,
        links=page.links,
        title=page.title,
        byline=page.byline,
        outlet=outlet,
        domain=domain,
        dates=page.dates,
        language=language,
        credit=find_credit(
            page.text,
            header=page.header,
            tail=page.tail,
            first=_first(page.blocks),
            body=_paragraphs(page.blocks),
            own=(outlet, meta.site_name, meta.publisher if not moved else None),
            page_domain=domain or "",
            other_domains=(canonical_domain, based_on),
            authors=meta.authors,
        ),
        canonical_url=_canonical(address if moved else meta.canonical or address),
        refusal=str(WallError(item.name, page.wall)) if page.wall else None,
        authors=split_authors(page.byline),
        alternates=meta.alternates,
        candidates=_candidates(told, page, outlet=titled, url=address, language=language),
    )


def _candidates(
    told: Told, page: MarkupPage, *, outlet: str | None, url: str | None, language: str | None
) -> tuple[Candidate, ...]:
    """Return what was told, what the head says, and what stands on the page, in this order."""
    return _distinct(
        ("title", told.title, ReadBasis.TOLD),
        ("outlet", told.outlet, ReadBasis.TOLD),
        *((c.field, c.value, c.basis) for c in page.metadata.candidates),
        ("title", page.title, ReadBasis.PAGE),
        *(("author", name, ReadBasis.PAGE) for name in split_authors(page.byline)),
        ("outlet", outlet, ReadBasis.PAGE),
        ("outlet", domain_of(url) or None, ReadBasis.URL),
        ("canonical", url, ReadBasis.URL),
        ("language", told.language, ReadBasis.TOLD),
        ("language", page.metadata.language, ReadBasis.META),
        ("language", language, ReadBasis.PAGE),
    )


def _distinct(*seen: tuple[str, str | None, ReadBasis]) -> tuple[Candidate, ...]:
    """Return what was seen, each value of a field once, with the first place it stands in."""
    found = {(name, value): basis for name, value, basis in reversed(seen) if value}
    ordered = [(name, value) for name, value, _ in seen if value]
    return tuple(Candidate(*key, found[key]) for key in dict.fromkeys(ordered))


def _canonical(url: str | None) -> str | None:
    return canonical_url(url) if url else None


def _first(blocks: tuple[Block, ...]) -> Span | None:
    return next((b.span for b in blocks if b.kind is BlockKind.PARAGRAPH), None)


def _paragraphs(blocks: tuple[Block, ...]) -> list[Span]:
    return [b.span for b in blocks if b.kind is BlockKind.PARAGRAPH]


def _prose(text: str, blocks: tuple[Block, ...]) -> str:
    return " ".join(b.span.of(text) for b in blocks)[:8000]
