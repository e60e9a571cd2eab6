# ruff: noqa: E501 -- word lists are read whole
"""The figures of a wording in any language that is read, by what they measure.

Coarser than ``numbers``, which reads English closely: here only which two wordings speak of the
same figure, or of the same measure, is asked.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.base.text import fold
from app.link.wording import READ

# Numerals as they begin, folded, for many are declined: the longest beginning that fits counts.
_NUMERALS = {
    2: "two zwei dois duas две два двух двое двумя дві двох двоє 两 二",
    3: "three drei tres три трех трое трьох троє 三",
    4: "four vier quatro четыре четырех четверо чотири чотирьох 四",
    5: "five funf cinco пять пяти п'ять п'яти 五",
    6: "six sechs seis шесть шести шість шести 六",
    7: "seven sieben sete семь семи сім семи 七",
    8: "eight acht oito восемь восьми вісім восьми 八",
    9: "nine neun nove девять девяти дев'ять дев'яти 九",
    10: "ten zehn dez десять десяти 十",
    11: "eleven elf onze одиннадцать одиннадцати одинадцять одинадцяти 十一",
    12: "twelve dozen zwolf doze двенадцать двенадцати дванадцять дванадцяти 十二",
    13: "thirteen dreizehn treze тринадцать тринадцати тринадцять тринадцяти",
    14: "fourteen vierzehn catorze четырнадцать четырнадцати чотирнадцять чотирнадцяти",
    15: "fifteen funfzehn quinze пятнадцать пятнадцати п'ятнадцять п'ятнадцяти",
    16: "sixteen sechzehn dezesseis dezasseis шестнадцать шестнадцати шістнадцять шістнадцяти",
    17: "seventeen siebzehn dezessete dezassete семнадцать семнадцати сімнадцять сімнадцяти",
    18: "eighteen achtzehn dezoito восемнадцать восемнадцати вісімнадцять вісімнадцяти",
    19: "nineteen neunzehn dezenove dezanove девятнадцать девятнадцати дев'ятнадцять дев'ятнадцяти",
    20: "twenty zwanzig vinte двадцать двадцати двадцять двадцяти 二十",
    30: "thirty dreissig trinta тридцать тридцати тридцять тридцяти 三十",
    40: "forty vierzig quarenta сорок сорока",
    50: "fifty funfzig cinquenta пятьдесят пятидесяти п'ятдесят п'ятдесяти",
    60: "sixty sechzig sessenta шестьдесят шестидесяти шістдесят шістдесяти",
    70: "seventy siebzig setenta семьдесят семидесяти сімдесят сімдесяти",
    80: "eighty achtzig oitenta восемьдесят восьмидесяти вісімдесят вісімдесяти",
    90: "ninety neunzig noventa девяносто дев'яносто",
    100: "hundred hundert cem сто",
}  # fmt: skip
_SCALES = {
    1e2: "hundred hundert", 1e3: "thousand tausend mil тысяч тысячи тыс тисяч тис",
    1e4: "万", 1e5: "lakh", 1e6: "million millions mn m bucks millionen mio milhoes млн миллионов миллиона мільйонів мільйона",
    1e7: "crore", 1e8: "亿", 1e9: "billion bn milliarden mrd млрд миллиардов мільярдів",
}  # fmt: skip
# What a figure measures, by the beginnings of words; a figure of anything else is a count.
_MEASURES = {
    "share": r"%|per ?cent|prozent|por cento|процент|відсотк",
    "distance": r"km|kilomet|quilomet|mile|meter|metre|metro|foot|feet|yard|км|километр|кілометр|метр|миль|公里|米|海里",
    "weight": r"tons?\b|tonn|kilo\b|kilogram|kg|тонн|吨",
    "time": r"hours?\b|hrs?\b|minute|days?\b|weeks?\b|months?\b|stunden?\b|tagen?\b|wochen?\b|monat|horas?\b|dias?\b|semanas?\b|час|минут|хвилин|годин|дне|дні|дня|діб|доби|суток|сутки|недел|тижн|месяц|місяц|小时|天|个月",
    "years": r"years?\b|jahre?n?\b|anos?\b|лет\b|год|рок|років|年",
    "clock": r"[ap]\.?m\b|uhr\b|o'clock|点",
    "money": r"dollar|bucks|euro|yuan|rubles?|roubles?|zloty|pounds?\b|usd|долл|юан|рубл|доларів|долара|евро|євро|美元|元",
}  # fmt: skip
# What is counted: classes of nouns by the beginnings of words, as far as figures of them are retold.
_COUNTED = {
    "people": r"people|persons?\b|men\b|women|soldier|officer|troop|servicem|personnel|crew|pilot|airm[ae]n|instructor|trainer|teacher|worker|labou?rer|engineer|technician|specialist|expert|advis[eo]r|student|cadet|trainee|recruit|sailor|marines?\b|volunteer|mercenar|operator|driver|guest|visitor|passenger|civilian|человек|люд|солдат|офицер|офіцер|военнослуж|військовослуж|военных|військових|экипаж|екіпаж|пилот|пілот|летчик|льотчик|инструктор|інструктор|рабоч|робітник|инженер|інженер|техник|технік|специалист|спеціаліст|фахівц|курсант|студент|матрос|моряк|доброволь|наемник|найманц|бойц|оператор|personen|leute|manner|menschen|soldat|offizier|pilot|besatzung|ausbilder|arbeiter|ingenieur|techniker|spezialist|kadett|matrose|freiwillig|soldner|pessoas|homens|oficiais|militares|tripulac|pilotos|instrutor|trabalhador|engenheir|tecnicos|especialistas|cadetes|marinheiros|voluntari|mercenari|名|人|位",
    "ships": r"ships?\b|vessel|boats?\b|warship|frigate|corvette|destroyer|cutter|submarine|hulls?\b|tankers?\b|tugs?\b|trawler|ferry|ferries|барж|кораб|судн|судов|суден|катер|лодок|лодк|човн|фрегат|корвет|эсмин|есмін|подлодк|танкер|буксир|schiffe?|boote?n?\b|fregatte|korvette|zerstorer|navios?\b|barcos?\b|lanchas?\b|fragata|corveta|submarino|艘|舰|船|艇",
    "aircraft": r"aircraft|airplane|aeroplane|planes?\b|jets?\b|bombers?\b|warplane|helicopter|airframe|самолет|літак|бомбардир|бомбардув|истребител|винищувач|вертолет|вертоліт|гелікоптер|flugzeug|hubschrauber|avioes|avi[oa]o|aeronave|bombardeiro|helicoptero|架",
    "drones": r"drones?\b|uavs?\b|quadcopter|беспилотник|дрон|безпілотник|бпла|drohne|无人机",
    "vehicles": r"trucks?\b|vehicle|cars?\b|tanks?\b|lorr|wagon|launcher|trains?\b|машин|грузовик|вантажів|автомоб|танк|вагон|поезд|потяг|fahrzeug|lastwagen|panzer|waggon|caminho|veiculo|vago|辆|列",
    "pictures": r"images?\b|pictures?\b|photo|pics?\b|snapshot|снимк|снімк|знімк|изображ|зображ|фото|bilder|aufnahme|fotos?\b|imagens|imagem|张|幅",
    "times": r"times\b|raz\b|flights?\b|trips?\b|visits?\b|patrols?\b|раз|рейс|mal\b|vezes|次",
}  # fmt: skip
_CLASS = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _COUNTED.items()))
_REACH = 5  # words after a figure in which what it counts is named
_NOUN_ENDS = re.compile(
    r"[,;:.!?()]|\b(?:of|in|on|at|to|from|for|by|with|near|that|which|who|were|was|are|is|have|"
    r"has|had|will|would|von|aus|im|der|de|da|do|das|dos|em|para|в|у|на|с|з|из|із|для|от)\b"
)
_AND = re.compile(r" (?:and|or|und|oder|e|ou|и|или|і|й|та|або) ")
TELLING_SMALL, TELLING_VAGUE = 0.3, 0.5
SAME_FROM = 1000  # figures from here on are the same a hundredth apart
NEAR = 0.1
_HOURS = (  # in one unit, beginnings of words
    (720.0, ("month", "monat", "месяц", "місяц", "个月")),
    (168.0, ("week", "woche", "semana", "недел", "тижн")),
    (24.0, ("day", "tag", "dia", "д", "сут", "天")),
    (1 / 60, ("min", "мин", "хв")),
)
_VAGUE = {
    (20, 99): "dozens dutzende dezenas десятки десятків десятков",
    (100, 999): "hundreds hunderte centenas сотни сотень сотні 数百",
    (1000, 9999): "thousands tausende milhares тысячи тысяч тисячі тисяч 数千",
}  # fmt: skip
_RANGE = {fold(word): span for span, words in _VAGUE.items() for word in words.split()}
_VALUE = {fold(word): value for value, words in _NUMERALS.items() for word in words.split()}
_FACTOR = {fold(word): factor for factor, words in _SCALES.items() for word in words.split()}


def _any(words: dict[str, float]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


_CJK = "\u4e00-\u9fff"
_WORDS = _any({w: float(v) for w, v in _VALUE.items()})
_FIGURE = re.compile(
    r"(?P<money>[$€£¥]|us\$)?(?:(?P<clock>\b\d{1,2}[:.]\d\d(?!\d))"
    rf"|(?<![a-z\d.,])(?<![a-z]-)(?P<digits>\d+(?:[.,]\d+)*)"
    rf"|(?P<half>\bhalf)(?= (?:a|an) )|(?:(?<![^\W\d_{_CJK}])|(?<=-))(?P<word>{_WORDS})(?:-(?P<more>{_WORDS}))?(?![a-zа-яі']))"
    rf"(?:(?: an?)?[\s-]?(?P<scale>{_any(_FACTOR)})(?![a-zа-яі]))?(?: and (?P<rest>\w+))?"
)
_MEASURE = re.compile(
    rf"[\s-]?(?:(?:[\w'-]+\s){{0,2}}?)(?:{'|'.join(f'(?P<{k}>{v})' for k, v in _MEASURES.items())})"
)
_OUT_OF = re.compile(r"(?: out of)?(?: every| in| of)? (?P<of>ten|10|hundred|100)\b")
_CALENDAR = re.compile(
    r"[\s]?(?:月|日|(?:th|st|nd|rd)?[\s-](?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)|\.\s(?:j|f|m|a|s|o|n|d)\w+\s|"
    r" (?:январ|феврал|март|апрел|ма[яй]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд))"
)
_MONTH_BEFORE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d+(?: to |-|–))?$"
)


_VAGUELY = re.compile(
    rf"(?<![^\W\d_{_CJK}])(?:{'|'.join(sorted(_RANGE, key=lambda w: (-len(w), w)))})(?![a-zа-яі'])"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it measures: share, distance, weight, time, years, clock, money or count.

    A count of people, ships, aircraft, drones, vehicles, pictures or times is called by these.

    ``high`` is where "hundreds" ends, the value being where it begins; None for one figure.
    """

    value: float
    measure: str
    high: float | None = None


