# ruff: noqa: E501 -- word lists and patterns are read whole
"""Numbers as worded in Russian, Ukrainian, Chinese, German and Portuguese."""

import re
from functools import lru_cache

from app.domain.found import Quantity
from app.domain.span import Span

# What each language calls a number: value=forms; a form that ends in "-" is a stem.
_TABLES = {
    "ru": "2=два,две,двух,двум,двумя,двое,двоих,оба,обе,обоих,пара,пары 3=три,трёх,трех,трём,трем,тремя,трое,троих 4=четыре,четырёх,четырех,четырьмя,четверо,четверых 5=пять,пяти,пятью,пятеро 6=шесть,шести,шестью,шестеро 7=семь,семи,семью 8=восемь,восьми 9=девять,девяти 10=десять,десяти,десяток 11=одиннадцат- 12=двенадцат-,дюжин- 13=тринадцат- 14=четырнадцат- 15=пятнадцат- 16=шестнадцат- 17=семнадцат- 18=восемнадцат- 19=девятнадцат- 20=двадцат- 30=тридцат- 40=сорок,сорока 50=пятьдесят,пятидесят- 60=шестьдесят,шестидесят- 70=семьдесят,семидесят- 80=восемьдесят 90=девяносто 100=сто,ста,сотня,сотню 200=двести,двухсот 300=триста,трёхсот,трехсот 400=четыреста 500=пятьсот 600=шестьсот 0.5=половин-",
    "uk": "2=два,дві,двох,двом,двома,двоє,обидва,пара 3=три,трьох,трьома,троє 4=чотири,чотирьох,четверо 5=п'ять,п’ять,п'яти,п’яти 6=шість,шести 7=сім,семи 8=вісім,восьми 9=дев'ять,дев’ять 10=десять,десяти,десяток 11=одинадцят- 12=дванадцят- 13=тринадцят- 14=чотирнадцят- 15=п'ятнадцят-,п’ятнадцят- 16=шістнадцят- 17=сімнадцят- 18=вісімнадцят- 19=дев'ятнадцят-,дев’ятнадцят- 20=двадцят- 30=тридцят- 40=сорок 50=п'ятдесят,п’ятдесят 60=шістдесят 100=сто,ста,сотня 200=двісті 0.5=половин-",
    "de": "2=zwei,beide,beiden 3=drei 4=vier 5=fünf 6=sechs 7=sieben 8=acht 9=neun 10=zehn 11=elf 12=zwölf,Dutzend 13=dreizehn 14=vierzehn 15=fünfzehn 16=sechzehn 17=siebzehn 18=achtzehn 19=neunzehn 20=zwanzig 30=dreißig 40=vierzig 50=fünfzig 60=sechzig 70=siebzig 80=achtzig 90=neunzig 100=hundert 0.5=Hälfte",
    "pt": "2=dois,duas,ambos,ambas 3=três 4=quatro 5=cinco 6=seis 7=sete 8=oito 9=nove 10=dez 11=onze 12=doze,dúzia 13=treze 14=catorze,quatorze 15=quinze 16=dezesseis,dezasseis 17=dezessete,dezassete 18=dezoito 19=dezenove,dezanove 20=vinte 30=trinta 40=quarenta 50=cinquenta 60=sessenta 70=setenta 80=oitenta 90=noventa 100=cem 200=duzentos,duzentas 300=trezentos,trezentas 0.5=metade",
}
_SCALES = {
    "ru": "1e3=тыс-,тысяч- 1e6=млн,миллион- 1e9=млрд,миллиард-",
    "uk": "1e3=тис-,тисяч- 1e6=млн,мільйон- 1e9=млрд,мільярд-",
    "de": "1e3=tausend,Tausend 1e6=Mio-,Million- 1e9=Mrd-,Milliarde-",
    "pt": "1e3=mil 1e6=milhão,milhões 1e9=bilhão,bilhões",
}
_MONTHS = {
    "ru": r"января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|год[уаы]?\b|г\.|час",
    "uk": r"січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|рок[уиі]\b|р\.|годин",
    "de": r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Uhr",
    "pt": r"de (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)|horas\b",
}
# Words before a number that leave it open: about, at least, at most.
_ABOUT = {
    "ru": (
        r"около|примерно|порядка|почти|приблизительно|где-то|до полутора|ориентировочно",
        r"более(?: чем)?|больше|свыше|не менее|как минимум|минимум|по меньшей мере",
        r"до|не более|менее|меньше|максимум|не больше",
    ),
    "uk": (
        r"близько|приблизно|майже|орієнтовно|десь|біля",
        r"понад|більше(?: ніж| за)?|щонайменше|не менше|принаймні|мінімум",
        r"до|не більше|менше(?: ніж| за)?|щонайбільше|максимум",
    ),
    "de": (
        r"rund|etwa|ungefähr|circa|ca\.|knapp|fast|gut|an die",
        r"mehr als|über|mindestens|wenigstens|nicht weniger als",
        r"bis zu|höchstens|maximal|weniger als|unter|nicht mehr als",
    ),
    "pt": (
        r"cerca de|aproximadamente|perto de|quase|uns|umas|em torno de|por volta de",
        r"mais de|mais do que|pelo menos|ao menos|no mínimo|acima de",
        r"até|menos de|no máximo|não mais (?:de|do que)|abaixo de",
    ),
}
_VAGUE = {
    "ru": (
        (r"десятки", 24, 99),
        (r"сотни", 200, 999),
        (r"тысячи", 2000, 9999),
        (r"несколько", 3, 9),
    ),
    "uk": (
        (r"десятки", 24, 99),
        (r"сотні", 200, 999),
        (r"тисячі", 2000, 9999),
        (r"кілька|декілька", 3, 9),
    ),
    "de": (
        (r"Dutzende", 24, 99),
        (r"[Hh]underte", 200, 999),
        (r"[Tt]ausende", 2000, 9999),
        (r"mehrere|einige", 3, 9),
    ),
    "pt": (
        (r"dezenas de", 24, 99),
        (r"centenas de", 200, 999),
        (r"milhares de", 2000, 9999),
        (r"vári[oa]s|alguns|algumas", 3, 9),
    ),
}
_JOINED = {"ru": r"\s", "uk": r"\s", "pt": r"\se\s"}  # between tens and ones
_UNTIL = {
    "ru": r"[-–—]| до | или |—",
    "uk": r"[-–—]| до | або ",
    "de": r"[-–—]| bis | oder ",
    "pt": r"[-–—]| a | até | ou ",
}
_ONES_DE = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TENS_DE = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_COMPOUND_DE = re.compile(
    rf"(?P<one>{'|'.join(_ONES_DE)})und(?P<ten>{'|'.join(_TENS_DE)})", re.IGNORECASE
)
_BEFORE_ZH = (
    (re.compile(r"(?:约|大约|近|将近|大概|左右)$"), "about"),
    (re.compile(r"(?:超过|逾|多于|至少|不少于|不下|以上)$"), "least"),
    (re.compile(r"(?:不到|至多|最多|不超过|少于|达到)$"), "most"),
)
_NUMBER = r"\d{1,3}(?:[.  \u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_SIGNS = {s: v for v, s in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_LEAD_ZH = 4  # characters before a number that can leave it open
_COUNTERS = "架艘枚台辆輛套吨噸公名位人个個家批件发發份支项項座处處箱节節列次条條组組元米公里千克美元卢布人民币欧元"
_CHINESE = re.compile(
    rf"(?P<n>\d[\d,]*(?:\.\d+)?[十百千万萬亿億]*|[〇零一二三四五六七八九两兩十百千万萬亿億]+)(?P<more>[余多餘])?\s?(?P<unit>美元|欧元|卢布|人民币|海里|英里|公里|千克|[{_COUNTERS}])(?![月日号])"
)


