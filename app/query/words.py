"""The language of the search box, read the same way for both databases.

Plain words must all occur; ``"..."`` is an exact phrase; ``-`` before a word or phrase excludes it;
``OR`` between two joins them more tightly than the space between others; ``begin*`` finds words
that begin so; ``topic:``, ``actor:``, ``outlet:`` and ``response:`` mean the same as the fields.
Nothing a reader can type is an error: what cannot mean anything is left out.
"""

import re
from dataclasses import dataclass

from app.store.search import And, Not, Or, Phrase, Prefix, Tree, Word, index_tokens

FIELDS = ("topic", "actor", "outlet", "response")
MOST_TERMS = 32  # a box holds 200 characters; more terms than this are a paste, not a question
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\x00": " "})
_TERM = re.compile(
    r"(?P<minus>-)?(?:(?P<field>topic|actor|outlet|response):(?:\"(?P<long>[^\"]*)\"|(?P<short>[^\s\"]+))"
    r"|\"(?P<phrase>[^\"]*)\"|(?P<word>[^\s\"]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must occur. ``exact``: it stood in quotation marks."""

    tokens: tuple[str, ...]
    exact: bool = False
    prefix: bool = False
    negated: bool = False
    others: tuple[tuple[str, ...], ...] = ()

    def tree(self) -> Tree:
        """Return what is asked of the index: these words or another name for the same."""
        found = self._own()
        if self.others:
            found = Or((found, *(_sequence(name) for name in self.others)))
        return Not(found) if self.negated else found

    def _own(self) -> Tree:
        if not self.prefix:
            return _sequence(self.tokens)
        begin = Prefix(self.tokens[-1])
        return And((_sequence(self.tokens[:-1]), begin)) if self.tokens[1:] else begin


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """One ``topic:training`` of the box."""

    field: str
    value: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a box asks for: every group must hold; a group holds where one of its terms does."""

    groups: tuple[tuple[Term, ...], ...] = ()
    fields: tuple[FieldTerm, ...] = ()

    def tree(self) -> Tree | None:
        """Return everything asked of one entry of the index; None: nothing is."""
        return _all_of(self.groups)

    def wanted_tree(self) -> Tree | None:
        """Return what must occur, without the groups that only exclude."""
        return _all_of(tuple(group for group in self.groups if not _excludes(group)))

    def unwanted_tree(self) -> Tree | None:
        """Return what must not occur anywhere, from the groups that only exclude."""
        parts = [_positive(group[0]).tree() for group in self.groups if _excludes(group)]
        return Or(tuple(parts)) if parts else None


def parse(text: str) -> Parsed:
    """Read a search box. Never fails; only signs give nothing."""
    groups: list[tuple[Term, ...]] = []
    fields: list[FieldTerm] = []
    joined = False
    for match in _TERM.finditer(text.translate(_QUOTES)):
        if match["word"] == "OR" and not match["minus"]:
            joined = bool(groups)
            continue
        if match["field"]:
            value = (match["long"] or match["short"] or "").strip()
            if value:
                fields.append(FieldTerm(match["field"].lower(), value, bool(match["minus"])))
            joined = False
            continue
        term = _term(match)
        if term is None:
            continue
        if joined:
            groups[-1] = (*groups[-1], term)
        elif len(groups) < MOST_TERMS:
            groups.append((term,))
        joined = False
    return Parsed(tuple(groups), tuple(fields))


def _term(match: re.Match[str]) -> Term | None:
    exact = match["phrase"] is not None
    words = match["phrase"] if exact else match["word"]
    tokens = tuple(index_tokens(words))
    if not tokens:
        return None
    prefix = not exact and words.endswith("*")
    return Term(tokens, exact=exact, prefix=prefix, negated=bool(match["minus"]))


def _sequence(tokens: tuple[str, ...]) -> Tree:
    return Word(tokens[0]) if len(tokens) == 1 else Phrase(tokens)


def _all_of(groups: tuple[tuple[Term, ...], ...]) -> Tree | None:
    parts = [
        group[0].tree() if len(group) == 1 else Or(tuple(term.tree() for term in group))
        for group in groups
    ]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _excludes(group: tuple[Term, ...]) -> bool:
    return len(group) == 1 and group[0].negated


def _positive(term: Term) -> Term:
    return Term(term.tokens, exact=term.exact, prefix=term.prefix, others=term.others)
