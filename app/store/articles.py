"""Articles and their captures: new, changed or held already."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.base.clock import now
from app.base.dates import date_range, finest
from app.base.urls import canonical_url, domain_of
from app.domain.article import Block, Credit, DateFound, Link, ReadArticle
from app.domain.span import Span
from app.domain.words import BlockKind, DateBasis
from app.store.addresses import page_identity
from app.store.outlets import outlet_of
from app.store.rows import insert_plain, insert_rows, table_of, update_rows
from app.store.slugs import free_slugs
from app.store.tables import Article, ArticleBlock, ArticleDate, ArticleLink, Capture, Outlet
from app.store.tables_of_captures import ArticleCandidate

_Part: TypeAlias = ArticleBlock | ArticleLink | ArticleDate | ArticleCandidate
State = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """Where an article is held, and what saving it did. Only ``unchanged`` keeps its findings."""

    id: int
    state: State


@dataclass(frozen=True, slots=True)
class Captured:
    """What was fetched: the archive holds the bytes under ``sha256``. ``page`` names the input.

    ``retrieved`` is EDTF as told, None if it was now. ``url`` is where the bytes came from if that
    is not the page's own address: an archive's copy.
    """

    page: str
    sha256: str
    size: int
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    retrieved: str | None = None
    retrieved_at: datetime | None = None
    url: str | None = None


def own_url(read: ReadArticle) -> str | None:
    """Return the canonical address of a page: its own word for it, unless that is another site's.

    A reprint that calls the original canonical is still a page of its own.
    """
    if read.url is None:
        return None if read.canonical_url is None else canonical_url(read.canonical_url)
    stated = read.canonical_url
    if stated and domain_of(stated) == domain_of(read.url) and "?" not in read.url:
        return canonical_url(stated)
    return canonical_url(read.url)


def is_held(connection: Connection | Session, read: ReadArticle) -> bool:
    """Tell whether this very text is held under the page's address, so that nothing is to do."""
    found = _find(connection, own_url(read), _hash_of(read.text))
    return found is not None and found.text_sha256 == _hash_of(read.text)


def is_captured(connection: Connection | Session, sha256: str) -> bool:
    """Tell whether these very bytes are held as a capture of some page."""
    wanted = select(col(Capture.id)).where(col(Capture.sha256) == sha256).limit(1)
    return connection.execute(wanted).first() is not None


def held_before(session: Session, read: ReadArticle) -> int | None:
    """Return the article held with another text under the page's address, None if there is none."""
    digest = _hash_of(read.text)
    found = _find(session, own_url(read), digest)
    return None if found is None or found.text in (None, read.text) else found.id


def save_article(
    session: Session, read: ReadArticle, captured: Captured, *, run_id: int | None = None
) -> SavedArticle:
    """Keep an article and what was fetched of it.

    The same text under the same address again is ``unchanged``. A record of the desk for the same
    page receives the text and stays the desk's. After ``new`` or ``changed`` the findings have to
    be saved anew: the old ones point into the old text.
    """
    url, digest = own_url(read), _hash_of(read.text)
    held = _find(session, url, digest)
    if held is not None and held.text_sha256 == digest:
        _save_capture(session, held.id, captured, url)
        return SavedArticle(held.id, "unchanged")
    values = _values(read, captured, digest)
    if held is None:
        values |= {
            "slug": _slug(session, read, url),
            "url": url,
            "identity": page_identity(url),
            "outlet_id": outlet_of(session, read.outlet, domain=_domain(read), run_id=run_id),
            "added_at": now(),
            "run_id": run_id,
        }
        article_id = insert_rows(session, Article, [values])[0]
    else:
        article_id = held.id
        update_rows(session, Article, [{"row_id": article_id, **_over(held, values)}])
    _save_capture(session, article_id, captured, url)
    _save_parts(session, article_id, read)
    was_there = held is not None and held.text is not None
    return SavedArticle(article_id, "changed" if was_there else "new")