def find_foreign_quantities(text: str, within: Span, language: str) -> tuple[Quantity, ...]:
    """Return the numbers that count or measure something in a text of ``language``; dates left out.

    Empty for a language that has no table here.
    """
    if language == "zh":
        return _chinese(text, within)
    if language not in _TABLES:
        return ()
    words, scales = _forms(_TABLES[language]), _forms(_SCALES[language])
    found: list[Quantity] = []
    for match in _pattern(language).finditer(text, within.start, within.end):
        value = _value(match["n"], words)
        year = re.fullmatch(r"(?:19|20)\d\d", match["n"]) is not None and not match["scale"]
        if value is None or year:
            continue
        ones = _value(match["ones"], words) if match["ones"] else None
        if ones is not None and ones < _TEN <= value:
            value += ones
        scale = (_value(match["scale"], scales) or 1.0) if match["scale"] else 1.0
        upper = _value(match["to"], words) if match["to"] else None
        unit = "percent" if match["percent"] else match["unit"]
        low, high = _bounds(value, upper, match)
        found.append(
            Quantity(
                Span(*match.span()),
                match.group(),
                None if upper is not None else value * scale,
                low * scale if low is not None else None,
                high * scale if high is not None else None,
                unit,
                approximate=upper is not None or any(match[g] for g in ("about", "least", "most")),
            )
        )
    taken = [q.span for q in found]
    for match in _vague(language).finditer(text, within.start, within.end):
        span = Span(*match.span())
        if any(span.overlaps(t) for t in taken):
            continue
        at = next(i for i in range(len(_VAGUE[language])) if match[f"v{i}"])
        _, least, most = _VAGUE[language][at]
        found.append(
            Quantity(span, match.group(), None, least, most, match["unit"], approximate=True)
        )
    return tuple(sorted(found, key=lambda q: q.span.start))


