# ruff: noqa: E501 -- word lists and patterns are read whole
"""Dates as worded in Russian, Ukrainian, Chinese, German and Portuguese, read as EDTF."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.base.dates import date_range, is_edtf
from app.domain.found import DateMentioned
from app.domain.span import Span


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words of time as patterns; months and days in order, seasons from spring on.

    ``day`` has the groups d, m and y; ``month`` m and y; ``year`` y. ``last``, ``this`` and ``next``
    stand before or after the word for a year.
    """

    months: tuple[str, ...]
    days: tuple[str, ...]
    seasons: tuple[str, ...]
    day: str
    month: str
    year: str
    weekday: str
    last_year: str
    this_year: str
    yesterday: str
    today: str


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_WORDS = {
    "ru": _Words(
        _split(
            "январ[ьяею] феврал[ьяею] март[ауе]? апрел[ьяею] ма[йяею] июн[ьяею] июл[ьяею] август[ауе]? сентябр[ьяею] октябр[ьяею] ноябр[ьяею] декабр[ьяею]"
        ),
        _split("понедельник вторник сред четверг пятниц суббот воскресень"),
        ("весн", "лет(?:ом|а|о|у)", "осен", "зим"),
        r"(?P<d>\d{1,2})(?:-?го)?\s+(?P<m>MONTH)(?:\s+(?P<y>(?:19|20)\d\d)(?:\s+г(?:ода|\.))?)?",
        r"(?<![\d ] )(?:в|с|со|по|до|к|на|конце|начале|середине)\s+(?P<m>MONTH)(?:\s+(?P<y>(?:19|20)\d\d)(?:\s+г(?:ода|\.))?|\s+(?P<rel>LAST|THIS))?",
        r"(?:в|с|со|до|к|за)\s+(?P<y>(?:19|20)\d\d)(?:-?(?:м|го))?\s+г(?:од[ауе]?|\.)|(?P<y2>(?:19|20)\d\d)\s+год[ауе]?",
        r"во?\s+(?P<w>DAYS)[а-я]*",
        r"прошл(?:ого|ом|ый) год[ауе]?|прошлогодн\w+",
        r"(?:этого|текущего|нынешнего|этом|текущем|нынешнем) год[ауе]",
        "вчера|накануне",
        "сегодня",
    ),
    "uk": _Words(
        _split(
            "січ(?:ень|н[яюі]) лют(?:ий|ого|ому) берез(?:ень|н[яюі]) квіт(?:ень|н[яюі]) трав(?:ень|н[яюі]) черв(?:ень|н[яюі]) лип(?:ень|н[яюі]) серп(?:ень|н[яюі]) верес(?:ень|н[яюі]) жовт(?:ень|н[яюі]) листопад[ауі]? груд(?:ень|н[яюі])"
        ),
        _split("понеділ вівтор серед четвер п['’]ятниц субот неділ"),
        ("весн|навесні", "літ(?:ку|а|о)|влітку", "осен|восени", "зим|взимку"),
        r"(?P<d>\d{1,2})(?:-?го)?\s+(?P<m>MONTH)(?:\s+(?P<y>(?:19|20)\d\d)(?:\s+р(?:оку|\.))?)?",
        r"(?:у|в|з|із|від|до|по|на|наприкінці|кінці|початку|середині)\s+(?P<m>MONTH)(?:\s+(?P<y>(?:19|20)\d\d)(?:\s+р(?:оку|\.))?|\s+(?P<rel>LAST|THIS))?",
        r"(?:у|в|з|від|до|за)\s+(?P<y>(?:19|20)\d\d)(?:-?(?:му|го))?\s+р(?:ок[уиі]?|оці|\.)|(?P<y2>(?:19|20)\d\d)\s+рок[уи]?",
        r"[ву]\s+(?P<w>DAYS)[а-яіїє]*",
        r"(?:минул(?:ого|ому)|торішн\w+) ро(?:ку|ці)|торік",
        r"(?:цього|поточного|цьому) ро(?:ку|ці)|цьогоріч",
        "вчора|учора|напередодні",
        "сьогодні",
    ),
    "de": _Words(
        _split(
            "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
        ),
        _split("Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag"),
        ("Frühjahr|Frühling", "Sommer", "Herbst", "Winter"),
        r"(?P<d>\d{1,2})\.\s+(?P<m>MONTH)(?:\s+(?P<y>(?:19|20)\d\d))?",
        r"(?:im|seit|bis|ab|vom|Anfang|Mitte|Ende)\s+(?:(?P<rel>LAST|THIS)\s+)?(?P<m>MONTH)(?:\s+(?P<y>(?:19|20)\d\d))?",
        r"(?:im Jahr(?:e)?|seit|in|bis|ab)\s+(?P<y>(?:19|20)\d\d)|(?<![\d.] )(?P<y2>20\d\d)(?!\s*[A-Za-z€])",
        r"(?:am|seit|bis)\s+(?:vergangenen\s+)?(?P<w>DAYS)",
        r"(?:vergangene[nrs]?|letzte[nrs]?|vorige[nrs]?)(?: Jahr(?:es)?)?|Vorjahr(?:es)?",
        r"diese[smr] Jahr(?:es)?|laufenden Jahr(?:es)?",
        "gestern",
        "heute",
    ),
    "pt": _Words(
        _split(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
        ),
        _split("segunda terça quarta quinta sexta sábado domingo"),
        ("primavera", "verão", "outono", "inverno"),
        r"(?P<d>\d{1,2})(?:º|\.º)?\s+de\s+(?P<m>MONTH)(?:\s+de\s+(?P<y>(?:19|20)\d\d))?",
        r"(?:em|desde|até|de|a partir de|início de|meados de|fim de|final de)\s+(?P<m>MONTH)(?:\s+(?:de\s+)?(?P<y>(?:19|20)\d\d)|\s+(?P<rel>LAST|THIS))?",
        r"(?:em|desde|até|de|no ano de)\s+(?P<y>(?:19|20)\d\d)|(?P<y2>(?!))",
        r"(?:n[oa]|nest[ea]|est[ea])\s+(?P<w>DAYS)(?:-feira)?",
        r"(?:d?n?o )?ano passado|passad[oa]",
        r"(?:d?n?este|neste) ano",
        "ontem",
        "hoje",
    ),
}
_ZH = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年|(?P<rel>去年|今年|前年|明年))?(?:(?P<m>1[0-2]|0?[1-9])月(?:份)?(?:(?P<d>3[01]|[12]\d|0?[1-9])[日号])?|(?P<season>春|夏|秋|冬)[天季]?|(?P<half>上|下)半年)"
    r"|(?P<y2>(?:19|20)\d\d)年|(?P<rel2>去年|今年|前年|明年)|(?<![\d月至到-])(?P<d2>3[01]|[12]\d|0?[1-9])[日号](?![元本])|(?P<ago>昨天|昨日|前天|今天|今日)|(?:上)?(?:周|星期)(?P<w>[一二三四五六日天])"
)
_YEARS_ZH = {"去年": -1, "今年": 0, "前年": -2, "明年": 1}
_DAYS_ZH = "一二三四五六日"
_AGO_ZH = {"昨天": 1, "昨日": 1, "前天": 2, "今天": 0, "今日": 0}
_YEAR = re.compile(r"год|ро(?:к|ц)|торік|торіш|цьогоріч|Jahr|ano", re.IGNORECASE)
_SEASON_MONTHS = ((3, 5), (6, 8), (9, 11), (12, 2))  # spring to winter, northern


