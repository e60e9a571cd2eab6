# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportAttributeAccessIssue=false
# lxml carries no types; what leaves this file is typed by Element.
"""Markup as a tree. The only place that speaks to the parser; the rest sees ``Element``."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Protocol, cast

from lxml import etree, html

from app.base.errors import BadInputError

MAX_DEPTH = 200


class Element(Protocol):
    """An element of a parsed page, as far as it is used here."""

    @property
    def tag(self) -> object:
        """Its name; no text for comments and the like."""
        ...

    @property
    def text(self) -> str | None:
        """The characters before its first child."""
        ...

    @property
    def tail(self) -> str | None:
        """The characters after it, up to the next element."""
        ...

    def get(self, key: str) -> str | None:
        """Return an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator["Element"]:
        """Yield the elements of these names, itself included, in document order."""
        ...

    def iterancestors(self) -> Iterator["Element"]:
        """Yield the elements around it, nearest first."""
        ...

    def find(self, path: str) -> "Element | None":
        """Return the first element at ``path``."""
        ...

    def findtext(self, path: str) -> str | None:
        """Return the text of the first element at ``path``."""
        ...

    def __iter__(self) -> Iterator["Element"]: ...


def parse_html(text: str, *, name: str) -> Element:
    """Return the tree of ``text``. Nothing is fetched; no entity but HTML's own is expanded.

    Raises:
        BadInputError: nested more than 200 deep, or no element at all.
    """
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    content = text.encode("utf-8", "replace")
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadInputError(f"{name} has no text in it: give a page with an article.") from error
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise BadInputError(
            f"{name} nests its markup over {MAX_DEPTH} deep: save the page as text."
        )
    return cast("Element", root)


def without(root: Element, dropped: Callable[[Element], bool]) -> Element:
    """Return a copy of ``root`` that lacks the elements for which ``dropped`` says yes."""
    copy = deepcopy(cast("html.HtmlElement", root))
    for element in [e for e in copy.iter("*") if e is not copy and dropped(cast("Element", e))]:
        element.drop_tree()
    return cast("Element", copy)
