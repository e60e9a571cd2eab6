"""How well findings are made: the floors of the project's own gold, with a word for each figure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from app.base.places import measured_file


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure measures. ``both``: F1, of what is missed and what is wrong; else a share."""

    name: str
    meaning: str
    both: bool


_STORY_FIGURES: Mapping[str, Kind] = {
    "mentions": Kind("Claims found", "Sentences and quotations that tell a claim.", both=True),
    "source": Kind(
        "Source", "Of the claims found: the furthest voice that the sentence names.", both=False
    ),
    "upstream": Kind(
        "Taken from", "Of the claims found: the outlet it has the claim from, or none.", both=False
    ),
    "anonymous": Kind(
        "Named or not", "Of the claims found: whether the source is named.", both=False
    ),
    "modality": Kind(
        "How firmly", "Of the claims found: asserted, attributed, hedged or denied.", both=False
    ),
    "grouping": Kind("Same claim", "Which wordings say the same thing.", both=True),
    "edges": Kind("Chain", "Who has it from whom, from step to step.", both=True),
    "edges with relation": Kind(
        "Chain with verb", "The same, and how: told, quotes, reports, reprints.", both=True
    ),
    "responses": Kind("Responses", "Sentences in which a party answers.", both=True),
    "responses with kind": Kind(
        "Responses with act", "The same, and which act: denial, no comment.", both=True
    ),
    "origins": Kind(
        "Origins", "Claims of which the count of independent origins is right.", both=False
    ),
    "drift": Kind("Drift", "What changed on the way between two texts.", both=True),
}
_ALONE: Mapping[str, Mapping[str, Kind]] = {
    "sentences": {
        "extract.mentions_f1": Kind("Claims found", "In passages marked by hand.", both=True),
        "extract.source_accuracy": Kind("Source", "In passages marked by hand.", both=False),
        "extract.modality": Kind("How firmly", "In passages marked by hand.", both=False),
        "extract.responses_f1": Kind("Responses", "In passages marked by hand.", both=True),
    },
    "pairs": {
        "pairs_test_f1": Kind(
            "Same claim, two sentences", "Pairs kept aside while the rules were made.", both=True
        ),
        "stories_test_f1": Kind(
            "Same claim, retold", "Stories retold in several languages, kept aside.", both=True
        ),
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in each lot, in the order of the lots; None where a lot does not have it."""

    kind: Kind
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of whole stories by lot, the newest lot last, and those of parts alone.

    ``lots`` are the numbers of stories. A figure is a floor: the measured mean, rounded down.
    """

    lots: tuple[int, ...]
    lines: tuple[Line, ...]
    alone: tuple[Line, ...]

    def newest(self, name: str) -> float | None:
        """Return the figure of the newest lot by its name on the page."""
        found = [line.values[-1] for line in self.lines if line.kind.name == name and line.values]
        return found[0] if found else None


@cache
def load_measured() -> Measured:
    """Read the figures that the program is shipped with.

    Raises:
        WhenceError: the installation is not complete.
    """
    stories = _read(measured_file("stories"))
    alone = [
        Line(kind, (figure,))
        for file, kinds in _ALONE.items()
        for name, kind in kinds.items()
        if (figure := _figure(_read(measured_file(file)), name)) is not None
    ]
    return Measured(*_by_lot(stories), tuple(alone))


def _by_lot(stories: Mapping[str, object]) -> tuple[tuple[int, ...], tuple[Line, ...]]:
    lots = [cast("Mapping[str, object]", lot) for lot in stories.values()]
    floors = [cast("Mapping[str, float]", lot["floors"]) for lot in lots]
    told = [name for name in _STORY_FIGURES if any(name in lot for lot in floors)]
    more = sorted({name for lot in floors for name in lot} - _STORY_FIGURES.keys())
    kinds = {**_STORY_FIGURES, **{name: Kind(name.capitalize(), "", both=False) for name in more}}
    lines = (Line(kinds[name], tuple(lot.get(name) for lot in floors)) for name in (*told, *more))
    return tuple(len(cast("Sequence[str]", lot["stories"])) for lot in lots), tuple(lines)


def _figure(found: Mapping[str, object], name: str) -> float | None:
    at: object = found
    for key in name.split("."):
        at = cast("Mapping[str, object]", at).get(key) if isinstance(at, dict) else None
    return float(at) if isinstance(at, int | float) else None


def _read(path: Path) -> Mapping[str, object]:
    return cast("Mapping[str, object]", json.loads(path.read_text("utf-8")))
