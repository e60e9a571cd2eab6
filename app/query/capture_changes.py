"""The captures of one article in their order, with what each says otherwise than the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.query import core
from app.query.core import AnyRow, Connection

ChangedPassage = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CaptureChange:
    """What a capture says otherwise than the one that was read before it.

    ``passages`` are pieces of kind same, out, in or cut (how many words are left away) and their
    words; ``more`` counts changed passages that are not kept. ``before`` is the number of the
    earlier capture.
    """

    before: int
    words_out: int
    words_in: int
    passages: tuple[ChangedPassage, ...]
    more: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class NumberedCapture:
    """One capture of an article; ``number`` counts from 1 in the order they were taken in.

    ``retrieved`` is EDTF as told, ``url`` where it came from. ``changes`` are empty for the first,
    and where the article's own text stayed as it was.
    """

    number: int
    sha256: str
    size: int
    media_type: str | None
    url: str | None
    retrieved: str | None
    captured_at: datetime
    changes: tuple[CaptureChange, ...] = ()


def load_captures(connection: Connection, article_id: int) -> tuple[NumberedCapture, ...]:
    """Return the captures of an article, the oldest first."""
    c, x = core.capture.c, core.capture_change.c
    rows = connection.execute(
        select(core.capture).where(c.article_id == article_id).order_by(c.captured_at, c.id)
    ).fetchall()
    changes = connection.execute(
        select(core.capture_change).where(x.article_id == article_id).order_by(x.id)
    ).fetchall()
    numbers = {row.id: number for number, row in enumerate(rows, 1)}
    return tuple(_capture(row, numbers, changes) for row in rows)


def _capture(row: AnyRow, numbers: dict[int, int], changes: Sequence[AnyRow]) -> NumberedCapture:
    return NumberedCapture(
        number=numbers[row.id],
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        url=row.url,
        retrieved=row.retrieved,
        captured_at=row.captured_at,
        changes=tuple(
            CaptureChange(
                before=numbers[change.from_capture_id],
                words_out=change.words_out,
                words_in=change.words_in,
                passages=tuple(
                    tuple((kind, text) for kind, text in passage) for passage in change.passages
                ),
                more=change.more,
                recorded_at=change.recorded_at,
            )
            for change in changes
            if change.to_capture_id == row.id and change.from_capture_id in numbers
        ),
    )
