# ruff: noqa: E501 -- word lists and patterns are read whole
"""Whether a sentence speaks about the desk's subject, and of which topics.

It works by mechanism: whose side is named, what kind of cooperation, and whether the article around
it is about the same; never by story.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from app.base.quick import Quick, quick
from app.domain.words import BlockKind
from app.extract.belonging import sides_spoken_of
from app.extract.foreign import subjects

# One pattern per desk topic; words in English, Russian, Ukrainian, German, Portuguese, Chinese.
TOPIC_WORDS: dict[str, str] = {
    "training": r"train(?:ed|ing|ees?|s)?\b(?! (?:line|station|car))|instructors?|instruct(?:ed|ion)|cadets?|military academ|academ(?:y|ies)\b|courses?\b|curricul\w+|simulators?|drilled|pupils|lessons|taught|teach(?:es|ing)?\b|combat experience|обуч|подготовк|курсант|инструктор|тренаж|навчан|навчал|підготовк|інструктор|ausbild|Ausbild|Lehrgang|schul(?:t|en|ung)|trein|instrutor|cadete|训练|培训|教官|学员|受训",
    "exercises": r"exercises?\b|drills?\b|war ?games?|manoeuvres|maneuvers|live[- ]fire|rehears\w+|учени|манёвр|маневр|навчання|Manöver|Übung|exercícios|manobras|演习|军演|演练",
    "joint-patrols": r"patrols?\b|patroll\w+|bombers?\b|warplanes?|warships?|air defen[cs]e identification|ADIZ|KADIZ|sorties?|scrambl\w+|flotilla|destroyers?|frigates?|corvettes?|cruisers?\b|squadrons?|convoy|патрул|патруль|бомбардиров|эсмин|фрегат|корвет|крейсер|есмін|Patrouille|Zerstörer|Fregatte|patrulha|fragata|巡航|巡逻|军机|轰炸机|防空识别区|驱逐舰|护卫舰|军舰|舰艇|编队",
    "arms-and-materiel": r"weapons?\b|arms\b(?! race)|armou?r(?:ed)?\b|tanks?\b|missiles?\b|rockets?\b|interceptors?|artillery|munition|ammo|howitzers?|mortars?\b|guns?\b|rifles?|helmets?|plates?\b|fighter jets?|fighters?\b|jets?\b|aircraft|warplane|helicopters?|trucks?\b|lorr(?:y|ies)|tyres?|military (?:aid|equipment|hardware|goods|supplies)|lethal|body armou?r|vehicles?|sights?\b|production lines?|defen[cs]e industr\w+|military[- ]industr\w+|shipyards?|оруж|танк|ракет|артиллер|миномёт|миномет|вертол|самол|истребител|бронежилет|броне|грузовик|техник|верф|зброя|зброї|озброєн|літак|гелікоптер|вантажівк|бронет|Waffen|Panzer|Rakete|Hubschrauber|Flugzeug|Geschütz|armas|armamento|blindad|helicópter|mísse|tanques|武器|坦克|导弹|火炮|装甲|直升机|战斗机|战机|飞机|卡车|装备|船厂",
    "dual-use-transfers": r"dual[- ]use|machine[- ]tools?|lathes?|semiconductors?|microchips?|chips?\b|circuits?|microelectronic\w*|processors?|transistors?|capacitors?|electronics?|components?|parts?\b(?! of)|spare parts|thermal|optic\w*|lens(?:es)?|cameras?|fib(?:re|er)\b|carbon|titanium|gallium|germanium|cotton|lasers?|bearings|sensors?|batter(?:y|ies)|antennas?|customs|declar(?:ed|ations?)|invoices?|contracts?|waybills?|bills? of lading|cargo(?:es)?|consignments?|shipments?|shipped|freight|wagons?|containers?|deliver(?:y|ies|ed)|import(?:s|ed|er|ers)?\b|export(?:s|ed|er|ers)?\b|middlem[ae]n|intermediar\w+|supplier|supplie[sd]|supply(?:ing)?|двойн|подвійн|электрон|микросхем|чип|плат[аыеу]|станк|подшипник|поставк|постав(?:ил|ля)|таможен|таможн|накладн|контракт|деклар|импорт|экспорт|груз|постач|мікросхем|верстат|митн|накладн|вантаж|волокн|оптик|аккумулятор|Mikrochips|Chips|Werkzeugmaschine|Lieferung|geliefert|Bauteil|Zoll|Rechnung|Vertrag|Fracht|dupla utilização|componentes|remessa|fatura|contrato|alfândega|carga|两用|芯片|零部件|部件|机床|轴承|电池|海关|合同|发票|货物|出口|进口|供应|交付|运往",
    "drones": r"drones?\b|UAVs?|UAS\b|USVs?|unmanned|uncrewed|quadcopters?|loitering|FPV|Mavic|Garpiya|дрон|беспилот|БПЛА|БпЛА|безпілот|квадрокоптер|Drohne\w*|unbemannt|não tripulad|无人机|无人艇|无人",
    "ammunition-and-explosives": r"ammunition|shells\b|rounds\b|cartridges?|fuzes?|fuses|warheads?|gunpowder|powder|nitrocellulose|cellulose|cotton pulp|linters?|guncotton|explosives?|propellants?|RDX|HMX|TNT|charges\b|снаряд|порох|боеприпас|взрывчат|целлюлоз|патрон|боєприпас|вибухів|целюлоз|Munition|Granate|Sprengstoff|Pulver|pólvora|munições|explosivo|弹药|炮弹|火药|炸药|硝化",
    "foreign-fighters": r"mercenar\w+|fighters\b|fighting for|enlist\w+|recruit\w+|volunteers?\b|captured|prisoners? of war|contract soldiers|наёмник|наемник|доброволь|вербов|найман|вербув|Söldner|mercenários|雇佣兵|招募",
    "observers": r"observ(?:e|ed|ers?|ing)\b|watch(?:ed|ing) the war|onlookers|command posts?|war rooms?|officers?\b|delegations?|attach[ée]s?\b|visited|наблюдател|спостеріг|делегац|Beobacht\w+|Gefechtsst\w+|observadores|postos de comando|офицер|офіцер|oficiais|Offizier\w*|观察员|军官|代表团",
    "intelligence-sharing": r"intelligence shar\w+|satellites?\b|satellite imag\w+|radar images?|radars?\b|jam(?:mers?|ming|med)\b|electronic warfare|sonars?|hydrophones?|signals?\b|imagery|reconnaissance|navigation|BeiDou|GLONASS|spy\w*\b|спутник|супутник|знімк|снимк|радар|РЛС|РЭБ|РЕБ|гидроакуст|гідроакуст|развед|розвід|глуш|Satelliten\w*|Radar|Störsender|Aufklärung|satélites?|radares?|卫星|雷达|干扰|声呐|侦察|北斗",
    "technology-transfer": r"technolog\w+|know-how|blueprints?|drawings?|designs?\b|engines?\b|diesels?\b|turbines?|gearbox\w*|propell(?:er|ors?|ers)\w*|propulsors?|propulsion|pump-jets?|hulls?\b|reactors?|submarines?|torpedo\w*|patents?|licen[cs]es?\b|engineers?\b|fuel\b|технолог|двигател|двигун|чертеж|чертёж|креслен|турбин|подводн|підводн|подлод|лицензи|инженер|інженер|движител|топлив|Technologie|Triebwerk|Motor|U-Boot|Ingenieur|Treibstoff|tecnologia|motores|submarino|engenheir|技术|发动机|柴油机|潜艇|图纸|工程师|推进",
    "sanctions": r"sanction\w*|blacklist\w*|entity list|export controls?|embargo\w*|shell companies|evad\w+|evasion|circumvent\w+|санкц|эмбарго|Sanktion\w*|sanções|制裁|禁运",
    "strategic-alignment": r"no[- ]limits|align\w*|strategic partner\w*|partnership|cooperation|ally\b|allies\b|enabler|enabling|closer ties|economic (?:lifeline|support)|lifeline|military ties|friendship|сотруднич|союзник|співпрац|партнерств|Partnerschaft|Zusammenarbeit|parceria|cooperação|合作|伙伴|盟友",
    "diplomacy": r"ambassador|envoy|summon\w*|talks\b|peace|ceasefire|summit|diploma\w+|protest\w*|посол(?!\w)|переговор|Botschafter|embaixador|谈判|大使",
    "taiwan": r"Taiwan\w*|Тайван\w*|台湾",
}
_COMPILED = {
    slug: Quick(
        re.compile(
            rf"(?<![^\W\u3400-\u9fff])(?:{pattern}|{subjects.LATIN.get(slug, '(?!)')})",
            re.IGNORECASE,
        )
    )
    for slug, pattern in TOPIC_WORDS.items()
}
_OTHER_SCRIPT = {
    slug: re.compile(rf"(?<![^\W\u3400-\u9fff])(?:{pattern})", re.IGNORECASE)
    for slug, pattern in subjects.OTHER.items()
}
_IN_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff]{3}|[\u3400-\u9fff]{2}")
_MILITARY = re.compile(
    r"militar\w+|soldiers?|troops|servicemen|army|navy|naval|forces|armed|war\b|battalion|brigade|personnel|defen[cs]e|воен|військ|арми|армі|войн|війн|Soldat\w*|Krieg\w*|guerra|militar|军",
    re.IGNORECASE,
)
_STOP = frozenset(
    [
        "say",
        "said",
        "one",
        "two",
        "year",
        "month",
        "week",
        "day",
        "time",
        "people",
        "way",
        "part",
        "country",
        "world",
        "report",
        "source",
        "official",
        "statement",
        "number",
        "new",
        "last",
        "first",
        "many",
        "more",
        "most",
        "other",
        "such",
    ]
)
_SELF_TALK = quick(
    r"(?:\b(?:subscri|newsletter|sign up|click here|download the app|advertisement|read more|also read|more for you|follow us|all rights reserved|©|copyright|cookies?\b|donate|become a patron|suggest a correction|highlight the text|get in touch|(?:is|are) available (?:in|from|at|on|online|for download)|can be (?:downloaded|ordered)|(?:is|are) published (?:every|each|twice|once|annually|monthly|weekly|quarterly)|comments? (?:closed|\d)|editor'?s picks|whatsapp|our app|tap here|this story|this article|written for|contributed to this|reporting by|editing by)\b)"
    r"|(?:had no means of|could not (?:independently )?(?:verify|confirm|establish)|unable to (?:independently )?verify|was shown a|not allowed to keep|has not seen)",
    re.IGNORECASE,
)
_OTHER_STORY = quick(
    r"^(?:Separately|Meanwhile|In other news|Elsewhere|Also read|Read also|More:|Earlier, |In unrelated|Years ago|Remember \d{4}|Reminder)\b|\bin other news\b|\bmeanwhile,|\bsimilar case\b|\banother (?:question|Chinese)\b",
    re.IGNORECASE,
)


_BESIDE = re.compile(r"^(?:Separately|Meanwhile|Elsewhere)\b")
_ANOTHER_ORIGIN = 2  # nouns of the opening: "Separately" then brings the same story from elsewhere
_CYRILLIC_STEM = 5  # letters: what most cases of a word share
_SIGNS_A_WORD = 1.7  # characters of a Chinese word


@dataclass(frozen=True, slots=True)
class Theme:
    """What an article is about: the sides it keeps naming, its topics, the nouns it opened with."""

    in_scope: bool
    topics: tuple[str, ...]
    nouns: frozenset[str]
    sides: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a sentence stands in its article, beyond its own words.

    ``same_source``: whoever it has its words from has stated a claim before. ``answering``: that one
    has answered a claim. ``told`` are the nouns of the claims stated so far. ``opening``: nothing
    but asides stand before it. ``near``: a claim stands a few sentences before. ``late``:
    it stands near the end, where background and other news stand. ``asked``: it stands in a
    question of a dialogue. ``thread``: a claim stands right before it in its paragraph.
    ``past_years``: it is dated to years before all that was told. ``said`` is what somebody in it is credited with, None if nobody is.
    """

    attributed: bool = False
    same_source: bool = False
    answering: bool = False
    told: frozenset[str] = frozenset()
    opening: bool = False
    after: str | None = None
    near: bool = False
    late: bool = False
    language: str = "en"
    asked: bool = False
    thread: bool = False
    past_years: bool = False
    said: str | None = None


