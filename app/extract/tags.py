"""Parts of speech and lemmas from a table of answers already given, word by word.

The parser's own two components match every rule against every text and take a third of the parse.
Their answer depends on a word's form, tag and dependency, and for a few pairs ("gonna", "there
is") on its neighbours: given once, it serves every later occurrence.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from thinc.types import Ints2d

PARTS = ("attribute_ruler", "lemmatizer")
"""The components that a ``Table`` stands in for; the pipeline must hold them, disabled."""

_MOST = 200_000  # answers kept; a year of news has fewer
_PAIRED = frozenset({"ai", "gon", "got", "let", "c'm", "y", "y'"})  # rules of two words start here
Key = tuple[int, int, int, int, int]
Answer = tuple[int, int, int, int, int]
_ASKED = ("ORTH", "TAG", "DEP", "LOWER")  # of each word, as a key needs it
_GIVEN = ("POS", "MORPH", "LEMMA", "TAG", "DEP")  # of each word, as an answer holds it


class Table:
    """Tags the texts of one pipeline as its own components would."""

    def __init__(self, nlp: "Language") -> None:
        """Ask the disabled components of ``nlp`` about words not seen before.

        Raises:
            KeyError: ``nlp`` lacks one of ``PARTS``.
        """
        self._parts = [nlp.get_pipe(name) for name in PARTS]
        self._answers: dict[Key, Answer] = {}
        self._expletive = nlp.vocab.strings.add("expl")
        self._paired = frozenset(nlp.vocab.strings.add(word) for word in _PAIRED)

    def tag(self, docs: "Sequence[Doc]") -> None:
        """Set part of speech, morphology and lemma on every word of ``docs``."""
        docs = [doc for doc in docs if len(doc)]
        keys = [self._keys(doc) for doc in docs]
        answers = self._answers
        if len(answers) > _MOST:
            answers = self._answers = {}
        new = {
            key: (doc, at)
            for doc, own in zip(docs, keys, strict=True)
            for at, key in enumerate(own)
            if key not in answers
        }
        if new:
            answers |= self._ask(new)
        for doc, own in zip(docs, keys, strict=True):
            found = np.array([answers[key] for key in own], dtype=np.uint64)
            doc.from_array(list(_GIVEN), cast("Ints2d", found))

    def _keys(self, doc: "Doc") -> list[Key]:
        """Return what the answer for each word depends on."""
        words: list[tuple[int, int, int, int]] = doc.to_array(list(_ASKED)).tolist()
        keys: list[Key] = [(orth, tag, dep, 0, 0) for orth, tag, dep, _ in words]
        for at, (orth, _, dep, lower) in enumerate(words):
            if dep == self._expletive or lower in self._paired:
                follows = words[at + 1][0] if at + 1 < len(words) else 0
                keys[at] = (*keys[at][:4], follows)
                if follows:
                    keys[at + 1] = (*keys[at + 1][:3], orth, 0)
        return keys

    def _ask(self, new: "dict[Key, tuple[Doc, int]]") -> dict[Key, Answer]:
        """Return what the pipeline's own components say of words not seen before."""
        answers: dict[Key, Answer] = {}
        alone = [(key, doc[at]) for key, (doc, at) in new.items() if not (key[3] or key[4])]
        if alone:
            given = self._small([token for _, token in alone])
            answers = {key: answer for (key, _), answer in zip(alone, given, strict=True)}
        for key, (doc, at) in new.items():
            if not (key[3] or key[4]):
                continue
            first = at - 1 if key[3] else at
            last = at + 2 if key[4] else at + 1
            answers[key] = self._small(list(doc[first:last]))[at - first]
        return answers

    def _small(self, tokens: "list[Token]") -> list[Answer]:
        """Return what the pipeline's own components answer for the given words together."""
        from spacy.tokens import Doc  # noqa: PLC0415 - loaded with the parser

        small = Doc(
            tokens[0].vocab,
            words=[t.text for t in tokens],
            tags=[t.tag_ for t in tokens],
            deps=[t.dep_ for t in tokens],
            heads=list(range(len(tokens))),
        )
        for part in self._parts:
            small = part(small)
        rows: list[list[int]] = small.to_array(list(_GIVEN)).tolist()
        return [(pos, morph, lemma, tag, dep) for pos, morph, lemma, tag, dep in rows]
