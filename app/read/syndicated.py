"""Lines that say a text first stood elsewhere, and datelines that name its agency, by language."""

import re
from collections.abc import Iterator

from app.base.text import one_line
from app.read.names import is_agency

_QUOTED = r"[«“„\"](?P<quoted>[^«»“”„\"]{2,60})[»”“\"]"
_NAMED = (
    r"(?P<named>[A-ZА-ЯЁІЇЄҐ][\w&'’+.-]*\w(?:\s(?:and|и|та|of|[A-ZА-ЯЁІЇЄҐ0-9])[\w&'’+-]*){0,4})"
)
_KIND = (
    r"(?:(?:газет|журнал|издани|сайт|портал|агентств|канал|виданн|вебсайт)\w*\s|"
    r"(?:информационн|інформаційн)\w+\sагентств\w*\s)?"
)
_CUES_RU = (
    r"(?:впервые|изначально|первоначально)\s(?:был[аои]?\s)?"
    r"(?:опубликован\w*|выш(?:ел|л[аои])|напечатан\w*|появил\w+)\s(?:в|на)\s",
    r"оригинал(?:\s(?:статьи|материала|текста|публикации))?\s"
    r"(?:был\s)?(?:опубликован\w*\s|размещ[её]н\w*\s|доступен\s)?(?:в|на)\s",
    r"перепечат\w+\s(?:из|с\sразрешения)\s",
    r"^по\sматериалам\s",
)
_CUES_UK = (
    r"(?:вперше|спочатку)\s(?:бул[аои]\s)?"
    r"(?:опублікован\w*|вийш(?:ов|л[аои])|надрукован\w*|з['’]явил\w+)\s(?:в|у|на)\s",
    r"оригінал(?:\s(?:статті|матеріалу|тексту|публікації))?\s"
    r"(?:був\s)?(?:опублікован\w*\s|розміщен\w*\s|доступний\s)?(?:в|у|на)\s",
    r"передрук\w+\s(?:з|із|за\sдозволом)\s",
    r"^за\sматеріалами\s",
)
_SLAVIC = re.compile(rf"(?i:{'|'.join((*_CUES_RU, *_CUES_UK))})(?i:{_KIND})(?:{_QUOTED}|{_NAMED})")
_CHINESE = re.compile(
    r"(?:本文|原文|文章)(?:首发于|首发在|首次发表于|最初发表于|最初刊登于|刊载于|原载于|原载|"
    r"转载自|转自|来源于)\s*[《“「]?(?P<name>[^《》“”「」，。；、\s]{2,20})"
)
_SLASHED = re.compile(r"^[^/\n]{3,60}\s/(?P<name>[^/\n]{2,30})/")
_ROUND = re.compile(r"^[^()\n]{2,80}\((?P<name>[^()\n]{2,30})\)\s{0,2}[-–—.]")
_DASHED = re.compile(
    r"^[А-ЯЁІЇЄҐ][^–—\n]{2,40}[,.]\s[^–—\n]{0,20}\s[-–—]\s(?P<name>[^.,\n]{2,30})\.\s"
)
_WIRED = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,8}?[社网])[\u4e00-\u9fff]{0,12}\d{1,2}月\d{1,2}日电"
)
_ALONE = re.compile(r"^[(\[/—–-]\s?(?P<name>[^()\[\]/\n]{2,30}?)\s?[)\]/]?$")
_LONGEST = 240  # characters of a line that says so; a paragraph that tells it in passing is longer


def first_place(line: str) -> str | None:
    """Return the outlet a line in Russian, Ukrainian or Chinese says its text first stood in."""
    words = one_line(line)[:400]
    if match := _SLAVIC.search(words):
        return match["quoted"] or match["named"]
    match = _CHINESE.search(words)
    return match["name"] if match else None


def dateline_agency(paragraph: str) -> tuple[int, int] | None:
    """Return where a first paragraph names the agency it is of: "VARNA (AP) —", "/ТАСС/"."""
    for pattern in (_ROUND, _SLASHED, _DASHED, _WIRED):
        match = pattern.match(paragraph)
        if match and is_agency(match["name"]):
            return match.span("name")
    return None


def closing_agency(line: str) -> str | None:
    """Return the agency that stands alone at the end of a text: "(AP)", "— Reuters"."""
    match = _ALONE.match(one_line(line))
    return match["name"] if match and is_agency(match["name"]) else None


def edge_lines(paragraphs: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs in which a text says where it is from, the last ones first."""
    last = len(paragraphs) - 1
    for place in dict.fromkeys((last, last - 1, 0)):
        if 0 <= place <= last and len(paragraphs[place]) <= _LONGEST:
            yield place, paragraphs[place]
