"""What the file of findings calls a drift."""

from app.domain.words import Direction, Slot
from app.query.findings import drift_kinds


def test_a_hedge_that_goes_hardens_the_attribution_unless_it_is_lost_there() -> None:
    gone = (Slot.MODALITY, Direction.HARDER, 1, 2)
    lost = (Slot.ATTRIBUTION_LOST, Direction.HARDER, 1, 2)
    elsewhere = (Slot.ATTRIBUTION_LOST, Direction.HARDER, 1, 3)
    assert drift_kinds([gone]) == ["attribution_hardened"]
    assert drift_kinds([gone, lost]) == [None, "attribution_lost"]
    assert drift_kinds([gone, elsewhere]) == ["attribution_hardened", "attribution_lost"]


def test_a_hedge_that_comes_is_not_told() -> None:
    assert drift_kinds([(Slot.MODALITY, Direction.SOFTER, 1, 2)]) == [None]
