# ruff: noqa: E501 -- patterns are read whole
"""What countries and their institutions are called, as patterns."""

import re
from functools import lru_cache

from app.base.quick import Quick, quick
from app.extract.countries import COUNTRIES, SIDE_PLACES, Country

# What an institution is called, by the key that names it in a slug; the first that matches wins.
INSTITUTIONS: tuple[tuple[str, str, str, str], ...] = (
    (
        "mfa",
        "ministry",
        "Foreign Ministry",
        r"foreign (?:affairs )?ministr(?:y|ies)|ministry of foreign affairs|foreign office|MFA|diplomacy",
    ),
    (
        "mod",
        "ministry",
        "Defence Ministry",
        r"(?:national )?defen[cs]e ministr(?:y|ies)|ministry of (?:national )?defen[cs]e|MoD|MND|defen[cs]e department|department of defen[cs]e",
    ),
    ("embassy", "ministry", "Embassy", r"embass(?:y|ies)"),
    ("mission", "ministry", "Mission", r"mission to the [A-Z]\w+(?: \w+)?"),
    (
        "customs",
        "ministry",
        "Customs Service",
        r"customs(?: (?:service|authorit(?:y|ies)|administration|agency))?",
    ),
    ("general-staff", "military", "General Staff", r"general staff"),
    ("jcs", "military", "Joint Chiefs of Staff", r"joint chiefs(?: of staff)?"),
    ("navy", "military", "Navy", r"nav(?:y|ies)"),
    ("air-force", "military", "Air Force", r"air forces?|aerospace forces"),
    ("coast-guard", "military", "Coast Guard", r"coast guard"),
    (
        "foreign-intelligence",
        "intelligence_service",
        "Foreign Intelligence Service",
        r"foreign intelligence(?: (?:services?|agenc(?:y|ies)))?",
    ),
    ("security-service", "intelligence_service", "Security Service", r"security service"),
    (
        "intelligence",
        "intelligence_service",
        "intelligence",
        r"(?:\w+ )?intelligence(?: (?:services?|agenc(?:y|ies)|directorate|community))?|intel",
    ),
    ("armed-forces", "military", "armed forces", r"armed forces|military|army|troops"),
    ("government", "government", "government", r"government|authorities|leadership|cabinet|side"),
    ("prosecutors", "other", "prosecutors", r"prosecutors?"),
)
_MINISTRY = r"(?:[a-z]+(?: and [a-z]+)? ministr(?:y|ies)|Ministr(?:y|ies) of [A-Z]\w+(?: and [A-Z]\w+)?|(?:[A-Z]\w+ )Ministr(?:y|ies))"
_NOT_BODY = (
    r" (?:aircraft|planes?|warplanes?|personnel|officers?|bases?|training|equipment|goods|recruitment|cooperation|units?|jets?|vessels?|exercises?|drills?|"
    r"facilit\w+|support|aid|industr\w+|technolog\w+|hardware|delegations?|machine|centers?|centres?|parts?|needs?|attach\w+|leaders?|bloggers?|academ\w+|"
    r"reports?|source|sources|ties|assistance|forces|instructors?|trucks?|drones?)\b"
)
_ADJECTIVES = r"(?:(?:federal|state|national|top|main|own|senior|northern|western|southern|eastern|central|unnamed|military) )?"
FOREIGN: tuple[tuple[str, str], ...] = (
    (
        "coast-guard",
        r"[Бб]ерегов\w+ охран\w+|[Бб]ерегов\w+ охорон\w+|海警局?|海上保安厅|海岸警卫队|Küstenwache|[Gg]uarda [Cc]osteira",
    ),
    (
        "security-service",
        r"[Сс]лужб\w+ безопасности|[Сс]лужб\w+ безпеки|国家安全局|联邦安全局",
    ),
    (
        "prosecutors",
        r"[Пп]рокуратур\w+|检察(?:院|机关|官)|Staatsanwaltschaft|[Mm]inistério Público|[Pp]rocuradoria",
    ),
    (
        "mfa",
        r"МИД|МЗС|[Мм]инистерств\w+ иностранных дел|[Мм]іністерств\w+ закордонних справ|[Вв]нешнеполитическ\w+ ведомств\w+|外交部|外务省|diplomacia|Außenministerium\w*|Auswärtige[ns]? Amt\w*|[Mm]inistério dos Negócios Estrangeiros|[Mm]inistério das Relações Exteriores",
    ),
    (
        "mod",
        r"Минобороны|Міноборони|[Мм]инистерств\w+ (?:национальной )?обороны|[Мм]іністерств\w+ (?:національної )?оборони|[Оо]боронн\w+ ведомств\w+|[Оо]боронн\w+ відомств\w+|国防部|防卫省|Verteidigungsministerium\w*|[Mm]inistério da Defesa",
    ),
    (
        "embassy",
        r"[Пп]осольств\w*|[Ee]mbaixada(?: d[ao])?|Botschaft|(?:驻[\u3400-\u9fff]{1,4})?大使馆",
    ),
    ("general-staff", r"Генштаб\w*|[Гг]енеральн\w+ штаб\w*|总参谋部|Generalstab\w*"),
    (
        "jcs",
        r"联合参谋本部|[Оо]бъедин[её]нн\w+ комитет\w* начальников штабов|[Оо]б['’]єднан\w+ комітет\w* начальників штабів",
    ),
    (
        "customs",
        r"[Тт]аможн(?:я|и|е|ю|ей|енн\w+ служб\w+)|[Мм]итниц\w+|[Мм]итн\w+ служб\w+|海关(?:总署)?|Zollbehörde\w*|[Aa]lfândega",
    ),
    (
        "navy",
        r"ВМФ|ВМС|[Вв]оенно-морск\w+ (?:флот|сил)\w*|[Вв]ійськово-морськ\w+ сил\w*|海军|Marine",
    ),
    ("air-force", r"ВВС|ВКС|[Вв]оенно-воздушн\w+ сил\w*|[Пп]овітрян\w+ сил\w*|空军|Luftwaffe"),
    (
        "foreign-intelligence",
        r"[Сс]лужб\w+ внешней разведки|[Сс]лужб\w+ зовнішньої розвідки|对外情报局",
    ),
    (
        "intelligence",
        r"[Гг]лавн\w+ управлени\w+ разведки|[Гг]оловн\w+ управлінн\w+ розвідки|(?:[Вв]оенн\w+ |[Вв]оєнн\w+ )?(?:[Рр]азведк\w+|[Рр]озвідк\w+)|(?:[Рр]азведывательн\w+|[Рр]озвідувальн\w+) (?:служб|управл)\w+|情报(?:总局|局|部门|机构|机关)|Geheimdienst\w*|Nachrichtendienst\w*|[Ss]erviços? secretos?",
    ),
    (
        "armed-forces",
        r"ВС|[Вв]ооруж[её]нн\w+ сил\w*|[Зз]бройн\w+ сил\w*|军方|武装部队|Streitkräfte\w*|[Ff]orças [Aa]rmadas",
    ),
    (
        "government",
        r"[Пп]равительств\w+|[Уу]ряд\w*|政府|Bundesregierung|Regierung|[Gg]overno|[Вв]ласт(?:и|ей|ям|ями)|[Вв]лад(?:а|и|і|ою)",
    ),
)
_CAPITAL = re.compile(r"(?<!\w)[A-Z]\w*")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]+")
APOSTROPHE = str.maketrans("’‘", "''")


