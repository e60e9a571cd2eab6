"""Citations as records for reference managers: BibTeX, RIS and CSL-JSON.

Nothing in a title, a name or a note can end a field or begin a record: BibTeX's signs are written
as TeX names them, RIS has one line a field. Names stay as printed and are never taken apart.
"""

import json
import re
from typing import Any

from app.export.cite.days import date_parts, is_about, one_year
from app.export.cite.styles import as_of
from app.export.cite.work import SITE, Work, WorkKind

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:-]+")
_NOT_IN_ADDRESSES = re.compile(r"[\s{}\\\"<>^`|]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def bibtex(work: Work) -> str:
    """Return the record in BibTeX, as biblatex reads it too (``date`` is EDTF)."""
    parts = date_parts(work.issued)
    month = parts[0][1] if len(parts) == 1 and len(parts[0]) > 1 else None
    year = one_year(work.issued)
    fields = {
        "author": _braced(work.author) if work.author else None,
        "title": _braced(work.title),
        "howpublished": None if work.kind is WorkKind.ARTICLE else _tex(SITE),
        "journal": _tex(work.container) if work.kind is WorkKind.ARTICLE else None,
        "year": str(year) if year else None,
        "month": str(month) if month else None,
        "date": work.issued,
        "url": _address(work.url),
        "urldate": work.accessed.isoformat() if work.accessed else None,
        "language": _tex(work.language) if work.language else None,
        "note": _tex(_note(work)),
    }
    key = _NOT_IN_KEYS.sub("-", work.key).strip("-") or "whence"
    entry = "article" if work.kind is WorkKind.ARTICLE else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{entry}{{{key},", *lines, "}", ""])


def ris(work: Work) -> str:
    """Return the record in RIS, lines ended as it wants them."""
    article = work.kind is WorkKind.ARTICLE
    parts = date_parts(work.issued)
    first = [str(part).zfill(2) for part in parts[0]] if len(parts) == 1 else []
    year = one_year(work.issued)
    fields = [
        ("TY", "NEWS" if article else "ELEC"),
        ("TI", work.title),
        ("AU", work.author),
        ("T2", work.container),
        ("PB", None if article else SITE),
        ("PY", str(year) if year else None),
        ("DA", "/".join([*first, "", ""][:3]) if first else None),
        ("UR", _address(work.url)),
        ("Y2", work.accessed.strftime("%Y/%m/%d") if work.accessed else None),
        ("LA", work.language),
        ("ID", _NOT_IN_KEYS.sub("-", work.key).strip("-") or "whence"),
        ("N1", _note(work)),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(work: Work) -> str:
    """Return the record as CSL-JSON: a list of one item."""
    article = work.kind is WorkKind.ARTICLE
    item: dict[str, Any] = {
        "id": work.key,
        "type": "article-newspaper" if article else "webpage",
        "title": _one_line(work.title),
        "author": [{"literal": work.author or SITE}] if work.author or not article else None,
        "container-title": work.container,
        "publisher": None if article else SITE,
        "issued": _csl_date(work.issued),
        "accessed": _csl_date(work.accessed.isoformat()) if work.accessed else None,
        "URL": _address(work.url),
        "language": work.language,
        "note": _one_line(_note(work)),
    }
    kept = {name: value for name, value in item.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=1) + "\n"


def _csl_date(edtf: str | None) -> dict[str, Any] | None:
    parts = date_parts(edtf)
    if not parts:
        return {"literal": edtf} if edtf else None
    return {"date-parts": parts} | ({"circa": True} if is_about(edtf) else {})


def _note(work: Work) -> str:
    """Return the note with what a record has no field for: the moment, and the page here."""
    here = f"{SITE}: {work.record}." if work.record != work.url else ""
    return " ".join(part for part in (work.note, as_of(work), here) if part)


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in _one_line(text))


def _braced(text: str) -> str:
    """Return a text whose capitals and parts no style may touch."""
    return f"{{{_tex(text)}}}"


def _one_line(text: str) -> str:
    """Return ``text`` without line ends of any kind and without control signs."""
    return " ".join(_CONTROLS.sub(" ", text).split()).encode("utf-8", "replace").decode("utf-8")


def _address(url: str) -> str:
    """Return an address in which no sign can end a field."""
    return _NOT_IN_ADDRESSES.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url)
