"""Citations are read back by real parsers, whatever stands in a title, a name or a note."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.moments import Moment
from app.export.cite.forms import FORMS, all_words
from app.export.cite.records import bibtex, csl_json, ris
from app.export.cite.styles import apa, chicago, footnote
from app.export.cite.work import Work, WorkKind
from tests.export.cite.parsers import read_bibtex, read_ris, set_by_style

MOMENT = Moment("2026-06-12", datetime(2026, 6, 12, 23, 59, 59, tzinfo=UTC))
NASTY = (
    "100% of {braces}, $dollars$ & #signs_ ^up ~tilde \\back\\slash",
    "} @misc{forged, title={x}",
    "line\r\nER  - \r\nTY  - JOUR\r\nTI  - forged",
    "Учения «Мост» — 联合演习 – تمرين",
    'Quotes "straight" “curly” and <b>tags</b>',
    "a\u2028b\x85c\x0bd",
)


def a_work(**more: object) -> Work:
    given: dict[str, object] = {
        "key": "whence-pilots",
        "kind": WorkKind.ARTICLE,
        "title": "Pilots at Kazan",
        "container": "Port Hour",
        "url": "https://porthour.example/pilots",
        "record": "https://whence.example/articles/3?as_of=2026-06-12",
        "note": "Sources as this text names them.",
        "author": "Ada Meer",
        "issued": "2026-03-10",
        "accessed": date(2026, 6, 13),
        "moment": MOMENT,
        "language": "en",
    }
    return Work(**(given | more))  # pyright: ignore[reportArgumentType]


def one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text).split())


@pytest.mark.parametrize("title", NASTY)
def test_a_record_is_one_record_and_its_title_is_the_title(title: str) -> None:
    work = a_work(title=title, note=title, author=title)
    said = one_line(title)
    assert one_line(read_bibtex(bibtex(work))["title"]) == said
    record = read_ris(ris(work))
    assert record["title"] == said
    assert record["authors"] == [said]
    (item,) = json.loads(csl_json(work))
    assert item["title"] == said
    assert item["author"] == [{"literal": title}]


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_no_text_ends_a_field_or_begins_a_record(text: str) -> None:
    work = a_work(title=f"a{text}", note=text, author=f"a{text}", container=f"a{text}")
    assert read_bibtex(bibtex(work))["entry type"] == "article"
    record = read_ris(ris(work))
    assert record["title"] == one_line(f"a{text}")
    assert record["type_of_reference"] == "NEWS"
    assert len(json.loads(csl_json(work))) == 1


@pytest.mark.parametrize(
    ("issued", "year", "day", "parts", "in_apa", "in_chicago"),
    [
        ("2026-03-10", "2026", "2026/03/10", [[2026, 3, 10]], "(2026, March 10)", "March 10, 2026"),
        ("2026-03", "2026", "2026/03/", [[2026, 3]], "(2026, March)", "March 2026"),
        ("2026", "2026", "2026//", [[2026]], "(2026)", "2026"),
        ("2026-03~", "2026", "2026/03/", [[2026, 3]], "(about 2026, March)", "about March 2026"),
        ("2026-03/2026-04", "2026", None, [[2026, 3], [2026, 4]], "(2026, March – 2026, April)",
         "March 2026 – April 2026"),
        ("../2026-03-10", None, None, None, "(until 2026, March 10)", "until March 10, 2026"),
        (None, None, None, None, "(n.d.)", "n.d."),
    ],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_is_known(
    *,
    issued: str | None,
    year: str | None,
    day: str | None,
    parts: list[list[int]] | None,
    in_apa: str,
    in_chicago: str,
) -> None:
    work = a_work(issued=issued)
    assert in_apa in apa(work)
    assert f"Port Hour, {in_chicago}, accessed June 13, 2026" in chicago(work)
    record = read_ris(ris(work))
    assert record.get("year") == year
    assert record.get("date") == day
    fields = read_bibtex(bibtex(work))
    assert fields.get("year") == year
    assert fields.get("date") == issued
    (item,) = json.loads(csl_json(work))
    assert item.get("issued", {}).get("date-parts") == parts


def test_an_unknown_author_is_not_made_up() -> None:
    work = a_work(author=None)
    assert "author" not in read_bibtex(bibtex(work))
    assert "authors" not in read_ris(ris(work))
    assert "author" not in json.loads(csl_json(work))[0]
    assert apa(work).startswith("Port Hour. (2026, March 10). Pilots at Kazan. Retrieved")
    assert footnote(work).startswith("“Pilots at Kazan”, Port Hour, 10 March 2026, https://")


def test_where_the_address_stays_no_day_of_access_is_given() -> None:
    work = a_work(accessed=None, kind=WorkKind.CLAIM, container="Whence", author=None)
    for form in FORMS.values():
        assert "ccessed" not in form.write(work).replace('"accessed"', "ccessed"), form.name
    assert "as of the end of 12 June 2026 (UTC)" in footnote(work)
    assert "As of the end of 12 June 2026 (UTC)." in read_bibtex(bibtex(work))["note"]


def test_an_address_cannot_end_its_field() -> None:
    work = a_work(url="https://x.example/a}b{c\\d e\n%20&f=ü")
    address = "https://x.example/a%7Db%7Bc%5Cd%20e%0A%20&f=ü"
    assert f"url = {{{address}}}" in bibtex(work)
    assert read_ris(ris(work))["urls"] == [address]


def test_a_processor_of_styles_takes_the_record() -> None:
    said = set_by_style(csl_json(a_work(language="ru", title="Учения «Мост»")))
    assert "Ada Meer" in said
    assert "2026" in said
    assert "Учения «Мост»" in said


def test_the_text_file_has_every_form_in_words() -> None:
    lines = all_words(a_work()).splitlines()
    assert [line for line in lines if line in ("Footnote", "APA", "Chicago")] == [
        "Footnote",
        "APA",
        "Chicago",
    ]
    assert all(form.write(a_work()) in lines for form in FORMS.values() if not form.ending)
