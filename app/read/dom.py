"""A page's markup as a flat list of its visible stretches of text, in document order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from app.read.sniff import clean
from app.read.tree import Element

_MAX_LINKS = 5000
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "button",
        "select",
        "textarea",
        "input",
        "option",
        "datalist",
        "head",
        "title",
        "map",
        "dialog",
        "progress",
        "meter",
        "applet",
    ]
)
_SPACE = re.compile(r"\s+")
# What opens over a word stands in the markup of its sentence, but not in the sentence.
_OPENS = re.compile(r"(?:^|[\s_-])(?:tool-?tip|pop-?over|roll-?over|hover-?card|flyout)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two breaks.

    ``tag`` is the nearest block element; ``marks`` the class, id, role and itemprop words of it and
    its ancestors, nearest first; ``path`` the numbers of the elements around it, outermost first.
    ``links`` are (start, end, address as written) within ``text``. ``strong`` is the share of
    characters in bold.
    """

    text: str
    tag: str
    tags: tuple[str, ...]
    marks: tuple[str, ...]
    path: tuple[int, ...]
    links: tuple[tuple[int, int, str], ...] = ()
    strong: float = 0.0

    @property
    def link_share(self) -> float:
        """The share of characters that stand in a link."""
        return sum(end - start for start, end, _ in self.links) / max(len(self.text), 1)


@dataclass
class _Run:
    """A stretch being collected."""

    parts: list[str] = field(default_factory=list[str])
    links: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    length: int = 0
    bold: int = 0
    breaks: int = 0


def list_pieces(root: Element) -> list[Piece]:
    """Return the visible stretches of text under ``root``, scripts and hidden parts left out."""
    body = root.find("body")
    return list(_Walker(body if body is not None else root).pieces())


def absolute(url: str, base: str | None) -> str | None:
    """Return ``url`` as an absolute http(s) address, None if it is not one."""
    try:
        joined = urljoin(base or "", url.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.hostname else None


class _Walker:
    """Walks a tree once; not recursive deeper than the markup, which is at most 200."""

    def __init__(self, top: Element) -> None:
        self._top = top
        self._run = _Run()
        self._stack: list[tuple[int, str, str]] = []
        self._serial = 0
        self._out: list[Piece] = []
        self._bold = 0

    def pieces(self) -> Iterator[Piece]:
        self._enter(self._top)
        self._flush()
        yield from self._out

    def _enter(self, element: Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT or _is_hidden(element):
            return
        if tag == "br":
            self._run.breaks += 1
            if self._run.breaks >= 2:
                self._flush()
            else:
                self._add(" ", keep_breaks=True)
            return
        if tag == "hr":
            self._flush()
            return
        block = tag not in _INLINE
        marks = _marks(element)
        if block:
            self._flush()
        if block or marks:
            self._serial += 1
            self._stack.append((self._serial, tag if block else "", marks))
        bold = tag in ("b", "strong")
        self._bold += bold
        start = self._run.length
        self._add(element.text)
        opens = not block and bool(_OPENS.search(marks))
        pointed_at = bool((element.text or "").strip())
        for child in element:
            if not (opens and pointed_at and _is_opened(child)):
                self._enter(child)
            pointed_at = True
            self._add(child.tail)
        self._bold -= bold
        if tag == "a" and (href := element.get("href")) and len(self._out) < _MAX_LINKS:
            # A link that held a block began in an earlier stretch: what is left starts at 0.
            begin = start if start <= self._run.length and not block else 0
            if self._run.length > begin:
                self._run.links.append((begin, self._run.length, href))
        if block:
            self._flush()
        if block or marks:
            self._stack.pop()

    def _add(self, text: str | None, *, keep_breaks: bool = False) -> None:
        if not text:
            return
        text = clean(text)
        if text.strip() and not keep_breaks:
            self._run.breaks = 0
        flat = text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)
        if flat.startswith(" ") and (not self._run.parts or self._run.parts[-1].endswith(" ")):
            flat = flat[1:]
        if flat:
            self._run.parts.append(flat)
            self._run.length += len(flat)
            self._run.bold += len(flat) if self._bold else 0

    def _flush(self) -> None:
        run, self._run = self._run, _Run()
        raw = clean("".join(run.parts))
        text = raw.rstrip()
        if not text:
            return
        elements = self._stack
        links = tuple(
            (start, min(end, len(text)), href)
            for start, end, href in run.links
            if start < min(end, len(text))
        )
        if len(raw) != run.length:  # composed characters met across elements: positions are lost
            links = ()
        tags = tuple(tag for _, tag, _ in elements if tag)
        self._out.append(
            Piece(
                text=text,
                tag=tags[-1] if tags else "",
                tags=tags,
                marks=tuple(marks for _, _, marks in reversed(elements) if marks),
                path=tuple(serial for serial, _, _ in elements),
                links=links,
                strong=run.bold / max(len(text), 1),
            )
        )


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style[:500]))


def _is_opened(element: Element) -> bool:
    return bool(_OPENS.search(_marks(element)))


def _marks(element: Element) -> str:
    words = [
        element.get(name) or ""
        for name in ("class", "id", "role", "itemprop", "rel", "data-testid", "aria-label")
    ]
    return " ".join(word for word in words if word).lower()[:300]
