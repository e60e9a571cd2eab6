"""Figures: a share with the counts behind it, and precision, recall and F1 of things found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``of``; 0 of 0 is 0."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share (0–1)."""
        return self.right / self.of if self.of else 0.0

    def as_json(self) -> dict[str, float]:
        """Return it with its counts."""
        return {"value": round(self.value, 4), "right": self.right, "of": self.of}


@dataclass(frozen=True, slots=True)
class Found:
    """``right`` of ``found`` answers are right, ``met`` of ``wanted`` ones are among them."""

    right: int
    found: int
    met: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of right answers; where nothing was found, 1 if nothing was wanted."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """The share of what was wanted."""
        return self.met / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return harmonic(self.precision, self.recall)

    @property
    def value(self) -> float:
        """What stands for it in a table: F1."""
        return self.f1

    def as_json(self) -> dict[str, float]:
        """Return the three with their counts."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "value": round(self.f1, 4),
            "right": self.right,
            "found": self.found,
            "met": self.met,
            "wanted": self.wanted,
        }


@dataclass(frozen=True, slots=True)
class Cubed:
    """B-cubed of the grouping: ``recall_strict`` counts what was not found as apart."""

    precision: float
    recall: float
    recall_strict: float

    @property
    def value(self) -> float:
        """F1 with the strict recall."""
        return harmonic(self.precision, self.recall_strict)

    @property
    def f1_found(self) -> float:
        """F1 over what was found."""
        return harmonic(self.precision, self.recall)

    def as_json(self) -> dict[str, float]:
        """Return all five."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "recall_strict": round(self.recall_strict, 4),
            "f1_found": round(self.f1_found, 4),
            "value": round(self.value, 4),
        }


def harmonic(a: float, b: float) -> float:
    """Return the harmonic mean of two shares, 0 if both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


Figure = Share | Found | Cubed
