# ruff: noqa: E501 -- word lists and patterns are read whole
"""Who was asked for an answer, where a text tells only of the asking."""

import re
from dataclasses import dataclass

from app.base.quick import quick

_WANTED = (
    r"(?:\w+ )?(?:comments?|responses?|reactions?|replies|reply|views?|statements?|clarification|"
    r"explanations?|answers?|details|information|interview)"
)
_ASKED = quick(
    r"(?P<verb>reached out to|contacted|approached|(?:have|has|had) (?:written|put (?:the|a|these) questions?) to|"
    r"wrote to|(?:is |are |was |were )?(?:seeking|awaiting|requesting) (?:an? )?"
    + _WANTED
    + r" from|"
    r"(?:have|has|had) (?:requested|sought|asked for) (?:an? )?" + _WANTED + r" from|"
    r"(?:requested|asked for|sought) (?:an? )?"
    + _WANTED
    + r" from|(?:have|has) (?:also )?(?:asked|put (?:the|a) question to|invited)|"
    r"asked|(?:e-?)mailed|sent (?:a list of |written |a set of )?questions to|[Ii]nquir(?:y|ies) (?:are|is) pending with|"
    r"(?:[Cc]omment|[Aa] (?:comment|response|reply)) (?:has been|was|is being) (?:sought|requested) from|contact with)\s+"
    r"(?P<who>(?!for |to |about |whether |if |by |on |that )(?:the |an? |its |her |his )?[^,.;]{2,110}?)"
    r"(?= for "
    + _WANTED
    + r"| for the full| via | seeking| whether| to (?:comment|respond|reply|clarify|explain)|"
    r" and will|, and will| on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| if\b|\.$|\. |$)"
)
_PLAIN = ("asked", "mailed", "e-mailed", "emailed", "contacted", "approached")
_FOR_WORDS = re.compile(
    r"for " + _WANTED + r"\b|seeking|to (?:comment|respond|reply|clarify|explain)"
)
_WAS_ASKED = quick(
    r"(?:has|have|had|was|were) (?:also )?(?:been )?(?:approached|asked|contacted|invited|"
    r"given until [^,]{3,30})(?: (?:for|to|whether)\b[^.]{0,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request told in some words: where it stands in them, and where those asked are named.

    ``who`` is None where the subject was asked ("the yard was asked to comment").
    """

    start: int
    end: int
    who: tuple[int, int] | None


def find_asked(words: str) -> Asked | None:
    """Return the request for an answer that ``words`` tell, None if they tell none."""
    asked = _ASKED.search(words)
    if asked is not None:
        verb = asked["verb"].split()[0].lower()
        if verb not in _PLAIN or _FOR_WORDS.search(words):
            return Asked(asked.start(), asked.end("who"), asked.span("who"))
    passive = _WAS_ASKED.search(words)
    return Asked(passive.start(), passive.end(), None) if passive else None
