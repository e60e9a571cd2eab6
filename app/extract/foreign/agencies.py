"""What the agencies and papers that everybody quotes are called in Cyrillic and Chinese."""

import re
from functools import lru_cache

_TABLE = """
Reuters|Рейтер|Рейтерс|Ройтерс|路透社|路透
AFP|Франс[- ]Пресс|Франс Прес|法新社
Associated Press|Ассошиэйтед Пресс|Асошіейтед Прес|美联社|美聯社
Bloomberg|Блумберг|彭博社|彭博新闻社|彭博
The New York Times|Нью-Йорк Таймс|纽约时报
The Wall Street Journal|Уолл-стрит джорнал|Волл-стріт джорнал|华尔街日报
The Washington Post|Вашингтон Пост|华盛顿邮报
Financial Times|Файнэншл Таймс|Файненшл Таймс|金融时报
The Guardian|Гардиан|卫报
The Economist|Экономист|经济学人
The Times|泰晤士报
BBC|Би-би-си|Бі-бі-сі|英国广播公司
CNN|Си-эн-эн|美国有线电视新闻网
Voice of America|Голос Америки|美国之音
Radio Free Europe/Radio Liberty|Радио Свобода|Радіо Свобода|自由欧洲电台
Deutsche Welle|Немецкая волна|Німецька хвиля|德国之声
Der Spiegel|Шпигель|Шпіґель|明镜周刊|明镜
Al Jazeera|Аль-Джазира|Аль-Джазіра|半岛电视台
dpa|ДПА|德新社
Kyodo News|Киодо|Кіодо|共同社
NHK|日本放送协会
Nikkei Asia|Никкей|日经亚洲|日经新闻
Yonhap|Рёнхап|Йонхап|Ренхап|韩联社
Xinhua|Синьхуа|Сіньхуа|新华社|新华网
Global Times|环球时报
People's Daily|Жэньминь жибао|Женьмінь жібао|人民日报
CCTV|央视|中央电视台
South China Morning Post|南华早报
TASS|ТАСС|塔斯社
RIA Novosti|РИА Новости|РІА Новини|俄新社
Interfax|Интерфакс|Інтерфакс|国际文传电讯社
RT|今日俄罗斯
Sputnik|Спутник \\(агентство\\)|卫星通讯社|俄罗斯卫星通讯社
Kommersant|Коммерсант[ъа]?|生意人报
Izvestia|Известия|消息报
Ukrinform|Укринформ|Укрінформ|乌克兰国家通讯社
"""


@lru_cache(maxsize=1)
def _named() -> tuple[re.Pattern[str], tuple[str, ...]]:
    names: list[str] = []
    parts: list[str] = []
    for line in _TABLE.strip().splitlines():
        name, *called = line.split("|")
        spaced = [c for c in called if not re.match(r"[\u3400-\u9fff]", c)]
        unspaced = [c for c in called if re.match(r"[\u3400-\u9fff]", c)]
        each = [rf"(?<!\w){c}(?!\w)" for c in spaced] + unspaced
        names.append(name)
        parts.append("(" + "|".join(each) + ")")
    return re.compile("|".join(parts)), tuple(names)


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and usual name of every agency or paper named in another script."""
    pattern, names = _named()
    return [
        (match.start(), match.end(), names[(match.lastindex or 1) - 1])
        for match in pattern.finditer(text)
    ]