def find_foreign_dates(
    text: str, within: Span, published: str | None, language: str
) -> tuple[DateMentioned, ...]:
    """Return the dates worded inside ``within``; empty for a language that has no table here.

    Relative ones and days without a year need the publication date; a season is an interval.
    """
    days = date_range(published)
    latest = days.latest if days is not None else None
    if language == "zh":
        pairs = [(m, _chinese(m, latest)) for m in _ZH.finditer(text, within.start, within.end)]
    elif language in _WORDS:
        pairs = [
            (m, _spaced(m, language, latest))
            for m in _pattern(language).finditer(text, within.start, within.end)
        ]
    else:
        pairs = []
    return tuple(
        DateMentioned(Span(*m.span()), edtf)
        for m, edtf in pairs
        if edtf is not None and is_edtf(edtf)
    )


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    words = _WORDS[language]
    months, days = "|".join(words.months), "|".join(words.days)
    seasons = "|".join(f"(?P<s{at}>{stem})" for at, stem in enumerate(words.seasons))

    def filled(pattern: str, tag: str) -> str:
        named = re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{tag}_{m[1]}>", pattern)
        return (
            named.replace("MONTH", f"(?:{months})")
            .replace("DAYS", f"(?:{days})")
            .replace("LAST", f"(?:{words.last_year})")
            .replace("THIS", f"(?:{words.this_year})")
        )

    season = rf"(?:{seasons})\w*(?:\s+(?P<sy>(?:19|20)\d\d)|\s+(?P<slast>{words.last_year})|\s+(?P<sthis>{words.this_year}))"
    before = rf"(?P<last_s>{words.last_year})\s+(?:{'|'.join(f'(?P<t{at}>{stem})' for at, stem in enumerate(words.seasons))})\w*"
    return re.compile(
        rf"(?<!\w)(?:{filled(words.day, 'day')}|{filled(words.month, 'mon')}|{season}|{before}|{filled(words.weekday, 'wd')}"
        rf"|{filled(words.year, 'yr')}|(?P<last>(?:im |no |в |у )?(?:{words.last_year}))|(?P<this>(?:{words.this_year}))"
        rf"|(?P<yesterday>{words.yesterday})|(?P<today>{words.today}))(?!\w)",
        re.IGNORECASE,
    )


