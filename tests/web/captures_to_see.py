"""An article of the desk with two captures, the second of a changed text, for tests of pages."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from app.store.session import transaction
from app.store.tables import Capture
from app.store.tables_of_captures import CaptureChange

ARTICLE = 9
AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_ADDRESS = "https://harbour.example/" + "a-very-long-address-without-a-break-" * 3


def put_captures(engine: Engine) -> None:
    """Note two captures of ``ARTICLE``, and what the newer one says otherwise."""
    with transaction(engine) as session:
        both = [
            Capture(
                article_id=ARTICLE,
                sha256=f"{n:064x}",
                size=20_000 + n,
                media_type="text/html",
                url=_ADDRESS,
                headers={"content-type": "text/html", "etag": '"<one>"'},
                captured_at=AT + timedelta(days=n),
            )
            for n in (1, 2)
        ]
        session.add_all(both)
        session.flush()
        first, second = (capture.id or 0 for capture in both)
        session.add(
            CaptureChange(
                article_id=ARTICLE,
                from_capture_id=first,
                to_capture_id=second,
                words_out=1,
                words_in=2,
                passages=[
                    [["same", "The yard delivered "], ["out", "40"], ["in", "about 60"]],
                    [["in", "<script>alert(1)</script> & “quotes”"], ["cut", "12"]],
                ],
                more=1,
                recorded_at=AT + timedelta(days=2),
            )
        )
