"""Texts of one day: the time says which of them can have it from which."""

from app.link.chains import chain_text
from tests.link.factories import a_chain, a_mention, a_text, actor_step, outlet_step

CLAIM = "Two gunboats of the northern fleet entered the strait with their transponders off."
MORNING = a_text("early", "weekly", published="2031-03-04T09:00:00+03:00")


def test_of_two_texts_of_one_day_the_later_one_leans_on_the_earlier() -> None:
    evening = a_text("late", "echo", published="2031-03-04T12:00:00Z")
    mentions = (a_mention("m1", "late", content=CLAIM), a_mention("m2", "early", content=CLAIM))
    assert chain_text(a_chain(*mentions, texts=(MORNING, evening))) == "Weekly → Echo"


def test_of_two_texts_of_one_day_without_times_neither_leans_on_the_other() -> None:
    texts = (a_text("a", "weekly", published="2031-03-04"), a_text("b", published="2031-03-04"))
    mentions = (a_mention("m1", "a", content=CLAIM), a_mention("m2", "b", content=CLAIM))
    assert chain_text(a_chain(*mentions, texts=texts)) == "Weekly | Harbour Post"


def test_an_earlier_text_does_not_lean_on_the_later_one_that_says_who_told_it() -> None:
    evening = a_text("late", "echo", published="2031-03-04T23:30:00+09:00")
    mentions = (
        a_mention("m1", "early", content=CLAIM),
        a_mention("m2", "late", actor_step("navy"), content=CLAIM),
    )
    assert "Echo → Weekly" not in chain_text(a_chain(*mentions, texts=(MORNING, evening)))


def test_a_page_that_is_written_on_may_credit_what_came_out_later_that_day() -> None:
    live = a_text("live", "echo", published="2031-03-04T05:00:00+03:00")
    mentions = (
        a_mention("m1", "early", actor_step("navy"), content=CLAIM),
        a_mention("m2", "live", outlet_step("weekly"), content=CLAIM),
    )
    assert chain_text(a_chain(*mentions, texts=(MORNING, live))) == "Navy → Weekly → Echo"
