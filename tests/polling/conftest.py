from collections.abc import Iterator

import pytest

from tests.collect.loopback import Site
from tests.polling.following import Clock


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()
