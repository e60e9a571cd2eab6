"""The chart of the timeline: bars that are links, as many as fit, and lanes on one axis."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from app.query.cards import Lane, MonthCount, Months
from app.web.bins import Part
from app.web.chart import FITS, draw_charts, lay_axis
from app.web.lanes import draw_lanes

BAR = re.compile(r'<a href="([^"]+)" id="bar-([^"]+)" aria-label="([^"]+): ([\d,]+) claims?"')


def months_of(**counted: int) -> Months:
    """Return months given as ``m2025_04=3``."""
    named = {name[1:].replace("_", "-"): n for name, n in counted.items()}
    return Months(tuple(MonthCount(m, n) for m, n in sorted(named.items())), (), 0, 0)


def to_part(part: Part) -> str:
    return f"/?from={part.earliest}&to={part.latest}"


def test_one_claim_is_one_bar_that_is_not_the_whole_width() -> None:
    (chart,) = draw_charts(months_of(m2025_04=1), href=to_part, chosen=None)
    (bar,) = chart.bars
    assert bar.width < 10
    assert chart.title == "The only claim drawn here falls in April 2025"
    assert set(chart.widths) == set(FITS)


def test_ten_thousand_claims_leave_the_smallest_bar_to_be_seen() -> None:
    (chart, *_) = draw_charts(months_of(m2025_04=9_999, m2025_05=1), href=to_part, chosen=None)
    assert chart.bars[1].height >= 2
    assert chart.title == "April 2025 has the most claims: 9,999 of the 10,000 drawn"
    assert len(chart.grid) <= 4


def test_every_width_has_one_drawing_with_no_more_slots_than_fit() -> None:
    months = months_of(**{f"m{2009 + n // 12}_{n % 12 + 1:02d}": n % 7 + 1 for n in range(200)})
    charts = draw_charts(months, href=to_part, chosen=None)
    assert sorted(w for chart in charts for w in chart.widths) == sorted(FITS)
    for chart in charts:
        slots = chart.axis.last - chart.axis.first + 1
        assert slots <= min(FITS[width] for width in chart.widths)
        assert sum(bar.count for bar in chart.bars) == sum(m.count for m in months.months)
        assert all(bar.x >= 0 and bar.x + bar.width <= 100.1 for bar in chart.bars)
        assert len(chart.axis.ticks) <= 7


def test_a_chosen_range_is_marked_and_labelled_instead_of_the_peak() -> None:
    months = months_of(m2024_01=9, m2025_04=3, m2025_05=2)
    chart, *_ = draw_charts(months, href=to_part, chosen=lambda part: part.within("2025", "2025"))
    assert [bar.chosen for bar in chart.bars] == [False, True, True]
    assert chart.label
    assert chart.label.label == "chosen: 5"
    assert len(chart.marks) == 1


def test_a_range_without_a_claim_marks_nothing() -> None:
    chart, *_ = draw_charts(months_of(m2024_01=9), href=to_part, chosen=lambda _: False)
    assert chart.label is None
    assert chart.marks == ()


def test_coarse_bars_name_the_months_of_a_chosen_range() -> None:
    months = months_of(m2015_01=1, m2025_04=3, m2025_06=2)
    charts = draw_charts(months, href=to_part, chosen=lambda part: part.within("2025", "2025"))
    coarse = charts[-1]
    assert coarse.unit == "year"
    assert [(b.name, b.count) for b in coarse.inside] == [("April 2025", 3), ("June 2025", 2)]


def test_nothing_that_could_be_drawn_is_no_chart() -> None:
    assert draw_charts(Months((), (), 3, 2), href=to_part, chosen=None) == ()


def test_whole_years_alone_are_drawn_as_years() -> None:
    chart, *_ = draw_charts(Months((), (("2024", 2),), 0, 0), href=to_part, chosen=None)
    assert [(bar.name, bar.count) for bar in chart.bars] == [("2024", 2)]


def test_lanes_share_axis_and_height_and_the_fullest_is_first() -> None:
    lanes = (
        Lane("tugs", "Tugs", months_of(m2025_01=1)),
        Lane("silos", "Silos", months_of(m2024_01=4, m2025_01=2)),
    )
    drawn = draw_lanes(
        lanes,
        href=lambda slug, part: f"/?topic={slug}&from={part.earliest}",
        topic_href=lambda slug: f"/?topic={slug}",
        chosen=None,
    )
    chart = drawn[0]
    assert [lane.slug for lane in chart.lanes] == ["silos", "tugs"]
    assert chart.lanes[0].bars[1].x == chart.lanes[1].bars[0].x
    assert chart.lanes[0].bars[1].height == pytest.approx(2 * chart.lanes[1].bars[0].height)
    assert chart.lanes[1].bars[0].href == "/?topic=tugs&from=2025-01"
    assert chart.highest == 4


def test_an_axis_has_room_for_every_part() -> None:
    parts = {Part(1, 24_300): 1, Part(1, 24_305): 1}
    axis = lay_axis(parts, 1)
    assert axis.first <= 24_300
    assert axis.last >= 24_305
    assert axis.last - axis.first + 1 == 12


@pytest.mark.parametrize("date", ["event", "reported"])
def test_the_claims_of_a_month_s_bar_are_those_that_the_page_it_leads_to_dates_there(
    filled: TestClient, date: str
) -> None:
    page = filled.get(f"/?date={date}").text
    bars = [b for b in BAR.findall(page) if re.fullmatch(r"\d{4}-\d\d", b[1])]
    assert len(bars) > 5
    for href, _, name, number in bars[:4]:
        shown = filled.get(unescape(href)).text
        lead = re.sub(r"<[^>]+>", "", shown.partition('<p class="lead">')[2].partition("</p>")[0])
        whole = int(lead.split(" ", maxsplit=1)[0].replace(",", ""))
        inside = re.search(r"([\d,]+|None) (?:has|have) a date within that time", lead)
        assert int(number) == (int(inside[1]) if inside else whole)
        assert f'aria-label="{name}: ' in shown
        assert re.search(rf'aria-label="{name}: [^"]+" aria-current="true"', shown)
        assert "Show all dates again" in shown


def test_every_bar_of_a_lane_leads_to_its_topic_and_time(filled: TestClient) -> None:
    page = filled.get("/?lanes=topic").text
    bars = BAR.findall(page)
    assert bars
    for href, key, _, _ in bars:
        assert re.search(r"topic=[\w-]+&amp;from=\d{4}[\d-]*&amp;to=\d{4}[\d-]*", href), key
        assert "lanes=topic" in href


def test_lanes_of_a_topic_are_it_and_what_is_below_it(filled: TestClient) -> None:
    page = filled.get("/?lanes=topic&topic=exercises").text
    assert set(re.findall(r'id="bar-((?:[a-z]+-)+)\d', page)) == {"exercises-", "joint-patrols-"}
