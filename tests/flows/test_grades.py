"""People grade claims, outlets and actors; no machine does, and nothing counts with it."""

import ast
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, update
from typer.testing import CliRunner

import app as package
from app.again import reextract, relink
from app.base.errors import BadInputError, NotHeldError
from app.cli import whence
from app.domain.grades import Credibility, Reliability
from app.grading import grade_actor, grade_claim, grade_outlet
from app.store.rows import table_of
from app.store.session import transaction
from app.store.tables import Claim
from tests.flows.pages_in_words import Desk
from tests.kept import fill_once
from tests.web.conftest import open_pages

PAGE = """Aircraft for the east

China delivered 42 transport aircraft to the Russian Air Force in May, a source in Ukraine's Foreign Intelligence Service (SZRU) told Harbor Courier.
"""  # noqa: E501
WHY = "It names the service and no other paper has it."


@pytest.fixture
def desk(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(engine, tmp_path, monkeypatch)
    address = "https://harborcourier.example/a"

    def fill() -> None:
        made.take(address, "Harbor Courier", "2026-05-02", PAGE)

    fill_once(engine, "aircraft", fill, tmp_path)
    return made


def slug_of(desk: Desk) -> str:
    return str(desk.ask("select slug from claim")[0][0])


def set_origins(desk: Desk, least: int, most: int) -> None:
    table = table_of(Claim)
    with transaction(desk.engine) as session:
        session.execute(update(table).values(kept_origins_min=least, kept_origins_max=most))


def test_a_grade_is_on_the_page_in_the_file_and_in_the_command(desk: Desk) -> None:
    slug = slug_of(desk)
    said = desk.run("grade", "claim", slug, "2", "--by", "Mara Voss", "--reason", WHY)
    assert said == f"Mara Voss grades the claim {slug} 2: probably true.\n"
    desk.run("grade", "outlet", "harbor-courier", "b", "--by", "Mara Voss", "--reason", WHY)
    desk.run("grade", "actor", "china", "F", "--by", "Mara Voss", "--reason", WHY)
    rows = desk.rows("grades")
    assert [(r["kind"], r["code"], r["wording"]) for r in rows] == [
        ("claim", "2", "probably true"),
        ("outlet", "B", "usually reliable"),
        ("actor", "F", "reliability cannot be judged"),
    ]
    assert [r["origins_min"] for r in rows] == ["1", "", ""]
    with open_pages(desk.engine) as client:
        for address, grade in (
            (f"/claims/{slug}", "2: probably true"),
            ("/outlets/harbor-courier", "B: usually reliable"),
            ("/actors/china", "F: reliability cannot be judged"),
        ):
            page = client.get(address).text
            assert grade in page
            assert WHY in page
            assert "Mara Voss" in page
        assert client.get("/grades.csv").headers["X-Row-Count"] == "3"
        assert client.get(f"/claims/{slug}/grades.csv").headers["X-Row-Count"] == "1"
        assert client.get(f"/claims/{slug}.json").json()["ledger"]["grades"][0]["code"] == "2"


def test_grades_go_by_the_filter(desk: Desk) -> None:
    grade_claim(desk.engine, slug_of(desk), "3", by="Mara Voss", reason=WHY)
    grade_outlet(desk.engine, "harbor-courier", "C", by="Mara Voss", reason=WHY)
    grade_outlet(desk.engine, "reuters", "A", by="Mara Voss", reason=WHY)
    assert len(desk.rows("grades")) == 3
    assert [r["kind"] for r in desk.rows("grades", "--outlet", "harbor-courier")] == [
        "claim",
        "outlet",
    ]
    assert [r["kind"] for r in desk.rows("grades", "--actor", "china")] == ["claim"]


@pytest.mark.parametrize(
    ("least", "most", "sentence"),
    [
        (0, 1, "of this claim there are no sure origins \\(at most 1\\)"),
        (1, 1, "of this claim there is 1 sure origin, however many"),
        (1, 3, "of this claim there is 1 sure origin \\(at most 3\\)"),
    ],
)
def test_confirmed_is_refused_below_two_sure_origins(
    desk: Desk, least: int, most: int, sentence: str
) -> None:
    set_origins(desk, least, most)
    with pytest.raises(BadInputError, match=sentence):
        grade_claim(desk.engine, slug_of(desk), "1", by="Mara Voss", reason=WHY)
    assert desk.ask("select * from grade") == []


def test_a_confirmation_says_so_when_its_origins_fell_away(desk: Desk) -> None:
    slug = slug_of(desk)
    set_origins(desk, 2, 2)
    grade_claim(desk.engine, slug, "1", by="Mara Voss", reason=WHY)
    with open_pages(desk.engine) as client:
        assert "Signed when there were" not in client.get(f"/claims/{slug}").text
        set_origins(desk, 1, 1)
        page = client.get(f"/claims/{slug}").text
        assert "1: confirmed by independent sources" in page
        assert "Signed when there were 2 origins; now there is 1." in page


def test_grades_of_several_people_stand_beside_each_other(desk: Desk) -> None:
    slug = slug_of(desk)
    for by, code in (("Mara Voss", "4"), ("Idris Hale", "6"), (" Mara  Voss ", "2")):
        grade_claim(desk.engine, slug, code, by=by, reason=WHY)
    rows = desk.rows("grades")
    assert [(r["signed_by"], r["code"], r["superseded"]) for r in rows] == [
        ("Mara Voss", "4", rows[0]["superseded"]),
        ("Idris Hale", "6", rows[1]["superseded"]),
        ("Mara Voss", "2", rows[1]["superseded"]),
    ]
    assert rows[0]["superseded"] != rows[1]["superseded"]
    with open_pages(desk.engine) as client:
        page = client.get(f"/claims/{slug}").text
    assert page.index("2: probably true") < page.index("6: truth") < page.index("4: doubtful")
    assert page.count("superseded by a newer one") == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"code": "7"}, "“7” is no grade of claims; it is one of 1, 2, 3, 4, 5, 6"),
        ({"code": "B"}, "is no grade of claims"),
        ({"by": "  "}, "A grade is signed"),
        ({"by": "M" * 101}, "A grade is signed"),
        ({"by": "Mara\u202eVoss"}, "The name holds the control character U\\+202E"),
        ({"reason": "too short"}, "10 to 1,000 characters; this one has 9"),
        ({"reason": "x" * 1001}, "this one has 1,001"),
        (
            {"reason": "It names\x00 the service."},
            "The reason holds the control character U\\+0000",
        ),
        ({"reason": "It names\nthe service."}, "U\\+000A"),
        ({"reason": "It names \udcff the service."}, "U\\+DCFF"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    desk: Desk, given: dict[str, str], sentence: str
) -> None:
    whole: dict[str, Any] = {"code": "2", "by": "Mara Voss", "reason": WHY, **given}
    with pytest.raises(BadInputError, match=sentence):
        grade_claim(desk.engine, slug_of(desk), whole.pop("code"), **whole)
    assert desk.ask("select * from grade") == []


