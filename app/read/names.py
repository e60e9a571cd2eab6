"""Names of those who publish, as far as they can be told by their shape alone."""

import re

AGENCIES: dict[str, str] = {
    "reuters": "reuters.com",
    "ap": "apnews.com",
    "associated press": "apnews.com",
    "the associated press": "apnews.com",
    "afp": "afp.com",
    "agence france-presse": "afp.com",
    "xinhua": "xinhuanet.com",
    "tass": "tass.com",
    "interfax": "interfax.com",
    "ria novosti": "ria.ru",
    "sputnik": "sputnikglobe.com",
    "yonhap": "yna.co.kr",
    "kyodo": "kyodonews.net",
    "kyodo news": "kyodonews.net",
    "jiji press": "jiji.com",
    "bloomberg": "bloomberg.com",
    "dpa": "dpa.com",
    "efe": "efe.com",
    "ansa": "ansa.it",
    "pti": "ptinews.com",
    "ani": "aninews.in",
    "ians": "ians.in",
    "upi": "upi.com",
    "ukrinform": "ukrinform.net",
    "interfax-ukraine": "interfax.com.ua",
    "anadolu": "aa.com.tr",
    "anadolu agency": "aa.com.tr",
    "lusa": "lusa.pt",
    "agência lusa": "lusa.pt",
    "pap": "pap.pl",
    "cna": "cna.com.tw",
    "тасс": "tass.ru",
    "риа новости": "ria.ru",
    "интерфакс": "interfax.ru",
    "спутник": "sputnikglobe.com",
    "рейтер": "reuters.com",
    "рейтерс": "reuters.com",
    "укринформ": "ukrinform.net",
    "укрінформ": "ukrinform.net",
    "інтерфакс-україна": "interfax.com.ua",
    "интерфакс-украина": "interfax.com.ua",
    "унн": "unn.ua",
    "уніан": "unian.ua",
    "униан": "unian.ua",
    "新华社": "xinhuanet.com",
    "新华网": "xinhuanet.com",
    "中新社": "chinanews.com.cn",
    "中新网": "chinanews.com.cn",
    "法新社": "afp.com",
    "路透社": "reuters.com",
    "美联社": "apnews.com",
    "共同社": "kyodonews.net",
    "塔斯社": "tass.com",
    "俄新社": "ria.ru",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that names of outlets are made of; alone, or among themselves, they are names of sections.
_GENERIC = _words(
    """
    post times news press daily journal agency review herald guardian magazine today tv radio
    monitor tribune telegraph gazette policy week weekly mail observer standard independent insider
    report reports broadcasting media chronicle sun star globe world network wire bulletin dispatch
    dispatches register beacon economist
    """
)
_SECTION = _words(
    """
    latest breaking top local business sport sports politics political opinion analysis us uk eu
    europe asia africa national international foreign live video more all your our and of for from
    """
)
_PROPER = re.compile(
    r"\b(?:zeitung|spiegel|monde|figaro|pravda|bbc|cnn|nbc|cbs|abc|npr|dw|voa|rfe/rl|yahoo|msn|"
    r"politico|axios|newsweek|forbes|fortune|al jazeera)\b"
    r"|\.(?:com|net|org|ru|ua|cn|io)$|[网报社]$",
    re.IGNORECASE,
)
_NAME_SHAPE = re.compile(
    r"^(?:the\s)?[A-ZÀ-ÞА-ЯІЇЄ0-9][\w.&'’/+-]*(?:\s(?:of|the|and|for|de|du|&|[A-ZÀ-ÞА-ЯІЇЄ0-9][\w.&'’/+-]*)){0,4}$"
)
_HAN = re.compile(r"^[\u4e00-\u9fff]{2,10}$")


def is_agency(name: str) -> bool:
    """Tell whether ``name`` is a news agency that others print."""
    return name.strip().casefold() in AGENCIES


def looks_like_name(text: str) -> bool:
    """Tell whether ``text`` has the shape of a name: one to five words, capitals, no sentence."""
    return len(text) <= 50 and bool(_NAME_SHAPE.match(text) or _HAN.match(text))


def looks_like_publisher(text: str) -> bool:
    """Tell whether ``text`` is a name that by its words belongs to someone who publishes."""
    if not looks_like_name(text):
        return False
    if is_agency(text) or _PROPER.search(text):
        return True
    words = [word for word in re.findall(r"[\w’']+", text.casefold()) if word != "the"]
    named = any(word not in _GENERIC and word not in _SECTION for word in words)
    generic = any(word in _GENERIC for word in words)
    return generic and (named or (len(words) == 1 and text.startswith("The ")))


def same_publisher(one: str, other: str) -> bool:
    """Tell whether two names can be one outlet: equal, or one begins with the other."""
    a, b = _plain(one), _plain(other)
    return bool(a and b) and (a == b or a.startswith(b) or b.startswith(a))


def _plain(name: str) -> str:
    folded = re.sub(r"\s*\((?:blog|website|newspaper|agency)\)", "", name.casefold())
    return re.sub(r"^the|[\W_]", "", re.sub(r"^the\s", "", folded))