@lru_cache(maxsize=READ)
def find_figures(text: str) -> frozenset[Figure]:
    """Return the figures of ``text``, dates and years left out; "six in ten" is a share of 60."""
    folded = fold(text).replace("’", "'").replace("ʼ", "'")
    found: set[Figure] = set()
    start = 0
    for match in _FIGURE.finditer(folded):
        if match.start() < start:
            continue
        figure = _figure(match, folded)
        if figure is not None:
            found.add(figure)
            if match["more"] and figure.value < 20:  # "twelve-fifteen", not "twenty-two"
                found.add(Figure(float(_VALUE[match["more"]]), figure.measure))
        part = _OUT_OF.match(folded[match.end() :])
        start = match.end() + (part.end() if part else 0) + 8 * bool(match["half"])
    for match in _VAGUELY.finditer(folded):
        low, high = _RANGE[match[0]]
        found.add(Figure(float(low), _counted_vaguely(folded[match.end() :]), float(high)))
    return frozenset(found)


def _figure(match: re.Match[str], text: str) -> Figure | None:
    after = text[match.end() :]
    if match["clock"]:
        hour, minute = re.split(r"[:.]", match["clock"])
        if int(minute) < 60 and int(hour) < 24 and not match["money"] and not match["scale"]:
            return Figure(int(hour) + int(minute) / 60, "clock")
    value = _value(match)
    year = match["digits"] and re.fullmatch(r"(?:19|20)\d\d", match["digits"])
    plain = not (match["scale"] or match["money"])
    if plain and (year or _CALENDAR.match(after) or _MONTH_BEFORE.search(text[: match.start()])):
        return None
    if plain and re.match(r"(?:th|st|nd|rd)\b", after):
        return None
    part = _OUT_OF.match(after)
    if part and value < (whole := 10 if part["of"] in ("ten", "10") else 100):
        return Figure(100 * value / whole, "share")
    unit = _MEASURE.match(after)
    measure = "money" if match["money"] else unit.lastgroup if unit else None
    if unit and measure == "time":
        starts = unit["time"]
        value *= next((hours for hours, words in _HOURS if starts.startswith(words)), 1.0)
    return Figure(round(value, 3), measure or _counted(after))


