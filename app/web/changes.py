"""What changed on the way, wording against wording, as the page of a claim shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.query.cards import DriftRow
from app.query.headlines import HeadlineRow
from app.web.differing import Marked, mark_common, mark_words


@dataclass(frozen=True, slots=True)
class LaterWording:
    """A later wording with the words marked in which it differs from the earlier one.

    ``shows_value`` tells whether the value that drifted is among the marked words.
    """

    row: DriftRow
    marked: Marked
    shows_value: bool


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What drifted in one slot, from one earlier wording to later ones.

    ``marked`` is the earlier wording; marked is what none of the later ones has.
    """

    slot: str
    source: DriftRow
    marked: Marked
    shows_value: bool
    later: tuple[LaterWording, ...]
    texts: int


@dataclass(frozen=True, slots=True)
class MarkedHeadline:
    """A headline and the passage of its own text, with the words marked in which they differ.

    ``shows_*`` tells whether the value that differs is among the marked words.
    """

    row: HeadlineRow
    headline: Marked
    body: Marked
    shows_headline: bool
    shows_body: bool


def mark_headlines(rows: Sequence[HeadlineRow]) -> tuple[MarkedHeadline, ...]:
    """Return headlines beside the passages they differ from."""
    found: list[MarkedHeadline] = []
    for row in rows:
        body, headline = mark_words(
            row.body_quote,
            row.headline_quote,
            old_value=row.body_value,
            new_value=row.headline_value,
        )
        shows = _shows(headline, row.headline_value), _shows(body, row.body_value)
        found.append(MarkedHeadline(row, headline, body, *shows))
    return tuple(found)


def group_changes(rows: Sequence[DriftRow]) -> tuple[ChangeGroup, ...]:
    """Put later wordings beside the one earlier wording they differ from, slot by slot."""

    def key(row: DriftRow) -> tuple[str, int, str, str]:
        return row.slot, row.from_article_id, row.from_value, row.from_quote

    ordered = sorted(rows, key=lambda row: (*key(row), row.to_published or "9999", row.id))
    return tuple(_group(tuple(group)) for _, group in groupby(ordered, key=key))


def _group(rows: Sequence[DriftRow]) -> ChangeGroup:
    later = tuple({(r.to_article_id, r.to_value): r for r in rows}.values())
    pairs = [_mark(row) for row in later]
    source = later[0]
    marked = mark_common([old for old, _ in pairs])
    return ChangeGroup(
        slot=source.slot,
        source=source,
        marked=marked,
        shows_value=_shows(marked, source.from_value),
        later=tuple(
            LaterWording(row, new, shows_value=_shows(new, row.to_value))
            for row, (_, new) in zip(later, pairs, strict=True)
        ),
        texts=len({row.to_article_id for row in later}),
    )


def _mark(row: DriftRow) -> tuple[Marked, Marked]:
    """Return both wordings with their marks; our own words for a text are set against nothing."""
    if row.from_described or row.to_described:
        old, _ = mark_words(row.from_quote, "", old_value=row.from_value)
        new, _ = mark_words(row.to_quote, "", old_value=row.to_value)
        return old, new
    return mark_words(
        row.from_quote, row.to_quote, old_value=row.from_value, new_value=row.to_value
    )


def _shows(marked: Marked, value: str) -> bool:
    """Tell whether ``value`` is among the marked words."""
    return any(piece.changed and value.casefold() in piece.text.casefold() for piece in marked)
