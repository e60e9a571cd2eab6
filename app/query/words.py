"""The language of the search box, read the same way for both databases.

Plain words must all occur; ``"..."`` is an exact phrase; ``-`` before a word or phrase excludes it;
``OR`` between two joins them more tightly than the space between others; ``AND`` and ``NOT`` in
capitals mean the space and the ``-``; ``begin*`` finds words that begin so; ``topic:``, ``actor:``,
``outlet:`` and ``response:`` mean the same as the fields.
Nothing a reader can type is an error: what cannot mean anything is left out, with a note that says
so, and the rest is looked for.
"""

import re
from dataclasses import dataclass, replace

from app.store.search import And, Not, Or, Phrase, Prefix, Tree, Word, index_tokens

FIELDS = ("topic", "actor", "outlet", "response")
MOST_TERMS = 32  # a box holds 200 characters; more terms than this are a paste, not a question
MOST_FIELDS = 8  # each of them is looked up
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\x00": " "})
_ALONE = re.compile(r"-?(?P<field>topic|actor|outlet|response):", re.IGNORECASE)
_NO_FIELD = re.compile(r"(?P<name>[a-z]{3,12}):[^\s/:]", re.IGNORECASE)
_SAID = {
    "OR": "OR stands between two words; here it is left out.",
    "AND": "AND stands between two words and is not needed: all words must occur. It is left out.",
    "NOT": "NOT stands before a word, like the sign -; here it is left out.",
}
"""Operators that are words in capitals, and what is said where they mean nothing."""
_EXAMPLES = {
    "topic": "topic:training",
    "actor": "actor:hur",
    "outlet": "outlet:reuters",
    "response": "response:denial",
}
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
    """What a box asks for: every group must hold; a group holds where one of its terms does.

    ``notes`` are sentences about what in it could not be used.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    fields: tuple[FieldTerm, ...] = ()
    notes: tuple[str, ...] = ()

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
    reading = _Reading(text.translate(_QUOTES))
    for match in _TERM.finditer(reading.text):
        reading.take(match)
    return reading.result()


def write_box(parsed: Parsed) -> str:
    """Return a box that reads as ``parsed``, but for its notes; words as the index has them."""
    groups = [" OR ".join(_written(term) for term in group) for group in parsed.groups]
    return " ".join((*groups, *(_written_field(field) for field in parsed.fields)))


def _written(term: Term) -> str:
    minus = "-" if term.negated else ""
    if term.exact:
        return f'{minus}"{" ".join(term.tokens)}"'
    return f"{minus}{'-'.join(term.tokens)}{'*' if term.prefix else ''}"


def _written_field(field: FieldTerm) -> str:
    value = f'"{field.value}"' if " " in field.value else field.value
    return f"{'-' if field.negated else ''}{field.field}:{value}"


class _Reading:
    """A box while it is read, term by term."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.groups: list[tuple[Term, ...]] = []
        self.fields: list[FieldTerm] = []
        self.notes: dict[str, None] = {}
        self.operator: str | None = None
        if text.count('"') % 2:
            self.note(
                "A quotation mark has no partner and is left out; write “exact phrase” with two."
            )

    def note(self, sentence: str) -> None:
        self.notes[sentence] = None

    def take(self, match: re.Match[str]) -> None:
        word = match["word"]
        if word in _SAID and not match["minus"]:
            nothing_before = word != "NOT" and not self.groups and not self.fields
            if self.operator is not None or nothing_before:
                self.note(_SAID[word])
            self.operator = word
            return
        operator, self.operator = self.operator, None
        if match["field"]:
            self._take_field(match, operator)
            return
        if word is not None and (alone := _ALONE.fullmatch(word)):
            name = alone["field"].lower()
            self.note(f"Nothing stands behind {name}: and it is left out; write {_EXAMPLES[name]}.")
            return
        term = _term(match)
        if term is None:
            self._miss(operator)
            return
        self._note_signs(word or "")
        if operator == "NOT":
            term = replace(term, negated=True)
        if operator == "OR" and self.groups:
            self.groups[-1] = (*self.groups[-1], term)
        elif len(self.groups) < MOST_TERMS:
            self.groups.append((term,))
        else:
            self.note(f"Only the first {MOST_TERMS} words are looked for.")

    def result(self) -> Parsed:
        self._miss(self.operator)
        if "(" in self.text and any(len(group) > 1 for group in self.groups):
            self.note("Brackets are left out: OR joins the words on both sides of it first.")
        return Parsed(tuple(self.groups), tuple(self.fields), tuple(self.notes))

    def _take_field(self, match: re.Match[str], operator: str | None) -> None:
        if operator == "OR":
            self.note("OR joins words, not fields, and is left out; give the field twice instead.")
        value = (match["long"] or match["short"] or "").strip()
        if value and len(self.fields) >= MOST_FIELDS:
            self.note(f"Only the first {MOST_FIELDS} fields are used.")
        elif value:
            negated = bool(match["minus"]) or operator == "NOT"
            self.fields.append(FieldTerm(match["field"].lower(), value, negated))

    def _miss(self, operator: str | None) -> None:
        if operator is not None:
            self.note(_SAID[operator])

    def _note_signs(self, word: str) -> None:
        if "*" in word.rstrip("*"):
            self.note(
                "An asterisk works at the end of a word, as in begin*; elsewhere it is left out."
            )
        found = _NO_FIELD.match(word)
        if found is not None:
            self.note(
                f"There is no field {found['name']}: and its words are looked for; "
                "fields are topic:, actor:, outlet: and response:."
            )


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
