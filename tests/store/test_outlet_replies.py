"""An outlet's reply is kept word for word, or refused with one clear sentence."""

from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from app.base.errors import WhenceError
from app.store.outlet_replies import LONGEST, save_reply
from app.store.rows import table_of
from app.store.session import reading, transaction
from app.store.tables import Outlet
from app.store.tables_of_ledgers import OutletReply

WORDS = "  We asked <b>twice</b>.\n\n“No answer came.” — Ещё раз 再次 "


@pytest.fixture
def outlets(engine: Engine) -> Engine:
    with transaction(engine) as session:
        for slug, name in (("bay-post", "Bay Post"), ("echo-n", "Echo"), ("echo-s", "Echo")):
            row = {"slug": slug, "name": name, "kind": "newspaper"}
            session.execute(insert(table_of(Outlet)), row)
    return engine


def reply(engine: Engine, outlet: str = "bay-post", **given: Any) -> str:
    values = {"words": WORDS, "signed_by": "Jo Doe, editor"} | given
    with transaction(engine) as session:
        return save_reply(session, outlet, **values)


def kept(engine: Engine) -> list[Any]:
    with reading(engine) as connection:
        return list(connection.execute(select(table_of(OutletReply))))


@pytest.mark.parametrize("called", ["bay-post", "Bay Post", "bay post", " Bay  Post "])
def test_a_reply_is_kept_exactly_as_it_is_given(outlets: Engine, called: str) -> None:
    said = reply(outlets, called, url="https://bay.example/r", said_on="2025-08-03~")
    assert (
        said == "The reply of Bay Post is recorded and stands on its page, signed Jo Doe, editor."
    )
    (row,) = kept(outlets)
    assert (row.words, row.signed_by) == (WORDS, "Jo Doe, editor")
    assert (row.url, row.said_on) == ("https://bay.example/r", "2025-08-03~")


def test_the_same_reply_again_changes_nothing_and_another_stands_beside_it(
    outlets: Engine,
) -> None:
    reply(outlets)
    assert "recorded already" in reply(outlets)
    assert len(kept(outlets)) == 1
    reply(outlets, words="One thing more.")
    assert [row.words for row in kept(outlets)] == [WORDS, "One thing more."]


@pytest.mark.parametrize(
    ("outlet", "given", "sentence"),
    [
        ("no-such", {}, "There is no outlet “no-such”; `whence outlets` lists them."),
        ("a\x00b", {}, "There is no outlet"),
        ("Echo", {}, "2 outlets are called “Echo”"),
        ("bay-post", {"words": " \n"}, "A reply needs words"),
        ("bay-post", {"words": "a\ud800"}, "no text"),
        ("bay-post", {"words": "a\x00"}, "no text"),
        ("bay-post", {"words": "a" * (LONGEST + 1)}, "at most 20,000 characters"),
        ("bay-post", {"signed_by": ""}, "needs a name"),
        ("bay-post", {"signed_by": "Jo\nDoe"}, "needs a name in one line"),
        ("bay-post", {"signed_by": "J" * 301}, "at most 300 characters"),
        ("bay-post", {"url": "javascript:alert(1)"}, "no address of a page"),
        ("bay-post", {"url": "https://a.example/ b"}, "no address of a page"),
        ("bay-post", {"said_on": "yesterday"}, "not a day that is understood"),
        ("bay-post", {"said_on": "2999-01-01"}, "still to come"),
    ],
)
def test_what_is_no_reply_is_refused_with_one_sentence(
    outlets: Engine, outlet: str, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(WhenceError) as refused:
        reply(outlets, outlet, **given)
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)
    assert kept(outlets) == []
