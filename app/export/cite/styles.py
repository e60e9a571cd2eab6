"""Citations in words: a footnote, APA 7 and Chicago 17 (note)."""

import re
from datetime import date

from app.base.moments import Moment
from app.export.cite.days import day_first, edtf_of, month_first, year_first
from app.export.cite.work import NO_DAY, SITE, Work, WorkKind


def footnote(work: Work) -> str:
    """Return a footnote: what, who has it from whom, the text read, where, as of when."""
    if work.kind is WorkKind.ARTICLE:
        author = f"{work.author}, " if work.author else ""
        what = f"{author}“{work.title}”, {work.container}, {day_first(work.issued, NO_DAY)}"
        elsewhere = f", {work.url}" if work.url != work.record else ""
        where = f"{elsewhere}. {_sentence(work.note)}{SITE}, {work.record}"
    else:
        quoted = f"“{work.title}”" if work.kind is WorkKind.CLAIM else work.title
        what = f"{quoted}. {_sentence(work.note)}".rstrip().removesuffix(".")
        where = f". {SITE}, {work.url}"
    return _tidy(f"{what}{where}{_as_of(work.moment)}{_accessed(work.accessed)}.")


def apa(work: Work) -> str:
    """Return the reference as the APA style has it; the site is the author where none is known."""
    author = work.author or work.container
    site = "" if author == work.container else f" {work.container}."
    kind = {
        WorkKind.CLAIM: f" [Claim record{_as_of(work.moment)}]",
        WorkKind.VIEW: f" [Data view{_as_of(work.moment)}]",
        WorkKind.ARTICLE: "",
    }[work.kind]
    retrieved = f"Retrieved {month_first(edtf_of(work.accessed))}, from " if work.accessed else ""
    return _tidy(
        f"{_stopped(author)} ({year_first(work.issued)}). {work.title}{kind}.{site} "
        f"{retrieved}{work.url}"
    )


def chicago(work: Work) -> str:
    """Return the note as the Chicago style has it."""
    author = f"{work.author}, " if work.author else ""
    when = month_first(work.issued)
    dated = f"as of {when}" if work.moment and work.kind is not WorkKind.ARTICLE else when
    accessed = f"accessed {month_first(edtf_of(work.accessed))}, " if work.accessed else ""
    title = re.sub("[“”]", lambda m: "‘" if m[0] == "“" else "’", work.title)
    return _tidy(f"{author}“{title},” {work.container}, {dated}, {accessed}{work.url}.")


def as_of(work: Work) -> str:
    """Return "As of 12 June 2026, 14:03 UTC."; '' for the present."""
    return f"As of {work.moment.say()}." if work.moment else ""


def _as_of(moment: Moment | None) -> str:
    return f", as of {moment.say()}" if moment else ""


def _accessed(day: date | None) -> str:
    return f", accessed {day_first(edtf_of(day))}" if day else ""


def _sentence(text: str) -> str:
    return f"{text} " if text else ""


def _stopped(name: str) -> str:
    return name if name.endswith(".") else f"{name}."


def _tidy(text: str) -> str:
    """Return ``text`` on one line."""
    return " ".join(text.split())
