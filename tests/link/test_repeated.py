"""Voices of an earlier text that a later one repeats without having met them."""

import pytest

from app.domain.chain import LinkStep
from app.domain.words import Modality, Naming, SourceKind
from app.link.chains import chain_text, find_credited
from app.link.repeated import is_page_of, met_by_press
from tests.link.factories import a_chain, a_mention, a_text, document_step, unnamed_step

CLAIM = "The yard at Pula is fitting quiet propellers to two foreign submarines."
OFFICER = LinkStep(
    SourceKind.UNNAMED, "Danish officers", Naming.DESCRIBED_UNNAMED, "Danish officers"
)
CAPTAIN = LinkStep(
    SourceKind.ACTOR, "Rolf Ahlgren", Naming.NAMED, "Captain Rolf Ahlgren", "said", "rolf-ahlgren"
)


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("Rolf Ahlgren laid it all out in an interview with a local magazine.", True),
        ("Captain Rolf Ahlgren told his home-town paper that the work had begun.", True),
        ("Ahlgren is seventy. He said it in remarks to a Danish public broadcaster.", True),
        ("Rolf Ahlgren told a crowded meeting that the work had begun.", False),
        ("Ahlgren told reporters that the work had begun.", False),
        ("A welder told the local paper that the work had begun.", False),
    ],
)
def test_a_person_is_met_by_a_paper_that_is_not_named(sentence: str, met: bool) -> None:
    assert met_by_press(a_text("t1", passages=(CLAIM, sentence)), "Rolf Ahlgren") is met


@pytest.mark.parametrize(
    ("outlet", "words", "own"),
    [
        ("Office of the Harbour Commissioner", "Latvia's harbour commissioner, Ilze Kalna", True),
        ("Office of the Harbour Commissioner", "Ilze Kalna, a commissioner", False),
        ("Harbour Commissioner Weekly", "the harbour commissioner, Ilze Kalna", False),
        ("Ministry of Defence", "the defence minister, Ilze Kalna", False),
    ],
)
def test_an_office_is_the_page_of_whom_its_name_describes(
    outlet: str, words: str, own: bool
) -> None:
    step = LinkStep(SourceKind.ACTOR, "Ilze Kalna", Naming.NAMED, words, "said", "ilze-kalna")
    assert is_page_of(outlet, step) is own


def test_a_voice_nobody_names_is_that_of_the_text_that_had_it_first() -> None:
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("e", "echo", published="2031-04-03"),
    )
    mentions = (
        a_mention("m1", "w", OFFICER, content=CLAIM),
        a_mention("m2", "e", OFFICER, content=CLAIM),
    )
    assert chain_text(a_chain(*mentions, texts=texts)) == "Danish officers → Weekly → Echo"


def test_an_officer_who_told_a_magazine_is_had_from_the_magazine() -> None:
    said = "Captain Rolf Ahlgren told a Danish magazine so."
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("e", "echo", published="2031-04-03", passages=(CLAIM, said)),
    )
    mentions = (
        a_mention("m1", "w", CAPTAIN, content=CLAIM),
        a_mention("m2", "e", CAPTAIN, content=CLAIM),
    )
    assert chain_text(a_chain(*mentions, texts=texts)) == "Rolf Ahlgren → Weekly → Echo"


def test_two_sources_that_the_text_then_names_are_the_papers_it_names() -> None:
    quote = f"{CLAIM} Two independent sources report it."
    tale = "One is Weekly, the other North Star, which is well connected in the yards."
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("n", "north-star", published="2031-04-01"),
        a_text("e", "echo", published="2031-04-03", passages=(quote, tale)),
    )
    mentions = (
        a_mention("m1", "w", unnamed_step("a welder of the yard"), content=CLAIM),
        a_mention("m2", "n", unnamed_step("a riveter of the dock"), content=CLAIM),
        a_mention(
            "m3",
            "e",
            unnamed_step("two independent sources"),
            content=CLAIM,
            quote=quote,
            modality=Modality.ATTRIBUTED,
        ),
    )
    line = chain_text(a_chain(*mentions, texts=texts))
    assert "independent" not in line
    assert "Weekly → Echo" in line
    assert "North Star → Echo" in line


