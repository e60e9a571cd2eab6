import pytest

from tests.extract.factories import found_in


def contents(text: str) -> list[str]:
    return [c.content.of(text) for c in found_in(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia bought 40 Chinese engines in May and shipped them to a tank plant in Omsk.",
            [
                "Russia bought 40 Chinese engines in May",
                "shipped them to a tank plant in Omsk",
            ],
        ),
        (
            "China's navy sent three frigates to Russia; Russia's navy sent two tankers to China.",
            [
                "China's navy sent three frigates to Russia",
                "Russia's navy sent two tankers to China",
            ],
        ),
        (
            "Chinese crates reached Russia in May, the agency said, and were valued at $2 million.",
            ["Chinese crates reached Russia in May", "were valued at $2 million"],
        ),
        (
            "Chinese instructors visited the Russian base at Mulino, no more than twelve of them.",
            [
                "Chinese instructors visited the Russian base at Mulino",
                "no more than twelve of them",
            ],
        ),
    ],
    ids=["and", "semicolon", "around the speaker", "how many of them"],
)
def test_a_sentence_that_states_two_things_makes_two_claims(text: str, expected: list[str]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chinese and Russian troops trained and marched together near Chita.",
        "Russian and Chinese bombers flew near Japan on Tuesday.",
        "Chinese officers “sat in Russian bunkers and fixed the radars”, Reuters said.",
    ],
    ids=["one predicate", "one subject", "inside a quotation"],
)
def test_and_alone_does_not_part_a_statement(text: str) -> None:
    assert len(contents(text)) == 1


def test_both_claims_show_the_whole_sentence() -> None:
    text = "Russia bought 40 Chinese engines in May and shipped them to a tank plant in Omsk."
    assert {c.quote.of(text) for c in found_in(text).claims} == {text}


def test_each_half_of_a_semicolon_has_its_own_speaker() -> None:
    text = "Reuters said that Russia got 40 Chinese tanks; HUR said that Russia got 25 of them."
    names = [c.attribution.steps[-1].name for c in found_in(text).claims if c.attribution]
    assert names == ["Reuters", "HUR"]


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (
            "Eleven Chinese gun crews have been training at a Russian range near Penza since "
            "February, a retired major said.",
            "have been training at a Russian range near Penza since February",
        ),
        (
            "Qingdao Marine sold Russia 40 gearboxes for 3.2 million dollars, a broker said.",
            "for 3.2 million dollars",
        ),
        (
            "The drill was held near Harbin with 90 Russian officers, the ministry said.",
            "with 90 Russian officers",
        ),
        (
            "The forty lathes that Norsteel sold to a Russian shell plant stand idle, two workers "
            "said.",
            "The forty lathes that Norsteel sold to a Russian shell plant",
        ),
        (
            "Chinese tyres, which were shipped through Almaty, fit Russian rocket trucks.",
            "which were shipped through Almaty",
        ),
        (
            "Six Chinese engines were delivered to a Russian yard in June by way of a firm in "
            "Astana.",
            "by way of a firm in Astana",
        ),
        (
            "China's army sends pictures of Kharkiv to Russian gunners every six hours, he said.",
            "every six hours",
        ),
        (
            "Harbin Optics booked 30 sights for a Russian plant as toy parts, e-mails show.",
            "as toy parts",
        ),
        (
            "A Russian tug passed the Chinese islands on Monday without a word of warning.",
            "without a word of warning",
        ),
        (
            "Nine warplanes, five of them Russian and four Chinese, flew past Hokkaido on Monday.",
            "five of them Russian and four Chinese",
        ),
    ],
    ids=[
        "since when",
        "for how much",
        "with how many",
        "what of it",
        "how it came",
        "by which route",
        "how often",
        "passed off as what",
        "without whose leave",
        "how many of each",
    ],
)
def test_what_is_told_beside_the_main_statement_is_a_claim(text: str, beside: str) -> None:
    found = contents(text)
    assert len(found) == 2
    assert beside in found


def test_a_statement_before_what_the_same_body_says_is_a_claim_of_its_own() -> None:
    text = (
        "Rimwatch, a group of Finns, has placed two Chinese tugs at Perm and says Russian crews "
        "are training there."
    )
    assert contents(text)[1] == "Russian crews are training there"


@pytest.mark.parametrize(
    "text",
    [
        "The Chinese payments for the Russian tanks went via Dubai.",
        "Russian trucks drove through the night to the Chinese border.",
    ],
    ids=["route alone", "a time is no route"],
)
def test_a_route_that_is_the_statement_parts_nothing(text: str) -> None:
    assert len(contents(text)) == 1


def test_a_clause_about_the_speaker_is_no_claim() -> None:
    text = "Ivan Petrov, who was asked about the Chinese trucks, said Russia had bought forty."
    assert len(contents(text)) == 1
