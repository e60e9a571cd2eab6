# ruff: noqa: E501 -- word lists and patterns are read whole
"""Which side a text speaks of without naming the country: its leaders, forces, arms, towns, money.

A page in Russian, or one that speaks of roubles, of a Su-35 or of Vladivostok, has Russia in it;
one in Chinese, or one that names Jiangnan or the PLA, has China.
"""

import re
from functools import lru_cache

from app.base.quick import quick
from app.extract.institutions import sides

_RUSSIAN = quick(
    r"(?<!\w)(?:"
    r"Putin|Lavrov|Shoigu|Belousov|Gerasimov|Peskov|Zakharova|Medvedev|Medinsky|Patrushev|Rogozin|Kadyrov|Wagner (?:Group|fighters|mercenaries)|Duma|FSB|GRU|SVR|Rosgvardia|Rostec|Rosatom|Roscosmos|Rosoboronexport|Uralvagonzavod|Almaz-Antey|Sukhoi|Tupolev|Kamov|Kalashnikov|Sevmash|"
    r"r(?:o)?ubles?|[Oo]blast|Cyrillic|Soviet|"
    r"Путін|Путин|Лавров|Шойгу|Белоусов|Герасимов|Песков|Захаров|ФСБ|ГРУ|СВР|Росте[хк]|Роскосмос|Рособоронэкспорт|[Рр]убл|(?:в|о)к+упант|普京|拉夫罗夫|绍伊古|卢布|俄[国军制联]|Rubel|rublos?"
    r")"
)
_RUSSIAN_ARMS = quick(
    r"(?<!\w)(?:"
    r"(?:Su|MiG|Tu|Il|Ka|Mi|Yak|Be|T|BMP|BTR|BMD|S|Kh|KAB|FAB|A|Су|МиГ|МіГ|Ту|Ил|Ка|Ми|Т|БМП|БТР|С|Х|苏|图|米)-(?:[2-9]\d|\d{2,3})\w{0,2}(?!\w)|"
    r"Pantsir|Iskander|Kalibr|Kinzhal|Zircon|Oreshnik|Lancet|Geran(?:-\d)?|Orlan|Kornet|Tornado-\w|Buk-\w+|Borei|Yasen|Karakurt|Steregushch\w+|Kilo-class|Панцир|Искандер|Калибр|Кинжал|Ланцет|Герань"
    r")"
)
_CHINESE = quick(
    r"(?<!\w)(?:"
    r"Xi Jinping|Wang Yi|Li Qiang|Dong Jun|PLA(?:N|AF|GF)?(?!\w)|Politburo Standing|Norinco|NORINCO|AVIC|CETC|CSSC|CSIC|CASIC|COMAC|Huawei|DJI|Alibaba|Taobao|yuan(?!\w)|renminbi|RMB(?!\w)|Mandarin(?! oranges?)|Cantonese|"
    r"Си Цзиньпин|Сі Цзіньпін|НОАК|НВАК|юан|解放军|习近平|人民币|中[国方俄企制]|"
    r"(?:J-(?:7|8|10|11|15|16|20|31|35)|Y-(?:7|8|9|20)|H-6|Z-(?:8|9|10|18|19|20)|KJ-\d{3,4}|CH-[3-7]|YJ-\d+|DF-\d+|HQ-\d+|PL-\d+|JL-\d|Type (?:0\d\d|9\d|99|15))[A-Z]{0,2}(?!\w)|Wing Loong|Mavic"
    r")"
)
_PLACES = {
    "RU": "Omsk Tomsk Samara Saratov Ufa Krasnodar Krasnoyarsk Irkutsk Volgograd Astrakhan Novorossiysk Severodvinsk Arkhangelsk Severomorsk Komsomolsk-on-Amur Ulan-Ude Buryatia Primorye Sakhalin Kamchatka Yakutsk Yakutia Magadan Blagoveshchensk Novgorod Tagil Kirov Vologda Yaroslavl Kostroma Ivanovo Smolensk Pskov Oryol Lipetsk Tambov Penza Ulyanovsk Orenburg Kurgan Tyumen Magnitogorsk Zelenodolsk Baltiysk Kronstadt Yeysk Eysk Taganrog Anapa Tuapse Sochi Makhachkala Kaspiysk Dagestan Chechnya Grozny Bashkortostan Bashkiria Udmurtia Votkinsk Biysk Barnaul Altai Kemerovo Novokuznetsk Ussuriysk Nakhodka Vostochny Plesetsk Baikonur Mulino Luga Engels Mozdok Dzerzhinsk Zelenograd Dubna Obninsk Sarov Kovrov Kolomna Klimovsk Podolsk Naro-Fominsk Ostrov Buynaksk Vladikavkaz Stavropol Kerch Feodosia Simferopol Volga Urals Ural Amur Azov Transbaikal Zabaikalye Karelia Petrozavodsk Norilsk Tolyatti Nizhnekamsk Yelabuga Cheboksary Saransk Ramenskoye Zhukovsky Korolyov Khimki",
    "CN": "Hebei Shanxi Liaoning Jilin Anhui Fujian Jiangxi Henan Guizhou Yunnan Shaanxi Gansu Qinghai Guangxi Ningxia Tibet Macau Jinan Hefei Xian Kunming Lanzhou Urumqi Hohhot Yantai Weihai Zhanjiang Sanya Huludao Luoyang Baotou Kashgar Suifenhe Hunchun Dandong Zibo Weifang Kowloon Zhongshan Foshan Yiwu Erenhot",
}
_TOWNS = {
    code: quick(r"(?<![\w-])(?:" + "|".join(map(re.escape, names.split())) + r")(?!\w)")
    for code, names in _PLACES.items()
}
_CYRILLIC_TOWNS = quick(
    r"(?<!\w)(?:Владивосток|Хабаровск|Севастопол|Северодвинск|Североморск|Петербург|Калининград|Мурманск|Архангельск|Ростов|Новороссийск|Екатеринбург|Новосибирск|Челябинск|Ижевск|Казан|Ейск|Єйськ|Єйсь|Крым|Крим|Бурят|Забайкал|Приморь|Комсомольск|Тул[аеуы](?!\w)|Курск|Белгород|Бєлгород|Брянск|Воронеж|Рязан|Уралвагон)|海参崴|哈巴罗夫斯克|圣彼得堡|摩尔曼斯克|加里宁格勒|克里米亚|北德文斯克"
)
_CHINESE_TOWNS = quick(
    r"(?<!\w)(?:Шанха|Шэньчж|Шеньчж|Гуанчж|Гуандун|Харбин|Харбін|Далян|Циндао|Ціндао|Чэнду|Ченду|Ухан|Нинбо|Нінбо|Тяньцзин|Чунцин|Чанчун|Шэньян|Шеньян|Шаньдун|Цзянсу|Чжэцзян|Хэйлунцзян|Синьцзян|Гонконг|Маньчжур|Хулудао)|上海|深圳|哈尔滨|大连|青岛|广东|山东|江苏|浙江|宁波|沈阳|长春|武汉|成都|重庆|香港"
)
_OF_RUSSIA = (_RUSSIAN, _RUSSIAN_ARMS, _TOWNS["RU"], _CYRILLIC_TOWNS)
_OF_CHINA = (_CHINESE, _TOWNS["CN"], _CHINESE_TOWNS)
# A name made of Chinese syllables, one of them of a kind that other languages seldom have.
_INITIAL = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
_FINAL = r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|e|i|o|u)"
_SYLLABLES = re.compile(rf"^(?:{_INITIAL}{_FINAL}){{2,3}}$")
_OWN_KIND = re.compile(
    r"zh|x[iu]|q[iu]|[tqxj]ian|(?:i|u)ang|iong|iao|uai|(?:^|[^aeiou])(?:hu|gu|sh|d|t|ch|j|y|h|g|f)[aeo]ng"
)
_CAPITALISED = re.compile(r"(?<![\w’'])[A-Z][a-z]{5,13}(?!\w)")
_NOT_CHINESE = frozenset(
    [
        "taiwan",
        "change",
        "changing",
        "dangling",
        "shangri",
        "pyongyang",
        "penang",
        "malang",
        "danang",
        "jingle",
        "mahjong",
    ]
)
_OF_LANGUAGE = {"ru": "RU", "zh": "CN"}
_OF_DOMAIN = re.compile(r"\.(ru|su|рф|xn--p1ai|cn|中国)(?:$|[:/])", re.IGNORECASE)


