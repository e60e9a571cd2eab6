"""The claims of an article, with the earliest text held of each."""

from sqlalchemy import Connection

from app.query.cards import Ref
from app.query.told_claims import load_told_claims


def test_an_article_tells_its_claims_with_the_reach_of_the_whole_claim(held: Connection) -> None:
    (told,) = load_told_claims(held, 1)
    assert (told.slug, told.articles, told.outlets) == ("pilots-train", 3, 2)
    assert (told.first_outlet, told.first_reported) == (Ref("bay-post", "Bay Post"), "2025-06-25")
    assert told.first_article == 1
    assert told.here


def test_a_later_text_names_the_earliest_one(held: Connection) -> None:
    (told,) = load_told_claims(held, 2)
    assert told.first_article == 1
    assert not told.here


def test_where_no_text_is_dated_none_is_the_earliest(held: Connection) -> None:
    told = {claim.slug: claim for claim in load_told_claims(held, 4)}
    assert set(told) == {"pilots-train", "tugs-bought", "ledger"}
    assert told["ledger"].first_article is None
    assert not told["ledger"].here


def test_an_article_that_is_not_held_tells_nothing(held: Connection) -> None:
    assert load_told_claims(held, 99) == ()
