"""When two names are one publisher."""

import pytest

from app.link.beside import find_publisher, index_names


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
    assert (find_publisher(a, index_names(["b"], {"b": b})) == "b") is expected
    assert (find_publisher(b, index_names(["a"], {"a": a})) == "a") is expected


def test_a_name_that_can_mean_two_publishers_means_none() -> None:
    names = {"one": "Grand Weekly of the Ports", "two": "Great Waters Press"}
    assert find_publisher("GWP", index_names(names, names)) is None
