"""The words of carry-through on a page, and its rows put together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.ledger import Aspect, Carried
from app.domain.words import Modality
from app.query.carry import CarryMark, CarryRow

ASPECTS: Mapping[str, str] = {
    Aspect.ORIGIN: "origin named",
    Aspect.INTERMEDIARY: "outlet between named",
    Aspect.HEDGE: "hedge",
    Aspect.RESPONSE: "answer told",
}
CARRIED: Mapping[str, tuple[str, str]] = {
    Carried.KEPT: ("=", "kept"),
    Carried.DROPPED: ("\N{MINUS SIGN}", "dropped"),
    Carried.ADDED: ("+", "added"),
    Carried.NOT_APPLICABLE: ("\N{MIDDLE DOT}", "not applicable"),
}
"""Sign and word of each state; a sign never stands without its word."""

MOST_ROWS = 16  # of the matrix on the page of a claim, before it puts texts together by marks alone
_CODES = frozenset(m.value for m in Modality)
_SPOKEN = (Carried.KEPT.value, Carried.DROPPED.value)


@dataclass(frozen=True, slots=True)
class CarryGroup:
    """Texts of which the same is said against the same texts above; words are those of all."""

    texts: tuple[CarryRow, ...]
    uppers: tuple[tuple[int, str], ...]
    marks: tuple[tuple[CarryMark, ...], ...]


def group_carry(rows: Sequence[CarryRow]) -> tuple[CarryGroup, ...]:
    """Put rows together that say the same, in the order of the first of each.

    The words count, too, unless that leaves more than ``MOST_ROWS``; then the marks of one row
    have the different words after each other, each once.
    """
    groups = _grouped(rows, lambda mark: (mark.state, mark.words, mark.upper_words))
    if len(groups) > MOST_ROWS:
        groups = _grouped(rows, lambda mark: mark.state)
    return tuple(map(_group, groups))


def _grouped(rows: Sequence[CarryRow], said: Callable[[CarryMark], object]) -> list[list[CarryRow]]:
    found: dict[tuple[object, ...], list[CarryRow]] = {}
    for row in rows:
        key = (tuple(map(said, row.marks)), row.uppers, row.described)
        found.setdefault(key, []).append(row)
    return list(found.values())


def _group(texts: Sequence[CarryRow]) -> CarryGroup:
    first = texts[0]
    uppers = {m.upper_id: m.upper_outlet or "" for m in first.marks if m.upper_id is not None}
    marks = tuple(
        tuple({(m.words, m.upper_words): m for m in marks}.values())
        for marks in zip(*(row.marks for row in texts), strict=True)
    )
    return CarryGroup(tuple(texts), tuple(uppers.items()), marks)


def carry_lead(rows: Sequence[CarryRow]) -> str:
    """Return one sentence with the figures of the matrix; aspects nothing is said of left out."""
    above = sum(1 for row in rows if row.uppers)
    if not above:
        return "No text that these have the claim from is held, so nothing can be kept or dropped."
    parts: list[str] = []
    for aspect in Aspect:
        states = [row.mark(aspect).state for row in rows]
        kept, dropped = (states.count(state) for state in _SPOKEN)
        if kept or dropped:
            parts.append(f"{ASPECTS[aspect]}: {kept} kept, {dropped} dropped")
    said = f"{above} of {len(rows)} texts can be set against a held text they have the claim from"
    return f"{said}; {'; '.join(parts)}." if parts else f"{said}."


def is_quoted(words: str, described: bool) -> bool:
    """Tell whether words are a text's own: not ours, no code and no address."""
    return not described and words not in _CODES and not words.startswith(("http:", "https:"))