def load_read(connection: Connection | Session, article_id: int) -> ReadArticle:
    """Return an article as it was read, from what is kept of it; its outlet by its held name."""
    table, outlets = table_of(Article), table_of(Outlet)
    wanted = select(table, outlets.c.name, outlets.c.domain).join(
        outlets, outlets.c.id == table.c.outlet_id
    )
    row = connection.execute(wanted.where(table.c.id == article_id)).one()
    blocks, links, dates = (
        connection.execute(
            select(part).where(part.c.article_id == article_id).order_by(part.c[order])
        ).all()
        for part, order in (
            (table_of(ArticleBlock), "start"),
            (table_of(ArticleLink), "start"),
            (table_of(ArticleDate), "position"),
        )
    )
    found = [DateFound(date.edtf, DateBasis(date.basis)) for date in dates]
    if row.published is not None and [date.edtf for date in found[:1]] != [row.published]:
        found.insert(0, DateFound(row.published, DateBasis(row.published_basis or "page")))
    if found and row.published_time and finest(found[0].edtf, row.published_time) != found[0].edtf:
        found[0] = replace(found[0], time=row.published_time)
    credit: dict[str, Any] = row.credit or {}
    span = None if credit.get("start") is None else Span(credit["start"], credit["end"])
    return ReadArticle(
        url=row.url,
        text=row.text or "",
        blocks=tuple(Block(Span(b.start, b.end), BlockKind(b.kind)) for b in blocks),
        links=tuple(Link(Span(k.start, k.end), k.url) for k in links),
        title=row.title,
        byline=row.byline,
        outlet=row.name,
        domain=row.domain,
        dates=tuple(found),
        language=row.language,
        credit=Credit(credit["name"], credit["domain"], span) if credit else None,
    )


def _find(connection: Connection | Session, url: str | None, digest: str) -> Any:
    table = table_of(Article)
    identity = page_identity(url)
    if identity is None:
        same = (table.c.identity.is_(None)) & (table.c.text_sha256 == digest)
    else:
        same = table.c.identity == identity
    # Of a page and an archive's copy of it that the desk has both, the page itself comes first.
    wanted = select(table).where(same).order_by((table.c.url != url).asc(), table.c.id)
    return connection.execute(wanted).first()


def _values(read: ReadArticle, captured: Captured, digest: str) -> dict[str, Any]:
    days = date_range(read.published)
    return {
        "title": read.title,
        "byline": read.byline,
        "published": read.published,
        "published_earliest": days.earliest if days else None,
        "published_latest": days.latest if days else None,
        "published_basis": read.dates[0].basis.value if read.dates else None,
        "published_time": read.published_time,
        "retrieved": captured.retrieved,
        "language": read.language,
        "text": read.text,
        "text_sha256": digest,
        "page": captured.page,
        "credit": _credit(read),
    }


def _credit(read: ReadArticle) -> dict[str, Any]:
    credit = read.credit
    if credit is None:
        return {}
    start, end = (credit.span.start, credit.span.end) if credit.span else (None, None)
    return {"name": credit.name, "domain": credit.domain, "start": start, "end": end}


def _over(held: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Return what is written over a held row: what is not known now stays as it was known."""
    kept = {
        name: held._mapping[name] if value is None and not name.startswith("published") else value
        for name, value in values.items()
    }
    if held.of_desk:
        for name in ("title", "language"):
            kept[name] = held._mapping[name] or values[name]
    if values["published"] is None or (held.of_desk and held.published is not None):
        kept |= {name: held._mapping[name] for name in values if name.startswith("published")}
    return kept


def _slug(session: Session, read: ReadArticle, url: str | None) -> str:
    address = page_identity(url)
    return free_slugs(session, Article, [address or read.title or "text"], instead="text")[0]


def _domain(read: ReadArticle) -> str | None:
    return read.domain or domain_of(own_url(read)) or None


def _hash_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _save_capture(session: Session, article_id: int, captured: Captured, url: str | None) -> None:
    table = table_of(Capture)
    same = (table.c.article_id == article_id) & (table.c.sha256 == captured.sha256)
    if session.execute(select(table.c.id).where(same)).first() is not None:
        return
    row = {
        "article_id": article_id,
        "sha256": captured.sha256,
        "size": captured.size,
        "media_type": captured.media_type,
        "url": captured.url or url,
        "headers": dict(captured.headers),
        "retrieved": captured.retrieved,
        "captured_at": captured.retrieved_at or now(),
    }
    insert_plain(session, Capture, [row])


def _save_parts(session: Session, article_id: int, read: ReadArticle) -> None:
    rows: Sequence[tuple[type[_Part], list[dict[str, Any]]]] = (
        (
            ArticleBlock,
            [{"start": b.span.start, "end": b.span.end, "kind": b.kind.value} for b in read.blocks],
        ),
        (
            ArticleLink,
            [{"start": k.span.start, "end": k.span.end, "url": k.url} for k in read.links],
        ),
        (
            ArticleDate,
            [
                {"position": position, "edtf": found.edtf, "basis": found.basis.value}
                for position, found in enumerate(read.dates)
            ],
        ),
        (
            ArticleCandidate,
            [
                {"position": at, "field": c.field, "value": c.value, "basis": c.basis.value}
                for at, c in enumerate(read.candidates)
            ],
        ),
    )
    for model, values in rows:
        session.execute(delete(model).where(col(model.article_id) == article_id))
        insert_plain(session, model, ({"article_id": article_id, **row} for row in values))
