"""Who was asked without an answer, and who is named and not reported as asked."""

import pytest

from app.domain.chain import Copy
from app.domain.ledger import Dossier, MissingState
from app.domain.words import Act, ActorRole, Scope
from app.link.missing import find_missing, tells_silence
from tests.link.dossiers import LOCATION, OBJECT, SUBJECT, a_dossier, held_response
from tests.link.factories import a_mention, a_text, actor_step

ASKED, NEVER = MissingState.ASKED_NO_ANSWER, MissingState.NOT_REPORTED_ASKED


def missing(of: Dossier) -> list[tuple[str, MissingState]]:
    return [(m.actor, m.state) for m in find_missing(of)]


def test_who_is_named_and_has_no_act_in_any_text_is_not_reported_as_asked() -> None:
    assert missing(a_dossier(("norland", SUBJECT))) == [("norland", NEVER)]


def test_the_market_is_not_accused() -> None:
    assert missing(a_dossier(("norland", SUBJECT), ("southmark", OBJECT))) == [("norland", NEVER)]


@pytest.mark.parametrize(
    ("statement", "actor", "role"),
    [
        ("Tugs were seen in Norland.", "norland", SUBJECT),
        ("Tugs come from Norland.", "norland", SUBJECT),
        ("Tugs reach the sea by way of Norland.", "norland", SUBJECT),
        ("Norland's tug trade has grown.", "norland", SUBJECT),
        ("Norland did not sell tugs.", "norland", SUBJECT),
        ("If Norland sells tugs, much will change.", "norland", SUBJECT),
        ("The tugs are worth two million.", "norland", SUBJECT),
        ("Tugs were sold in Norland.", "norland", LOCATION),
        ("Southmark complained about Norland's ministry of ports.", "norland", OBJECT),
    ],
)
def test_who_is_only_the_place_or_did_nothing_is_not_listed(
    statement: str, actor: str, role: ActorRole
) -> None:
    assert missing(a_dossier((actor, role), statement=statement)) == []


def test_a_body_that_something_is_done_with_is_a_party() -> None:
    of = a_dossier(
        ("southmark", SUBJECT), ("tugworks", OBJECT), statement="Southmark bought tugs of Tugworks."
    )
    assert missing(of) == [("southmark", NEVER), ("tugworks", NEVER)]


def test_a_state_that_another_charges_is_a_party() -> None:
    charge = "The minister said Norland sold tugs."
    told = a_mention("m1", "t1", actor_step("minister"))
    of = a_dossier(("minister", SUBJECT), ("norland", OBJECT), statement=charge, mentions=(told,))
    assert missing(of) == [("norland", NEVER)]


@pytest.mark.parametrize("voice", ["norland", "port-ministry", "spokeswoman", "norland-army"])
def test_the_claims_own_source_is_not_missing(voice: str) -> None:
    told = a_mention("m1", "t1")
    step = actor_step("minister")
    spoken = type(step)(step.kind, "x", step.naming, "x", "said", voice)
    told = a_mention("m1", "t1", spoken)
    assert missing(a_dossier(("norland", SUBJECT), mentions=(told,))) == []


@pytest.mark.parametrize("who", ["norland", "port-ministry", "spokeswoman"])
@pytest.mark.parametrize("scope", list(Scope))
def test_any_act_in_a_text_of_the_claim_counts_as_heard(who: str, scope: Scope) -> None:
    answer = held_response(actor=who, act=Act.DENIAL, scope=scope, claim="c2")
    assert missing(a_dossier(("norland-army", SUBJECT), beside=(answer,))) == []


def test_a_request_without_an_answer_is_told_with_its_words() -> None:
    (found,) = find_missing(a_dossier(("norland", SUBJECT), responses=(held_response(),)))
    assert (found.state, found.actor, found.text, found.response) == (
        ASKED,
        "port-ministry",
        "t1",
        "r1",
    )
    assert found.words == "The ministry was asked for comment."
    assert (found.window_min_hours, found.window_max_hours) == (None, None)


@pytest.mark.parametrize("who", ["port-ministry", "spokeswoman", "norland", "norland-army"])
def test_an_answer_of_the_same_state_ends_the_silence(who: str) -> None:
    answer = held_response("r2", actor=who, act=Act.DENIAL)
    assert missing(a_dossier(responses=(held_response(), answer))) == []


def test_an_older_answer_in_another_text_does_not_answer_a_request() -> None:
    texts = a_text("t1", published="2025-05-10"), a_text("t2", published="2025-05-01")
    old = held_response("r2", act=Act.DENIAL, text="t2")
    assert missing(a_dossier(texts=texts, responses=(held_response(), old))) == [
        ("port-ministry", ASKED)
    ]
    new = held_response("r2", act=Act.DENIAL, text="t2", day="2025-05-11")
    assert missing(a_dossier(texts=texts, responses=(held_response(), new))) == []


@pytest.mark.parametrize("scope", [Scope.OTHER_CLAIM, Scope.GENERAL])
def test_a_denial_of_something_else_is_no_answer(scope: Scope) -> None:
    other = held_response("r2", act=Act.DENIAL, scope=scope)
    assert missing(a_dossier(responses=(held_response(), other))) == [("port-ministry", ASKED)]


def test_a_denial_at_another_claim_of_the_same_text_may_be_the_answer_but_a_position_is_not() -> (
    None
):
    denial = held_response("r2", act=Act.DENIAL, claim="c2")
    assert missing(a_dossier(responses=(held_response(),), beside=(denial,))) == []
    line = held_response("r2", act=Act.POSITION, claim="c2")
    assert missing(a_dossier(responses=(held_response(),), beside=(line,))) == [
        ("port-ministry", ASKED)
    ]


def test_a_request_told_again_by_a_copy_is_told_once() -> None:
    texts = a_text("t1"), a_text("t2", "mirror-site")
    again = held_response("r2", text="t2")
    of = a_dossier(
        texts=texts, responses=(held_response(), again), copies=(Copy("t2", "t1", 1.0, 90),)
    )
    assert [m.text for m in find_missing(of)] == ["t1"]


def test_the_paper_that_asks_is_not_the_one_asked() -> None:
    of = a_dossier(
        texts=(a_text("t1", "weekly"),),
        responses=(held_response(actor="weekly", words="The Weekly asked for comment."),),
    )
    assert find_missing(of) == ()


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("The yard did not reply.", True),
        ("Tugworks did not immediately respond to a request for comment.", True),
        ("Questions to the ministry went unanswered.", True),
        ("The owner could not be reached.", True),
        ("The ministry has yet to answer.", True),
        ("Министерство не ответило на запрос.", True),
        ("Міністерство не відповіло на запит.", True),
        ("该部未回应置评请求。", True),
        ("The ministry declined to comment.", False),
        ("The spokeswoman did not directly answer.", False),
        ("The ministry refused to reply.", False),
        ("He had nothing to add.", False),
    ],
)
def test_silence_is_told_apart_from_a_refusal(words: str, silent: bool) -> None:
    assert tells_silence(held_response(act=Act.NO_COMMENT, words=words)) is silent


def test_the_hours_stand_in_the_sentence_after_the_request() -> None:
    quote = "The ministry was asked for comment."
    text = a_text("t1", passages=(f"Tugs. {quote} It did not reply within two hours. Rain.",))
    (found,) = find_missing(a_dossier(texts=(text,), responses=(held_response(words=quote),)))
    assert (found.window_min_hours, found.window_max_hours) == (2, None)
    assert "within two hours" in found.words
