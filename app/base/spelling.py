"""One name in many spellings: Cyrillic and Chinese in Latin letters, and how a name sounds."""

import re
from functools import lru_cache

from app.base.pinyin import in_pinyin, syllables
from app.base.text import fold

_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _table(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters, (s.replace("_", "") for s in latin.split()), strict=True))


_RU = _table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g",
)
_UK = _table(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ",
    "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia y e io _",
)
_UK_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_ENDINGS_RU = ((re.compile(r"(?:ий|ый)$"), "y"),)
# Chinese syllables as Russian and Ukrainian write them (after Palladius), by initial and final.
_INITIALS = {
    "zh": "чж", "ch": "ч", "sh": "ш", "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т",
    "n": "н", "l": "л", "g": "г", "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "r": "ж",
    "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
_FINALS = {
    "a": "а",
    "o": "о",
    "e": "э",
    "ai": "ай",
    "ei": "эй",
    "ao": "ао",
    "ou": "оу",
    "an": "ань",
    "en": "энь",
    "ang": "ан",
    "eng": "эн",
    "ong": "ун",
    "i": "и",
    "ia": "я",
    "iao": "яо",
    "ie": "е",
    "iu": "ю",
    "ian": "янь",
    "in": "инь",
    "iang": "ян",
    "ing": "ин",
    "iong": "юн",
    "u": "у",
    "ua": "уа",
    "uo": "о",
    "uai": "уай",
    "ui": "уй",
    "uan": "уань",
    "un": "унь",
    "uang": "уан",
    "ü": "юй",
    "ue": "юэ",
    "üe": "юэ",
}
_HISSING = {"zi": "цзы", "ci": "цы", "si": "сы"}  # fmt: skip
_AFTER_JQX = {"u": "юй", "uan": "юань", "un": "юнь", "ue": "юэ"}
_ALONE = {
    "yi": "и", "ya": "я", "yao": "яо", "ye": "е", "you": "ю", "yan": "янь", "yin": "инь",
    "yang": "ян", "ying": "ин", "yong": "юн", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай",
    "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "yu": "юй",
    "yue": "юэ", "yuan": "юань", "yun": "юнь", "er": "эр", "hui": "хуэй", "a": "а", "ai": "ай",
    "an": "ань", "ao": "ао", "e": "э", "en": "энь", "ou": "оу",
}  # fmt: skip
_AS_RUSSIAN = str.maketrans("иіїєеґ", "ыииеэг")  # how the same syllables look in Ukrainian


def romanise(name: str, language: str | None = None) -> str:
    """Return a name in Latin letters, as its own language spells it; unchanged if it is Latin.

    Cyrillic is read as Ukrainian where ``language`` says so or a letter shows it, else as Russian;
    a name made of Chinese syllables becomes pinyin. Characters nobody knows stay what they are.
    """
    if _CHINESE.search(name):
        return in_pinyin(name) or name
    if not _CYRILLIC.search(name):
        return name
    words = name.split()
    ukrainian = (language or "").startswith("uk") or _UKRAINIAN.search(name) is not None
    chinese = _chinese_name(words, ukrainian=ukrainian)
    if chinese is not None:
        return chinese
    return " ".join(_word(w, ukrainian=ukrainian) for w in words)


def _word(word: str, *, ukrainian: bool) -> str:
    lower = word.lower()
    if ukrainian:
        lower = lower.replace("зг", "zgh")
        latin = "".join(
            _UK_FIRST.get(c, _UK.get(c, c)) if at == 0 else _UK.get(c, c)
            for at, c in enumerate(lower)
            if c not in "'’"
        )
    else:
        for pattern, ending in _ENDINGS_RU:
            lower = pattern.sub(ending, lower)
        lower = re.sub(r"^е|(?<=[аеёиоуыэюяьъ])е", "ye", lower)
        latin = "".join(_RU.get(c, c) for c in lower)
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


@lru_cache(maxsize=1)
def _palladius() -> dict[str, str]:
    table: dict[str, str] = {}
    for syllable in sorted(syllables()):
        written = _written(syllable)
        if written is not None:
            table.setdefault(written, syllable)
    return table


def _written(syllable: str) -> str | None:
    if syllable in _ALONE or syllable in _HISSING:
        return _ALONE.get(syllable) or _HISSING[syllable]
    initial = next((i for i in _INITIALS if syllable.startswith(i)), None)
    if initial is None:
        return None
    final = syllable[len(initial) :]
    if initial in ("j", "q", "x") and final in _AFTER_JQX:
        return _INITIALS[initial] + _AFTER_JQX[final]
    if final not in _FINALS:
        return None
    return _INITIALS[initial] + _FINALS[final]


def _chinese_name(words: list[str], *, ukrainian: bool) -> str | None:
    """Return a surname of one syllable and a given name of one or two in pinyin, else None."""
    if len(words) != 2:
        return None
    plain = [w.lower().replace("-", "") for w in words]
    if ukrainian:
        plain = [w.translate(_AS_RUSSIAN) for w in plain]
    family, given = _split(plain[0], 1), _split(plain[1], 2)
    return f"{family.capitalize()} {given.capitalize()}" if family and given else None


def _split(rest: str, most: int) -> str | None:
    if not rest:
        return ""
    if most == 0:
        return None
    table = _palladius()
    for length in range(min(6, len(rest)), 0, -1):
        syllable = table.get(rest[:length])
        if syllable is None:
            continue
        more = _split(rest[length:], most - 1)
        if more is not None:
            return syllable.replace("ü", "u") + more
    return None


_MUTE = r"h(?=[b-df-hj-np-tv-z]|$)"  # an "h" that lengthens what stands before it
# What letters and groups of letters sound like in most languages of the press; vowels go.
_SOUNDS = (
    (r"shch|sch|sh", "s"),
    (r"zh|dzh|dz|dj", "z"),
    (r"tch|tsch|ch|ts|tz", "c"),
    (r"kh|gh", "h"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"rh", "r"),
    (_MUTE, ""),
    (r"ck|qu", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"g", "h"),
    (r"c(?=[eiy])", "s"),
    (r"c(?![eiy])", "k"),
    (r"j", "z"),
    (r"[aeiouy'’-]", ""),
)
_SOFT_J = (("j", ""), *_SOUNDS)  # "Juris", "Jensen"
_LEAST = 4  # consonants of a whole name; fewer sound like too many others


@lru_cache(maxsize=4096)
def sounds_of(name: str) -> frozenset[tuple[str, ...]]:
    """Return how ``name`` may sound, one tuple of word skeletons for each way of reading it.

    A skeleton is the consonants that stay the same from script to script: "Шевченко" and
    "Shevchenko" share one. A name too short to be told from others by these, and a Chinese one,
    keeps its vowels.
    """
    words = re.findall(r"[a-z]+", fold(romanise(name)))
    if not words:
        return frozenset()
    if all(_split_pinyin(w) for w in words):
        return frozenset([tuple(words)])  # every script agrees on the syllables
    tables = [_SOUNDS, _SOFT_J] if any("j" in w for w in words) else [_SOUNDS]
    ways: set[tuple[str, ...]] = set()
    for table in tables:
        skeletons = tuple(_skeleton(w, table) for w in words)
        enough = sum(map(len, skeletons)) >= _LEAST and all(skeletons)
        ways.add(skeletons if enough else tuple(words))
    return frozenset(ways)


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings, in any scripts, can be one name: same words, same sounds."""
    return bool(sounds_of(one) & sounds_of(other))


def _skeleton(word: str, table: tuple[tuple[str, str], ...]) -> str:
    """Return the consonants of ``word`` by what they sound like, doubled ones as one."""
    rest = word
    found: list[str] = []
    while rest:
        for pattern, sound in table:
            match = re.match(pattern, rest)
            if match is not None and (found or pattern != _MUTE):
                found.append(sound)
                rest = rest[match.end() :]
                break
        else:
            found.append(rest[0])
            rest = rest[1:]
    return re.sub(r"(.)\1+", r"\1", "".join(found))


@lru_cache(maxsize=1024)
def _split_pinyin(word: str) -> bool:
    return any(
        word == s or (word.startswith(s) and _split_pinyin(word[len(s) :])) for s in _ascii()
    )


@lru_cache(maxsize=1)
def _ascii() -> frozenset[str]:
    return frozenset(s.replace("ü", "u") for s in syllables())
