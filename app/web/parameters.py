"""The parameters of every list, for the page about the API and for its description."""

from dataclasses import dataclass

from app.query.filters import DATES, KINDS, LANES, NONE_RECORDED, REVIEWS, SCOPES, SORTS, STATES


@dataclass(frozen=True, slots=True)
class Parameter:
    """One name of a query string. ``many``: it can be given several times."""

    name: str
    meaning: str
    example: str
    many: bool = False
    codes: tuple[str, ...] = ()

    def described(self) -> dict[str, object]:
        """Return it as OpenAPI describes a parameter."""
        value: dict[str, object] = {"type": "string"}
        if self.codes:
            value["enum"] = list(self.codes)
        return {
            "name": self.name,
            "in": "query",
            "required": False,
            "description": self.meaning,
            "example": self.example,
            "schema": {"type": "array", "items": value} if self.many else value,
        }


PARAMETERS = (
    Parameter("q", "Words: “exact phrase”, -not, OR, begin*.", "drones"),
    Parameter("topic", "A topic with its sub-topics (topic_id).", "training", many=True),
    Parameter("actor", "An actor with those within it (actor_id).", "hur", many=True),
    Parameter("outlet", "An outlet (outlet_id).", "reuters", many=True),
    Parameter(
        "response",
        f"An act of a response, or {NONE_RECORDED}: no response is recorded.",
        "denial",
        many=True,
    ),
    Parameter("language", "A language of the texts, as its code.", "uk", many=True),
    Parameter("from", "The first day, month or year.", "2025-04"),
    Parameter("to", "The last day, month or year.", "2025-06-30"),
    Parameter("date", "Which date is meant.", "reported", codes=DATES),
    Parameter("sort", "The order.", "oldest", codes=SORTS),
    Parameter("review", "Whether a person has looked at it.", "accepted", codes=REVIEWS),
    Parameter("origins_max", "At most so many origins.", "1"),
    Parameter("story", "A story (its name in addresses).", "name-of-a-story"),
    Parameter("claim", "One claim (claim_id).", "name-of-a-claim"),
    Parameter("scope", "Of responses: which claim they are about.", "part", codes=SCOPES),
    Parameter("state", "Of due dates and missing answers.", "open", codes=STATES),
    Parameter("lanes", "A lane for each topic in the chart of the timeline.", "topic", codes=LANES),
    Parameter(
        "as_of",
        "What was recorded by then: by the end of a day in UTC, or by a time with its zone.",
        "2025-06-25",
    ),
)
"""What every list can be asked, in the order of the page."""

KIND = Parameter("kind", "One kind of hit, in a search.", "claim", codes=KINDS)

LIST_DESCRIPTION: dict[str, object] = {"parameters": [p.described() for p in PARAMETERS]}
SEARCH_DESCRIPTION: dict[str, object] = {"parameters": [p.described() for p in (*PARAMETERS, KIND)]}