def _at(stems: tuple[str, ...], word: str) -> int:
    return next(i for i, stem in enumerate(stems) if re.match(stem, word, re.IGNORECASE))


def _spaced(match: re.Match[str], language: str, latest: date | None) -> str | None:
    words = _WORDS[language]
    if match["day_m"]:
        month = _at(words.months, match["day_m"]) + 1
        day = int(match["day_d"])
        year = match["day_y"] or _year_of(month, day, latest)
        return f"{year}-{month:02}-{day:02}" if year else None
    if match["mon_m"]:
        month = _at(words.months, match["mon_m"]) + 1
        year = match["mon_y"] or _year_of(month, None, latest)
        if match["mon_rel"] and latest is not None:
            past = re.match(words.last_year, match["mon_rel"], re.IGNORECASE) is not None
            year = str(latest.year - past)
        return f"{year}-{month:02}" if year else None
    season = next((i for i in range(4) if match[f"s{i}"] or match[f"t{i}"]), None)
    if season is not None:
        shift = 0 if match["sthis"] else -1
        year = match["sy"] or (str(latest.year + shift) if latest is not None else None)
        return _season(int(year), season) if year else None
    if match["yr_y"] or match["yr_y2"]:
        return match["yr_y"] or match["yr_y2"]
    if latest is None:
        return None
    if match["wd_w"]:
        return _weekday(latest, _at(words.days, match["wd_w"]))
    if match["last"] or match["this"]:
        whole = _YEAR.search(match.group()) is not None
        return str(latest.year - bool(match["last"])) if whole else None
    return (latest - timedelta(days=bool(match["yesterday"]))).isoformat()


def _chinese(match: re.Match[str], latest: date | None) -> str | None:
    relative = match["rel"] or match["rel2"]
    year = match["y"] or match["y2"]
    if relative and latest is not None:
        year = str(latest.year + _YEARS_ZH[relative])
    if match["m"]:
        month, day = int(match["m"]), int(match["d"]) if match["d"] else None
        year = year or _year_of(month, day, latest)
        if year is None:
            return None
        return f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    if match["season"] or match["half"]:
        if year is None:
            return None
        if match["season"]:
            return _season(int(year), "春夏秋冬".index(match["season"]))
        return f"{year}-01/{year}-06" if match["half"] == "上" else f"{year}-07/{year}-12"
    if year:
        return year
    if latest is None:
        return None
    if match["d2"]:
        return _day_of(int(match["d2"]), latest)
    if match["ago"]:
        return (latest - timedelta(days=_AGO_ZH[match["ago"]])).isoformat()
    return _weekday(latest, _DAYS_ZH.index(match["w"].replace("天", "日"))) if match["w"] else None


def _season(year: int, season: int) -> str:
    first, last = _SEASON_MONTHS[season]
    return f"{year - (last < first)}-{first:02}/{year}-{last:02}"


def _year_of(month: int, day: int | None, latest: date | None) -> str | None:
    """Return the year of a day or month without one: the last that is not after publication."""
    if latest is None:
        return None
    ahead = (month, day or 0) > (latest.month, latest.day if day else 0)
    return str(latest.year - ahead)


def _day_of(day: int, latest: date) -> str | None:
    """Return the day of a month that is not named: the last one not after publication."""
    month = latest.replace(day=1)
    if day > latest.day:
        month = (month - timedelta(days=1)).replace(day=1)
    return f"{month.year}-{month.month:02}-{day:02}"


def _weekday(published: date, weekday: int) -> str:
    return (published - timedelta(days=(published.weekday() - weekday) % 7)).isoformat()
