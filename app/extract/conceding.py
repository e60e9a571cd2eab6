# ruff: noqa: E501 -- patterns are read whole
"""What a party grants while it takes the rest away: "twelve, and none of them to the yard"."""

import re

_NO = r"(?:no|not|never|none|nothing|nobody|neither|without|n['’]t)"
# Words that make what is granted small.
_SMALL = re.compile(
    r"(?<!not )(?<!n['’]t )\b(?:only|merely|solely|exclusively|nothing (?:more|but|other) than|no more than|nothing but|not more than)\b"
    r"(?! (?:when|after|if|that|on condition|recently|just|then))",
    re.IGNORECASE,
)
_SMALL_NOT = re.compile(r"\b(?:not|n['’]t) (?:only|merely|solely|exclusively)\b", re.IGNORECASE)
# Another, harmless use or occasion for what was told.
_HARMLESS = re.compile(
    r"\bfor (?:purely |strictly |exclusively )?(?:civil(?:ian)?|commercial|peaceful|humanitarian|scientific|medical|agricultural|industrial|private|household|research) (?:use|uses|purposes?|ends|needs|applications?|customers?|buyers?|clients?|market|vessels?|ships?)\b"
    r"|\b(?:familiari[sz]ation|courtesy|study|private|goodwill|introductory|sightseeing|protocol|get-to-know-you) (?:visits?|tours?|calls?|trips?|stops?|stays?|excursions?|meetings?)\b"
    r"|\b(?:meant|intended|destined|bound|earmarked|ordered|bought) for\b|\ball (?:of (?:it|them|these|those) )?(?:for|to|went to)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"(?:,|;|\band\b|\bbut\b|\bthough\b|\bwhile\b|\byet\b)(?: (?:that|said|says|added|insisted|stressed|maintained|it|they|he|she|we|the \w+|its? \w+))* ?[\"“‘]?(?:\w+ ){{0,4}}?{_NO}\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    rf"\b{_NO}\b[^.;]{{0,25}}\b(?:confirm\w*|den(?:y|ied|ying)|comment\w*|details?|elaborat\w+|say|names?|named|further|give|disclos\w+|specif\w+|identif\w+|explain\w*|known?|aware|aimed|directed|targeted|target\w*|third|only)\b",
    re.IGNORECASE,
)
_STRAYED = re.compile(
    r"\b(?:may|might|could)\b(?: \w+)? have (?:been )?\w+(?:ed|en|ld|nt|t)\b[^.;]{0,80}\b(?:without (?:our|its|their|his|her|the \w+['’]s) (?:knowledge|consent|permission|approval)|by (?:a |the |some |our |its |their |an )?(?:\w+ )?(?:client|buyer|customer|third part|intermediar|middlem[ae]n|dealer|distributor|reseller|trader|other)\w*)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:had|have|has|was|were|did|sold|sent|came|went|gave|made|paid|bought|took|held|met|built|\w{3,}ed)\b",
    re.IGNORECASE,
)


def concedes(words: str) -> bool:
    """Tell whether ``words``, what a party says, grant a part or a milder version."""
    words = words.split(";", maxsplit=1)[0]
    if _STRAYED.search(words):
        return True
    small = _SMALL.search(words) is not None and not _SMALL_NOT.search(words)
    if small or _HARMLESS.search(words):
        return True
    rest = _REST.search(words)
    if rest is None or _WITHHELD.search(words, rest.start()):
        return False
    before = words[: rest.start()]
    return (
        _DONE.search(before) is not None and re.search(rf"\b{_NO}\b", before, re.IGNORECASE) is None
    )


def takes_back(words: str) -> bool:
    """Tell whether ``words`` after an admission take a part of it away."""
    words = words.split(";", maxsplit=1)[0]
    rest = _REST.search(words)
    denied = rest is not None and not _WITHHELD.search(words, rest.start())
    small = _SMALL.search(words) is not None and not _SMALL_NOT.search(words)
    return denied or small or _HARMLESS.search(words) is not None


def grants_before(words: str) -> bool:
    """Tell whether ``words`` before a denial grant something small or harmless."""
    small = _SMALL.search(words) is not None and not _SMALL_NOT.search(words)
    return small or _HARMLESS.search(words) is not None


def strayed(words: str) -> bool:
    """Tell whether ``words`` allow that others may have done it behind the speaker's back."""
    return _STRAYED.search(words) is not None