_TEN = 10
_ROUGHLY = 0.1  # of a number that is said to be about so much


def _bounds(
    value: float, upper: float | None, match: re.Match[str]
) -> tuple[float | None, float | None]:
    if upper is not None:
        return value, upper
    if match["least"]:
        return value, None
    if match["most"]:
        return None, value
    if match["about"]:
        return value * (1 - _ROUGHLY), value * (1 + _ROUGHLY)
    return value, value


@lru_cache(maxsize=16)
def _forms(table: str) -> tuple[tuple[str, float], ...]:
    pairs: list[tuple[str, float]] = []
    for entry in table.split():
        value, forms = entry.split("=")
        pairs += [(form.lower(), float(value)) for form in forms.split(",")]
    return tuple(pairs)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    def either(table: str) -> str:
        forms = sorted((f for f, _ in _forms(table)), key=len, reverse=True)
        return "|".join(
            rf"{re.escape(f[:-1])}\w*\.?" if f[-1] == "-" else re.escape(f) for f in forms
        )

    number = rf"{_NUMBER}|(?:{either(_TABLES[language])})(?!\w)"
    if language == "de":
        number = (
            rf"{_COMPOUND_DE.pattern.replace('?P<one>', '?:').replace('?P<ten>', '?:')}|{number}"
        )
    about, least, most = _ABOUT[language]
    ones = (
        rf"(?:{_JOINED[language]}(?P<ones>(?:{either(_TABLES[language])})(?!\w)))?"
        if language in _JOINED
        else "(?P<ones>(?!))?"
    )
    return re.compile(
        rf"(?<![\w.,:/-])(?:(?:(?P<least>{least})|(?P<most>{most})|(?P<about>{about}))\s+)?(?<![\w.,:/-])(?P<n>{number}){ones}(?:(?:{_UNTIL[language]})(?P<to>{number}))?(?!\d|[:/]\d|\.\d)"
        rf"(?:[\s\u00a0](?P<scale>{either(_SCALES[language])})(?!\w))?(?P<percent>\s?(?:%|Prozent|процент\w*|відсотк\w*|por cento))?"
        rf"(?!\.?\s(?:{_MONTHS[language]}))(?:\s(?P<unit>[^\W\d_]{{3,}}))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _vague(language: str) -> re.Pattern[str]:
    each = "|".join(f"(?P<v{i}>{words})" for i, (words, _, _) in enumerate(_VAGUE[language]))
    return re.compile(rf"(?<!\w)(?:{each})\s(?P<unit>[^\W\d_]{{3,}})", re.IGNORECASE)


def _value(raw: str, forms: tuple[tuple[str, float], ...]) -> float | None:
    lower = raw.lower()
    if lower[0].isdigit():
        whole = re.sub(r"[  \u202f]|\.(?=\d{3}(?:\D|$))", "", lower)
        return float(whole.replace(",", "."))
    compound = _COMPOUND_DE.fullmatch(raw)
    if compound is not None:
        ones = _ONES_DE.index(compound["one"].lower()) + 1
        return float(_TENS_DE[compound["ten"].lower()] + ones)
    for form, value in forms:
        if lower == form or (form[-1] == "-" and lower.startswith(form[:-1])):
            return value
    return None


def _chinese(text: str, within: Span) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    for match in _CHINESE.finditer(text, within.start, within.end):
        value = chinese_number(match["n"])
        if value is None or (value == 1 and not match["n"][0].isdigit()):
            continue  # "一个" is an article more often than a count
        low: float | None = value
        high: float | None = None if match["more"] else value
        lead = text[max(within.start, match.start() - _LEAD_ZH) : match.start()]
        said = next((kind for pattern, kind in _BEFORE_ZH if pattern.search(lead)), None)
        if said == "about":
            low, high = value * (1 - _ROUGHLY), value * (1 + _ROUGHLY)
        elif said is not None:
            low, high = (value, None) if said == "least" else (None, value)
        rough = bool(match["more"]) or said is not None
        span = Span(*match.span())
        found.append(Quantity(span, match.group(), value, low, high, match["unit"], rough))
    return tuple(found)


def chinese_number(raw: str) -> float | None:
    """Return what Chinese numerals, digits or both are worth ("三百二十" 320, "1.4万" 14000)."""
    digits = re.match(r"\d[\d,]*(?:\.\d+)?", raw)
    if digits is not None:
        value = float(digits.group().replace(",", ""))
        for sign in raw[digits.end() :]:
            value *= {**_TENS, **_MYRIADS}[sign]
        return value
    total, part, last = 0, 0, 0
    for sign in raw:
        if sign in _SIGNS:
            last = _SIGNS[sign]
        elif sign in _TENS:
            part += (last or 1) * _TENS[sign]
            last = 0
        else:
            total += ((part + last) or 1) * _MYRIADS[sign]
            part = last = 0
    return float(total + part + last) if raw else None
