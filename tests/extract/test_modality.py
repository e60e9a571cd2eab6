import pytest

from app.domain.words import Modality
from app.extract.modality import find_modality


@pytest.mark.parametrize(
    ("text", "verb", "attributed", "language", "modality"),
    [
        ("Crews came.", None, False, "en", Modality.ASSERTED),
        ("Crews came, he said.", "say", True, "en", Modality.ATTRIBUTED),
        ("Crews reportedly came.", None, False, "en", Modality.HEDGED),
        ("Crews reportedly came, he said.", "say", True, "en", Modality.ATTRIBUTED),
        ("They say crews came.", None, False, "en", Modality.HEDGED),
        ("Crews came, you could hear them.", None, False, "en", Modality.ASSERTED),
        ("Crews could have come.", None, False, "en", Modality.HEDGED),
        ("Crews came in May 2026.", None, False, "en", Modality.ASSERTED),
        ("Did crews come?", None, False, "en", Modality.QUESTIONED),
        ("He denied that crews came.", "deny", True, "en", Modality.DENIED),
        ("In May China shipped lathes.", None, False, "en", Modality.ASSERTED),
        ("Crews came, it was claimed.", None, False, "en", Modality.HEDGED),
        ("Waybills suggest that crews came.", "suggest", True, "en", Modality.HEDGED),
        ("Officials suspect that crews came.", "suspect", True, "en", Modality.HEDGED),
        ("There was no clear indication that crews came.", "say", True, "en", Modality.HEDGED),
        ("She had seen nothing that shows crews there.", "say", True, "en", Modality.HEDGED),
        ("We assess with low confidence that crews came.", "say", True, "en", Modality.HEDGED),
        ("He suggested a meeting of crews.", None, False, "en", Modality.ASSERTED),
        ("Crews came without comment.", None, False, "en", Modality.ASSERTED),
        ("Экипажи, возможно, прибыли.", None, False, "ru", Modality.HEDGED),
    ],
)
def test_a_text_commits_to_what_it_says(
    text: str, verb: str | None, attributed: bool, language: str, modality: Modality
) -> None:
    assert find_modality(text, verb=verb, attributed=attributed, language=language) == modality


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The yard got nine Chinese engines, if the ledger is genuine.", "en"),
        ("If the memo is to be believed, Russia paid in yuan.", "en"),
        ("The tyres came by rail, if true.", "en"),
        ("Цього вистачило, і могло б вистачити на сто танків.", "uk"),
        ("Этого могло бы хватить на сто танков.", "ru"),
    ],
)
def test_what_holds_only_if_its_source_does_is_hedged(text: str, language: str) -> None:
    found = find_modality(text, verb=None, attributed=True, language=language)
    assert found == Modality.HEDGED