@lru_cache(maxsize=4096)
def institution_key(words: str) -> str | None:
    """Return which kind of institution ``words`` name; None if none of the usual ones."""
    if re.search(r"\bofficials?$", words):
        return "officials"
    return next((key for key, pattern in _keyed() if pattern.search(words)), None)


@lru_cache(maxsize=1)
def _keyed() -> tuple[tuple[str, Quick], ...]:
    return tuple(
        (key, quick(rf"\b(?:{pattern})\b", re.IGNORECASE)) for key, _, _, pattern in INSTITUTIONS
    )


@lru_cache(maxsize=4096)
def sides(text: str) -> frozenset[str]:
    """Return the codes of the countries that ``text`` names, by any word for them."""
    plain = text.translate(APOSTROPHE)
    found = {country_words()[word][0].code for _, word in find_countries(plain)}
    found |= {code for code, pattern in _side_patterns() if pattern.search(plain)}
    return frozenset(found | _by_stem(plain))


def _by_stem(text: str) -> set[str]:
    """Return the codes of the countries whose words in other languages begin a word of ``text``."""
    found: set[str] = set()
    for word in _LETTERS.findall(text):
        found.update(_codes_of(word))
    _, _, spaced, chinese = _stems()
    found.update(code for phrase, code in spaced if phrase in text)
    if _CHINESE.search(text) is not None:
        found.update(code for phrase, code in chinese if phrase in text)
    return found


