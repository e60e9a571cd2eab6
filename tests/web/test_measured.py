"""The figures on the methodology page are those that the tests keep."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.base.errors import WhenceError
from app.base.places import MEASURED, measured_file
from app.web.measured import load_measured

ROOT = Path(__file__).parents[2]
STORIES = json.loads((ROOT / MEASURED["stories"]).read_text("utf-8"))


def test_every_kept_figure_of_every_lot_stands_on_the_page(empty: TestClient) -> None:
    measured = load_measured()
    assert measured.lots == tuple(len(lot["stories"]) for lot in STORIES.values())
    kept = sorted(figure for lot in STORIES.values() for figure in lot["floors"].values())
    told = sorted(value for line in measured.lines for value in line.values if value is not None)
    assert told == kept
    page = empty.get("/methodology").text
    for figure in kept:
        assert f"{figure:.2f}" in page
    for line in (*measured.lines, *measured.alone):
        assert f'<th scope="row">{line.kind.name}</th>' in page


def test_the_lead_tells_the_weakest_promise_of_the_newest_lot(empty: TestClient) -> None:
    newest = list(STORIES.values())[-1]["floors"]["origins"]
    assert f"exactly right for {newest * 100:.0f} of 100 claims" in empty.get("/methodology").text


def test_every_place_in_the_contents_is_on_the_page(empty: TestClient) -> None:
    page = empty.get("/methodology").text
    names = re.findall(r'href="#([\w-]+)"', page.split('class="side contents')[1])
    assert len(names) > 8
    for name in names:
        assert f'id="{name}"' in page


def test_figures_that_are_not_shipped_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MEASURED, "stories", "nowhere/floors.json")
    with pytest.raises(WhenceError, match="figures stories of the program are missing"):
        measured_file("stories")
