"""Fetching again: what is known of a page, what a newer capture changed, when we last looked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from app.base.clock import now
from app.store.addresses import archived_page, page_identity
from app.store.rows import insert_plain, table_of
from app.store.tables import Article, Capture, Mention, Outlet
from app.store.tables_of_captures import ArticleLook, CaptureChange


@dataclass(frozen=True, slots=True)
class HeldPage:
    """An article whose text is held, and the answer it was last read from.

    ``headers`` are {} where that came from another place than was asked for: from an archive's
    copy and not from the page's own address, or the other way round. ``sha256`` is of its bytes.
    """

    article_id: int
    headers: Mapping[str, Any]
    sha256: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of asking for a page; see ``ArticleLook``."""

    outcome: str
    reason: str | None = None
    status: int | None = None
    retry_at: datetime | None = None
    moved_to: str | None = None


def find_held_page(connection: Connection | Session, url: str) -> HeldPage | None:
    """Return the article whose text is held of ``url``, None where there is none."""
    a, c = table_of(Article).c, table_of(Capture).c
    wanted = (
        select(a.id, c.headers, c.sha256, c.url)
        .join_from(table_of(Article), table_of(Capture), c.article_id == a.id)
        .where(a.identity == page_identity(url), a.text.is_not(None))
        .order_by(c.captured_at.desc(), c.id.desc())
        .limit(1)
    )
    row = connection.execute(wanted).first()
    if row is None:
        return None
    same = _place(url) == _place(row.url)
    return HeldPage(row.id, (row.headers or {}) if same else {}, row.sha256)


def _place(url: str | None) -> str:
    """Return the address of an archive's copy; "" for a page's own address."""
    written = (url or "").strip()
    return written if archived_page(written) != written else ""


@dataclass(frozen=True, slots=True)
class Unheld:
    """An article that has an address and no text. ``looked`` is what came of asking last.

    ``words`` is all that is told of it in our own words: title, summary, what it says.
    """

    article_id: int
    url: str
    outlet: str
    title: str | None
    looked_at: datetime | None = None
    looked: Looked | None = None
    published: str | None = None
    words: str = ""


def list_unheld(connection: Connection | Session) -> list[Unheld]:
    """Return the articles that are named by an address and only described, in order of entry."""
    a, o, k = table_of(Article).c, table_of(Outlet).c, table_of(ArticleLook).c
    source = (
        table_of(Article)
        .join(table_of(Outlet), o.id == a.outlet_id)
        .outerjoin(table_of(ArticleLook), k.article_id == a.id)
    )
    wanted = (
        select(a.id, a.url, o.name, a.title, a.summary, a.published)
        .add_columns(k.looked_at, k.outcome, k.reason, k.answer)
        .select_from(source)
        .where(a.url.is_not(None), a.text.is_(None))
        .order_by(a.id)
    )
    said = _described(connection)
    return [
        Unheld(
            row.id,
            row.url,
            row.name,
            row.title,
            row.looked_at,
            _looked(row),
            row.published,
            " ".join([row.title or "", row.summary or "", *said.get(row.id, ())]).strip(),
        )
        for row in connection.execute(wanted)
    ]


def _described(connection: Connection | Session) -> dict[int, list[str]]:
    """Return what described articles say in our words, by article."""
    m = table_of(Mention).c
    said: dict[int, list[str]] = {}
    wanted = select(m.article_id, m.quote).where(m.described.is_(True)).order_by(m.id)
    for row in connection.execute(wanted):
        said.setdefault(row.article_id, []).append(row.quote)
    return said


def _looked(row: Any) -> Looked | None:
    if row.looked_at is None:
        return None
    answer: dict[str, Any] = row.answer or {}
    retry_at = answer.get("retry_at")
    return Looked(
        outcome=row.outcome,
        reason=row.reason,
        status=answer.get("status"),
        retry_at=datetime.fromisoformat(retry_at) if retry_at else None,
        moved_to=answer.get("moved_to"),
    )


def newest_capture_id(session: Session, article_id: int) -> int | None:
    """Return the capture an article was last read from, None if it has none."""
    c, x = table_of(Capture).c, table_of(CaptureChange).c
    captures = select(c.id).where(c.article_id == article_id).order_by(c.id.desc()).limit(1)
    newest = session.scalar(captures)
    changes = select(x.from_capture_id, x.to_capture_id).where(x.article_id == article_id)
    last = session.execute(changes.order_by(x.id.desc()).limit(1)).first()
    if newest is None or last is None or newest > max(last):
        return newest
    return last.to_capture_id


def capture_of(session: Session, article_id: int, sha256: str) -> int | None:
    """Return the capture of an article with these bytes."""
    c = table_of(Capture).c
    return session.scalar(select(c.id).where(c.article_id == article_id, c.sha256 == sha256))


def save_change(
    session: Session,
    article_id: int,
    captures: tuple[int, int],
    *,
    words: tuple[int, int],
    passages: Sequence[Sequence[Sequence[str]]],
    more: int,
) -> None:
    """Keep what the second of two captures says otherwise than the first.

    ``words``: how many went, how many came.
    """
    row = {
        "article_id": article_id,
        "from_capture_id": captures[0],
        "to_capture_id": captures[1],
        "words_out": words[0],
        "words_in": words[1],
        "passages": [[list(piece) for piece in passage] for passage in passages],
        "more": more,
        "recorded_at": now(),
    }
    insert_plain(session, CaptureChange, [row])


def note_look(session: Session, article_id: int, looked: Looked) -> None:
    """Keep when the page of an article was last asked for, and what came of it."""
    told = {"status": looked.status, "moved_to": looked.moved_to}
    told["retry_at"] = looked.retry_at.isoformat() if looked.retry_at else None
    row = {
        "article_id": article_id,
        "looked_at": now(),
        "outcome": looked.outcome,
        "reason": looked.reason,
        "answer": {name: value for name, value in told.items() if value is not None},
    }
    table = table_of(ArticleLook)
    session.execute(delete(table).where(table.c.article_id == article_id))
    insert_plain(session, ArticleLook, [row])
