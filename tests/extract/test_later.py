# ruff: noqa: E501 -- sentences are read whole
import pytest

from tests.extract.factories import found_in


def behind(text: str) -> list[str]:
    """Return who stands behind each statement, the one furthest back."""
    return [found.steps[-1].name for found in found_in(text, outlet="Dover Ledger").attributions]


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        (
            "Chinese gunners have trained at a range near Chita, a retired major told the regional daily.",
            "Pavel Orlin gave the number as 60 in a radio interview on Sunday.",
            "Pavel Orlin",
        ),
        (
            "China sold Russia radar time, the head of Latvian military intelligence said.",
            "General Janis Ozols told the magazine Riga Mirror that pictures come every day.",
            "Janis Ozols",
        ),
        (
            "Chinese drones now fly for Russia, a Bulgarian spy boss has warned.",
            "Petar Dimov told parliament that Russia had bought 300 of them.",
            "Petar Dimov",
        ),
        (
            "China sold Russia sixty guns, one of the gunners has revealed.",
            "Captain Oleg Barsov, 52, told a radio programme that they were old.",
            "Oleg Barsov",
        ),
        (
            "Sixty Chinese guns have reached Russia, three separate outlets report.",
            "One is the French daily Le Littoral, the other two are Russian.",
            "Le Littoral",
        ),
    ],
    ids=["a major", "the head of a service", "a boss", "one of several", "outlets one by one"],
)
def test_who_is_described_first_is_the_one_named_next(first: str, then: str, who: str) -> None:
    assert behind(f"{first}\n{then}")[0] == who


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (
            "China sent 30 engineers to a yard, a Polish official said on condition of anonymity.",
            "Jan Kowal told the paper that he had seen them.",
        ),
        (
            "China sent 30 engineers to a yard, a Ukrainian official said.",
            "Chinese Foreign Ministry spokesman Guo Jian said nobody had been sent.",
        ),
        (
            "China sent 30 engineers to a yard, an engineer there said.",
            "Huang Lei, a spokesman for the yard, said nobody had come.",
        ),
        (
            "China has lent Russia two tugs, a senior Latvian diplomat said.",
            "Anna Liepa of the Daugava Institute said she had seen none.",
        ),
        (
            "China has lent Russia two tugs, a senior Latvian diplomat said.",
            "Separately, Anna Liepa told the paper she had seen none.",
        ),
    ],
    ids=["kept secret", "another land", "another calling", "another seat", "said apart"],
)
def test_another_person_named_next_is_not_the_one_described(first: str, then: str) -> None:
    named = behind(f"{first}\n{then}")
    assert named[0] not in named[1:]


def test_the_calling_of_someone_named_later_finds_him_again() -> None:
    text = (
        "Russian pilots train on Chinese simulators, one of the instructors has admitted.\n"
        "Major Viktor Selin, 44, told his home-town station that they were good.\n"
        "The instructor said 30 pilots had finished the course."
    )
    assert behind(text)[-1] == "Viktor Selin"
