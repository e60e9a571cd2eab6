"""The figures of the project's own stories: floors.py [--raise].

Prints one line a story. With --raise, tests/gold/stories/floors.json gets each figure that is over
its floor, rounded down to two decimals; no floor is ever lowered.
"""

import json
import math
import sys
from pathlib import Path

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
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for gold in sorted(STORIES.glob("*/gold.json")):
        marked = open_gold(gold.parent)
        figures = score(find_in(marked.manifest), marked.gold, marked.names).figures
        own = floors.setdefault(gold.parent.name, {})
        for name in KEPT:
            reached = math.floor(figures[name].value * 100 + 1e-9) / 100
            own[name] = max(own.get(name, 0.0), reached)
        shown = "  ".join(f"{name} {figures[name].value:.3f}" for name in KEPT)
        print(f"{gold.parent.name:20} {shown}", flush=True)
    if "--raise" in sys.argv[1:]:
        path.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
