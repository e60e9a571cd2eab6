"""What a look that failed means for a feed: try again when, or never. Pure."""

from dataclasses import dataclass
from datetime import datetime

from app.base.errors import FetchError, WhenceError
from app.collect.feeds.schedule import next_at, pause_after_failures
from app.domain.feed import FeedState

_GONE_FOR_GOOD = 410
_UNANSWERED = ("late", "unreachable")


@dataclass(frozen=True, slots=True)
class Failed:
    """How a feed stands after a look that failed."""

    state: FeedState
    reason: str
    failures: int
    next_at: datetime | None


def after_failure(error: WhenceError, *, failures: int, now: datetime) -> Failed:
    """Return how a feed stands after one more failure; ``failures`` were in a row before."""
    if isinstance(error, FetchError) and error.answered == _GONE_FOR_GOOD:
        reason = "The site answers that this feed is gone for good (410), so it is left alone."
        return Failed(FeedState.GONE, reason, failures + 1, None)
    asked = None
    if isinstance(error, FetchError) and error.retry_at is not None:
        asked = error.retry_at - now
    pause = pause_after_failures(failures + 1, asked=asked)
    return Failed(FeedState.FAILING, str(error), failures + 1, next_at(now, pause))


def is_unanswered(error: WhenceError | None) -> bool:
    """Tell whether a host did not answer at all, so that asking it for more now is in vain."""
    return isinstance(error, FetchError) and str(error.fault) in _UNANSWERED
