"""What bytes are: text, HTML, or nothing that is read here."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from app.base.errors import BadInputError, TooLargeError
from app.domain.article import Input

MAX_BYTES = 5 * 1024 * 1024
_SAMPLE = 64 * 1024  # enough to tell an alphabet, little enough to be quick

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_SHORT_MAGIC = {b"BM", b"MZ", b"ID3"}  # two letters may begin a text: only with a NUL near
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What these labels mean on the web. Source: WHATWG Encoding Standard, "Names and labels".
_WEB_CHARSETS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "x-sjis": "cp932",
}
_NOT_ALPHABETS = {"utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"}
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_:.-]{2,40})")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ufeff]"
)
_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]{0,400}\[|<!ENTITY\s", re.IGNORECASE)
_HTML_START = re.compile(
    r"^\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"<(?:p|div|br|a|article|span|h[1-6]|meta|table|ul|section)\b[^<>]{0,2000}>", re.IGNORECASE
)
_BROKEN_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page, NFC, with ``\\n`` as the only line end."""

    text: str
    is_html: bool


def decode(item: Input) -> Decoded:
    """Return the text of ``item`` and whether it is HTML.

    The alphabet is told by a byte order mark, by valid UTF-8, by what the page or its sender
    declares, and only then guessed.

    Raises:
        TooLargeError: over 5 MB.
        BadInputError: empty, binary, XML with entities, or no readable characters.
    """
    content = item.content
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"{item.name} is over 5 MB: give only the page with the article.")
    if not content.strip():
        raise BadInputError(f"{item.name} is empty: give a page with text in it.")
    _refuse_binary(item.name, content)
    text = clean(_characters(item))
    if not text.strip():
        raise BadInputError(f"{item.name} has no text in it: give a page with an article.")
    head = text[:4000]
    if text.lstrip()[:1] == "<" and _ENTITIES.search(head):
        raise BadInputError(
            f"{item.name} defines XML entities, which are never expanded: save it as HTML or text."
        )
    return Decoded(text, _is_html(text, item.media_type))


def clean(text: str) -> str:
    """Return ``text`` as it is stored: NFC, one kind of line end, no control characters."""
    if text.isascii() and text.isprintable():
        return text
    lines = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x85", "\n")
    )
    return unicodedata.normalize("NFC", _CONTROL.sub("", lines))


def _refuse_binary(name: str, content: bytes) -> None:
    start = content[:4096]
    if any(start.startswith(bom) for bom, _ in _BOMS):
        return
    kind = next(
        (
            what
            for magic, what in _MAGIC
            if start.startswith(magic) and (magic not in _SHORT_MAGIC or b"\x00" in start)
        ),
        None,
    )
    if kind is None and start[:4] == b"RIFF" and start[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        kind = "an image or a sound file"
    if kind is None and start[4:8] == b"ftyp":
        kind = "an image or a film"
    if kind is None and b"\x00" in content and _utf16(content) is None:
        kind = "a binary file"
    if kind is not None:
        raise BadInputError(
            f"{name} is {kind}: only text and HTML are read, so save it as one of them."
        )


def _utf16(content: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, None if it does not look like it."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * half and even < 0.01 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.01 * half:
        return "utf-16-be"
    return None


def _characters(item: Input) -> str:
    content = item.content
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return _checked(item.name, content[len(bom) :].decode(charset, errors="replace"))
    if b"\x00" in content and (order := _utf16(content)):
        return _checked(item.name, content.decode(order, errors="replace"))
    declared = _declared(item)
    if declared and content.isascii():
        return _decoded_or_none(content, declared) or content.decode("ascii")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (text := _decoded_or_none(content, declared)) is not None:
        return _checked(item.name, text)
    loose = content.decode("utf-8", errors="replace")
    letters = sum(c > "\x7f" and c != "\ufffd" for c in loose)
    if letters > 4 * loose.count("\ufffd"):  # UTF-8 with a few broken characters
        return loose
    best = from_bytes(content[:_SAMPLE]).best()
    if best is None:
        raise BadInputError(f"{item.name} is in no known alphabet: save it as UTF-8 text.")
    return _checked(item.name, content.decode(best.encoding, errors="replace"))


def _declared(item: Input) -> str | None:
    told = item.media_type or {k.lower(): v for k, v in item.headers}.get("content-type", "")
    start = item.content[:4096]
    for found in (
        _CHARSET.search(told.encode("ascii", "ignore")),
        _XML_ENCODING.search(start),
        _CHARSET.search(start),
    ):
        if found:
            return found.group(1).decode("ascii")
    return None


def _decoded_or_none(content: bytes, label: str) -> str | None:
    name = _WEB_CHARSETS.get(label.lower(), label)
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    if codec.name in _NOT_ALPHABETS or codec.name.startswith("utf-8"):
        return None
    try:
        text = content.decode(codec.name, errors="replace")
    except (UnicodeError, LookupError):  # codecs from bytes to bytes say so here
        return None
    return text if _broken(text) <= _BROKEN_SHARE else None


def _broken(text: str) -> float:
    return text.count("\ufffd") / max(len(text), 1)


def _checked(name: str, text: str) -> str:
    sample = text[:_SAMPLE]
    bad = sum(
        unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\n\r\t\x0c\x85"
        for c in sample
    )
    if _broken(text) > _BROKEN_SHARE or bad > _BROKEN_SHARE * max(len(sample), 1):
        raise BadInputError(f"{name} decodes to no readable text: save it as UTF-8 text or HTML.")
    return text


def _is_html(text: str, media_type: str | None) -> bool:
    if _HTML_START.match(text[:4000]):
        return True
    tags = sum(1 for _ in _TAG.finditer(text[:100_000]))
    if media_type and "html" in media_type.lower():
        return tags > 0
    return (text.lstrip()[:1] == "<" and tags > 0) or (tags > 5 and "</" in text)