def test_who_is_not_held_cannot_be_graded(desk: Desk) -> None:
    for grade, kind in ((grade_outlet, "outlet"), (grade_actor, "actor")):
        with pytest.raises(NotHeldError, match=f"There is no {kind} “nobody”"):
            grade(desk.engine, "nobody", "A", by="Mara Voss", reason=WHY)


def test_a_command_without_a_reason_is_wrong_usage() -> None:
    result = CliRunner().invoke(whence, ["grade", "claim", "any", "2", "--by", "Mara Voss"])
    assert result.exit_code == 2


def test_newer_rules_keep_every_grade(desk: Desk) -> None:
    slug = slug_of(desk)
    grade_claim(desk.engine, slug, "3", by="Mara Voss", reason=WHY)
    grade_outlet(desk.engine, "harbor-courier", "C", by="Mara Voss", reason=WHY)
    before = desk.rows("grades")
    relink(desk.engine)
    reextract(desk.engine)
    assert desk.rows("grades") == before
    assert slug_of(desk) == slug


def test_a_page_captured_anew_keeps_the_grade_with_its_claim(desk: Desk) -> None:
    slug = slug_of(desk)
    grade_claim(desk.engine, slug, "3", by="Mara Voss", reason=WHY)
    longer = PAGE + "\nThe weather on the lake was fine all week, and the ferries ran on time.\n"
    desk.take("https://harborcourier.example/a", "Harbor Courier", "2026-05-02", longer)
    assert desk.ask("select slug, kept_articles from claim") == [(slug, 1)]


def test_grades_have_no_order_and_cannot_be_added() -> None:
    for grade in (Reliability, Credibility):
        several: list[Any] = list(grade)
        with pytest.raises(TypeError):
            sorted(several)
        with pytest.raises(TypeError):
            sum(several)
        assert [g.judged for g in several] == [True] * 5 + [False]


def test_no_code_calculates_with_the_sign_of_a_grade() -> None:
    """The column ``code`` is only read as it is: no order, no function of the database on it."""
    root = Path(package.__file__).parent
    files = [path for path in root.rglob("*.py") if "grade" in path.read_text("utf-8").lower()]
    assert root / "query" / "grades.py" in files
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                if called in {"order_by", "avg", "sum", "min", "max", "sorted", "int", "float"}:
                    assert "code" not in ast.unparse(node), f"{path.name}: {ast.unparse(node)}"


def test_only_a_persons_command_can_sign_a_grade() -> None:
    root = Path(package.__file__).parent
    files = {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in root.rglob("*.py")}
    assert {name for name, text in files.items() if "app.grading import" in text} == {
        "cli/grading.py"
    }
    assert {name for name, text in files.items() if "save_grade" in text} == {
        "grading.py",
        "store/grades.py",
    }
