"""When two names are one publisher."""

import pytest

from app.link.publishers import same_publisher


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The Lantern", "Lantern newspaper", True),
        ("Harbour News", "Harbour", True),
        ("NZB", "Neue Zeitung Bremen", True),
        ("Grand Weekly of the Ports", "GWP", True),
        ("Morning Star", "Evening Star", False),
        ("Star", "Star of the Sea", False),
        ("Global World Post", "Grand Weekly of the Ports", False),
        ("AB", "Alder Bay", False),
    ],
)
def test_articles_trade_words_and_initials_are_left_aside(a: str, b: str, expected: bool) -> None:
    assert same_publisher(a, b) is expected
    assert same_publisher(b, a) is expected
