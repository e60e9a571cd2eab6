# ruff: noqa: E501 -- patterns are read whole
"""Through whose hands a source came: who saw, obtained or cited it, by the words of its phrase.

"Invoices seen by the Harbour Post" are told by the Harbour Post; "a report by the Post, which
cited two traders" has it from the traders.
"""

import re

_SEEN = (
    r"(?:acquired|analy[sz]ed|assessed|audited|checked|cited|compiled|collected|copied|decoded|described|discovered|downloaded|examined|found|gathered|geolocated|hacked|"
    r"inspected|intercepted|leaked|located|monitored|noticed|obtained|picked up|posted|published|quoted|read|received|recorded|recovered|released|reported|retrieved|"
    r"reviewed|revealed|scrutini[sz]ed|seen|seized|shared|spotted|studied|surfaced|traced|translated|transcribed|uncovered|unearthed|verified|viewed|watched|consulted)"
)
_GIVEN = (
    r"(?:disclosed|distributed|e-?mailed|faxed|forwarded|given|handed(?: over)?|leaked|made available|passed(?: on)?|provided|"
    r"released|revealed|sent|shared|shown|slipped|smuggled|sold|submitted|supplied|available|known)"
)
_FIRST = (
    r"(?:(?:first|exclusively|jointly|originally|later|earlier|independently|previously|also) )?"
)
_HANDLER = re.compile(
    rf"\b(?:{_FIRST}{_SEEN}(?: and {_FIRST}{_SEEN})? by|{_FIRST}{_GIVEN} (?:exclusively )?(?:to|with)|in the (?:possession|hands) of)\s+"
    r"(?P<who>[^,;:()]+?)(?=\s+(?:and|but|that|which|who|on|in (?:January|February|March|April|May|June|July|August|September|October|November|December|\d)|last|this|earlier|show\w*|indicate\w*|suggest\w*|say\w*)\b|[,;:()]|[.]?$)"
)
_CITED = re.compile(
    r"\b(?:(?:which|who|that|and) (?:has |had |have )?(?:cit(?:ed|es)|quot(?:ed|es)|credit(?:ed|s)|relie[ds] on|attribut(?:ed|es) (?:it|this|that|them) to)|citing|quoting|relying on|based on|drawing on)\s+"
    r"(?P<who>[^,;:()]+?)(?=[,;:()]|[.]?$)"
)


def find_handlers(words: str, reach: int) -> list[tuple[int, int]]:
    """Return where those stand who saw or were given the source that ``words`` begin with.

    In reading order; only what starts within the first ``reach`` characters, or right after them.
    """
    return [
        match.span("who")
        for match in _HANDLER.finditer(words)
        if match.start() < reach or not words[reach : match.start()].strip(" ,")
    ]


def find_cited(words: str) -> tuple[int, int] | None:
    """Return where in a source phrase those stand whom the source itself cites, None if nobody."""
    match = _CITED.search(words)
    return match.span("who") if match is not None else None
