# ruff: noqa: E501 -- word lists and patterns are read whole
"""Which claim a response is about, as far as its own words tell: this one, or an older, other one."""

import re

from app.base.dates import date_range
from app.domain.words import Act, Scope

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(MONTHS)
# A time at the head of the sentence dates the act itself, not what was denied.
_OPENS_YEAR = re.compile(
    r"^\W*(?:(?:But|And|Yet|Still)\s+)?(?:[Bb]ack )?(?:[Ii]n|[Bb]y|[Dd]uring|[Ss]ince|[Aa]s early as) (?:\w+ ){0,3}?(?P<year>(?:19|20)\d\d)\b"
)
_OPENS_MONTH = re.compile(
    rf"^\W*(?:(?:But|And|Yet|Still)\s+)?(?:[Bb]ack )?(?:[Ii]n|[Ee]arlier in) (?:(?:early|late|mid|the \w+ of)[- ])?(?P<month>{_MONTH})\b(?! \d)",
    re.IGNORECASE,
)
_FOREIGN_MONTHS = (
    "январ,январ,січн,januar,janeiro,一月,1月;феврал,феврал,лют,februar,fevereiro,二月,2月;март,марте,берез,märz,março,三月,3月;"
    "апрел,апрел,квіт,april,abril,四月,4月;мае,мая,трав,mai,maio,五月,5月;июн,июн,черв,juni,junho,六月,6月;"
    "июл,июл,лип,juli,julho,七月,7月;август,август,серп,august,agosto,八月,8月;сентябр,сентябр,верес,september,setembro,九月,9月;"
    "октябр,октябр,жовт,oktober,outubro,十月,10月;ноябр,ноябр,листоп,november,novembro,十一月,11月;декабр,декабр,груд,dezember,dezembro,十二月,12月"
)
_FOREIGN_OPENS = re.compile(
    r"^\W*(?:(?:Ещё|Еще|Ще|Noch|Bereits|Schon|Já|早在)\s*)?(?:В|У|Im|Em|в|у|im|em)?\s*(?P<month>"
    + "|".join(s for g in _FOREIGN_MONTHS.split(";") for s in g.split(","))
    + r")\w*",
    re.IGNORECASE,
)
_FOREIGN_BEFORE = re.compile(
    r"(?:^|\s)(?:ранее|раньше|в прошлом(?: году)?|год назад|раніше|минулого року|торік|früher|vor einem Jahr|im (?:vergangenen|letzten) Jahr|há um ano|no ano passado|anteriormente|此前曾|去年)(?:\s|，|,|曾|$)|此前[^。]{0,10}?(?:曾|已多次|多次)|(?:曾|曾多次)(?:否认|驳斥|回应|澄清)|当时(?:表示|回应|否认|称)|(?<!\w)(?:тогда|тоді|damals|na altura|na época)(?!\w)",
    re.IGNORECASE,
)
_FOREIGN_YEAR = re.compile(
    r"^\W*(?:В|У|Im Jahr|Em|Ещё в|Ще у)?\s*(?P<year>(?:19|20)\d\d)(?:\s|年|-)"
)
# A time before this story's, said of the act: adverbs and noun phrases of the past.
_BEFORE = re.compile(
    r"\b(?:(?:a|two|three|four|five|ten|several|some|many|\d+) (?:years?|months?|decades?) (?:ago|earlier|before)|last (?:year|spring|summer|autumn|fall|winter|month)|"
    r"back (?:then|in)|on (?:earlier|previous|past|other) occasions|earlier (?:this|last|that) (?:year|month|spring|summer|autumn|winter)|in (?:a|an) (?:previous|earlier|separate|different|unrelated) (?:case|episode|incident|matter|instance|affair)|"
    r"(?:likewise|similarly) (?:den|reject|dismiss)\w+|(?:den|reject|dismiss)\w+ (?:likewise|similarly)|as (?:it|he|she|they) did (?:in|when|last|over|with)|sa(?:id|ys) the same (?:of|about)|in (?:much )?the same (?:words|terms)|the year before|the previous (?:year|month|summer|winter|spring|autumn))\b",
    re.IGNORECASE,
)
# What is denied is another thing said, earlier or elsewhere.
_OTHER = re.compile(
    r"\b(?:an? (?:separate|different|similar|unrelated|earlier|previous|older)|(?:two|three|several|some|many|other|all|both)? ?(?:earlier|previous|prior|past|older|unrelated|separate)) (?:\w+ ){0,2}?"
    r"(?:claims?|reports?|allegations?|accusations?|charges?|stor(?:y|ies)|findings|rumou?rs?|suggestions|statements?|files?|leaks?|documents?|set|purchases?|shipments?|deliver(?:y|ies)|sales?|contracts?|cases?|incidents?|episodes?|requests?|quer(?:y|ies)|questions?|investigations?|articles?|deals?)\b"
    r"|\b(?:said|told [\w ]+|reply|answer|response|comment) (?:in|to the \w+ of) (?:\w+ )?(?P<year>(?:19|20)\d\d)\b|\banother (?:claim|report|allegation|accusation|case|story|question|topic|issue|matter|subject)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:has|have|had) (?:repeatedly|routinely|consistently|always|long|regularly|often|frequently|on many occasions|time and again|in the past)\b|\b(?:repeatedly|routinely|regularly|consistently|always|invariably|habitually|in the past|time and again)\b|\b(?:has|have) (?:denied|rejected) (?!be(?:en|ing)\b)\w+ing\b|\b(?:denies|deny) (?:any\b(?! (?:such|of (?:this|these|that|those|it)))|\w+ing\b)",
    re.IGNORECASE,
)
# What is said of every war and every buyer is said of none.
STANDING_LINE = re.compile(
    r"\b(?:do(?:es)?(?: not|n['’]t)|ha(?:s|ve)(?: not|n['’]t)|never|no)\b[^.;\"”]{0,60}\b(?:weapons?|arms|lethal|military (?:aid|assistance|equipment|support|goods|supplies))\b[^.;\"”]{0,30}"
    r"\b(?:(?:either|any|all|both|other|neither) (?:of the )?(?:side|sides|part(?:y|ies)|belligerents?|countr(?:y|ies)|combatants?)|(?:the |warring )(?:parties|sides|war|conflict))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]*(?:[\"”]|$)")