def _counted_vaguely(after: str) -> str:
    """Return the same of "hundreds of soldiers"."""
    return _counted(re.sub(r"^\s(?:of|von|de)\s", " ", after))


def _counted(after: str) -> str:
    """Return the class of what a count counts, by the words after it: "count" where none is known.

    The last noun before a preposition or a verb is meant, "fourteen helicopter crews" are people;
    where nouns stand before what belongs to them, as in Russian, the first one.
    """
    reach = " ".join(_NOUN_ENDS.split(after, maxsplit=1)[0].split()[:_REACH])
    for part in _AND.split(reach):
        spaced = re.search(rf"[{_CJK}]", part) is None
        found = [m.lastgroup or "count" for m in _CLASS.finditer(part) if _begins(m, part, spaced)]
        if found:
            return found[-1] if part.isascii() else found[0]
    return "count"


def _begins(match: re.Match[str], text: str, spaced: bool) -> bool:
    return not spaced or match.start() == 0 or not text[match.start() - 1].isalnum()


def _value(match: re.Match[str]) -> float:
    factor = _FACTOR.get(match["scale"] or "", 1)
    rest = _VALUE.get(match["rest"] or "", 0)
    if match["half"]:
        return 0.5 * (factor if factor > 1 else 12)
    if match["word"]:
        value = _VALUE[match["word"]]
        more = _VALUE.get(match["more"] or "", 0)
        value += more if 20 <= value < 100 and more < 10 else 0
        return value * factor + rest
    digits = (match["digits"] or match["clock"]).rstrip(".,").replace(":", ".")
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", digits) and factor == 1:
        digits = re.sub(r"[,.]", "", digits)
    head, *tail = digits.replace(",", ".").split(".")
    return float(f"{head}.{''.join(tail) or '0'}") * factor


