"""A claim in short: what changed, counted by kind."""

from app.query.cards import ChangeSign, DriftRow
from app.web.brief import count_changes


def a_change(number: int, to: int, slot: str = "quantity", way: str = "harder") -> DriftRow:
    return DriftRow(number, "dredgers", slot, way, 1, to, "Bay Post", "Kelp", None, None,
                    "twelve", "nine", "twelve ships", "nine ships", False, False)  # fmt: skip


def test_changes_are_counted_by_slot_and_direction_each_text_once() -> None:
    rows = [
        a_change(1, 7),
        a_change(2, 7),
        a_change(3, 8, way="softer"),
        a_change(4, 8, slot="date"),
        a_change(5, 9, slot="date"),
    ]
    assert count_changes(rows) == (
        ChangeSign("date", "harder", 2),
        ChangeSign("quantity", "harder", 1),
        ChangeSign("quantity", "softer", 1),
    )
    assert count_changes([]) == ()
