import pytest

from app.domain.words import BlockKind, Modality, SourceKind
from app.extract.foreign import russian
from app.extract.foreign.agencies import find_agencies
from app.extract.foreign.sources import in_nominative, nominative, read_source
from app.extract.foreign.spaced import find_spaced
from app.extract.gazetteer import Gazetteer
from app.extract.languages import find_foreign
from app.extract.modality import find_modality
from app.extract.sentences import lay_out
from tests.extract.factories import VOCABULARY, an_article, found_in


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Колонна прибыла вчера, сообщил губернатор.", "губернатор", "Колонна прибыла вчера"),
        ("ru", "По данным штаба, колонна прибыла вчера.", "штаба", "колонна прибыла вчера"),
        (
            "ru",
            "Ранее губернатор области заявил, что колонна прибыла.",
            "губернатор области",
            "колонна прибыла",
        ),
        ("uk", "За даними штабу, колона прибула вчора.", "штабу", "колона прибула вчора"),
        (
            "uk",
            "Колона прибула вчора, розповів очільник області.",
            "очільник області",
            "Колона прибула вчора",
        ),
        ("uk", "У штабі заявили, що колона прибула.", "штабі", "колона прибула"),
        ("de", "Die Kolonne sei da, sagte der Minister.", "der Minister", "Die Kolonne sei da"),
        (
            "de",
            "Der Minister sagte, dass die Kolonne da sei.",
            "Der Minister",
            "die Kolonne da sei",
        ),
        ("pt", "A coluna chegou ontem, disse o ministro.", "o ministro", "A coluna chegou ontem"),
        ("pt", "Segundo o ministro, a coluna chegou ontem.", "o ministro", "a coluna chegou ontem"),
        ("zh", "发言人表示，演习已经结束。", "发言人", "演习已经结束"),
        ("zh", "发言人12日晚间声称，演习已经结束。", "发言人", "演习已经结束"),
    ],
)
def test_the_commonest_wording_is_read(language: str, text: str, source: str, content: str) -> None:
    found = find_foreign(lay_out(an_article(text, language=language)), language)[0]
    assert found.source is not None
    assert source in found.source.of(text)
    assert found.content.of(text) == content


def test_reported_this_is_said_of_the_sentence_before() -> None:
    text = "Колонна прибыла в порт. Об этом сообщила газета со ссылкой на двух чиновников."
    found = find_foreign(lay_out(an_article(text, language="ru")), "ru")[0]
    assert found.content.of(text) == "Колонна прибыла в порт."
    assert found.source is not None
    assert found.source.of(text) == "газета"
    assert found.cited is not None
    assert found.cited.of(text) == "двух чиновников"


def test_a_chinese_paper_that_cites_somebody_carries_it() -> None:
    text = "《晨报》援引两名官员的话报道称，演习已经结束。"
    found = find_foreign(lay_out(an_article(text, language="zh")), "zh")[0]
    assert found.source is not None
    assert found.cited is not None
    assert found.source.of(text) == "《晨报》"
    assert found.cited.of(text) == "两名官员"
    assert found.content.of(text) == "演习已经结束"


def test_a_second_verb_without_a_subject_keeps_the_speaker() -> None:
    text = "Очільник області стверджує, що колона прибула, однак визнає, що доказів немає."
    first, second = find_foreign(lay_out(an_article(text, language="uk")), "uk")
    assert first.source == second.source
    assert second.content.of(text) == "доказів немає"


def test_a_headline_names_its_source_behind_the_dash() -> None:
    text = "Колона прибула до порту – Вечірній вісник"
    article = an_article(text, language="uk", kind=BlockKind.HEADLINE)
    found = find_foreign(lay_out(article), "uk")[0]
    assert found.rule == "headline"
    assert found.source is not None
    assert found.source.of(text) == "Вечірній вісник"


def test_an_unknown_language_gives_nothing() -> None:
    assert find_foreign(lay_out(an_article("Habari za leo.")), "sw") == []


def test_the_russian_parse_finds_a_subject_with_its_name() -> None:
    text = "Колонна прибыла вчера, сообщил губернатор области Иван Стрельников."
    layout = lay_out(an_article(text, language="ru"))
    found = russian.read_parsed(layout, 0)[0]
    assert found.source is not None
    assert found.source.of(text) == "губернатор области Иван Стрельников"


def test_russian_is_read_by_words_where_the_parser_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.extract.languages.can_parse", lambda: False)
    text = "Колонна прибыла вчера, сообщил губернатор."
    layout = lay_out(an_article(text, language="ru"))
    assert find_foreign(layout, "ru") == find_spaced(layout, "ru")
    assert find_foreign(layout, "ru")


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("глава ведомства Иван Стрельников", "person", "Иван Стрельников"),
        ("двоє європейських посадовців", "unnamed", None),
        ("газета «Вечерний порт»", "outlet", "Вечерний порт"),
        ("таможенные документы", "document", None),
        ("пресс-секретарь завода", "office", None),
        ("外交部发言人陈立", "person", "陈立"),
        ("两名官员", "unnamed", None),
        ("《晨报》", "outlet", "晨报"),
    ],
)
def test_a_source_phrase_is_told_by_its_head(words: str, kind: str, name: str | None) -> None:
    found = read_source(words, oblique=False)
    assert (found.kind, found.name) == (kind, name)