@lru_cache(maxsize=20_000)
def _codes_of(word: str) -> tuple[str, ...]:
    """Return the codes of the countries of which a stem begins ``word``."""
    stems, lengths, _, _ = _stems()
    return tuple(stems[word[:n]] for n in lengths if word[:n] in stems)


_Phrases = tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _stems() -> tuple[dict[str, str], tuple[int, ...], _Phrases, _Phrases]:
    """Return the stems of one word, their lengths, all others, and the Chinese, with countries."""
    stems: dict[str, str] = {}
    phrases: list[tuple[str, str]] = []
    for land in COUNTRIES:
        for stem in land.stems:
            if _LETTERS.fullmatch(stem) and not _CHINESE.match(stem):
                stems.setdefault(stem, land.code)
            else:
                phrases.append((stem, land.code))
    chinese = tuple(p for p in phrases if _CHINESE.match(p[0]))
    spaced = tuple(p for p in phrases if p not in chinese)
    return stems, tuple(sorted({len(s) for s in stems})), spaced, chinese


@lru_cache(maxsize=1)
def country_words() -> dict[str, tuple[Country, str]]:
    """Return every English word for a country, with what it is: name, people or capital."""
    words: dict[str, tuple[Country, str]] = {}
    for land in COUNTRIES:
        for kind, group in (
            ("name", land.names),
            ("people", land.people),
            ("capital", land.capitals),
        ):
            for word in group:
                words.setdefault(word, (land, kind))
    return words


def find_countries(text: str) -> list[tuple[int, str]]:
    """Return every English word for a country in ``text`` with where it starts, longest first."""
    by_first = _by_first()
    found: list[tuple[int, str]] = []
    end = 0
    for match in _CAPITAL.finditer(text):
        start = match.start()
        if start < end:
            continue
        for word in by_first.get(match.group(), ()):
            stop = start + len(word)
            if text.startswith(word, start) and not _is_word(text[stop : stop + 1]):
                found.append((start, word))
                end = stop
                break
    return found


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in sorted(country_words(), key=len, reverse=True):
        first = _CAPITAL.match(word)
        if first is not None:
            index.setdefault(first.group(), []).append(word)
    return {first: tuple(words) for first, words in index.items()}


@lru_cache(maxsize=1)
def _side_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for code, places in SIDE_PLACES.items():
        patterns.append((code, re.compile(r"(?<!\w)(?:" + "|".join(places) + r")(?!\w)")))
    return tuple(patterns)


@lru_cache(maxsize=1)
def institution_pattern() -> re.Pattern[str]:
    """Return the pattern for an owner and its institution ("the Dutch defence ministry")."""
    words = sorted(country_words(), key=len, reverse=True)
    owner = "(?:" + "|".join(re.escape(w) for w in words) + ")(?:'s|')?"
    what = "|".join(f"(?i:{p})" for _, _, _, p in INSTITUTIONS)
    return re.compile(
        rf"(?<!\w)(?P<owner>{owner})(?: and (?P<second>{owner}))? {_ADJECTIVES}"
        rf"(?P<what>(?:(?:intelligence |military |defen[cs]e |security )?officials?|{what}|{_MINISTRY})(?!\w))(?!{_NOT_BODY})(?: in (?:The |the )?[A-Z]\w+)?"
    )


