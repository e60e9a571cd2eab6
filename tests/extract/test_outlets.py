import pytest

from app.extract.outlets import kind_of
from tests.extract.factories import found_in


def steps(text: str) -> list[str]:
    return [s.name for s in found_in(text, outlet="Dover Ledger").attributions[-1].steps]


_TWO = (
    "Tugs sailed, the French daily Le Littoral wrote. "
    "Reuters said the tugs were old, and the Russian channel Kotel said they were new. "
)


@pytest.mark.parametrize(
    ("last", "who"),
    [
        ("The French paper said six more would go.", "Le Littoral"),
        ("Six more will go, the channel claims.", "Kotel"),
        ("The agency said six more would go.", "Reuters"),
    ],
    ids=["by land", "channel", "agency"],
)
def test_an_outlet_called_by_its_kind_is_the_last_one_of_that_kind(last: str, who: str) -> None:
    assert steps(_TWO + last) == [who]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the Telegram channel", "channel"),
        ("the British paper", "paper"),
        ("Baltic Wire", "agency"),
        ("the ministry", None),
    ],
)
def test_the_last_word_for_an_outlet_tells_its_kind(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Baltic Wire reported on Monday that China sold tugs, citing a customs officer. "
            "The tugs went to Russia by river, Baltic Wire's source said.",
            ["Baltic Wire", "customs officer"],
        ),
        (
            "The Lisbon Gazette reported that a docker had seen guns on a ship. "
            "The docker said there were sixty.",
            ["Lisbon Gazette", "docker"],
        ),
        (
            "The Riga group Amber Watch told the French daily Le Littoral that tugs sail. "
            "Forty tugs, the group's Anna Liepa said, now fly the flag.",
            ["Le Littoral", "Anna Liepa"],
        ),
        (
            "A sailor told the naval channel of China Central Television that tugs sailed.",
            ["China Central Television", "sailor"],
        ),
        (
            "Guns went by rail, the paper Le Littoral wrote, referring to two dockers.",
            ["Le Littoral", "dockers"],
        ),
    ],
    ids=["its source", "heard within", "of the same body", "an arm of it", "refers to"],
)
def test_a_source_is_had_through_the_outlet_that_heard_it(text: str, who: list[str]) -> None:
    found = [
        [s.name for s in a.steps]
        for a in found_in(text, outlet="Dover Ledger").attributions
        if a.rule not in ("stance", "noun")
    ]
    assert found[-1] == who


def test_it_is_the_body_that_the_sentence_is_about() -> None:
    text = (
        "Reuters said one tug left. On Monday the research group Tide Watch put out pictures in "
        "which, it says, two tugs lie beside a frigate."
    )
    assert steps(text) == ["Tide Watch"]


def test_the_page_is_meant_by_the_last_word_of_its_name() -> None:
    found = found_in("Two dockers told the Ledger that tugs had sailed.", outlet="Dover Ledger")
    assert [s.name for s in found.attributions[0].steps] == ["dockers"]