def speaks_of_forces(text: str) -> bool:
    """Tell whether ``text`` speaks of soldiers, an army or a war."""
    return _MILITARY.search(text) is not None


@lru_cache(maxsize=4096)
def topics_in(text: str) -> tuple[str, ...]:
    """Return the topics whose words stand in ``text``, strongest first."""
    counts = [
        (len(tried.pattern.findall(text)) if tried.may_match(text) else 0, slug)
        for slug, tried in _COMPILED.items()
    ]
    if _IN_OTHER_SCRIPT.search(text):
        more = {slug: len(p.findall(text)) for slug, p in _OTHER_SCRIPT.items()}
        counts = [(count + more.get(slug, 0), slug) for count, slug in counts]
    return tuple(slug for count, slug in sorted(counts, key=lambda c: -c[0]) if count)


def find_theme(
    text: str, leads: list[str], title: str | None, *, own: frozenset[str] = frozenset()
) -> Theme:
    """Return what an article is about, from its whole ``text``, opening sentences and title.

    ``own`` is the side whose page it is ("our yard" on a Russian one), see ``side_of_page``.
    """
    opening = " ".join([title or "", *leads])
    there = sides_spoken_of(f"{title or ''} {text}") | own
    near = sides_spoken_of(opening) | own
    topics = topics_in(opening)
    military = speaks_of_forces(opening)
    both = {"CN", "RU"} <= there
    in_scope = both and bool(near & {"CN", "RU"}) and (bool(topics) or military)
    return Theme(in_scope, topics, nouns_in(opening), near)


