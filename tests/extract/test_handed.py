# ruff: noqa: E501 -- sentences are read whole
import pytest

from tests.extract.factories import found_in


def steps(text: str, outlet: str = "Dover Ledger") -> list[str]:
    found = found_in(text, outlet=outlet).attributions
    return [s.name for s in [a for a in found if a.rule != "stance"][-1].steps]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "China shipped 40 sights, according to invoices reviewed by the Lisbon Gazette.",
            ["Lisbon Gazette", "invoices reviewed by the Lisbon Gazette"],
        ),
        (
            "The Lisbon Gazette said guns came. Invoices seen by the newspaper show that China sold the guns.",
            ["Lisbon Gazette", "Invoices"],
        ),
        (
            "Customs data compiled by the Tagus Research Centre show that 30 sights were sold.",
            ["Tagus Research Centre", "Customs data compiled by the Tagus Research Centre"],
        ),
        (
            "Reuters reported that guns came, citing records shared with the Tagus Centre.",
            ["Reuters", "Tagus Centre", "records shared with the Tagus Centre"],
        ),
        ("A contract published by hackers shows that guns were sold.", ["contract"]),
        ("Invoices seen by the Dover Ledger show that China sold the guns.", ["Invoices"]),
        (
            "According to a report by the Lisbon Gazette, which cited two customs officers, it left.",
            ["Lisbon Gazette", "customs officers"],
        ),
    ],
    ids=["an outlet", "the newspaper", "a body", "nested", "no author", "ourselves", "cited there"],
)
def test_papers_came_through_the_hands_of_those_who_saw_them(text: str, who: list[str]) -> None:
    found = steps(text)
    assert len(found) == len(who)
    assert all(
        f.startswith(w.split(" reviewed")[0].split(" compiled")[0])
        for f, w in zip(found, who, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "A statement from the Chinese embassy in Lisbon said China sold nothing.",
            "China's Embassy in Lisbon",
        ),
        ("A study by the Tagus Centre said 30 guns were sold.", "Tagus Centre"),
    ],
    ids=["a statement", "a study"],
)
def test_a_statement_is_its_issuers(text: str, who: str) -> None:
    assert steps(text)[-1] == who
