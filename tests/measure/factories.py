"""Small gold and findings files, by hand."""

from typing import Any

from app.measure.names import Names, PageTold, make_names
from app.measure.score import Score, score
from app.measure.shapes import read_marked

WHARF = "The port authority of Mirny counted forty crates of rotor blades on the third of May."
TALKS = "A spokeswoman for the yard said that talks about a second dock had ended in autumn."
NAMES: Names = make_names(
    [
        PageTold("tide", "pages/tide.html", "https://tide.example/1", "Tide Weekly", "s1"),
        PageTold("gull", "pages/gull.txt", None, "Gull Daily", "s1"),
    ],
    [{"Tide Weekly": ["Tide"], "Gull Daily": []}, {"Mirny port authority": ["port authority"]}],
)


def a_mention(words: str = WHARF, *, page: str = "tide", **more: Any) -> dict[str, Any]:
    """Return a mention as a file has it."""
    usual = {
        "page": page,
        "evidence": words,
        "source": "Mirny port authority",
        "upstream_outlet": None,
        "anonymous": False,
        "modality": "attributed",
        "optional": False,
    }
    return {**usual, **more}


def a_claim(*mentions: dict[str, Any], key: str = "crates", **more: Any) -> dict[str, Any]:
    """Return a claim as a file has it."""
    usual = {"key": key, "story": "s1", "independent_origins": 1}
    return {**usual, "mentions": list(mentions), **more}


def a_file(*claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a whole file."""
    return {"claims": list(claims), **more}


def scored(found: dict[str, Any], gold: dict[str, Any]) -> Score:
    """Return the score of one file against the other."""
    return score(read_marked(found, name="found"), read_marked(gold, name="gold"), NAMES)


def value(result: Score, name: str) -> float:
    """Return what stands for a figure."""
    return result.figures[name].value
