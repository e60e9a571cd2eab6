"""Which revision a moment means, and since when there are any."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day

from sqlalchemy import Connection, Engine, func, select

from app.base.clock import now
from app.base.moments import Moment, moment_at
from app.store.dialect import nobody_stamps
from app.store.rows import table_of
from app.store.tables import Revision

COMMIT = timedelta(seconds=2)
"""Longer than SQLite takes to commit what has said when it was."""
_PAUSE_S = 0.02


@dataclass(frozen=True, slots=True)
class Recorded:
    """When the first and the last revision were recorded; None where there are none."""

    first: datetime | None
    last: datetime | None

    def present(self) -> Moment | None:
        """Return a moment that is over and shows what is recorded now; None without records.

        It is the beginning of today or, if something was recorded since, when that was: the same
        all day as long as nothing is recorded.
        """
        if self.last is None:
            return None
        return moment_at(max(self.last, datetime.combine(now().date(), time_of_day.min, UTC)))


def load_recorded(connection: Connection) -> Recorded:
    """Return since when and until when there are records."""
    r = table_of(Revision).c
    row = connection.execute(select(func.min(r.recorded_at), func.max(r.recorded_at))).one()
    return Recorded(row[0], row[1])


def revision_at(connection: Connection, at: datetime) -> int:
    """Return the newest revision that was recorded by then; 0 before the first."""
    r = table_of(Revision).c
    wanted = select(r.number).where(r.recorded_at <= at).order_by(r.recorded_at.desc()).limit(1)
    return connection.scalar(wanted) or 0


def settled_revision(engine: Engine, connection: Connection, at: datetime) -> int | None:
    """Return ``revision_at`` a moment that is over if nothing can be recorded as of it any more.

    None where that was not sure at first: ``connection`` is to be opened anew and asked by
    ``revision_at``. A writer says when it was and then commits. What it wrote is not to be seen in
    between, but belongs to that moment ever after; so whoever asks in between waits for it.
    """
    last = load_recorded(connection).last
    if last is not None and at < last:
        return revision_at(connection, at)
    while not nobody_stamps(engine) and now() - at < COMMIT:
        time.sleep(_PAUSE_S)
    return None