# One character for a country, as Chinese writes it in front of an institution.
SHORT = {
    "中": "CN",
    "俄": "RU",
    "乌": "UA",
    "美": "US",
    "英": "GB",
    "德": "DE",
    "法": "FR",
    "日": "JP",
    "韩": "KR",
}


@lru_cache(maxsize=1)
def foreign_pattern() -> re.Pattern[str]:
    """Return the pattern for institutions and their countries outside English."""
    what = "|".join(p for _, p in FOREIGN)
    stems = "|".join(
        sorted((re.escape(s) for land in COUNTRIES for s in land.stems), key=len, reverse=True)
    )
    short = "".join(SHORT)
    return re.compile(
        rf"(?<![А-Яа-яA-Za-zІіЇїЄєÀ-ÿ])(?:(?P<what>{what})\s+(?:da |do |de |von |der |des )?(?P<owner>(?:{stems})[^\W\u3400-\u9fff]*)"
        rf"|(?P<owner2>(?:{stems})[^\W\u3400-\u9fff]*?|[{short}])\s?(?P<what2>{what}))"
    )


# A capital that stands for its state, where it is no place: not behind "in", "to", "from".
CAPITALS = {
    r"Пекин(?:а|у|ом)?|Пекін(?:а|у|ом)?": "CN",
    r"Москв[аыоиу]й?|Кремл[ьяюе]м?": "RU",
    r"Киев(?:а|у|ом)?|Київ|Києв[аиу]": "UA",
    r"Вашингтон(?:а|у|ом)?": "US",
    r"Лондон(?:а|у|ом)?": "GB",
    r"Токио|Токіо": "JP",
    r"Сеул(?:а|у|ом)?": "KR",
}


@lru_cache(maxsize=1)
def foreign_sides() -> re.Pattern[str]:
    """Return the pattern for states called by capital in Cyrillic, or as a side in Chinese."""
    capitals = "|".join(CAPITALS)
    short = "".join(SHORT)
    return re.compile(
        rf"(?<!\w)(?<![вВуУ] )(?<!из )(?<!до )(?<!под )(?<!під )(?<!з )(?:{capitals})(?!\w)|(?P<side>[{short}])方(?![面向式法案针位便])"
    )


def side_country(match: re.Match[str]) -> Country:
    """Return the country a match of ``foreign_sides`` stands for."""
    code = SHORT.get(match["side"] or "") or next(
        code for words, code in CAPITALS.items() if re.fullmatch(words, match.group())
    )
    return next(c for c in COUNTRIES if c.code == code)


def foreign_country(owner: str) -> Country:
    """Return the country that ``owner``, as ``foreign_pattern`` found it, is a word for."""
    if owner in SHORT:
        return next(c for c in COUNTRIES if c.code == SHORT[owner])
    fits = [(len(s), c) for c in COUNTRIES for s in c.stems if owner.startswith(s)]
    return max(fits, key=lambda pair: pair[0])[1]


@lru_cache(maxsize=1)
def foreign_words() -> re.Pattern[str]:
    """Return the pattern for the institutions alone, to see soon that a text names none."""
    return re.compile("|".join(p for _, p in FOREIGN))


@lru_cache(maxsize=1)
def placed_pattern() -> re.Pattern[str]:
    """Return the pattern for an institution by its place ("the customs service in Astana")."""
    capitals = "|".join(re.escape(c) for land in COUNTRIES for c in (*land.capitals, *land.names))
    what = "|".join(
        f"(?i:{p})"
        for k, _, _, p in INSTITUTIONS
        if k not in ("armed-forces", "government", "intelligence")
    )
    return re.compile(
        rf"(?<!\w)(?P<what>(?:{what}|{_MINISTRY}|[Cc]ustoms service)) (?:in|of) (?P<owner>{capitals})(?!\w)"
    )
