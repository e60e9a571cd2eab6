"""Whether a page says of itself that it was changed after it was published."""

import re

_MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CHANGED = re.compile(
    # Such a line has a day or a time after the word: "Updated: May 1, 2026 11:31".
    rf"\b(?:updated|modified|edited|corrected|amended|revised)\b\s*"
    rf"(?:(?:on|at)?\s*:|(?:on |at )?\s*(?:\d|(?:{_MONTH})[a-z]*\.? \d))"
    r"|^\W*(?:correction|clarification|erratum|update|corrects|editor['’]s note)\b"
    r"\s*(?:[:,.(–—-]|$|\d)"
    r"|\ban earlier version of this\b"
    r"|\bthis (?:story|article|post|report|page) (?:has been|was) (?:since |later )?"
    r"(?:updated|corrected|amended|changed|revised|edited)\b"
    r"|\b(?:aktualisiert|korrigiert|geändert|mis à jour|modifié|actualizad[oa]|corregid[oa]|"
    r"atualizad[oa]|corrigid[oa]|aggiornat[oa]|zaktualizowano|actualizat|güncellendi|güncelleme)\b"
    r"\s*(?:am |le |el |em |la |il )?\s*(?::|\d)"
    r"|\b(?:korrektur|richtigstellung|rectificatif|fe de erratas)\b\s*[:.–—-]"
    r"|\b(?:обновлено|исправлено|дополнено|оновлено|виправлено|доповнено)\b"
    r"|更新于|更新於|更新時間|更新时间|更正|勘误|訂正|수정\s*[:：]|정정",
    re.IGNORECASE,
)


_STEMS = (
    *("updat", "modifi", "edited", "correct", "amend", "revised", "clarification", "erratum"),
    *("editor", "earlier version", "changed", "aktualisiert", "korrig", "geändert", "mis à jour"),
    *("actualiza", "corrigid", "corregid", "atualiza", "aggiorna", "zaktual", "güncelle"),
    *("korrektur", "richtigstellung", "rectificatif", "erratas", "обновл", "исправл", "дополн"),
    *("оновл", "виправ", "доповн", "更新", "更正", "勘误", "訂正", "수정", "정정"),
)
"""One of these stands in each line that can tell of a change: far quicker than the pattern."""


def tells_of_change(page: str) -> bool:
    """Tell whether a page says anywhere that it was updated or corrected.

    The whole page counts, also what is not the article's own text: there such lines often stand.
    A page that says so explains a day that is later than its own date.
    """
    folded = page.casefold()
    if not any(stem in folded for stem in _STEMS):
        return False
    lines = page.split("\n")
    return any(
        any(stem in line.casefold() for stem in _STEMS)
        and (_CHANGED.search(line) or _CHANGED.search(" ".join(lines[i : i + 2])))
        for i, line in enumerate(lines)
    )
