"""One person under several names is one voice of a claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import LinkMention, LinkStep
from app.domain.words import Naming, SourceKind
from app.link.called import one_name_each
from tests.link.factories import a_chain, a_mention, a_text

NAMES = {
    "hale": "Hale",
    "ann-hale": "Ann Hale",
    "tom-hale": "Tom Hale",
    "orlova": "Орлова",
    "vera-orlova": "Vera Orlova",
    "budanov": "布达诺夫",
    "kyrylo-budanov": "Kyrylo Budanov",
    "ale": "Ale",
    "harbour-office": "Harbour Office",
    "office": "Office",
}


def said_by(key: str, slug: str, *, text: str = "t1", anonymous: bool = False) -> LinkMention:
    naming = Naming.DESCRIBED_UNNAMED if anonymous else Naming.NAMED
    step = LinkStep(SourceKind.ACTOR, NAMES[slug], naming, NAMES[slug], "said", slug)
    return a_mention(key, text, step)


def actors(mentions: list[LinkMention]) -> list[str | None]:
    return [m.steps[0].actor for m in one_name_each(mentions, NAMES)]


@pytest.mark.parametrize(
    ("slugs", "heard"),
    [
        (("hale", "ann-hale"), ["ann-hale", "ann-hale"]),
        (("orlova", "vera-orlova"), ["vera-orlova", "vera-orlova"]),
        (("budanov", "kyrylo-budanov"), ["kyrylo-budanov", "kyrylo-budanov"]),
        (("hale", "ann-hale", "tom-hale"), ["hale", "ann-hale", "tom-hale"]),
        (("ale", "ann-hale"), ["ale", "ann-hale"]),
        (("office", "harbour-office"), ["office", "harbour-office"]),
        (("hale",), ["hale"]),
    ],
)
def test_a_surname_is_the_only_person_of_the_claim_whose_name_ends_so(
    slugs: tuple[str, ...], heard: list[str]
) -> None:
    assert actors([said_by(f"m{n}", slug) for n, slug in enumerate(slugs)]) == heard


def test_somebody_nobody_names_stays_whoever_it_is() -> None:
    mentions = [said_by("m1", "hale", anonymous=True), said_by("m2", "ann-hale")]
    assert actors(mentions) == ["hale", "ann-hale"]


@given(st.permutations(["hale", "ann-hale", "orlova", "vera-orlova", "tom-hale", "ale"]))
def test_the_order_of_the_mentions_does_not_matter(slugs: list[str]) -> None:
    found = one_name_each([said_by(slug, slug) for slug in slugs], NAMES)
    assert {m.key: m.steps[0].actor for m in found} == {
        "hale": "hale", "ann-hale": "ann-hale", "tom-hale": "tom-hale", "ale": "ale",
        "orlova": "vera-orlova", "vera-orlova": "vera-orlova",
    }  # fmt: skip


def test_a_surname_adds_no_origin_to_the_person() -> None:
    chain = a_chain(
        said_by("m1", "ann-hale", text="w"),
        said_by("m2", "hale", text="e"),
        texts=(a_text("w", "weekly"), a_text("e", "echo")),
    )
    assert (chain.origins_min, chain.origins_max) == (1, 1)
