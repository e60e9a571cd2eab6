"""EDTF dates as citations write them. An unknown date says so; none is guessed."""

from datetime import date

from app.base.dates import date_range, is_edtf

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
UNKNOWN = "n.d."
"""What every style writes where no date is known."""


def day_first(edtf: str | None, unknown: str = UNKNOWN) -> str:
    """Return a date as notes write it: "25 June 2025", "about June 2025", or ``unknown``."""
    said = _said(edtf, "{2} {1} {0}", "{1} {0}")
    return unknown if said == UNKNOWN else said


def month_first(edtf: str | None) -> str:
    """Return a date as Chicago writes it: "June 25, 2025"; "n.d." if unknown."""
    return _said(edtf, "{1} {2}, {0}", "{1} {0}")


def year_first(edtf: str | None) -> str:
    """Return a date as APA writes it: "2025, June 25"; "n.d." if unknown."""
    return _said(edtf, "{0}, {1} {2}", "{0}, {1}")


def date_parts(edtf: str | None) -> list[list[int]]:
    """Return a date as CSL has it: one list of year, month, day, or two for an interval.

    Empty where no date is known, or one end is open: CSL cannot say that.
    """
    if not edtf or not is_edtf(edtf):
        return []
    ends = edtf.split("/")
    if any(end in ("", "..") for end in ends):
        return []
    return [[int(part) for part in end.rstrip("~?%").split("-")] for end in ends]


def is_about(edtf: str | None) -> bool:
    """Tell whether the text marks the date as about or uncertain."""
    return bool(edtf) and any(sign in (edtf or "") for sign in "~?%")


def one_year(edtf: str | None) -> int | None:
    """Return the year all days of a date lie in; None if there is no such year."""
    days = date_range(edtf)
    if days is None or days.earliest is None or days.latest is None:
        return None
    return days.earliest.year if days.earliest.year == days.latest.year else None


def edtf_of(day: date) -> str:
    """Return a known day as EDTF."""
    return day.isoformat()


def _said(edtf: str | None, whole: str, month: str) -> str:
    if not edtf or not is_edtf(edtf):
        return UNKNOWN
    left, slash, right = edtf.partition("/")
    if not slash:
        return _one(left, whole, month)
    if left in ("", ".."):
        return f"until {_one(right, whole, month)}"
    if right in ("", ".."):
        return f"from {_one(left, whole, month)}"
    return f"{_one(left, whole, month)} – {_one(right, whole, month)}"


def _one(edtf: str, whole: str, month: str) -> str:
    plain = edtf.rstrip("~?%")
    parts = plain.split("-")
    words = parts[0]
    if len(parts) > 1:
        named = _MONTHS[int(parts[1]) - 1]
        form = whole if len(parts) > 2 else month
        words = form.format(parts[0], named, int(parts[2]) if len(parts) > 2 else 0)
    return f"about {words}" if plain != edtf else words
