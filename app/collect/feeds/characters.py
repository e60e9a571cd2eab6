"""The bytes of a feed as clean UTF-8, or the reason why they are none that is read."""

import codecs
import html
import re
import zlib

from charset_normalizer import from_bytes

from app.base.errors import BadInputError, TooLargeError

MAX_BYTES = 5 * 1024 * 1024  # unpacked
_HEAD = 4096
_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What these labels mean on the web. Source: WHATWG Encoding Standard, "Names and labels".
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
_ALPHABETS = re.compile(
    r"^(?:utf-?(?:8|16(?:-?[lb]e)?)|cp\d{3,4}|windows-\d{3,4}|iso-?8859-\d{1,2}|koi8-[ru]|gb18030|"
    r"big5(?:hkscs)?|euc[-_]\w{2}|iso-?2022-\w{2}|mac[-_]?cyrillic)$",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]{0,400}\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OLD_RSS = re.compile(
    r"""<!DOCTYPE\s+(?:rss|rdf:RDF)\s+(?:PUBLIC\s+["']-//Netscape[^"'<>]{0,100}["']|SYSTEM)"""
    r"""\s+["'][^"'<>]{0,200}["']\s*>""",
    re.IGNORECASE,
)
_HTML = re.compile(r"<!DOCTYPE\s+html\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_FIRST = re.compile(r"<(?![?!])")
_STRAY = 0.01  # share of NUL bytes that a text may have by mistake; of wide characters it is half
_SUBSET = 200  # characters of a DOCTYPE that name what the first element is; more is a subset


def feed_text(content: bytes, *, url: str, media_type: str | None = None) -> str:
    """Return the characters of a feed, unpacked where it is gzip, without its XML declaration.

    Valid UTF-8 is read as such whatever is declared; else what the feed or its sender declares.

    Raises:
        TooLargeError: over 5 MB unpacked.
        BadInputError: empty, no text, or it defines entities or a document type of its own.
    """
    content = _unpacked(content, url=url)
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"{url} is over 5 MB: follow a smaller feed of the same site.")
    if not content.strip():
        raise BadInputError(f"{url} answered nothing: look at it in a browser first.")
    text = _NOT_XML.sub("", _characters(content, media_type, url=url)).lstrip("\ufeff \t\r\n")
    return _checked(_DECLARATION.sub("", text, count=1).lstrip(), url=url)


def _unpacked(content: bytes, *, url: str) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpack.decompress(content, MAX_BYTES + 1)
    except zlib.error as error:
        raise BadInputError(f"{url} is packed wrongly, so it cannot be read.") from error
    if not plain:
        raise BadInputError(f"{url} is packed wrongly, so it cannot be read.")
    if len(plain) > MAX_BYTES:
        raise TooLargeError(f"{url} is over 5 MB unpacked: follow a smaller feed of the same site.")
    return plain


def _characters(content: bytes, media_type: str | None, *, url: str) -> str:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace")
    head = content[:_HEAD].decode("latin-1")
    if head.count("\x00") > len(head) * _STRAY:
        wide = "utf-16-le" if head[1:2] == "\x00" else "utf-16-be"
        if head[:4].replace("\x00", "") in ("<?", '{"', "<r", "<f"):
            return content.decode(wide, "replace")
        raise BadInputError(f"{url} is no text, so it is no feed.")
    declared = _declared(head, media_type)
    if declared and declared.lower().startswith(("iso-2022", "iso2022")):
        return content.decode(declared, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and not declared.lower().startswith("utf"):
        return content.decode(declared, "replace")
    loose = content.decode("utf-8", "replace")
    if sum(c > "\x7f" for c in loose) > 5 * loose.count("\ufffd"):
        return loose  # UTF-8 with a few broken characters
    best = from_bytes(content[:_SAMPLE]).best()
    if best is None:
        raise BadInputError(f"{url} is in no known alphabet, so it cannot be read.")
    return content.decode(best.encoding, "replace")


def _declared(head: str, media_type: str | None) -> str | None:
    for found in (_DECLARED.search(head), _CHARSET.search(media_type or "")):
        if found is None:
            continue
        name = _MEANT.get(found[1].lower(), found[1])
        if not _ALPHABETS.match(name):
            continue
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return None


def _checked(text: str, *, url: str) -> str:
    """Return ``text`` without the document type of RSS 0.9, which is known; refuse every other."""
    first = _FIRST.search(text)
    head = text[: first.start()] if first else text
    if not _DOCTYPE.search(head) or _HTML.search(head):
        return text
    plain = _OLD_RSS.sub("", head, count=1)
    if _DOCTYPE.search(plain) or len(head) - len(plain) > 2 * _SUBSET:
        raise BadInputError(
            f"{url} defines a document type or entities of its own, which are never expanded: "
            "follow another feed of the same site."
        )
    return plain + text[len(head) :]


def with_whole_entities(text: str) -> str:
    """Return XML in which each ampersand begins an entity that XML knows; CDATA stays as it is.

    What HTML alone knows (``&nbsp;``) becomes its character.
    """
    parts: list[str] = []
    at = 0
    while at < len(text):
        start = text.find("<![CDATA[", at)
        end = text.find("]]>", start) if start >= 0 else -1
        if end < 0:
            parts.append(_AMPERSAND.sub(_whole, text[at:]))
            break
        parts += [_AMPERSAND.sub(_whole, text[at:start]), text[start : end + 3]]
        at = end + 3
    return "".join(parts)


_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w{2,31};)?")


def _whole(found: re.Match[str]) -> str:
    character = html.unescape(found[0]) if found[1] else "&"
    return character if len(character) == 1 and character != "&" else f"&amp;{found[1] or ''}"
