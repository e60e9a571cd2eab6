"""The figures of the project's own stories: floors.py [--raise].

Prints one line a story and their mean. With --raise, tests/gold/stories/floors.json gets each mean
that is over its floor, rounded down to two decimals; no floor is ever lowered.
"""

import json
import math
import sys
from pathlib import Path
from statistics import fmean

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
    floors: dict[str, float] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    figures: dict[str, list[float]] = {name: [] for name in KEPT}
    for gold in sorted(STORIES.glob("*/gold.json")):
        marked = open_gold(gold.parent)
        reached = score(find_in(marked.manifest), marked.gold, marked.names).figures
        for name in KEPT:
            figures[name].append(reached[name].value)
        _show(gold.parent.name, {name: reached[name].value for name in KEPT})
    means = {name: fmean(values) for name, values in figures.items()}
    _show("mean", means)
    if "--raise" in sys.argv[1:]:
        raised = {
            name: max(floors.get(name, 0.0), math.floor(mean * 100 + 1e-9) / 100)
            for name, mean in means.items()
        }
        path.write_text(json.dumps(raised, indent=1) + "\n", "utf-8")


def _show(name: str, figures: dict[str, float]) -> None:
    shown = "  ".join(f"{figure} {value:.3f}" for figure, value in figures.items())
    print(f"{name:20} {shown}", flush=True)


if __name__ == "__main__":
    main()
