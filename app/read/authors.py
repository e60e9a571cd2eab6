"""Who signed a text: names out of bylines, and bylines out of markup."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.base.text import one_line
from app.read.datelines import find_date
from app.read.names import is_agency, looks_like_publisher
from app.read.tree import Element

_LED = re.compile(
    r"^(?:(?:written|posted|reported|words|story|text|article)\s+by|(?:texte?|texto)\s+(?:par|von|"
    r"por)|by|von|par|por|di|"
    r"автор(?:ы|и|ка)?|текст|автори|作者|记者|本报记者|文)\s*[:：]?\s+|^(?:作者|记者|文)\s*[:：/]\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;,、|/]\s*|\s+(?:and|und|et|y|e|и|і|та|&)\s+")
_MAIL = re.compile(r"\S+@\S+|https?://\S+|@\w+")
_DESK = re.compile(
    r"\b(?:staff|newsroom|desk|editors?|editorial|correspondents?|admin|team|service|reporters?|"
    r"редакция|редакції|новостей|новин)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){1,4}$|^[\u4e00-\u9fff]{2,4}$|^[가-힣]{2,4}$"
)
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:author(?:[_-]?name)?|byline(?:[_-]?name)?|fn|vcard|writer|submitted)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"related|comment|promo|sidebar|rail|recommend|bio\b|more-from", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[|·•]\s*|(?<=[^\W\d_]{3})\.\s+|\s+(?=(?:作者|记者)\s*[:：])")
_KOREAN = re.compile(r"(?P<name>[가-힣]{2,4})\s?(?:기자|특파원)$")
_LONGEST = 120
_MOST = 12


def split_authors(byline: str | None) -> tuple[str, ...]:
    """Return the people of a byline in order, without "By", agencies, desks, dates and addresses.

    Names in capitals come back written as names.
    """
    if not byline:
        return ()
    names: dict[str, None] = {}
    for part in _BETWEEN.split(_LED.sub("", one_line(_MAIL.sub("", byline)))):
        name = _LED.sub("", part).strip(" .,:;-–—|()[]")
        if _is_person(name):
            names.setdefault(_cased(name))
    return tuple(names)[:_MOST]


def find_signed(root: Element) -> str | None:
    """Return the byline that microdata or rel=author mark as one, None without one."""
    return _first_of(root, (_by_property, _by_relation))


def find_marked(root: Element) -> str | None:
    """Return the byline that stands in an element called so (author, byline, fn), None if none."""
    return _first_of(root, (_by_class,))


def signed_in(line: str) -> tuple[str, ...]:
    """Return whom a short line, or a part of one that also tells a day, names as its writers.

    "Published 4 June | By A. Writer" names A. Writer, as does "记者" and "기자" beside a name.
    """
    if len(line) > _LONGEST:
        return ()
    for part in _PARTS.split(line):
        if korean := _KOREAN.match(part):
            return (korean["name"],)
        if _LED.match(part) and (names := split_authors(part)):
            return names
    return ()


def _first_of(root: Element, ways: Sequence[Callable[[Element], Iterator[str]]]) -> str | None:
    for way in ways:
        found = list(dict.fromkeys(name for line in way(root) for name in split_authors(line)))
        if found:
            return "; ".join(found[:_MOST])
    return None


def _by_property(root: Element) -> Iterator[str]:
    for element in root.iter("span", "div", "a", "p", "meta", "address"):
        if "author" not in (element.get("itemprop") or "").split() or _is_elsewhere(element):
            continue
        named = [e for e in element.iter() if "name" in (e.get("itemprop") or "").split()]
        for one in named or [element]:
            yield one.get("content") or _words(one)


def _by_relation(root: Element) -> Iterator[str]:
    for element in root.iter("a"):
        if "author" in (element.get("rel") or "").lower().split() and not _is_elsewhere(element):
            yield _words(element)


def _by_class(root: Element) -> Iterator[str]:
    for element in root.iter("span", "a", "div", "p", "address", "li"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _MARKED.search(marks) and not _is_elsewhere(element):
            words = _words(element)
            if len(words) <= _LONGEST:
                yield words


def _is_elsewhere(element: Element) -> bool:
    for one in (element, *element.iterancestors()):
        if one.tag in ("aside", "nav") or _ELSEWHERE.search(one.get("class") or ""):
            return True
    return False


def _words(element: Element) -> str:
    parts = [part for e in element.iter() for part in (e.text, e.tail if e is not element else "")]
    return one_line(" ".join(part for part in parts if part))


def _is_person(name: str) -> bool:
    return (
        len(name) <= 50
        and bool(_PERSON.match(name))
        and (name[0].isupper() or not name[0].islower())
        and not (is_agency(name) or looks_like_publisher(name) or _DESK.search(name))
        and find_date(name) is None
    )


def _cased(name: str) -> str:
    if name.isupper() and " " in name and len(name) > len("A. B."):
        return " ".join(part if len(part) < 3 else part.title() for part in name.split())
    return name
