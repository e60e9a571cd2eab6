"""Which way a claim points: who trains or supplies whom, and what is handed over."""

import pytest

from app.link.handing import all_within, part_of_whom, read_handing


@pytest.mark.parametrize(
    ("statement", "way"),
    [
        ("Russia trains Chinese paratroopers near Omsk.", "rc"),
        ("Chinese instructors trained forty Russian sappers.", "cr"),
        ("Training of Chinese sappers in Russia begins in May.", "rc"),
        ("The minister signed off on the training of Russian crews in China.", "cr"),
        ("Chinese exports of optics to Russia doubled.", "cr"),
        ("Two Russian yards get winches from China.", "cr"),
        ("Winches go from China to Russia by rail.", "cr"),
        ("China accounts for half of Russia's winch imports.", "cr"),
        ("Russia and China sailed together.", None),
        ("Snow fell on Omsk.", None),
    ],
)
def test_the_words_tell_who_does_it_for_whom(statement: str, way: str | None) -> None:
    assert read_handing(statement).way == way


@pytest.mark.parametrize(
    ("statement", "negative"),
    [
        ("China does not supply weapons to Russia.", True),
        ("China stopped supplying optics to Russia.", True),
        ("China supplies optics to Russia.", False),
    ],
)
def test_what_is_not_done_or_ended_is_told(statement: str, negative: bool) -> None:
    assert read_handing(statement).negative is negative


def test_what_somebody_protests_against_is_not_what_the_claim_itself_says() -> None:
    assert not read_handing("Oslo summoned the envoy as China trained Russian crews.").own
    assert read_handing("China trained Russian crews.").own


def test_who_helps_to_make_something_hands_nothing_over() -> None:
    assert read_handing("China supplies artillery to Russia.").things == {"artillery"}
    assert not read_handing("Chinese engineers help make artillery in Russia.").things


@pytest.mark.parametrize(
    ("things", "others", "within"),
    [
        ({"nitrocellulose"}, {"arms"}, True),
        ({"nitrocellulose", "engines"}, {"arms"}, False),
        ({"arms"}, {"nitrocellulose"}, False),
        ({"engines"}, {"engines", "artillery"}, True),
        (set[str](), {"arms"}, False),
    ],
)
def test_things_lie_within_what_they_are_a_kind_of(
    things: set[str], others: set[str], within: bool
) -> None:
    assert all_within(frozenset(things), frozenset(others)) is within


@pytest.mark.parametrize(
    ("statement", "whom"),
    [
        ("Some of the divers trained in China came back.", {"div", "train"}),
        ("About 200 of them were sappers.", set[str]()),
        ("The divers came back.", None),
    ],
)
def test_a_part_of_a_whole_is_told(statement: str, whom: set[str] | None) -> None:
    found = part_of_whom(statement)
    assert (None if found is None else set(found)) == whom
