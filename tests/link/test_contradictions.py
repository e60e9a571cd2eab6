"""Texts whose order in time cannot be as one of them tells it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import LinkMention, LinkText
from app.domain.ledger import Contradiction, ContradictionKind, Dossier
from app.link.contradictions import find_contradictions
from app.link.told_days import told_days
from tests.link.factories import (
    ACTORS,
    OUTLETS,
    a_chain,
    a_claim,
    a_mention,
    a_text,
    actor_step,
    outlet_step,
)

AGENCY = "https://agency.example/cadets"


def found(
    *mentions: LinkMention, texts: tuple[LinkText, ...], captured: dict[str, str] | None = None
) -> tuple[Contradiction, ...]:
    return find_contradictions(
        Dossier(
            claim=a_claim(),
            roles=(),
            mentions=mentions,
            texts={text.key: text for text in texts},
            chain=a_chain(*mentions, texts=texts),
            actor_names=ACTORS,
            outlet_names=OUTLETS,
            captured=captured or {},
        )
    )


def retold(
    words: str = "The Harbour Post reported on June 27 that 600 cadets train.",
) -> LinkMention:
    return a_mention("m2", "t2", outlet_step("harbour-post"), quote=words)


def pair(first: str | None, second: str | None = "2025-06-29") -> tuple[LinkText, LinkText]:
    return (
        a_text("t1", "harbour-post", published=first),
        a_text("t2", "weekly", published=second),
    )


ORIGINAL = a_mention("m1", "t1", actor_step("minister"))


def test_a_report_dated_after_its_own_publication_is_named_with_both_days() -> None:
    (one,) = found(ORIGINAL, retold(), texts=pair("2025-06-25"))
    assert one == Contradiction(
        kind=ContradictionKind.DATED_AFTER_CAPTURE,
        text="t2",
        told="2025-06-27",
        known="2025-06-25",
        words="The Harbour Post reported on June 27",
        other="t1",
        other_name="Harbour Post",
    )


def test_a_capture_rules_a_later_day_out_where_the_page_gives_no_date() -> None:
    (one,) = found(ORIGINAL, retold(), texts=pair(None), captured={"t1": "2025-06-26"})
    assert (one.told, one.known) == ("2025-06-27", "2025-06-26")


@pytest.mark.parametrize(
    "captured",
    [
        pytest.param("2025-06-27T09:00:00Z", id="the day itself"),
        pytest.param("2025-06-26T20:00:00Z", id="already the 27th farther east"),
        pytest.param("2025-06", id="some day of the month"),
        pytest.param("2025-06-26/..", id="open to the end"),
    ],
)
def test_a_capture_that_leaves_the_day_open_says_nothing(captured: str) -> None:
    assert found(ORIGINAL, retold(), texts=pair(None), captured={"t1": captured}) == ()


def test_an_instant_is_set_against_the_day_as_it_began_farthest_east() -> None:
    captured = {"t1": "2025-06-26T09:00:00Z"}
    assert len(found(ORIGINAL, retold(), texts=pair(None), captured=captured)) == 1


def test_a_page_that_says_it_was_changed_explains_a_late_day() -> None:
    held, later = pair("2025-06-25")
    assert found(ORIGINAL, retold(), texts=(replace(held, revised=True), later)) == ()
    assert found(ORIGINAL, retold(), texts=(held, replace(later, revised=True))) == ()


def test_a_second_text_of_the_outlet_may_be_the_one_that_is_meant() -> None:
    second = a_mention("m3", "t3", actor_step("minister"))
    texts = (*pair("2025-06-25"), a_text("t3", "harbour-post", published="2025-06-27"))
    assert found(ORIGINAL, second, retold(), texts=texts) == ()


def test_a_text_published_before_its_source_spoke_precedes_it() -> None:
    said = "Minister Oru told reporters on July 3, 2025 that 600 cadets train."
    mention = a_mention("m1", "t1", actor_step("minister"), quote=said)
    said_so = replace(mention, steps=(replace(mention.steps[0], name="Minister Oru"),))
    (one,) = found(said_so, texts=(a_text("t1", published="2025-07-01"),))
    assert one.kind is ContradictionKind.PRECEDES_SOURCE
    assert (one.told, one.known, one.other) == ("2025-07-03", "2025-07-01", None)
    assert one.words == "Minister Oru told reporters on July 3, 2025"
    assert found(said_so, texts=(a_text("t1", published="2025-07"),)) == ()


def test_a_text_that_leads_to_a_younger_one_cites_what_it_cannot_have_read() -> None:
    agency = a_text("t1", "agency", published="2025-07-05", url=AGENCY)
    early = a_text("t2", "weekly", published="2025-07-01", links=(AGENCY,))
    source = a_mention("m1", "t1", actor_step("minister"))
    citing = a_mention("m2", "t2", outlet_step("agency"))
    (one,) = found(source, citing, texts=(agency, early))
    assert one.kind is ContradictionKind.CITES_YOUNGER
    assert (one.text, one.other, one.told, one.known) == ("t2", "t1", "2025-07-01", "2025-07-05")
    elsewhere = replace(early, links=("https://agency.example/other",))
    assert found(source, citing, texts=(agency, elsewhere)) == ()


def test_a_page_captured_before_its_own_date_bears_the_date_of_a_change() -> None:
    agency = a_text("t1", "agency", published="2025-07-05", url=AGENCY)
    early = a_text("t2", "weekly", published="2025-07-01", links=(AGENCY,))
    mentions = a_mention("m1", "t1"), a_mention("m2", "t2", outlet_step("agency"))
    captured = {"t1": "2025-06-30"}
    assert found(*mentions, texts=(agency, early), captured=captured) == ()


@pytest.mark.parametrize(
    ("upper", "lower", "sure"),
    [
        ("2025-07-02T09:00:00+00:00", "2025-07-01T10:00:00+03:00", True),
        ("2025-07-02T09:00:00+03:00", "2025-07-01T08:00:00+00:00", False),
        ("2025-07-01T17:48:00+01:00", "2025-07-01T07:00:00+01:00", False),
        ("2025-07-03", "2025-07-01T08:00:00+00:00", True),
        ("2025-07-02", "2025-07-01", False),
        ("2025-07", "2025-07-01", False),
        ("2025-07-06~/2025-07-09", "2025-07-01/2025-07-04", True),
    ],
)
def test_only_what_intervals_and_zones_rule_out_is_told(
    upper: str, lower: str, *, sure: bool
) -> None:
    agency = a_text("t1", "agency", published=upper, url=AGENCY)
    early = a_text("t2", "weekly", published=lower, links=(AGENCY,))
    mentions = a_mention("m1", "t1"), a_mention("m2", "t2", outlet_step("agency"))
    assert bool(found(*mentions, texts=(agency, early))) is sure


@given(
    st.dates().filter(lambda d: d.year >= 1000),
    st.dates().filter(lambda d: d.year >= 1000),
)
def test_texts_in_the_order_of_their_dates_contradict_nothing(a: object, b: object) -> None:
    first, second = sorted((str(a), str(b)))
    agency = a_text("t1", "agency", published=first, url=AGENCY)
    late = a_text("t2", "weekly", published=second, links=(AGENCY,))
    mentions = a_mention("m1", "t1"), a_mention("m2", "t2", outlet_step("agency"))
    assert found(*mentions, texts=(agency, late)) == ()


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("On June 27, the Harbour Post reported that it was so.", "2025-06-27"),
        ("The Post wrote on 27 June: “It is so.”", "2025-06-27"),
        ("According to a Post report of 27 June, citing a source.", "2025-06-27"),
        ("The Post's June 27 report speaks of cadets.", "2025-06-27"),
        ("In May 2025 the Post reported that it was so.", "2025-05"),
        ("The ministry said on 30 December that it was so.", "2024-12-30"),
        ("The ministry said on 30 June 2031 that it was so.", "2031-06-30"),
    ],
)
def test_the_day_of_a_report_is_read_from_the_words(quote: str, day: str) -> None:
    assert [told.day for told in told_days(quote, "2025-06-29")] == [day]


@pytest.mark.parametrize(
    "quote",
    [
        "The minister said on July 3 the ships would sail.",
        "On July 3, the minister said, the ships would sail.",
        "A report on July 3 drills was published.",
        "The ships will sail on July 3.",
        "The Post wrote on 31 February 2025 that it was so.",
        "",
    ],
)
def test_a_day_that_may_be_of_the_event_is_left_out(quote: str) -> None:
    assert told_days(quote, "2025-06-29") == ()


def test_a_day_without_a_year_needs_a_publication_date() -> None:
    assert told_days("The Post reported on June 27 that it was so.", None) == ()
