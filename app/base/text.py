"""Text as it is compared: folded, split into tokens, never changed where it is stored."""

import re
import unicodedata

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*")
_OTHER = re.compile(r"[^\x00-\x7f]+")


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space, trimmed."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return ``text`` for comparison: compatibility forms, case folded, marks stripped.

    The same on every database, because it is done here. Folding twice is folding once.
    """
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    stripped = _OTHER.sub(_unmarked, decomposed)
    return unicodedata.normalize("NFKC", stripped).casefold()


def _unmarked(found: re.Match[str]) -> str:
    return "".join(c for c in found[0] if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """Return the folded words of ``text`` in order; one CJK character is one token."""
    return [t.replace("’", "'") for t in _TOKEN.findall(fold(text))]


def slugify(text: str, *, limit: int = 80) -> str:
    """Return ``text`` as lower-case ASCII words joined by hyphens; '' if nothing is left."""
    spaced = re.sub(r"[^\w]+", " ", unicodedata.normalize("NFKD", text.replace("’", "")))
    ascii_text = spaced.encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_text)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > limit:
            break
        slug = longer
    return slug or (words[0][:limit] if words else "")


def word_places(text: str) -> list[tuple[int, int, str]]:
    """Return the words of ``text`` in order, folded, each with its first and last character."""
    return [
        (match.start(), match.end(), fold(match[0]).replace("’", "'"))
        for match in _TOKEN.finditer(text)
    ]
