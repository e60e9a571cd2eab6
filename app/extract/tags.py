"""Parts of speech and lemmas from a table of answers already given, word by word.

The parser's own two components match every rule against every text and take a third of the parse.
Their answer depends on a word's form, tag and dependency, and for a few pairs ("gonna", "there
is") on its neighbours: given once, it serves every later occurrence.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, MorphAnalysis, Token

PARTS = ("attribute_ruler", "lemmatizer")
"""The components that a ``Table`` stands in for; the pipeline must hold them, disabled."""

_MOST = 200_000  # answers kept; a year of news has fewer
_PAIRED = frozenset({"ai", "gon", "got", "let", "c'm", "y", "y'"})  # rules of two words start here
Key = tuple[int, int, int, int, int]
Answer = tuple[int, "MorphAnalysis", int, int, int]


class Table:
    """Tags the texts of one pipeline as its own components would."""

    def __init__(self, nlp: "Language") -> None:
        """Ask the disabled components of ``nlp`` about words not seen before.

        Raises:
            KeyError: ``nlp`` lacks one of ``PARTS``.
        """
        self._parts = [nlp.get_pipe(name) for name in PARTS]
        self._answers: dict[Key, Answer] = {}

    def tag(self, doc: "Doc") -> "Doc":
        """Set part of speech, morphology and lemma on every word of ``doc``; return it."""
        tokens = list(doc)
        keys = self._keys(tokens)
        answers = self._answers
        new = {key: at for at, key in enumerate(keys) if key not in answers}
        if new:
            if len(answers) > _MOST:
                answers.clear()
                new = {key: at for at, key in enumerate(keys)}
            self._ask(doc, tokens, new)
        for token, key in zip(tokens, keys, strict=True):
            pos, morph, lemma, tag, dep = answers[key]
            token.pos = pos
            token.set_morph(morph)  # pyright: ignore -- the stubs leave it out
            token.lemma = lemma
            if token.tag != tag:
                token.tag = tag
            if token.dep != dep:
                token.dep = dep
        return doc

    def _keys(self, tokens: "list[Token]") -> list[Key]:
        """Return what the answer for each word depends on."""
        keys: list[Key] = [(t.orth, t.tag, t.dep, 0, 0) for t in tokens]
        for at, token in enumerate(tokens):
            if token.dep_ == "expl" or token.lower_ in _PAIRED:
                follows = tokens[at + 1] if at + 1 < len(tokens) else None
                keys[at] = (*keys[at][:4], follows.orth if follows is not None else 0)
                if follows is not None:
                    keys[at + 1] = (*keys[at + 1][:3], token.orth, 0)
        return keys

    def _ask(self, doc: "Doc", tokens: "list[Token]", new: dict[Key, int]) -> None:
        alone = [(key, at) for key, at in new.items() if not (key[3] or key[4])]
        if alone:
            small = self._small(doc, [tokens[at] for _, at in alone])
            for (key, _), token in zip(alone, small, strict=True):
                self._answers[key] = _answer(token)
        for key, at in new.items():
            if not (key[3] or key[4]):
                continue
            first = at - 1 if key[3] else at
            last = at + 2 if key[4] else at + 1
            small = self._small(doc, tokens[first:last])
            self._answers[key] = _answer(small[at - first])

    def _small(self, doc: "Doc", tokens: "list[Token]") -> "Doc":
        """Return the given words, tagged by the pipeline's own components."""
        from spacy.tokens import Doc  # noqa: PLC0415 - loaded with the parser

        small = Doc(
            doc.vocab,
            words=[t.text for t in tokens],
            tags=[t.tag_ for t in tokens],
            deps=[t.dep_ for t in tokens],
            heads=list(range(len(tokens))),
        )
        for part in self._parts:
            small = part(small)
        return small


def _answer(token: "Token") -> Answer:
    return token.pos, token.morph, token.lemma, token.tag, token.dep
