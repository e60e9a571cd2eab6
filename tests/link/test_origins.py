"""How many independent origins a claim has."""

from app.domain.chain import LinkMention, LinkText
from tests.link.factories import (
    a_chain,
    a_mention,
    a_text,
    actor_step,
    document_step,
    outlet_step,
    unnamed_step,
)

POST = a_text("post", "harbour-post", published="2025-06-20")
ECHO = a_text("echo", "echo", published="2025-06-21")


def origins(*mentions: LinkMention, texts: tuple[LinkText, ...] = (POST, ECHO)) -> tuple[int, int]:
    chain = a_chain(*mentions, texts=texts)
    return chain.origins_min, chain.origins_max


def test_two_institutions_told_to_two_outlets_are_two_origins() -> None:
    assert origins(
        a_mention("m1", "post", actor_step("navy"), content="Nine ships came."),
        a_mention("m2", "echo", actor_step("minister"), content="Guns were on board."),
    ) == (2, 2)


def test_a_page_that_names_nobody_adds_no_origin() -> None:
    assert origins(
        a_mention("m1", "post", actor_step("navy"), content="Nine ships came."),
        a_mention("m2", "echo", content="Guns were on board."),
    ) == (1, 1)


def test_pages_that_name_nobody_are_one_origin_where_nobody_is_heard() -> None:
    assert origins(
        a_mention("m1", "post", content="Nine ships came."),
        a_mention("m2", "echo", content="Guns were on board."),
    ) == (1, 1)


def test_a_credited_page_that_is_not_held_adds_none_beside_a_voice() -> None:
    assert origins(
        a_mention("m1", "post", actor_step("navy"), content="Nine ships came."),
        a_mention("m2", "echo", outlet_step("weekly"), content="Guns were on board."),
    ) == (1, 1)


def test_an_unnamed_voice_beside_a_named_one_in_the_same_report_counts_once() -> None:
    assert origins(
        a_mention("m1", "post", actor_step("navy"), content="Nine ships came."),
        a_mention("m2", "post", unnamed_step("a harbour pilot"), content="Guns were on board."),
    ) == (1, 1)


def test_an_unnamed_voice_told_to_another_outlet_makes_a_range() -> None:
    assert origins(
        a_mention("m1", "post", actor_step("navy"), content="Nine ships came."),
        a_mention("m2", "echo", unnamed_step("a harbour pilot"), content="Guns were on board."),
    ) == (1, 2)


def test_an_unnamed_voice_in_a_page_that_leans_on_another_counts_only_if_it_spoke_there() -> None:
    told = a_mention("m1", "post", actor_step("navy"))
    leans = a_mention("m2", "echo", outlet_step("harbour-post"))
    aside = "Guns were on board, a harbour pilot said."
    first_hand = "Guns were on board, a harbour pilot told us."
    pilot = unnamed_step("a harbour pilot")
    assert origins(told, leans, a_mention("m3", "echo", pilot, content=aside)) == (1, 1)
    assert origins(told, leans, a_mention("m3", "echo", pilot, content=first_hand)) == (1, 2)


def test_a_filing_and_the_prosecutors_who_filed_it_count_once() -> None:
    assert origins(
        a_mention("m1", "post", document_step("the indictment"), content="Nine ships came."),
        a_mention("m2", "echo", unnamed_step("prosecutors"), content="Guns were on board."),
    ) == (1, 1)
    assert origins(
        a_mention("m1", "post", document_step("port records"), content="Nine ships came."),
        a_mention("m2", "echo", unnamed_step("prosecutors"), content="Guns were on board."),
    ) == (1, 2)
