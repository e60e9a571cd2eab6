"""What an outlet says of what its page shows: kept word for word, with who signs it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.clock import now
from app.base.dates import date_range
from app.base.errors import BadInputError, NotHeldError
from app.base.text import one_line
from app.store.rows import insert_plain, table_of
from app.store.tables import Outlet
from app.store.tables_of_ledgers import OutletReply

LONGEST = 20_000  # characters of a reply; a longer one belongs on the outlet's own page
LONGEST_LINE = 300


def save_reply(
    session: Session,
    outlet: str,
    *,
    words: str,
    signed_by: str,
    url: str | None = None,
    said_on: str | None = None,
) -> str:
    """Keep what an outlet (its name here or its slug) replies, and return it as a sentence.

    ``words`` are kept exactly as they are given; ``said_on`` is EDTF. The same reply again changes
    nothing.

    Raises:
        NotHeldError: no outlet is called so.
        BadInputError: nothing is said or signed, or a value is no address, no day, or too long.
    """
    _check(words, signed_by, url, said_on)
    outlet_id, name = _outlet(session, outlet)
    row = {
        "outlet_id": outlet_id,
        "words": words,
        "signed_by": signed_by,
        "url": url or None,
        "said_on": said_on or None,
    }
    c = table_of(OutletReply).c
    same = select(c.id).where(*(c[key].is_not_distinct_from(value) for key, value in row.items()))
    if session.execute(same.limit(1)).first() is not None:
        return f"This reply of {name} is recorded already; nothing was changed."
    insert_plain(session, OutletReply, [{**row, "recorded_at": now()}])
    return f"The reply of {name} is recorded and stands on its page, signed {signed_by}."


def _check(words: str, signed_by: str, url: str | None, said_on: str | None) -> None:
    if not words.strip():
        raise BadInputError("A reply needs words: --words “what the outlet says”.")
    if not signed_by.strip() or one_line(signed_by) != signed_by:
        raise BadInputError(
            "A reply needs a name in one line, without spaces around it: --by “Jo Doe, editor”."
        )
    if not all(map(_is_text, (words, signed_by, url or ""))):
        raise BadInputError("A reply holds characters that are no text; write it anew.")
    if len(words) > LONGEST:
        raise BadInputError(
            f"A reply has at most {LONGEST:,} characters, this one {len(words):,}; give the rest "
            "as an address with --url."
        )
    if len(signed_by) > LONGEST_LINE:
        raise BadInputError(f"A name has at most {LONGEST_LINE} characters; shorten it.")
    if url and (not url.startswith(("http://", "https://")) or len(url.split()) != 1):
        raise BadInputError(f"“{url[:80]}” is no address of a page; it begins with https://.")
    days = date_range(said_on)
    if said_on and days is None:
        raise BadInputError(
            f"“{said_on[:40]}” is not a day that is understood; write for example 2026-06-25."
        )
    if days is not None and days.earliest is not None and days.earliest > now().date():
        raise BadInputError(f"{said_on} is still to come; say the day on which it was said.")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in value


def _outlet(session: Session, called: str) -> tuple[int, str]:
    o = table_of(Outlet).c
    wanted = one_line(called)
    if _is_text(wanted):
        by_slug = session.execute(select(o.id, o.name).where(o.slug == wanted)).first()
        if by_slug is not None:
            return by_slug[0], by_slug[1]
        named = func.lower(o.name) == wanted.lower()  # ASCII alone on SQLite: others by the slug
        found = session.execute(select(o.id, o.name).where((o.name == wanted) | named)).all()
        if len(found) == 1:
            return found[0][0], found[0][1]
        if found:
            raise NotHeldError(
                f"{len(found)} outlets are called “{wanted[:80]}”; give the name in the address "
                "of its page."
            )
    raise NotHeldError(f"There is no outlet “{wanted[:80]}”; `whence outlets` lists them.")