_LONGER = re.compile(r"[^\W\d_\u3400-\u9fff]{4,}")
_CHINESE_RUN = re.compile(r"[\u3400-\u9fff]{2,}")


@lru_cache(maxsize=2_000)
def nouns_in(text: str) -> frozenset[str]:
    """Return the stems of the longer words of ``text``; of Chinese, which has no spaces, the pairs."""
    words = _LONGER.findall(text.lower())
    pairs = {run[i : i + 2] for run in _CHINESE_RUN.findall(text) for i in range(len(run) - 1)}
    return frozenset(({_stem(w) for w in words} - _STOP) | pairs)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    if "\u0400" <= word[0] <= "\u04ff":
        return word[:_CYRILLIC_STEM]
    for ending in ("ies", "es", "s", "ed", "ing"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def length_in_words(text: str) -> int:
    """Return how many words ``text`` has; Chinese characters count as they go into words."""
    signs = 0 if text.isascii() else len(re.findall(r"[\u3400-\u9fff]", text))
    return len(text.split()) + round(signs / _SIGNS_A_WORD)


_GENERIC = quick(
    r"\b(?:frequently|usually|generally|often|in general|defining feature|typically|always|"
    r"immune to|wider than|no standing in|under international law|commercial|consumable|is charged with|presumed innocent)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<=[\w,;] )[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+|[«„“\"][A-ZÀ-ÞА-ЯІЇЄҐ]\w|[\u3400-\u9fff]{2}"
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|cannot)\b|n[’']t\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"^\W*(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Tt]hey|[Tt]heir|[Ii]t|[Ii]ts|[Ss]ome of|[Mm]ost of|[Ss]uch|[Bb]oth|[Ss]he|[Hh]e|[Ee]ach|[Hh]er|[Hh]is)\b"
)
_CARRYING = re.compile(
    r"^\W*(?:(?:[Nn]early |[Aa]lmost )?[Aa]ll of|[Ee]very one|[Ss]ome of|[Mm]ost of|[Mm]any of|[Nn]one of|[Bb]oth|[Ss]uch|[Hh]alf of|[Aa] (?:third|quarter) of|[A-Z]?[\w-]+ (?:more )?(?:of (?:the|them|those|these)|per cent)|[Tt]he same|[Aa]nother|[Tt]hey|[Ii]t|[Tt]hese|[Tt]hose|[Tt]his)\b"
)
_OLD = quick(
    r"\b(?:the last such|earlier,|(?:years|decades) (?:ago|earlier)|(?:last|in the last|in the past) decade|had already|in the past)\b",
    re.IGNORECASE,
)
# Logistic weights; fitted leaving one of twelve stories out each time (F1 .86 on those left out), rounded,
# and held near values set by hand from what they mean, for most of them are rare.
WEIGHTS = {
    "base": -3.05,
    "china": 0.5,
    "russia": 0.5,
    "both": 0.75,
    "topic": 0.5,
    "number": 1.1,
    "date": -0.45,
    "attributed": 1.5,
    "shared": 1.1,
    "near": 0.1,
    "late": -1.0,
    "elsewhere": -1.9,
    "other story": -1.1,
    "self": -1.0,
    "question": -1.8,
    "generic": -0.7,
    "pointing": 1.1,
    "old": -1.3,
    "short": 0.35,
    "long": 0.5,
    "same source": 0.5,
    "answering": -0.5,
    "empty": -0.8,
    "listed": 0.85,
    "refers": 0.35,
    "opening": 0.35,
    "unended": -1.05,
    "negated": -0.85,
    "after": 0.8,
    "asked": -0.6,
}


def features(
    text: str,
    theme: Theme,
    *,
    kind: BlockKind,
    has_number: bool,
    has_date: bool,
    standing: Standing,
) -> dict[str, float]:
    """Return what speaks for and against a sentence stating something within the desk's subject."""
    attributed, after = standing.attributed, standing.after
    own = standing.language == "en"
    there = sides_spoken_of(text)
    topics = topics_in(text)
    shared = len(nouns_in(text) & theme.nouns)
    words = length_in_words(text)
    return {
        "base": 1.0,
        "china": float("CN" in there),
        "russia": float("RU" in there),
        "both": float({"CN", "RU"} <= there),
        "topic": float(bool(topics)),
        "number": float(has_number),
        "date": float(has_date),
        "attributed": float(attributed),
        "shared": min(shared, 4) / 4,
        "near": float(standing.near),
        "late": float(standing.late),
        "elsewhere": float(
            not theme.in_scope and not {"CN", "RU"} <= there and not standing.thread
        ),
        "other story": float(
            (_OTHER_STORY if own else subjects.OTHER_STORY).search(text) is not None
            and re.search(r"\bthe same\b", text) is None
            and not (shared >= _ANOTHER_ORIGIN and _BESIDE.match(text) is not None)
        ),
        "self": float(
            _SELF_TALK.search(text) is not None
            or (not own and subjects.SELF_TALK.search(text) is not None)
        ),
        "question": float(text.rstrip('"”’»').endswith("?")),
        "generic": float(_GENERIC.search(text) is not None),
        "pointing": float(
            _POINTING.match(text) is not None
            if own
            else subjects.points_back(text, standing.language)
        ),
        "old": float(
            standing.past_years or (_OLD if own else subjects.OLD).search(text) is not None
        ),
        "short": float(words < 8),
        "long": float(words > 18),
        "same source": float(standing.same_source),
        "answering": float(standing.answering),
        "empty": float(
            not (topics or there or has_number or has_date) and _NAMED.search(text) is None
        ),
        "listed": float(kind == BlockKind.LIST_ITEM and after is not None),
        "refers": float(bool(standing.told) and _CARRYING.match(text) is not None),
        "opening": float(standing.opening),
        "unended": float(text.rstrip()[-1:].isalnum()),
        "negated": float(
            (_NEGATED if own else subjects.NEGATED).search(standing.said or text) is not None
        ),
        "after": float(after is not None),
        "asked": float(standing.asked),
    }


def scope_score(
    text: str,
    theme: Theme,
    *,
    kind: BlockKind,
    has_number: bool,
    has_date: bool,
    standing: Standing,
) -> float:
    """Return how surely (0–1) a sentence states something within the desk's subject."""
    found = features(
        text,
        theme,
        kind=kind,
        has_number=has_number,
        has_date=has_date,
        standing=standing,
    )
    total = sum([WEIGHTS.get(name, 0.0) * value for name, value in found.items() if value])
    return 1 / (1 + math.exp(-total))
