"""The project's own stories, each a folder of pages with gold: their means do not fall.

floors.json: lots of stories, each with its floors {figure: mean over the lot}, figures as `whence
eval FOLDER --json` names them. The mean is kept, not each story: a better mechanism may lose a
sentence here and win three there.
"""

import json
from pathlib import Path
from statistics import fmean
from typing import TypedDict

import pytest

from app.cli.evaluate import find_in
from app.measure.folder import open_gold
from app.measure.score import score


class Lot(TypedDict):
    """Stories written together, and what their mean may not fall under."""

    stories: list[str]
    floors: dict[str, float]


STORIES = Path(__file__).parent / "stories"
LOTS: dict[str, Lot] = json.loads((STORIES / "floors.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(LOTS))
def test_the_stories_of_a_lot_together_do_not_fall_under_its_floors(name: str) -> None:
    lot = LOTS[name]
    assert len(lot["stories"]) >= 4
    assert lot["floors"]
    figures: dict[str, list[float]] = {figure: [] for figure in lot["floors"]}
    for story in lot["stories"]:
        marked = open_gold(STORIES / story)
        reached = score(find_in(marked.manifest), marked.gold, marked.names).figures
        assert reached["mentions"].value > 0, story
        for figure, values in figures.items():
            values.append(reached[figure].value)
    means = {figure: round(fmean(values), 4) for figure, values in figures.items()}
    floors = lot["floors"]
    assert not {f: (means[f], floor) for f, floor in floors.items() if means[f] < floor}


def test_every_story_is_in_one_lot() -> None:
    listed = [story for lot in LOTS.values() for story in lot["stories"]]
    assert sorted(listed) == sorted(path.parent.name for path in STORIES.glob("*/gold.json"))