def test_a_man_in_the_genitive_is_listed_in_the_nominative() -> None:
    assert nominative("Андрея Стрельникова") == "Андрей Стрельников"
    assert nominative("John Smith") == "John Smith"


def test_agencies_are_known_by_their_names_in_other_scripts() -> None:
    assert [name for _, _, name in find_agencies("路透社和法新社")] == ["Reuters", "AFP"]


def test_a_ukrainian_page_gives_its_person_and_the_paper_that_has_it() -> None:
    text = (
        "Понад 300 військових армії Росії навчатимуться в Китаї, повідомив представник відомства "
        "Остап Вербицький в інтерв'ю газеті «Ранковий порт»."
    )
    claim = found_in(text, language="uk", outlet="Новини дня").claims[0]
    assert claim.attribution is not None
    assert [s.kind for s in claim.attribution.steps] == [SourceKind.OUTLET, SourceKind.ACTOR]
    assert [s.name for s in claim.attribution.steps] == ["Ранковий порт", "Остап Вербицький"]


def test_an_unnamed_source_without_a_numeral_is_the_one_before() -> None:
    text = (
        "Росія купила в Китаї 300 двигунів для дронів, пише Evening Ledger із посиланням на двох "
        "чиновників порту. За словами посадовців, китайські двигуни везли до Росії морем."
    )
    claims = found_in(text, language="uk", outlet="Новини дня").claims
    assert len(claims) == 2
    said = [[s.name for s in c.attribution.steps] for c in claims if c.attribution]
    assert said[0] == said[1]
    assert said[0][0] == "Evening Ledger"


def test_the_other_side_in_chinese_is_its_body_that_spoke_last() -> None:
    text = "俄国防部6日称，中俄两军在哈尔滨举行演习。俄方称，两军200名军官参加演习。"
    claims = found_in(text, language="zh", outlet="晨报").claims
    assert [c.attribution.steps[-1].actor for c in claims if c.attribution] == ["russia-mod"] * 2


def test_a_capital_speaks_for_its_state_unless_it_is_a_place() -> None:
    text = "Пекин заявил, что Россия получила 40 двигателей. В Пекине прошли учения с Россией."
    names = [(n.slug, n.span.of(text)) for n in Gazetteer(VOCABULARY).find(text)]
    assert ("china", "Пекин") in names
    assert ("china", "Пекине") not in names


@pytest.mark.parametrize(
    ("worded", "listed"),
    [
        ("европейского чиновника в порту", "европейский чиновник в порту"),
        ("колишнього інженера заводу", "колишній інженер заводу"),
        ("високопосадовця митниці", "високопосадовець митниці"),
        ("двух чиновников", "двух чиновников"),
    ],
)
def test_a_described_source_in_the_genitive_is_listed_in_the_nominative(
    worded: str, listed: str
) -> None:
    assert in_nominative(worded) == listed


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        (
            "ru",
            "Колонна прибыла вчера, говорится в сообщении штаба.",
            "сообщении штаба",
            "Колонна прибыла вчера",
        ),
        (
            "ru",
            "Колонна, пишет газета, прибыла вчера.",
            "газета",
            "Колонна, пишет газета, прибыла вчера",
        ),
        (
            "ru",
            "«Колонна прибыла вчера», — сказал он «Вечернему порту».",
            "он",
            "Колонна прибыла вчера",
        ),
        (
            "ru",
            "Нашли договор, согласно которому порт получает деньги.",
            "договор",
            "порт получает деньги",
        ),
        ("uk", "У звіті центру йдеться, що колона прибула.", "звіті центру", "колона прибула"),
        ("uk", "Колона прибула, зазначає видання.", "видання", "Колона прибула"),
        (
            "de",
            "Einem Diplomaten zufolge ist die Kolonne da.",
            "Einem Diplomaten",
            "ist die Kolonne da",
        ),
        (
            "de",
            "Die Kolonne ist da, teilte das Amt am Montag mit.",
            "das Amt",
            "Die Kolonne ist da",
        ),
        ("pt", "O ministro disse ainda que a coluna chegou.", "O ministro", "a coluna chegou"),
        (
            "pt",
            "Em comunicado, o ministério informou que a coluna chegou.",
            "o ministério",
            "a coluna chegou",
        ),
        ("zh", "黑客公布的一份合同显示，演习已经结束。", "黑客公布的一份合同", "演习已经结束"),
        ("zh", "专家梁远在接受《晨报》采访时指出，演习已经结束。", "专家梁远", "演习已经结束"),
    ],
)
def test_further_wordings_are_read(language: str, text: str, source: str, content: str) -> None:
    found = find_foreign(lay_out(an_article(text, language=language)), language)[0]
    assert found.source is not None
    assert found.source.of(text) == source
    assert found.content.of(text) == content


