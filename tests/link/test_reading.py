"""What a text says beside its attributions: whom it names, who spoke to it, what a copy adds."""

import pytest

from app.link.reading import is_added, is_named, is_own_name, passages_near, spoke_to
from tests.link.factories import a_mention, a_text

QUOTE = "The yard has laid down two icebreakers for a buyer nobody names."


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        ("The Quarterdeck had it first, on Sunday.", True),
        ("Quarterdeck's own account spoke of one hull only.", True),
        ("She leaned on the quarterdeck and looked ashore.", False),
        ("Write to press@Quarterdeck-mail.example for a copy.", False),
    ],
)
def test_an_outlet_is_named_as_it_is_written(passage: str, named: bool) -> None:
    text = a_text("t1", passages=(QUOTE, passage))
    near = passages_near(text, (a_mention("m1", quote=QUOTE),))
    assert is_named("The Quarterdeck", near) is named


def test_a_name_far_from_the_claim_says_nothing_of_it() -> None:
    text = a_text("t1", passages=(QUOTE, "One.", "Two.", "Three.", "The Quarterdeck is hiring."))
    near = passages_near(text, (a_mention("m1", quote=QUOTE),))
    assert near
    assert not is_named("Quarterdeck", near)


@pytest.mark.parametrize(
    ("name", "outlet", "own"),
    [
        ("the Telegraph", "Fjord Telegraph", True),
        ("Morning Post", "The Harbour Morning Post", True),
        ("Fjord", "Fjord Telegraph", False),
        ("Fjord Telegraph", "Fjord Telegraph", False),
        ("Evening Star", "Morning Star", False),
    ],
)
def test_the_last_words_of_its_name_mean_the_paper_itself(
    name: str, outlet: str, own: bool
) -> None:
    assert is_own_name(name, outlet) is own


@pytest.mark.parametrize(
    ("sentence", "spoke"),
    [
        ("“It was sixty, not six,” Admiral Ines Varga told the Coast Ledger by telephone.", True),
        ("Varga told the Ledger that the ships had turned back.", True),
        ("Speaking to the Ledger, Varga put the number at sixty.", True),
        ("“Sixty,” Varga told us.", True),
        ("Varga told reporters that the ships had turned back.", False),
        ("Varga told the Northern Gazette that the ships had turned back.", False),
        ("Her deputy told the Ledger that the ships had turned back.", False),
    ],
)
def test_a_person_who_told_the_paper_spoke_to_it(sentence: str, spoke: bool) -> None:
    text = a_text("t1", passages=("Ships of two navies met off the cape.", sentence))
    assert spoke_to(text, "Ines Varga", "Coast Ledger") is spoke


def test_a_passage_of_a_copy_that_its_original_lacks_is_added() -> None:
    original = a_text("t1", passages=("Six cutters passed the cape last week, the fleet said.",))
    assert is_added("Two skippers told the paper that they had met them at dawn.", original)
    assert not is_added("Six cutters passed the cape last week, said the fleet.", original)
    assert not is_added("Two skippers told the paper so.", a_text("t2"))