def figure_fit(a: Mapping[Figure, float], b: Mapping[Figure, float]) -> tuple[float, float, float]:
    """Return how two wordings' figures go together: same, near, and of one measure yet different.

    Each is 0–1, as is how telling each figure is. A hundredth more or less is the same figure from
    a thousand up, a tenth is near.
    """
    same = near = 0.0
    for x, of_x in a.items():
        for y, of_y in b.items():
            if not _of_one_kind(x.measure, y.measure):
                continue
            if x.high or y.high:
                if x.value <= (y.high or y.value) and y.value <= (x.high or x.value):
                    near = max(near, min(of_x, of_y))
                continue
            apart = abs(x.value - y.value) / max(x.value, y.value, 1e-9)
            if apart <= (0.01 if x.value >= SAME_FROM else 0.0):
                same = max(same, min(of_x, of_y))
            elif apart <= NEAR:
                near = max(near, min(of_x, of_y))
    measured = {x.measure for x in a} & {y.measure for y in b} - {"count"}
    return same, 0.0 if same else near, float(bool(measured) and not same and not near)


def _of_one_kind(a: str, b: str) -> bool:
    """Tell whether two figures may be one: "fourteen of them" may be fourteen of anything."""
    return a == b or (a == "count" and b in _COUNTED) or (b == "count" and a in _COUNTED)


def telling(
    figures: Collection[Figure], beside: Sequence[Collection[Figure]]
) -> dict[Figure, float]:
    """Return how much each figure tells (0–1) of which claim of its text it belongs to.

    ``beside`` are the figures of all the text's wordings, this one among them: a figure that the
    text repeats tells less, and a count of two or three is found everywhere.
    """
    return {
        f: (0.3 if f.value <= 3 and (f.measure == "count" or f.measure in _COUNTED) else 1.0)
        / max(sum(f in other for other in beside), 1)
        for f in figures
    }
