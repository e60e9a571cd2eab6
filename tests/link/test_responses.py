"""Which claim a response is about."""

from app.domain.words import Act, Scope
from app.link.responses import place_responses
from tests.link.factories import a_mention, a_response

TRAINING = a_mention(
    "m1", content="Russia will train Chinese soldiers at its bases.", claim="training", position=100
)
WEAPONS = a_mention(
    "m2",
    content="China supplies weapons and ammunition to Russia.",
    claim="weapons",
    position=900,
    actors=("china",),
)


def test_a_response_goes_to_the_claim_the_text_points_at() -> None:
    response = a_response(quote="Beijing called it untrue.", answers="m2", position=120)
    (found,) = place_responses([response], [TRAINING, WEAPONS])
    assert (found.claim, found.scope) == ("weapons", Scope.THIS_CLAIM)


def test_a_question_without_an_answer_is_about_the_articles_main_claim() -> None:
    response = a_response(
        act=Act.COMMENT_REQUESTED, quote="The ministry was asked.", answers="m2", position=950
    )
    (found,) = place_responses([response], [WEAPONS, TRAINING])
    assert found.claim == "training"


def test_a_denial_goes_to_the_claim_it_is_really_about() -> None:
    response = a_response(quote="China denied supplying weapons to Russia.", position=180)
    (found,) = place_responses([response], [TRAINING, WEAPONS])
    assert (found.claim, found.scope) == ("weapons", Scope.THIS_CLAIM)


def test_a_denial_of_something_else_is_of_another_claim() -> None:
    goods = a_mention(
        "m1", content="China has supplied Russia with dual-use goods and chips.", claim="goods"
    )
    response = a_response(quote="China denies providing lethal weapons.", position=60)
    (found,) = place_responses([response], [goods])
    assert found.scope is Scope.OTHER_CLAIM


def test_a_standing_denial_goes_with_the_claim_its_own_sentence_makes() -> None:
    drill = a_mention(
        "m1",
        content="Northland will train Coastland's pilots against enemy weapons.",
        claim="drill",
    )
    denial = "Coastland denies sending weapons"
    chips = a_mention(
        "m2", content="It has exported chips.", claim="chips", position=102 + len(denial)
    )
    response = a_response(scope=Scope.GENERAL, quote=denial, position=100)
    (found,) = place_responses([response], [drill, chips])
    assert (found.claim, found.scope) == ("chips", Scope.GENERAL)


def test_a_denial_of_arms_is_no_denial_that_soldiers_are_trained() -> None:
    response = a_response(quote="The navy denied shipping weapons.", position=180)
    (found,) = place_responses([response], [TRAINING])
    assert found.scope is Scope.OTHER_CLAIM


def test_a_response_beside_no_claim_has_no_claim() -> None:
    (found,) = place_responses([a_response()], [a_mention("m1", "elsewhere")])
    assert (found.claim, found.scope) == (None, Scope.THIS_CLAIM)


def test_a_general_response_stays_general() -> None:
    response = a_response(scope=Scope.GENERAL, quote="We reject all such rumours.", position=120)
    (found,) = place_responses([response], [TRAINING])
    assert found.scope is Scope.GENERAL


def test_the_order_of_the_input_does_not_matter() -> None:
    responses = [a_response("r2", position=950), a_response("r1", position=120)]
    assert place_responses(responses, [TRAINING, WEAPONS]) == place_responses(
        responses[::-1], [WEAPONS, TRAINING]
    )


def test_what_was_said_about_another_matter_earlier_answers_no_claim_here() -> None:
    response = a_response(
        scope=Scope.OTHER_CLAIM,
        quote="In 2017 the ministry denied that its bases trained soldiers of Coastland.",
        answers="m1",
        position=180,
    )
    (found,) = place_responses([response], [TRAINING, WEAPONS])
    assert (found.claim, found.scope) == (None, Scope.OTHER_CLAIM)
