"""Moves what a newer capture of an article says otherwise: kept beside both captures.

Decides nothing: what changed is in ``link.changed``. What the change does to claims is a matter of
``rewording``.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.article import ReadArticle
from app.link.changed import find_changed
from app.store.articles import held_before, load_read
from app.store.captures import Looked, capture_of, newest_capture_id, note_look, save_change

UNCHANGED, CHANGED = "unchanged", "changed"


@dataclass(frozen=True, slots=True)
class Before:
    """An article as it was read before, and the capture it was read from."""

    article: ReadArticle
    capture_id: int


def load_before(session: Session, article: ReadArticle) -> Before | None:
    """Return what is held of the page with another text; None where nothing is to compare."""
    article_id = held_before(session, article)
    capture_id = None if article_id is None else newest_capture_id(session, article_id)
    if article_id is None or capture_id is None:
        return None
    return Before(load_read(session, article_id), capture_id)


def note_change(
    session: Session, before: Before, article: ReadArticle, *, article_id: int, sha256: str
) -> None:
    """Keep what ``article`` says otherwise; nothing where only what stands around it changed."""
    capture_id = capture_of(session, article_id, sha256)
    old = before.article
    changed = find_changed((old.text, old.blocks), (article.text, article.blocks))
    if capture_id is None or not changed:
        return
    save_change(
        session,
        article_id,
        (before.capture_id, capture_id),
        words=(changed.words_out, changed.words_in),
        passages=changed.passages,
        more=changed.more,
    )


def note_seen(session: Session, article_id: int, *, changed: bool) -> None:
    """Keep that the page of an article was looked at, and whether it said anything else."""
    note_look(session, article_id, Looked(CHANGED if changed else UNCHANGED))
