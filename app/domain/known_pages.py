"""What came of asking for the pages of articles that are named and not held."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.taken import TakenReport


class Trouble(StrEnum):
    """Why a page is not held, as far as a person would do something else about it."""

    GONE = "gone"
    MOVED = "moved"
    ANOTHER = "another"
    PAYWALL = "paywall"
    ROBOT_CHECK = "robot_check"
    ROBOTS = "robots"
    CONSENT = "consent"
    SCRIPTS = "scripts"
    BUSY = "busy"
    SLOW = "slow"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    NO_ARTICLE = "no_article"
    REFUSED = "refused"


SAID: dict[Trouble, tuple[str, str]] = {
    Trouble.GONE: (
        "Gone: the site has no such page",
        "look for a copy in a web archive and take that in",
    ),
    Trouble.MOVED: (
        "Moved: the address leads to the site's front page",
        "look for the article on the site, or for a copy in a web archive",
    ),
    Trouble.ANOTHER: (
        "Another text: the address leads to a section or to another story",
        "look at it; if it is the article all the same, save the page and take in the file, else "
        "look for a copy in a web archive",
    ),
    Trouble.PAYWALL: (
        "Paywall: only the beginning is shown",
        "save the page where you may read it and take in the file",
    ),
    Trouble.ROBOT_CHECK: (
        "Robot check: the site wants to see a browser",
        "open it in a browser, save the page and take in the file",
    ),
    Trouble.ROBOTS: (
        "Robots unwelcome: robots.txt asks not to fetch it",
        "open it in a browser, save the page and take in the file",
    ),
    Trouble.CONSENT: (
        "Consent: the site asks about cookies first",
        "open it in a browser, save the page and take in the file",
    ),
    Trouble.SCRIPTS: (
        "Empty without scripts",
        "open it in a browser, save the page and take in the file",
    ),
    Trouble.BUSY: ("Busy: the site asks to come back later", "run this again then"),
    Trouble.SLOW: ("Too slow: it did not arrive in time", "run this again later"),
    Trouble.UNREACHABLE: (
        "Out of reach: no such site, or no connection",
        "check the address and your connection, then look in a web archive",
    ),
    Trouble.FAILED: ("The site failed", "run this again later"),
    Trouble.NO_ARTICLE: (
        "No article found on the page",
        "look at it in a browser; paste its text if it is one",
    ),
    Trouble.REFUSED: (
        "Not fetched: not a public web page",
        "correct the address in the desk's files",
    ),
}
"""What each means, and what to do about it; in the order in which they are reported."""

PASSING = frozenset((Trouble.BUSY, Trouble.SLOW, Trouble.UNREACHABLE, Trouble.FAILED))
"""What may be over when asked again."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One page that is still not held. ``asked_now``: it was asked for in this run."""

    url: str
    outlet: str
    title: str | None
    trouble: Trouble
    reason: str
    retry_at: datetime | None = None
    asked_now: bool = True


@dataclass(frozen=True, slots=True)
class KnownPagesReport:
    """All that came of one run. ``known`` counts the articles that had an address and no text."""

    known: int
    taken: TakenReport
    missed: tuple[Missed, ...]

    def by_trouble(self) -> dict[Trouble, tuple[Missed, ...]]:
        """Return what was missed in groups, those a person can do something about first."""
        counts = Counter(one.trouble for one in self.missed)
        return {
            trouble: tuple(one for one in self.missed if one.trouble is trouble)
            for trouble in Trouble
            if counts[trouble]
        }

    def describe(self) -> str:
        """Say in two sentences what happened."""
        came = self.known - len(self.missed)
        earlier = sum(not one.asked_now for one in self.missed)
        before = f" ({earlier} were asked for lately and not again)" if earlier else ""
        return (
            f"{self.known} articles had an address and no text: {came} taken in, "
            f"{len(self.missed)} missed{before}. {self.taken.mentions_found} mentions of "
            f"{self.taken.claims_found} claims found."
        )
