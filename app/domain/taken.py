"""What came of taking pages in."""

from dataclasses import dataclass
from enum import StrEnum


class TakenState(StrEnum):
    """What became of one page. ``OUTSIDE``: only what is within the desk's subject was wanted."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OUTSIDE = "outside"
    FAILED = "failed"


_SELDOM = (TakenState.CHANGED, TakenState.OUTSIDE)


@dataclass(frozen=True, slots=True)
class Taken:
    """One page: ``message`` is a sentence for the reader; ``article_id`` is None if it failed.

    ``note`` is a sentence about what could not be asked beside the rules, None if nothing.
    """

    name: str
    state: TakenState
    article_id: int | None
    message: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TakenReport:
    """All pages of one command, in the order they came."""

    pages: tuple[Taken, ...]
    claims_found: int = 0
    mentions_found: int = 0

    @property
    def failed(self) -> tuple[tuple[str, str], ...]:
        """The names of pages that failed, each with its reason."""
        return tuple((p.name, p.message) for p in self.pages if p.state is TakenState.FAILED)

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be asked beside the rules, each sentence once."""
        return tuple(dict.fromkeys(page.note for page in self.pages if page.note))

    def count(self, state: TakenState) -> int:
        """Count the pages in one state."""
        return sum(page.state is state for page in self.pages)

    def describe(self) -> str:
        """Say in one line what happened."""
        counts = ", ".join(
            f"{self.count(state)} {state}"
            for state in TakenState
            if state not in _SELDOM or self.count(state)
        )
        noun = "page" if len(self.pages) == 1 else "pages"
        return (
            f"{len(self.pages)} {noun}: {counts}. "
            f"{self.mentions_found} mentions of {self.claims_found} claims found."
        )
