"""Who has it through whom: reprints with additions, names beside credits, credits passed on."""

import pytest

from app.domain.chain import Chain, Copy, LinkStep
from app.domain.words import Naming, Relation, SourceKind
from app.link.chains import chain_text
from tests.link.factories import (
    a_chain,
    a_mention,
    a_text,
    actor_step,
    document_step,
    outlet_step,
    unnamed_step,
)

CLAIM = "The shipyard at Varna is building two landing ships for a buyer in Asia."


def hops_of(chain: Chain) -> set[tuple[str, str, Relation]]:
    return {(h.source, h.to, h.relation) for h in chain.hops}


def test_what_a_reprint_adds_is_its_own_reporting() -> None:
    first = a_text("first", "weekly", published="2031-04-01", passages=(CLAIM, "It is late."))
    added = "Two welders told the Site that they had seen the second keel on Tuesday."
    copy = a_text("copy", "mirror-site", published="2031-04-02", passages=(CLAIM, added))
    chain = a_chain(
        a_mention("m1", "first", actor_step("navy"), content=CLAIM),
        a_mention("m2", "copy", actor_step("navy"), content=CLAIM),
        a_mention("m3", "copy", unnamed_step("two welders"), content=added, position=9),
        texts=(first, copy),
        copies=(Copy("copy", "first", 0.8, 40),),
    )
    assert chain_text(chain) == "Navy → Weekly → Mirror Site | two welders → Mirror Site"


def test_a_byline_of_the_original_does_not_make_the_same_words_a_report() -> None:
    first = a_text("first", "weekly", published="2031-04-01", passages=(CLAIM,))
    copy = a_text(
        "copy",
        "mirror-site",
        published="2031-04-02",
        passages=(CLAIM,),
        upstream=(("weekly", Relation.REPORTS),),
    )
    chain = a_chain(
        a_mention("m1", "first", actor_step("navy"), content=CLAIM),
        a_mention("m2", "copy", actor_step("navy"), content=CLAIM),
        texts=(first, copy),
        copies=(Copy("copy", "first", 0.9, 40),),
    )
    assert ("text:first", "text:copy", Relation.REPRINTS) in hops_of(chain)


def test_a_source_line_under_other_words_is_no_reprint() -> None:
    words = tuple(f"The {n} hull was launched on a grey morning in front of guests." for n in "abc")
    first = a_text("first", "weekly", published="2031-04-01", passages=words)
    other = "Armada! A whole fleet of invasion ships is nearly ready, experts now fear."
    for language, relation in (("en", Relation.REPORTS), ("bg", Relation.TRANSLATES)):
        retold = a_text(
            "retold",
            "echo",
            published="2031-04-02",
            passages=(other,),
            upstream=(("weekly", Relation.REPRINTS),),
            language=language,
        )
        chain = a_chain(
            a_mention("m1", "first", actor_step("navy"), content=CLAIM),
            a_mention("m2", "retold", content=other),
            texts=(first, retold),
        )
        assert ("text:first", "text:retold", relation) in hops_of(chain)


def test_two_texts_that_draw_on_one_agency_in_the_same_words_are_a_text_and_its_copy() -> None:
    agency = a_text("agency", "agency", published="2031-04-01T08:00:00Z")
    drawn = (("agency", Relation.REPORTS),)
    first = a_text("first", "weekly", published="2031-04-01T10:00:00Z", upstream=drawn)
    copy = a_text("copy", "mirror-site", published="2031-04-01T12:00:00Z", upstream=drawn)
    chain = a_chain(
        a_mention("m0", "agency", actor_step("navy"), content=CLAIM),
        a_mention("m1", "first", outlet_step("agency"), content=CLAIM),
        a_mention("m2", "copy", outlet_step("agency"), content=CLAIM),
        texts=(agency, first, copy),
        copies=(Copy("copy", "first", 0.7, 60),),
    )
    assert chain_text(chain) == "Navy → Agency → Weekly → Mirror Site"


def test_who_tells_how_a_report_went_round_has_read_what_it_names() -> None:
    tale = (CLAIM, "Weekly had it on Monday. The Echo followed, and North Star counted both.")
    check = a_text("check", "harbour-post", published="2031-04-05", passages=tale)
    mentions = [
        a_mention("m1", "w", unnamed_step("a welder"), content=CLAIM),
        a_mention("m2", "e", outlet_step("weekly"), content=CLAIM),
        a_mention("m3", "n", outlet_step("weekly"), content=CLAIM),
        a_mention("m4", "check", content=CLAIM),
    ]
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("e", "echo", published="2031-04-02"),
        a_text("n", "north-star", published="2031-04-03"),
        check,
    )
    found = hops_of(a_chain(*mentions, texts=texts))
    assert {(f"text:{key}", "text:check", Relation.REPORTS) for key in "wen"} <= found


def test_whom_the_credited_text_has_it_from_is_named_after_it() -> None:
    echo = a_text(
        "e", "echo", published="2031-04-02", passages=(f"North Star, citing Weekly, says: {CLAIM}",)
    )
    mentions = [
        a_mention("m1", "w", unnamed_step("a welder"), content=CLAIM),
        a_mention("m2", "n", outlet_step("weekly"), content=CLAIM),
        a_mention("m3", "e", outlet_step("north-star"), content=CLAIM, quote=echo.passages[0]),
    ]
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("n", "north-star", published="2031-04-01"),
        echo,
    )
    assert chain_text(a_chain(*mentions, texts=texts)) == "a welder → Weekly → North Star → Echo"


def test_an_outlet_that_the_credited_agency_quotes_is_credited_through_it() -> None:
    agency = a_text(
        "a", "agency", published="2031-04-02", passages=(f"{CLAIM} Weekly reported it on Monday.",)
    )
    drawn = (("agency", Relation.REPORTS),)
    echo = a_text("e", "echo", published="2031-04-03", upstream=drawn)
    mentions = [
        a_mention("m1", "w", unnamed_step("a welder"), content=CLAIM),
        a_mention("m2", "a", outlet_step("weekly"), content=CLAIM),
        a_mention("m3", "e", outlet_step("weekly"), content=CLAIM),
    ]
    texts = (a_text("w", "weekly", published="2031-04-01"), agency, echo)
    assert chain_text(a_chain(*mentions, texts=texts)) == "a welder → Weekly → Agency → Echo"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("“Two keels,” Ines Varga told the Post by telephone.", "Ines Varga → Harbour Post"),
        ("“Two keels,” Ines Varga told reporters.", "Weekly → Harbour Post"),
    ],
)
def test_a_person_heard_before_is_heard_at_first_hand_only_where_they_spoke_to_the_paper(
    said: str, line: str
) -> None:
    person = LinkStep(SourceKind.ACTOR, "Ines Varga", Naming.NAMED, "she", "said", "ines-varga")
    mentions = [
        a_mention("m1", "w", person, content=CLAIM),
        a_mention("m2", "p", person, content=CLAIM),
    ]
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("p", "harbour-post", published="2031-04-09", passages=(CLAIM, said)),
    )
    assert line in chain_text(a_chain(*mentions, texts=texts))


def test_papers_of_a_court_are_read_by_everybody() -> None:
    filing = document_step("the complaint filed in court")
    mentions = [
        a_mention("m1", "w", filing, content=CLAIM),
        a_mention("m2", "e", filing, content=CLAIM),
    ]
    texts = (
        a_text("w", "weekly", published="2031-04-01"),
        a_text("e", "echo", published="2031-04-03"),
    )
    chain = a_chain(*mentions, texts=texts)
    assert not any(h.source == "text:w" for h in chain.hops)
