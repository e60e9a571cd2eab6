"""A sentence may break off anywhere, in every language that is read."""

import pytest

from tests.extract.factories import found_in

SENTENCES = {
    "en": "Russia bought forty Chinese engines for its drones last year, the ministry said on "
    "Monday, citing a report by The Harbour Post.",
    "ru": "Россия купила сорок китайских двигателей для дронов, заявили в министерстве со ссылкой "
    "на издание «Гавань», сообщает агентство.",
    "uk": "Росія купила сорок китайських двигунів для дронів, заявили в міністерстві з посиланням "
    "на видання «Гавань», повідомляє агентство.",
    "de": "Russland hat vierzig chinesische Motoren für Drohnen gekauft, sagte das Ministerium "
    "unter Berufung auf die Zeitung „Hafenpost“, berichtet die Agentur.",
    "pt": "A Rússia comprou quarenta motores chineses para drones, disse o ministério, citando o "
    "jornal “Correio do Porto”, segundo a agência.",
    "zh": "该部表示，俄罗斯去年购买了四十台中国无人机发动机，"
    "据《港口报》报道，通讯社援引消息人士称。",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_that_breaks_off_anywhere_is_read(language: str) -> None:
    sentence = SENTENCES[language]
    for end in range(1, len(sentence) + 1, 4):
        said = sentence[:end].rstrip()
        found = found_in(said, language=language)
        assert all(0 <= c.quote.start < c.quote.end <= len(said) for c in found.claims)