def test_what_a_page_repeats_for_one_claim_tells_where_it_has_the_next_from() -> None:
    texts = {
        "w": a_text("w", "weekly", published="2031-04-01"),
        "e": a_text("e", "echo", published="2031-04-03"),
        "n": a_text("n", "north-star", published="2031-04-01"),
    }
    mentions = (
        a_mention("m1", "w", OFFICER, content=CLAIM, claim="c1"),
        a_mention("m2", "e", OFFICER, content=CLAIM, claim="c1"),
        a_mention("m3", "e", content="The boats are blue.", claim="c2"),
        a_mention("m4", "n", unnamed_step("a welder"), content=CLAIM, claim="c1"),
    )
    assert find_credited(mentions, texts) == {"e": ("weekly",)}


@pytest.mark.parametrize(
    ("first", "language", "later", "same"),
    [
        ("internal papers of the yard", "en", "leaked files", True),
        ("delivery notes", "en", "leaked files", False),
        ("delivery notes", "uk", "a leaked contract", True),
        ("delivery notes", "uk", "a study of the yards", False),
        ("delivery notes", "uk", "measurements of the hulls", False),
    ],
)
def test_papers_of_a_later_text_are_those_of_an_earlier_one_unless_the_words_tell_them_apart(
    first: str, language: str, later: str, same: bool
) -> None:
    texts = (
        a_text("w", "weekly", published="2031-04-01", language=language),
        a_text("e", "echo", published="2031-04-03"),
    )
    mentions = (
        a_mention("m1", "w", document_step(first), content=CLAIM),
        a_mention("m2", "e", document_step(later), content=CLAIM),
    )
    chain = a_chain(*mentions, texts=texts)
    assert (("text:w", "text:e") in {(h.source, h.to) for h in chain.hops}) is same
    assert chain.origins_max == (1 if same else 2)


def test_papers_are_those_of_the_earlier_text_that_tells_most_of_the_same() -> None:
    texts = (
        a_text("n", "north-star", published="2031-04-01", language="uk"),
        a_text("w", "weekly", published="2031-04-01", language="uk"),
        a_text("e", "echo", published="2031-04-03"),
    )
    mentions = (
        a_mention("m1", "n", document_step("tender papers"), content=CLAIM),
        a_mention("m2", "w", document_step("delivery notes"), content=CLAIM),
        a_mention("m3", "e", document_step("a leaked contract"), content=CLAIM),
    )
    besides = tuple(
        a_mention(f"b{text}", text, content="The boats are blue.", claim="c2") for text in "we"
    )
    chain = a_chain(*mentions, texts=texts, besides=besides)
    assert [h.source for h in chain.hops if h.to == "text:e"] == ["text:w"]


def test_what_an_outlet_calls_its_papers_later_is_no_second_origin() -> None:
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("w2", "weekly", published="2031-04-09"),
    )
    mentions = (
        a_mention("m1", "w", document_step("internal invoices"), content=CLAIM),
        a_mention("m2", "w2", document_step("documents"), content=CLAIM),
    )
    assert a_chain(*mentions, texts=texts).origins_max == 1


def test_papers_are_one_by_their_noun_whatever_follows_it() -> None:
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("e", "echo", published="2031-04-01"),
    )
    mentions = (
        a_mention("m1", "w", document_step("delivery notes in the same folder"), content=CLAIM),
        a_mention("m2", "e", document_step("delivery notes from the hold"), content=CLAIM),
    )
    assert a_chain(*mentions, texts=texts).origins_max == 1


def test_a_voice_described_by_an_outlet_is_that_outlet_s_text() -> None:
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("e", "echo", published="2031-04-03"),
    )
    writer = LinkStep(
        SourceKind.UNNAMED, "an analyst at Weekly", Naming.DESCRIBED_UNNAMED, "an analyst at Weekly"
    )
    mentions = (
        a_mention("m1", "w", unnamed_step("a welder of the yard"), content=CLAIM),
        a_mention("m2", "e", writer, content=CLAIM),
    )
    line = chain_text(a_chain(*mentions, texts=texts))
    assert line == "a welder of the yard → Weekly → Echo"
