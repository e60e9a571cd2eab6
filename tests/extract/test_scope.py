import pytest

from app.domain.words import BlockKind
from app.extract.scope import Standing, find_theme, scope_score, topics_in
from tests.extract.factories import found_in

LEAD = "Russia trains Chinese gunners at a base near Omsk."
THEME = find_theme(LEAD, [LEAD], None)


def score(text: str) -> float:
    return scope_score(
        text, THEME, kind=BlockKind.PARAGRAPH, has_number=False, has_date=False, standing=Standing()
    )


def test_an_article_is_in_scope_when_both_sides_and_a_topic_open_it() -> None:
    assert THEME.in_scope
    assert not find_theme("Rain in Leeds.", ["Rain in Leeds."], None).in_scope


@pytest.mark.parametrize(
    "worse",
    [
        "Subscribe to our newsletter on Russia and China.",
        "Do Russian officers train Chinese gunners?",
        "Separately, Laos bought trams.",
    ],
)
def test_furniture_questions_and_other_subjects_score_lower(worse: str) -> None:
    assert score(worse) < score("Russian officers train Chinese gunners with new sights.")


def test_a_continuing_sentence_gains_from_the_words_of_the_lead() -> None:
    assert score("The gunners live at the base.") > score("The weather stays mild this week.")


def test_topics_are_read_in_several_languages() -> None:
    assert "drones" in topics_in("无人机")
    assert "training" in topics_in("обучение солдат")


def _standing(text: str, standing: Standing) -> float:
    return scope_score(
        text,
        THEME,
        kind=BlockKind.PARAGRAPH,
        has_number=False,
        has_date=False,
        standing=standing,
    )


def test_whoever_stated_a_claim_before_is_heard_again() -> None:
    text = "The gunners live at the base."
    again = Standing(attributed=True, same_source=True)
    assert _standing(text, again) > _standing(text, Standing(attributed=True))


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("Russia trains Chinese gunners", "Russia trains Chinese gunners."),
        ("Russia does not train Chinese gunners.", "Russia does train Chinese gunners."),
        ("it felt like a long holiday.", "it felt like a long drill."),
    ],
    ids=["no full stop", "negated", "nothing in it"],
)
def test_titles_negations_and_remarks_score_lower(worse: str, better: str) -> None:
    assert score(worse) < score(better)


def test_what_nobody_has_said_is_no_claim() -> None:
    found = found_in("Neither government has said that China trains Russian gunners near Omsk.")
    assert not found.claims


def test_background_near_the_end_scores_lower() -> None:
    text = "The gunners live at the base."
    assert _standing(text, Standing(late=True)) < _standing(text, Standing())


def test_separately_may_bring_the_same_story_from_elsewhere() -> None:
    told = "Separately, the gunners at the base near Omsk now have radios."
    other = "In other news, the gunners at the base near Omsk now have radios."
    assert score(told) > score(other) + 0.1


def test_what_follows_a_claim_in_its_paragraph_stays_with_its_subject() -> None:
    letter = find_theme("Rain in Leeds.", ["Rain in Leeds."], "Rain in Leeds")
    text = "The boxes went through a broker and were declared as toys."

    def score_as(standing: Standing) -> float:
        return scope_score(
            text,
            letter,
            kind=BlockKind.PARAGRAPH,
            has_number=False,
            has_date=False,
            standing=standing,
        )

    assert score_as(Standing(after=LEAD, thread=True)) > score_as(Standing(after=LEAD)) + 0.1


def test_where_a_report_can_be_had_is_self_talk() -> None:
    told = "The review is available in Danish and English."
    assert score(told) < score("The gunners live in Danish and English tents.")
