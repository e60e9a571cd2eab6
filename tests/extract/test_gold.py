"""The project's own marked passages, and the floors under which the finders may not fall."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.domain.found import Findings
from tests.extract.factories import found_in

GOLD = Path(__file__).parent.parent / "gold"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (GOLD / "extract.jsonl").read_text("utf-8").splitlines() if line
]


def f1(hit: int, found: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall; 1 where nothing was wanted or found."""
    return 2 * hit / (found + wanted) if found + wanted else 1.0


def score(row: dict[str, Any], findings: Findings) -> Counter[str]:
    """Count what was found, wanted and right in one passage."""
    count: Counter[str] = Counter()
    claims = list(findings.claims)
    count["claims found"] = len(claims)
    count["claims wanted"] = len(row["claims"])
    for wanted in row["claims"]:
        match = next((c for c in claims if wanted["has"] in c.quote.of(row["text"])), None)
        if match is None:
            continue
        claims.remove(match)
        count["claims right"] += 1
        steps = match.attribution.steps if match.attribution else ()
        names = [s.actor or s.outlet or s.name for s in steps]
        if "source" in wanted:
            count["sources wanted"] += 1
            last = names[-1] if names else None
            via = wanted.get("via")
            count["sources right"] += last == wanted["source"] and (via is None or via in names)
        count["modality right"] += match.modality == wanted["modality"]
        if "starts" in wanted:
            assert match.quote.of(row["text"]).startswith(wanted["starts"])
    told = [(r.act.value, r.actor, r.scope.value) for r in findings.responses]
    count["responses found"] = len(told)
    count["responses wanted"] = len(row["responses"])
    for wanted in row["responses"]:
        fits = [
            t
            for t in told
            if t[:2] == (wanted["act"], wanted["actor"]) and wanted.get("scope", t[2]) == t[2]
        ]
        if fits:
            told.remove(fits[0])
            count["responses right"] += 1
    return count


@pytest.fixture(scope="module")
def total() -> Counter[str]:
    """Return the counts over all passages."""
    count: Counter[str] = Counter()
    for row in ROWS:
        findings = found_in(
            row["text"], outlet=row.get("outlet"), language=row.get("language", "en")
        )
        count.update(score(row, findings))
    return count


@pytest.mark.parametrize("name", ["mentions_f1", "source_accuracy", "modality", "responses_f1"])
def test_the_gold_score_does_not_fall_under_its_floor(name: str, total: Counter[str]) -> None:
    floors = json.loads((GOLD / "floors.json").read_text("utf-8"))["extract"]
    figures = {
        "mentions_f1": f1(total["claims right"], total["claims found"], total["claims wanted"]),
        "source_accuracy": total["sources right"] / max(1, total["sources wanted"]),
        "modality": total["modality right"] / max(1, total["claims right"]),
        "responses_f1": f1(
            total["responses right"], total["responses found"], total["responses wanted"]
        ),
    }
    assert figures[name] >= floors[name]


def test_the_gold_is_large_enough_to_mean_something() -> None:
    assert len(ROWS) >= 25