_POLICY = re.compile(
    r"\b(?:(?:foreign|defen[cs]e|arms|export) policy|(?:its|our|their|his|her|the country['’]s) (?:\w+ )?(?:position|stance|policy|principle)|has no enemies|relations with \w+|neutrality|neutral (?:party|country|state|stance|position)|all efforts)\b",
    re.IGNORECASE,
)
_POINTS_HERE = re.compile(
    r"\b(?:the|these|those|this|that|its|his|her|their|such|latest|new|all) (?:latest |new |recent )?(?:\w+ )?(?:claims?|reports?|allegations?|accusations?|charges?|stor(?:y|ies)|account|findings|rumou?rs?|suggestions?|article|publication)\b|\b(?:denied|rejected|dismissed|called|described) (?:it|this|them|these)\b",
    re.IGNORECASE,
)


def scope_of(words: str, act: Act, published: str | None) -> Scope:
    """Return which claim ``words`` answer, as far as they tell; ``published`` is EDTF.

    A year or month before the article's at the head of the sentence dates the answer: it was about
    something else, unless the words point at what is told here.
    """
    if act == Act.COMMENT_REQUESTED:
        return Scope.THIS_CLAIM
    days = date_range(published)
    year = days.latest.year if days and days.latest else None
    month = days.latest.month if days and days.latest else None
    told = _QUOTED.sub(" ", words)
    if _OTHER.search(told) or _BEFORE.search(told):
        return Scope.OTHER_CLAIM
    opened = _OPENS_YEAR.match(words) or _FOREIGN_YEAR.match(words)
    if opened and (year is None or int(opened["year"]) < year):
        return Scope.OTHER_CLAIM
    if _opens_earlier_month(words, month) and not _POINTS_HERE.search(words):
        return Scope.OTHER_CLAIM
    if _FOREIGN_BEFORE.search(words):
        return Scope.OTHER_CLAIM
    years = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", words)]
    if year and years and max(years) < year and not re.search(r"\bsince\b", words, re.IGNORECASE):
        far = max(years) < year - 1 or not _POINTS_HERE.search(words)
        if far and act in (Act.DENIAL, Act.CONFIRMATION, Act.POSITION) and _plain_past(words):
            return Scope.OTHER_CLAIM
    if (
        _STANDING.search(words)
        or STANDING_LINE.search(words)
        or (act == Act.POSITION and _POLICY.search(words))
    ):
        return Scope.GENERAL
    return Scope.PART if act == Act.PARTIAL_DENIAL else Scope.THIS_CLAIM


def _plain_past(words: str) -> bool:
    """Tell whether a year stands in the same clause as the act, not in what is said to be false."""
    return re.search(r"[\"“”]|\bthat\b", words) is None


def _opens_earlier_month(words: str, month: int | None) -> bool:
    opened = _OPENS_MONTH.match(words)
    if opened:
        return month is None or MONTHS.index(opened["month"].lower()) + 1 != month
    foreign = _FOREIGN_OPENS.match(words)
    if not foreign:
        return False
    at = next(
        i + 1
        for i, group in enumerate(_FOREIGN_MONTHS.split(";"))
        if foreign["month"].lower() in group.split(",")
    )
    return month is None or at != month
