"""Which code found what, and when: every finding names its run."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.base.clock import now
from app.store.rows import insert_rows, update_rows
from app.store.tables import Run


def start_run(
    session: Session, stage: str, *, version: str, settings: Mapping[str, object] | None = None
) -> int:
    """Record that ``stage`` begins with this version of the code; return the id of the run."""
    row = {
        "stage": stage,
        "version": version,
        "settings": dict(settings or {}),
        "started_at": now(),
    }
    return insert_rows(session, Run, [row])[0]


def end_run(session: Session, run_id: int) -> None:
    """Record that the run is over."""
    update_rows(session, Run, [{"row_id": run_id, "ended_at": now()}])
