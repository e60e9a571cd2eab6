"""What the file of findings calls a drift."""

from app.domain.words import Direction, Slot
from app.query.findings import drift_kind


def test_a_hedge_that_goes_hardens_the_attribution() -> None:
    assert drift_kind(Slot.MODALITY, Direction.HARDER) == "attribution_hardened"


def test_a_hedge_that_comes_is_not_told() -> None:
    assert drift_kind(Slot.MODALITY, Direction.SOFTER) is None


def test_a_figure_that_only_gets_more_exact_is_not_told() -> None:
    assert drift_kind(Slot.PRECISION, Direction.HARDER) is None


def test_a_changed_figure_and_a_dropped_relay_have_names() -> None:
    assert drift_kind(Slot.QUANTITY, Direction.OTHER) == "number"
    assert drift_kind(Slot.INTERMEDIARY_DROPPED, Direction.HARDER) == "attribution_lost"
