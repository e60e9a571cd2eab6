"""The language model of a command, if the operator names one."""

from app.base.settings import Settings
from app.pipeline import Propose


def proposer(settings: Settings) -> Propose | None:
    """Return what asks the model for proposals; None if none is named, which is usual."""
    if settings.model is None:
        return None
    # Its client is slow to load, and most installations name no model.
    from app.propose.model import Proposer  # noqa: PLC0415

    return Proposer(settings.model).propose
