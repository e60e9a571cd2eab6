import pytest

from app.base.spelling import romanise, same_name, sounds_of


@pytest.mark.parametrize(
    ("name", "language", "latin"),
    [
        ("Глеб Воротынский", "ru", "Gleb Vorotynsky"),
        ("Евгений Щукин", "ru", "Yevgeny Shchukin"),
        ("Гліб Згурський", "uk", "Hlib Zghurskyi"),
        ("Юлія Яценко", "uk", "Yuliia Yatsenko"),
        ("Ореста Малик", "uk", "Oresta Malyk"),
        ("Чжан Сяомин", "ru", "Zhang Xiaoming"),
        ("Ло Цзинжань", "ru", "Luo Jingran"),
        ("Сі Цзіньпін", "uk", "Xi Jinping"),
        ("方启明", "zh", "Fang Qiming"),
        ("欧阳海", "zh", "Ouyang Hai"),
        ("Jane Doe", "en", "Jane Doe"),
    ],
)
def test_a_name_is_written_in_latin_letters(name: str, language: str, latin: str) -> None:
    assert romanise(name, language) == latin


def test_a_russian_name_is_not_taken_for_chinese_syllables() -> None:
    assert romanise("Иван Ли", "ru") == "Ivan Li"


def test_a_character_nobody_knows_leaves_a_name_as_it_is() -> None:
    assert romanise("石渡要") == "石渡要"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Глеб Воротынский", "Gleb Vorotynsky"),
        ("Гліб Воротинський", "Gleb Vorotynsky"),
        ("Юрис Озолкалнс", "Juris Ozolkalns"),
        ("Томас Шмидт", "Thomas Schmidt"),
        ("Ингрид Халворсен", "Ingrid Halvorsen"),
        ("Чжан Сяомин", "张晓明"),
        ("Zhang Xiaoming", "张晓明"),
        ("Евгений Алексеев", "Evgenii Alexeyev"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Анна Ковальчук", "Анна Ковалева"),
        ("Ana Costa", "Анна Костина"),
        ("Wang Li", "Wang Lu"),
        ("Иван Петров", "Иван Сидоров"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_word_without_letters_sounds_like_nothing() -> None:
    assert sounds_of("石渡要") == frozenset()
    assert not same_name("石渡要", "外交部")
