"""The figures of the project's own stories: floors.py [--raise].

Prints one line a story and the mean of each lot of stories: those of one lot were written together,
and a later lot shows what the rules made with the earlier ones in sight are worth elsewhere. With
--raise, tests/gold/stories/floors.json gets each mean that is over its floor, rounded down to two
decimals; no floor is ever lowered. A new lot is added there by hand, with empty floors.
"""

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module

from app.cli.evaluate import find_in
from app.measure.folder import open_gold
from app.measure.score import score

STORIES = Path(__file__).resolve().parent.parent / "tests" / "gold" / "stories"
KEPT = (
    "mentions",
    "source",
    "upstream",
    "anonymous",
    "modality",
    "grouping",
    "edges",
    "edges with relation",
    "responses",
    "responses with kind",
    "origins",
    "drift",
)


def main() -> None:
    path = STORIES / "floors.json"
    lots: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    for name, lot in lots.items():
        means = _means(lot["stories"])
        _show(f"mean of {name}", means)
        floors: dict[str, float] = lot["floors"]
        lot["floors"] = {
            figure: max(floors.get(figure, 0.0), math.floor(mean * 100 + 1e-9) / 100)
            for figure, mean in means.items()
        }
    if "--raise" in sys.argv[1:]:
        path.write_text(json.dumps(lots, indent=1) + "\n", "utf-8")


def _means(stories: Sequence[str]) -> dict[str, float]:
    """Measure each of these stories, show its figures, and return their mean."""
    figures: dict[str, list[float]] = {name: [] for name in KEPT}
    for story in stories:
        marked = open_gold(STORIES / story)
        reached = score(find_in(marked.manifest), marked.gold, marked.names).figures
        for name in KEPT:
            figures[name].append(reached[name].value)
        _show(story, {name: reached[name].value for name in KEPT})
    return {name: fmean(values) for name, values in figures.items()}


def _show(name: str, figures: dict[str, float]) -> None:
    shown = "  ".join(f"{figure} {value:.3f}" for figure, value in figures.items())
    print(f"{name:20} {shown}", flush=True)


if __name__ == "__main__":
    main()
