"""How a job ended, in one sentence."""

from collections.abc import Mapping

from app.domain.jobs import ItemState, JobState

_WORDS = {
    "new": "new",
    "changed": "taken in again, because the text has changed",
    "unchanged": "held already",
    "linked": "linked",
    "polled": "polled",
}
Counts = Mapping[tuple[str, str], int]
"""How many items there are by state and outcome."""


def end_state(counts: Counts) -> JobState:
    """Return ``failed`` where nothing could be done, else ``done``."""
    failed = sum(n for (state, _), n in counts.items() if state == ItemState.FAILED)
    return JobState.FAILED if failed and failed == sum(counts.values()) else JobState.DONE


def say_outcome(counts: Counts, *, state: JobState) -> str:
    """Return what came of a job: “12 items: 9 new, 2 held already, 1 failed.”"""
    total = sum(counts.values())
    if not total:
        return "Cancelled before anything was done." if state is JobState.CANCELLED else _NOTHING
    only = next(iter(counts))[1]
    if total == 1 and only.endswith("."):
        return only  # a step that is a whole round says itself what came of it
    parts: dict[str, int] = {}
    for (item, outcome), number in sorted(counts.items(), key=_order):
        word = _WORDS.get(outcome, outcome or "done") if item == ItemState.DONE else _SAID[item]
        parts[word] = parts.get(word, 0) + number
    listed = ", ".join(f"{number:,} {word}" for word, number in parts.items())
    ended = "Cancelled after " if state is JobState.CANCELLED else ""
    return f"{ended}{total:,} item{'' if total == 1 else 's'}: {listed}."


_NOTHING = "There was nothing to do."
_SAID: Mapping[str, str] = {
    ItemState.FAILED: "failed",
    ItemState.AGAIN: "to be tried again",
    ItemState.DROPPED: "left out",
}
_OUTCOMES = tuple(_WORDS)
_STATES = tuple(ItemState)


def _order(entry: tuple[tuple[str, str], int]) -> tuple[int, int, str]:
    (state, outcome), _ = entry
    place = _OUTCOMES.index(outcome) if outcome in _OUTCOMES else len(_OUTCOMES)
    return _STATES.index(ItemState(state)), place, outcome
