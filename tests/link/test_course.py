"""The course of a claim: what is new in each text, and when."""

from app.domain.chain import LinkMention, LinkText
from app.domain.ledger import CourseEvent, Dossier, EventKind, HeldResponse
from app.domain.words import Act, Scope
from app.link.course import find_course
from tests.link.factories import (
    ACTORS,
    OUTLETS,
    PARENTS,
    a_chain,
    a_claim,
    a_mention,
    a_text,
    actor_step,
    outlet_step,
    unnamed_step,
)


def course(
    *mentions: LinkMention, texts: tuple[LinkText, ...], responses: tuple[HeldResponse, ...] = ()
) -> tuple[CourseEvent, ...]:
    return find_course(
        Dossier(
            claim=a_claim(),
            roles=(),
            mentions=mentions,
            texts={t.key: t for t in texts},
            chain=a_chain(*mentions, texts=texts),
            responses=responses,
            actor_names=ACTORS,
            outlet_names=OUTLETS,
            parents={k: v for k, v in PARENTS.items() if v},
        )
    )


def a_denial(text: str, *, key: str = "r1", scope: Scope = Scope.THIS_CLAIM) -> HeldResponse:
    return HeldResponse(key, text, "navy", Act.DENIAL, scope, "No.", "No.", "2025-06-21", "c1")


def told(events: tuple[CourseEvent, ...], kind: EventKind) -> list[tuple[str | None, str]]:
    return [(e.day, e.name) for e in events if e.kind is kind]


POST = a_text("t1", "harbour-post", published="2025-06-20")
ECHO = a_text("t2", "echo", published="2025-06-22T08:00:00Z")
STAR = a_text("t3", "north-star", published="2025-07-01")
FIRST = a_mention("m1", "t1", actor_step("navy"))
REPEAT = a_mention("m2", "t2", outlet_step("harbour-post"))
NEW = a_mention("m3", "t3", unnamed_step("two port officials"))


def test_an_origin_appears_with_the_first_text_in_which_it_is_seen() -> None:
    events = course(FIRST, REPEAT, NEW, texts=(POST, ECHO, STAR))
    assert told(events, EventKind.ORIGIN) == [
        ("2025-06-20", "Navy"),
        ("2025-07-01", "two port officials"),
    ]
    assert [(e.articles, e.origins_min, e.origins_max) for e in events if e.kind == "article"] == [
        (1, 1, 1),
        (2, 1, 1),
        (3, 1, 2),
    ]


def test_a_repeat_is_an_article_and_an_outlet_and_nothing_else() -> None:
    events = course(FIRST, REPEAT, texts=(POST, ECHO))
    assert [e.kind for e in events if e.text == "t2"] == [EventKind.ARTICLE, EventKind.OUTLET]
    assert {e.day for e in events if e.text == "t2"} == {"2025-06-22"}


def test_a_month_is_out_by_its_end_and_no_date_comes_last() -> None:
    month = a_text("t4", "weekly", published="2025-06")
    undated = a_text("t0", "mirror-site")
    events = course(
        FIRST,
        a_mention("m4", "t4", actor_step("navy")),
        a_mention("m0", "t0", actor_step("minister")),
        texts=(POST, month, undated),
    )
    assert [e.day for e in events if e.kind is EventKind.ARTICLE] == ["2025-06-20", "2025-06", None]
    assert told(events, EventKind.ORIGIN)[-1] == (None, "Minister Oru")


def test_one_act_in_two_texts_is_one_response_and_another_claims_is_none() -> None:
    events = course(
        FIRST,
        REPEAT,
        texts=(POST, ECHO),
        responses=(
            a_denial("t1"),
            a_denial("t2", key="r2"),
            a_denial("t2", key="r3", scope=Scope.OTHER_CLAIM),
        ),
    )
    assert told(events, EventKind.RESPONSE) == [("2025-06-20", "Navy")]
    assert events[-1].responses == 1
    assert next(e.response for e in events if e.kind is EventKind.RESPONSE) == "r1"


def test_an_institution_told_earlier_is_the_origin_within_it() -> None:
    body = a_mention("m1", "t1", actor_step("coastland"))
    office = a_mention("m3", "t3", actor_step("coast-intel"))
    events = course(body, office, texts=(POST, STAR))
    assert told(events, EventKind.ORIGIN) == [("2025-06-20", "CIA-C")]
