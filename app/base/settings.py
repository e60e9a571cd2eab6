"""Settings from the environment, read once at the edge (command line, server start)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.base.errors import BadInputError

DESKS = ("starter", "none")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment asks for.

    ``desk`` 'none' loads only the desk's vocabulary into a new database. ``token`` lets a request
    from elsewhere write; None: only same-origin requests from loopback may.
    """

    database_url: str
    folder: Path
    desk: str
    token: str | None

    @property
    def archive(self) -> Path:
        """Where captures lie."""
        return self.folder / "captures"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read DATABASE_URL, WHENCE_DATA, WHENCE_DESK and WHENCE_TOKEN; empty means unset.

    Raises:
        BadInputError: a value means nothing; the sentence names the variable.
    """
    env = os.environ if environment is None else environment
    folder = Path(env.get("WHENCE_DATA") or "data")
    desk = env.get("WHENCE_DESK") or "starter"
    if desk not in DESKS:
        raise BadInputError(f"WHENCE_DESK is “{desk}”; set it to none or leave it unset.")
    url = env.get("DATABASE_URL") or f"sqlite:///{folder / 'whence.db'}"
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
        raise BadInputError(
            "DATABASE_URL must start with sqlite:/// or postgresql://; correct or unset it."
        )
    return Settings(
        database_url=url, folder=folder, desk=desk, token=env.get("WHENCE_TOKEN") or None
    )
