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
}

_PUBLISHER_WORD = re.compile(
    r"\b(?:post|times|news|press|daily|journal|agency|review|herald|guardian|magazine|today|tv|radio|monitor|tribune|"
    r"telegraph|gazette|policy|week|weekly|mail|observer|standard|independent|insider|report|broadcasting|media|"
    r"economist|chronicle|sun|star|globe|world|network|wire|pravda|zeitung|spiegel|monde|figaro|bbc|cnn|nbc|cbs|abc|"
    r"npr|dw|voa|rfe/rl|yahoo|msn|politico|axios|newsweek|forbes|fortune|bulletin|dispatch|register|beacon)\b"
    r"|\.(?:com|net|org|ru|ua|cn|io)$|网|报|社$",
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
    return looks_like_name(text) and (is_agency(text) or bool(_PUBLISHER_WORD.search(text)))


def same_publisher(one: str, other: str) -> bool:
    """Tell whether two names can be one outlet: equal, or one begins with the other."""
    a, b = _plain(one), _plain(other)
    return bool(a and b) and (a == b or a.startswith(b) or b.startswith(a))


def _plain(name: str) -> str:
    folded = re.sub(r"\s*\((?:blog|website|newspaper|agency)\)", "", name.casefold())
    return re.sub(r"^the|[\W_]", "", re.sub(r"^the\s", "", folded))
