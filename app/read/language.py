# ruff: noqa: SIM905 -- a word list is read whole
"""The language of a text, with what the page declares as a hint."""

import re
from collections.abc import Callable
from functools import cache
from itertools import islice
from typing import Protocol, cast

_SAMPLE = 4000
_MIN = 60  # characters below which a declaration is believed before a guess
_SURE = 0.9
_WRITTEN = {"wuu": "zh", "yue": "zh", "gan": "zh"}  # told apart in speech, hardly in print
_ENGLISH = frozenset(
    "the of and to that was for is on with by said as from has had were which have been are this "
    "their they would who not but will she when there what into could than its his he it".split()
)
_LATIN = 1.05  # bytes a character: a text in two scripts has more
_ENOUGH = 100  # words
_SHARE = 0.25  # of all words; English news has a third and more
_CODE = re.compile(r"^([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)


def find_language(text: str, *, declared: str | None) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, None if there is too little of it.

    ``declared`` ("en-GB") is believed for short texts, and where the guess is not sure.
    """
    match = _CODE.match(declared.strip()) if declared else None
    hint = match.group(1).lower() if match else None
    sample = text[:_SAMPLE]
    letters = sum(1 for _ in islice(filter(str.isalpha, sample), _MIN))
    if letters < _MIN:
        return hint
    if _is_plainly_english(sample):
        return "en"
    code, score = _identifier().classify(sample)
    code = _WRITTEN.get(code, code)
    return hint if hint and hint != code and score < _SURE else code


def _is_plainly_english(text: str) -> bool:
    """Tell whether so many of the words are those that only English is built with.

    It is what the identifier answers, at a fiftieth of its time.
    """
    if len(text.encode(errors="replace")) > _LATIN * len(text):
        return False
    words = text.lower().split()
    return len(words) >= _ENOUGH and sum(map(_ENGLISH.__contains__, words)) >= _SHARE * len(words)


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    # Loaded here because it is slow, and most commands read no page.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    load = cast("Callable[..., _Identifier]", LanguageIdentifier.from_model_file)  # pyright: ignore[reportUnknownMemberType]
    return load(MODEL_FILE, norm_probs=True)
