# ruff: noqa: E501 - the months of thirteen languages and the shapes of dates read best a line each
"""Dates as a line near a headline writes them, in the languages of the desk."""

import re
from datetime import date

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan يناير januar janvier enero janeiro января янв січня stycznia ianuarie ocak",
        "february feb فبراير شباط februar février febrero fevereiro февраля фев лютого lutego februarie şubat",
        "march mar مارس آذار märz mars marzo março марта мар березня marca martie mart",
        "april apr أبريل نيسان avril abril апреля апр квітня kwietnia aprilie nisan",
        "may mai مايو أيار mayo maio мая травня maja mayıs",
        "june jun يونيو حزيران juni juin junio junho июня июн червня czerwca iunie haziran",
        "july jul يوليو تموز juli juillet julio julho июля июл липня lipca iulie temmuz",
        "august aug أغسطس آب août agosto августа авг серпня sierpnia ağustos",
        "september sept سبتمبر أيلول sep septembre septiembre setembro сентября сен вересня września septembrie eylül",
        "october oct أكتوبر oktober octobre octubre outubro октября окт жовтня października octombrie ekim",
        "november nov نوفمبر novembre noviembre novembro ноября ноя листопада listopada noiembrie kasım",
        "december dec ديسمبر dezember décembre diciembre dezembro декабря дек грудня grudnia decembrie aralık",
    ),
    start=1,
):
    for _name in _names.split():
        _MONTHS[_name] = _number

_WORD = "|".join(sorted((re.escape(name) for name in _MONTHS), key=len, reverse=True))
_YEAR = r"(?:19|20)\d{2}"
_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<y>{_YEAR})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
        rf"(?P<y>{_YEAR})\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]{{1,2}}(?:de )?(?P<w>{_WORD})\b\.?,?[\s-](?:de )?(?P<y>{_YEAR})(?!\d)",
        rf"\b(?P<w>{_WORD})\b\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>{_YEAR})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>{_YEAR})(?!\d)",
    )
)
_MONTH_ONLY = re.compile(rf"^\W*(?P<w>{_WORD})\.?,?\s(?P<y>{_YEAR})\W*$", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:updated|last (?:updated|modified|edited)|modified|обновлено|оновлено|aktualisiert|atualizado)\b.*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\b(?:am|pm|gmt|utc|[ce]?e?st|[ce]?et|[ep][ds]?t|jst|msk|kst|ist|uhr)\b|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"\b(?:published|posted|issued|created|date|on|at|опубликовано|veröffentlicht am|updated|modified)\b",
    re.IGNORECASE,
)


def find_date(line: str) -> str | None:
    """Return the first date in ``line`` as EDTF, None if there is none; an update's date does not count."""
    kept = without_update(line)
    best: tuple[int, str] | None = None
    for pattern in _PATTERNS:
        match = pattern.search(kept)
        found = _edtf(match) if match else None
        if match and found and (best is None or match.start() < best[0]):
            best = (match.start(), found)
    if best:
        return best[1]
    only = _MONTH_ONLY.match(kept)
    return f"{only['y']}-{_MONTHS[only['w'].lower()]:02}" if only else None


def without_update(line: str) -> str:
    """Return what ``line`` says before it tells of an update."""
    return _UPDATED.sub("", line[:300])


def is_date_line(line: str) -> bool:
    """Tell whether ``line`` is a date with little else around it."""
    if len(line) > 160:
        return False
    rest = line
    dated = False
    for pattern in (*_PATTERNS, _MONTH_ONLY):
        rest, count = pattern.subn("", rest)
        dated = dated or count > 0
    if not dated:
        return False
    return len(re.findall(r"[^\W\d_]{2,}", _CLOCK.sub("", rest))) <= 8


def _edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = _MONTHS[parts["w"].lower()] if parts.get("w") else int(parts["m"])
    day = int(parts["d"])
    if month > 12 >= day and not parts.get("w"):
        month, day = day, month
    try:
        return date(int(parts["y"]), month, day).isoformat()
    except ValueError:
        return None
