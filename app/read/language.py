"""The language of a text, with what the page declares as a hint."""

import re
from collections.abc import Callable
from functools import cache
from typing import Protocol, cast

_SAMPLE = 4000
_MIN = 60  # characters below which a declaration is believed before a guess
_SURE = 0.9
_WRITTEN = {"wuu": "zh", "yue": "zh", "gan": "zh"}  # told apart in speech, hardly in print
_CODE = re.compile(r"^([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)


def find_language(text: str, *, declared: str | None) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, None if there is too little of it.

    ``declared`` ("en-GB") is believed for short texts, and where the guess is not sure.
    """
    match = _CODE.match(declared.strip()) if declared else None
    hint = match.group(1).lower() if match else None
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters < _MIN:
        return hint
    code, score = _identifier().classify(sample)
    code = _WRITTEN.get(code, code)
    return hint if hint and hint != code and score < _SURE else code


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    # Loaded here because it is slow, and most commands read no page.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    load = cast("Callable[..., _Identifier]", LanguageIdentifier.from_model_file)  # pyright: ignore[reportUnknownMemberType]
    return load(MODEL_FILE, norm_probs=True)
