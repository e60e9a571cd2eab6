"""The figures of wordings in any language."""

import pytest

from app.link.figures import Figure, figure_fit, find_figures, telling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a hundred and forty welders", [(140, "count")]),
        ("six tank drivers", [(6, "people")]),
        ("four Polish and Czech helicopters", [(4, "aircraft")]),
        ("семь экипажей вертолётов", [(7, "people")]),
        ("two ferries with 60 passengers", [(2, "ships"), (60, "people")]),
        ("dozens of lorries", [(20, "vehicles")]),
        ("thirty of them", [(30, "count")]),
        ("half a million km of wire", [(500_000, "distance")]),
        ("half a dozen men", [(6, "people")]),
        ("six out of every ten boats", [(60, "share")]),
        ("nine in ten wagons", [(90, "share")]),
        ("goods worth $19.4mn", [(19_400_000, "money")]),
        ("within three days", [(72, "time")]),
        ("less than 72 hours", [(72, "time")]),
        ("from 9:20 a.m. on", [(9 + 1 / 3, "clock")]),
        ("twenty-two trucks", [(22, "vehicles")]),
        ("шести-восьми военных", [(6, "people"), (8, "people")]),
        ("менш ніж за три доби", [(72, "time")]),
        ("41 Millionen Yuan", [(41_000_000, "money")]),
        ("oito oficiais", [(8, "people")]),
        ("9架军机", [(9, "aircraft")]),
        ("为期五天的演习", [(120, "time")]),
    ],
    ids=str,
)
def test_a_figure_is_read_with_what_it_measures(
    text: str, expected: list[tuple[float, str]]
) -> None:
    found = sorted((round(f.value, 6), f.measure) for f in find_figures(text))
    assert found == [(round(value, 6), measure) for value, measure in expected]


@pytest.mark.parametrize(
    "text",
    ["in 2025", "on 14 May", "May 14", "9月21日", "21 сентября", "a T-90 tank", "the 12th time"],
)
def test_dates_types_and_ordinals_are_no_figures(text: str) -> None:
    assert find_figures(text) == frozenset()


def fitted(a: str, b: str) -> tuple[float, float, float]:
    first, second = find_figures(a), find_figures(b)
    return figure_fit(telling(first, [first]), telling(second, [second]))


def test_three_days_are_the_same_figure_as_72_hours_in_another_language() -> None:
    assert fitted("less than 72 hours before", "менш ніж за три доби")[0] == 1.0


def test_hours_and_aircraft_have_no_figure_in_common() -> None:
    assert fitted("nine hours", "nine aircraft") == (0.0, 0.0, 0.0)


def test_a_figure_of_a_thousand_may_be_rounded_and_a_tenth_more_is_near() -> None:
    assert fitted("3,400 lenses", "3,412 lenses")[0] == 1.0
    assert fitted("1,200 tonnes", "1,150 tonnes") == (0.0, 1.0, 0.0)
    assert fitted("hundreds of cadets", "320 cadets")[1] == 1.0


def test_another_sum_of_money_is_known_as_of_the_same_measure() -> None:
    assert fitted("$6 million", "sixty million bucks") == (0.0, 0.0, 1.0)


def test_a_figure_that_its_text_repeats_tells_less() -> None:
    figure = Figure(600.0, "count")
    once = telling([figure], [[figure]])[figure]
    assert telling([figure], [[figure], [figure]])[figure] == once / 2


def test_another_number_of_the_same_kind_of_thing_is_the_figure_retold() -> None:
    assert fitted("seven trawlers were seen", "nine vessels put to sea")[2] == 1.0
    assert fitted("seven trawlers were seen", "видели девять кораблей")[2] == 1.0
    assert fitted("seven trawlers were seen", "nine sailors were seen") == (0.0, 0.0, 0.0)


def test_a_figure_without_its_noun_may_be_the_same_of_anything() -> None:
    assert fitted("seventeen of them", "seventeen trainees arrived")[0] == 1.0
    assert fitted("seventeen lorries", "seventeen trainees arrived")[0] == 0.0
