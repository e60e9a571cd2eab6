"""The Admiralty system: what a person's grade of a source or of a claim says.

Source: NATO AJP-2.1, reliability A–F and credibility 1–6, each by itself. The wordings are
shortened. Grades are words: they have no order, and nothing is ever counted with them.
"""

from enum import Enum
from typing import TypeAlias

from app.domain.ledger import Axis


class Reliability(Enum):
    """How far an outlet or an actor can be relied on, in a person's judgement.

    Plain names, not numbers: comparing two of them is an error.
    """

    A = "completely reliable"
    B = "usually reliable"
    C = "fairly reliable"
    D = "not usually reliable"
    E = "unreliable"
    F = "reliability cannot be judged"

    @property
    def code(self) -> str:
        """The letter it is written as."""
        return self.name

    @property
    def judged(self) -> bool:
        """Whether anything was judged at all."""
        return self is not Reliability.F


class Credibility(Enum):
    """How credible a claim is, in a person's judgement; see ``Reliability``."""

    CONFIRMED = "confirmed by independent sources"
    PROBABLE = "probably true"
    POSSIBLE = "possibly true"
    DOUBTFUL = "doubtful"
    IMPROBABLE = "improbable"
    UNJUDGED = "truth cannot be judged"

    @property
    def code(self) -> str:
        """The digit it is written as: a sign, not a number."""
        return _DIGITS[self]

    @property
    def judged(self) -> bool:
        """Whether anything was judged at all."""
        return self is not Credibility.UNJUDGED


_DIGITS = dict(zip(Credibility, "123456", strict=True))
AnyGrade: TypeAlias = Reliability | Credibility
ORIGINS_TO_CONFIRM = 2
"""So many independent origins have to be sure before anybody can sign that it is confirmed."""

_OF_AXIS: dict[Axis, dict[str, AnyGrade]] = {
    Axis.RELIABILITY: {grade.code: grade for grade in Reliability},
    Axis.CREDIBILITY: {grade.code: grade for grade in Credibility},
}


def codes_of_axis(axis: Axis) -> tuple[str, ...]:
    """Return the signs of one axis, as the standard lists them."""
    return tuple(_OF_AXIS[axis])


def find_grade(axis: Axis, code: str) -> AnyGrade | None:
    """Return the grade that ``code`` writes on this axis, None if it is none of them."""
    return _OF_AXIS[axis].get(code.strip().upper())
