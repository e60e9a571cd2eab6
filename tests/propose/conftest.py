from collections.abc import Iterator

import pytest

from tests.propose.stand_in import StandIn


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    made = StandIn()
    yield made
    made.stop()
