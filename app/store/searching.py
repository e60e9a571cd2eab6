"""What the full-text index holds: a row for each claim, mention, article and response."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, select
from sqlalchemy.orm import Session

from app.domain.words import Review
from app.store.rows import among, in_parts, insert_plain, table_of, update_rows
from app.store.search import index_text
from app.store.tables import (
    Actor,
    Article,
    ArticleBlock,
    Claim,
    Mention,
    Outlet,
    Response,
    SearchEntry,
)

KINDS = {"claim": Claim, "mention": Mention, "article": Article, "response": Response}


def refresh_search(
    session: Session,
    *,
    claim_ids: Collection[int] | None = None,
    article_ids: Collection[int] | None = None,
) -> None:
    """Bring the index up to date: for these claims and articles, or for everything if both None.

    Mentions and responses go with their claim and their article. Refresh the claims first.
    """
    entry = table_of(SearchEntry)
    everything = claim_ids is None and article_ids is None
    asked = {"claim_id": list(claim_ids or ()), "article_id": list(article_ids or ())}
    held: dict[str, dict[int, Any]] = {kind: {} for kind in KINDS}
    found: list[Any] = list(session.execute(select(entry))) if everything else []
    for column, ids in asked.items():
        for part in in_parts(ids):
            found += session.execute(select(entry).where(among(entry.c[column], part)))
    for row in found:
        held[row.kind][row.ref_id] = row
    for kind, model in KINDS.items():
        wanted = _entries(session, kind, None) if everything else {}
        for column, ids in asked.items():
            if kind == {"claim_id": "article", "article_id": "claim"}[column]:
                continue
            key = table_of(model).c["id" if column == f"{kind}_id" else column]
            for part in in_parts(ids):
                wanted |= _entries(session, kind, among(key, part))
        for part in in_parts(wanted.keys() - held[kind].keys()):
            here = (entry.c.kind == kind) & among(entry.c.ref_id, part)
            held[kind] |= {row.ref_id: row for row in session.execute(select(entry).where(here))}
        _write(session, kind, wanted, held[kind])


def _write(
    session: Session, kind: str, wanted: dict[int, dict[str, Any]], held: dict[int, Any]
) -> None:
    entry = table_of(SearchEntry)
    for part in in_parts(held[ref].id for ref in held if ref not in wanted):
        session.execute(delete(entry).where(among(entry.c.id, part)))
    update_rows(
        session,
        SearchEntry,
        [
            {"row_id": held[ref].id, **values}
            for ref, values in wanted.items()
            if ref in held and any(held[ref]._mapping[n] != v for n, v in values.items())
        ],
    )
    insert_plain(
        session,
        SearchEntry,
        (
            {"kind": kind, "ref_id": ref, **values}
            for ref, values in wanted.items()
            if ref not in held
        ),
    )


def _entries(
    session: Session, kind: str, where: ColumnElement[bool] | None
) -> dict[int, dict[str, Any]]:
    match kind:
        case "claim":
            return _claims(session, where)
        case "mention":
            return _mentions(session, where)
        case "article":
            return _articles(session, where)
        case _:
            return _responses(session, where)


def _rows(session: Session, wanted: Select[Any], where: ColumnElement[bool] | None) -> list[Any]:
    return list(session.execute(wanted if where is None else wanted.where(where)).all())


def _claims(session: Session, where: ColumnElement[bool] | None) -> dict[int, dict[str, Any]]:
    table = table_of(Claim)
    c = table.c
    read = ("id", "statement", "reported_sort", "event_sort")
    wanted = select(*(c[name] for name in read))
    return {
        row.id: {
            "claim_id": row.id,
            "article_id": None,
            "folded": index_text(row.statement),
            "sort_day": row.reported_sort or row.event_sort,
        }
        for row in _rows(session, wanted.where(table.c.review != _REJECTED), where)
    }


def _mentions(session: Session, where: ColumnElement[bool] | None) -> dict[int, dict[str, Any]]:
    table, articles = table_of(Mention), table_of(Article)
    c = table.c
    read = ("id", "claim_id", "article_id", "quote", "source_text", "source")
    wanted = (
        select(*(c[name] for name in read), *(articles.c[name] for name in _DAYS))
        .join(articles, articles.c.id == table.c.article_id)
        .where(table.c.review != _REJECTED)
    )
    return {
        row.id: {
            "claim_id": row.claim_id,
            "article_id": row.article_id,
            "folded": index_text(row.quote, row.source_text, row.source),
            "sort_day": row.published_earliest or row.published_latest,
        }
        for row in _rows(session, wanted, where)
    }


def _articles(session: Session, where: ColumnElement[bool] | None) -> dict[int, dict[str, Any]]:
    table, outlets, blocks = table_of(Article), table_of(Outlet), table_of(ArticleBlock)
    c = table.c
    read = (*("id", "title", "summary", "text"), *_DAYS)
    wanted = select(*(c[name] for name in read), outlets.c.name.label("outlet_name"))
    wanted = wanted.join(outlets, outlets.c.id == c.outlet_id)
    rows = _rows(session, wanted, where)
    spans: dict[int, list[tuple[int, int]]] = {row.id: [] for row in rows}
    for part in in_parts(spans):
        found = select(blocks).where(among(blocks.c.article_id, part)).order_by(blocks.c.start)
        for block in session.execute(found):
            spans[block.article_id].append((block.start, block.end))
    return {
        row.id: {
            "claim_id": None,
            "article_id": row.id,
            "folded": index_text(
                row.title,
                row.outlet_name,
                row.summary,
                *((row.text or "")[start:end] for start, end in spans[row.id]),
            ),
            "sort_day": row.published_earliest or row.published_latest,
        }
        for row in rows
    }


def _responses(session: Session, where: ColumnElement[bool] | None) -> dict[int, dict[str, Any]]:
    table, articles, actors = table_of(Response), table_of(Article), table_of(Actor)
    wanted = (
        select(
            table,
            articles.c.published_earliest,
            articles.c.published_latest,
            actors.c.name,
            actors.c.short_name,
        )
        .join(articles, articles.c.id == table.c.article_id)
        .join(actors, actors.c.id == table.c.actor_id)
        .where(table.c.review != _REJECTED)
    )
    return {
        row.id: {
            "claim_id": row.claim_id,
            "article_id": row.article_id,
            "folded": index_text(row.name, row.short_name, row.quote or row.summary),
            "sort_day": row.date_earliest or row.published_earliest or row.published_latest,
        }
        for row in _rows(session, wanted, where)
    }


_REJECTED = Review.REJECTED.value
_DAYS = ("published_earliest", "published_latest")