def test_a_transfer_is_not_taken_for_a_saying() -> None:
    text = "Китай передав Росії сорок двигунів."
    assert find_foreign(lay_out(an_article(text, language="uk")), "uk") == []


def test_who_speaks_between_dashes_parts_a_quotation_in_two() -> None:
    text = "«Колонна прибыла вчера, — рассказал слесарь завода «Прометей». — Машин было сорок»."
    layout = lay_out(an_article(text, language="ru"))
    assert [q.inner.of(text) for q in layout.quotes] == [
        "Колонна прибыла вчера,",
        "Машин было сорок",
    ]
    first, second = find_foreign(layout, "ru")
    assert first.source == second.source
    assert second.rule == "foreign-quote-continued"


def test_german_reported_mood_carries_the_speaker_on() -> None:
    text = "Die Kolonne ist da, sagte der Minister. Sie sei am Montag angekommen."
    _, carried = find_foreign(lay_out(an_article(text, language="de")), "de")
    assert carried.rule == "foreign-carried"
    assert carried.source is not None
    assert carried.source.of(text) == "der Minister"


def test_whom_the_paper_cites_is_told_by_a_relative_clause() -> None:
    text = "По словам чиновников, на которых ссылается газета, колонна прибыла вчера."
    found = find_foreign(lay_out(an_article(text, language="ru")), "ru")[0]
    assert found.source is not None
    assert found.via is not None
    assert found.source.of(text) == "чиновников"
    assert found.via.of(text) == "газета"
    assert found.content.of(text) == "колонна прибыла вчера"


def test_who_cites_others_is_a_paper() -> None:
    text = (
        "Британская Vantage Echo со ссылкой на источники в порту подтверждает: сорок китайских "
        "двигателей прибыли в Россию."
    )
    claim = found_in(text, language="ru", outlet="Вечерний порт").claims[0]
    assert claim.attribution is not None
    assert [s.kind for s in claim.attribution.steps] == [SourceKind.OUTLET, SourceKind.UNNAMED]
    assert claim.attribution.steps[0].name == "Vantage Echo"


def test_a_slug_is_spelt_as_the_page_s_own_language_spells_the_name() -> None:
    pages = {
        "ru": "Россия купила у Китая 40 двигателей, заявил полковник Глеб Воротынский.",
        "uk": "Росія купила в Китаю 40 двигунів, заявив полковник Гліб Воротинський.",
        "zh": "俄罗斯专家方启明表示，俄罗斯从中国购买了40台发动机。",
    }
    slugs = {
        language: found_in(text, language=language).claims[0].attribution.steps[-1].actor  # pyright: ignore[reportOptionalMemberAccess]
        for language, text in pages.items()
    }
    assert slugs == {"ru": "gleb-vorotynsky", "uk": "hlib-vorotynskyi", "zh": "fang-qiming"}


def test_officials_of_a_country_are_its_officials_in_every_language() -> None:
    text = "Росія отримала з Китаю 40 двигунів, повідомили двоє естонських посадовців."
    claim = found_in(text, language="uk").claims[0]
    assert claim.attribution is not None
    assert claim.attribution.steps[-1].actor == "estonia-officials"
    assert claim.attribution.steps[-1].naming.anonymous


def test_a_sentence_that_only_says_who_reports_is_no_claim() -> None:
    text = "Китай поставил России 40 двигателей для дронов. Об этом пишет газета «Вечерний порт»."
    assert [c.quote.of(text) for c in found_in(text, language="ru").claims] == [
        "Китай поставил России 40 двигателей для дронов."
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Признаков участия китайской армии нет."),
        ("uk", "Ймовірно, Китай постачатиме Росії двигуни."),
        ("de", "China soll Russland Motoren geliefert haben."),
        ("pt", "A China terá enviado motores à Rússia."),
        ("zh", "没有迹象表明中国军方参与。"),
    ],
)
def test_what_is_left_open_is_hedged(language: str, text: str) -> None:
    found = find_modality(text, verb="say", attributed=True, language=language)
    assert found == Modality.HEDGED


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        (
            "ru",
            "Китай продаёт России 40 снимков, заявил начальник эстонской разведки. Полковник Март "
            "Сепп рассказал газете, что войска России получают их каждые шесть часов.",
            "mart-sepp",
        ),
        (
            "de",
            "China liefert Russland 40 Motoren, sagte der Leiter der Behörde. Jonas Wedekind "
            "erklärte, die Motoren seien neu.",
            "jonas-wedekind",
        ),
    ],
)
def test_who_is_described_first_is_the_one_named_next(language: str, text: str, actor: str) -> None:
    first = found_in(text, language=language, outlet="Вечерний порт").claims[0]
    assert first.attribution is not None
    assert first.attribution.steps[-1].actor == actor


def test_an_office_that_nobody_is_named_for_stays_an_office() -> None:
    text = "Китай поставил России 40 двигателей, сообщил министр обороны. Завод отрицает это."
    claim = found_in(text, language="ru").claims[0]
    assert claim.attribution is not None
    assert claim.attribution.steps[-1].name == "министр обороны"
