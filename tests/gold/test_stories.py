"""The project's own stories, each a folder of pages with gold: no figure falls under its floor.

floors.json: {folder: {figure: value}}, names and values as `whence eval FOLDER --json` prints them.
A story without floors is run and only has to find something.
"""

import json
from pathlib import Path

import pytest

from app.cli.evaluate import find_in
from app.measure.folder import open_gold
from app.measure.score import score

STORIES = Path(__file__).parent / "stories"
FLOORS: dict[str, dict[str, float]] = (
    json.loads((STORIES / "floors.json").read_text("utf-8"))
    if (STORIES / "floors.json").exists()
    else {}
)
FOLDERS = sorted(p for p in STORIES.glob("*") if (p / "gold.json").exists())


def test_every_floor_belongs_to_a_story() -> None:
    assert set(FLOORS) <= {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_story_does_not_fall_under_its_floors(folder: Path) -> None:
    marked = open_gold(folder)
    figures = score(find_in(marked.manifest), marked.gold, marked.names).figures
    assert figures["mentions"].value > 0
    floors = FLOORS.get(folder.name, {})
    assert set(floors) <= set(figures)
    fallen = {
        name: (round(figures[name].value, 4), floor)
        for name, floor in floors.items()
        if round(figures[name].value, 4) < floor
    }
    assert not fallen