@lru_cache(maxsize=4096)
def sides_spoken_of(text: str) -> frozenset[str]:
    """Return the codes of the countries that ``text`` names, or implies (Russia and China only)."""
    found = set(sides(text))
    if "RU" not in found and any(p.search(text) for p in _OF_RUSSIA):
        found.add("RU")
    if "CN" not in found and (
        any(p.search(text) for p in _OF_CHINA)
        or any(is_chinese_name(m.group()) for m in _CAPITALISED.finditer(text))
    ):
        found.add("CN")
    return frozenset(found)


def is_chinese_name(word: str) -> bool:
    """Tell whether a capitalised ``word`` is spelt as Chinese names are in Latin letters."""
    lower = word.lower()
    return (
        lower not in _NOT_CHINESE
        and _SYLLABLES.match(lower) is not None
        and _OWN_KIND.search(lower) is not None
    )


def side_of_page(language: str | None, domain: str | None) -> frozenset[str]:
    """Return the side whose page it is, by its language or the ending of its address."""
    found = {_OF_LANGUAGE[language]} if language in _OF_LANGUAGE else set[str]()
    match = _OF_DOMAIN.search(domain or "")
    if match is not None:
        found.add("CN" if match[1].lower() in ("cn", "中国") else "RU")
    return frozenset(found)
