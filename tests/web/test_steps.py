"""The step chart: totals by day, labels that do not touch, a title that says what is seen."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.query.course import CourseRow
from app.web.steps import BASE, LABEL, TOP, draw_steps, total_by_day


def event(
    day: str | None,
    articles: int,
    *,
    kind: str = "article",
    name: str = "Bay Post",
    origins: tuple[int, int] = (1, 1),
    responses: int = 0,
) -> CourseRow:
    return CourseRow(
        id=articles,
        claim_slug="pilots",
        position=articles,
        kind=kind,
        day=day,
        name=name,
        act=None,
        article_id=articles,
        outlet="Bay Post",
        response_id=None,
        node_key=None,
        articles=articles,
        outlets=1,
        origins_min=origins[0],
        origins_max=origins[1],
        responses=responses,
    )


def test_articles_that_bring_no_origin_are_said_to() -> None:
    totals = total_by_day([event("2025-06-20", 1), event("2025-06-25", 2), event("2025-06-26", 9)])
    chart = draw_steps(totals)
    assert chart is not None
    assert chart.title == "No new origin after 20 Jun 2025, while the texts grow to 9 articles"
    assert [step.label for step in chart.steps] == [
        "9 articles",
        "1 outlet",
        "0 responses",
        "1 origin",
    ]


def test_a_later_origin_is_named_with_its_day() -> None:
    later = event("2025-07-01", 3, kind="origin", name="Navy", origins=(1, 2))
    chart = draw_steps(total_by_day([event("2025-06-20", 1), later]))
    assert chart is not None
    assert chart.title == "The latest of 2 origins, Navy, joins on 1 Jul 2025"
    assert len(chart.areas) == 1


def test_texts_without_a_date_are_counted_beside_the_drawing() -> None:
    rows = [event("2025-06-20", 1), event("2025-06-21", 2), event(None, 5)]
    totals = total_by_day(rows)
    chart = draw_steps(totals)
    assert chart is not None
    assert chart.undated == 3
    assert totals[-1].day is None
    assert draw_steps(total_by_day(rows[::2])) is None


@given(
    st.lists(
        st.tuples(*[st.integers(0, 30)] * 3).map(lambda n: tuple(sorted(n))), min_size=2, max_size=8
    ),
    st.integers(0, 200),
)
def test_labels_never_touch_and_steps_stay_in_the_picture(
    counts: list[tuple[int, ...]], responses: int
) -> None:
    rows: list[CourseRow] = []
    least, most, articles = 1, 1, 1
    for i, found in enumerate(counts):
        least, most, articles = least + found[0], most + found[1], articles + found[2]
        rows.append(
            event(f"2025-06-{i + 1:02}", articles, origins=(least, most), responses=responses)
        )
    chart = draw_steps(total_by_day(rows))
    assert chart is not None
    heights = sorted(step.label_y for step in chart.steps)
    assert all(b - a >= LABEL - 0.2 for a, b in pairwise(heights))
    for step in chart.steps:
        for edge in step.edges:
            assert TOP - 0.1 <= edge.y1 <= BASE + 0.1
            assert 0 <= edge.x1 <= edge.x2 <= 100
