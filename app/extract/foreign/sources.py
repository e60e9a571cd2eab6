"""Whom a source phrase outside English means, by its words: what to look for, in which order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.extract.foreign.chinese_words import BODY
from app.extract.foreign.nouns import DOCUMENT, INSTITUTION, OUTLET, ROLE, UNNAMED

_NAME_WORD = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’'-]+"
_PERSON = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME_WORD}(?:\s+(?:(?:von|van|de|da|dos)(?!\w)|{_NAME_WORD})){{1,3}})"
)
_OF = re.compile(r"\w\s+(?:d[aoe]s?|der|des|von)\s+$")
# What stands before a German noun: a capital after it begins a name only from the next word on.
_GERMAN_NOUN = re.compile(
    r"(?<!\w)(?:d(?:er|ie|em|en|es)|(?:ein|sein|ihr)(?:e[rmns]?)?)\s(?:[a-zäöüß-]+\s)*$",
    re.IGNORECASE,
)
_TITLE_NAME = re.compile(r"[«“„\"](?P<name>[^»”“\"]{2,40})[»”“\"]")
_ROLE_ZH = re.compile(
    r"(?:新闻发言人|发言人|新闻秘书|外交部长|国防部长|防卫大臣|部长|防长|外长|总统|总理|首相|主席|司令员|司令|局长|大使|参赞|专家|分析人士|分析师|议员|主任|教授|研究员|秘书长|负责人|上将|中将|少将|上校|中校|将军|记者|所长|院长|总裁|董事长|总经理|经理|创始人|作者|学者|顾问|武官|省长|州长|市长|厂长|舰长|指挥官)(?P<name>[\u3400-\u9fff·]{2,12})?$"
)
_UNNAMED_ZH = re.compile(
    r"(?:官员|消息人士|知情人士|人士|消息源|消息来源|匿名|外交官|专家们|分析人士|员工|职员|工程师|军官|士兵|船员|水手|工人|雇员|目击者|居民|线人|人员|代表|商人|中间人|一名|两名|三名|多名|几名|数名|一位|两位|多位)"
)
_OUTLET_ZH = re.compile(
    r"(?:社|报|日报|时报|周刊|电视台|电台|通讯社|网|网站|杂志|新闻|邮报|广播公司|频道|媒体)$|《(?P<name>[^》]+)》|^(?:该|这篇|上述|此)?(?:报道|文章|媒体)$"
)
_DOCUMENT_ZH = re.compile(
    r"(?:文件|报告|研究|数据|资料|图像|照片|声明|论文|合同|消息|协议|清单|记录|单据|发票|信件|邮件|账目|备忘录|公告|公报|影像|视频)$"
)
_GENITIVE = (
    (re.compile(r"(?:ого|его)$"), "ий"),
    (re.compile(r"(?:[оі]ї|ої)$"), "а"),
    (re.compile(r"ея$"), "ей"),
    (re.compile(r"ия$"), "ий"),
    (re.compile(r"ія$"), "ій"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])а$"), ""),
    (re.compile(r"я$"), "ь"),
)


_NAMED_BODY = 4  # characters; a shorter phrase ("the company") is no name
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_ADJECTIVE = re.compile(r"(?P<stem>[а-яіїєґА-ЯІЇЄҐ-]{3,}?)(?P<end>ього|ого|его)")
_NOUN = (
    (re.compile(r"(?<=[бвгджзклмнпрст])овця$"), "овець"),
    (re.compile(r"(?<=[иеі])ця$"), "ець"),
    (re.compile(r"(?<=[иа]к|[иа]т|[оа]р|ер|[оа]л)а$"), ""),
    (re.compile(r"(?<=тел)я$"), "ь"),
)


_NEUTER = re.compile(r"(?:[нт]ия|ства|агентства)$")
_MANY_ADJECTIVE = re.compile(r"[а-яіїєґ]{2}(?:ых|их)$")
_MANY_RU = (
    (re.compile(r"(?<=[кгхжшщч])ов$"), "и"),
    (re.compile(r"ов$"), "ы"),
    (re.compile(r"(?:ев|ей)$"), "и"),
)
_MANY_UK = ((re.compile(r"ців$"), "ці"), (re.compile(r"ів$"), "и"), (re.compile(r"їв$"), "ї"))
_STRESSED = re.compile(  # Russian adjectives stressed on their ending
    r"отставн|запасн|рядов|передов|морск|городск|областн|войсков|штабн|портов|молод|друг|полков|строев|боев|больш|заводск|донск|речн"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase is: 'person', 'unnamed', 'outlet', 'document', 'institution', 'office', ''.

    ``name`` is the person's or outlet's name as worded, None if the phrase only describes it.
    """

    kind: str
    name: str | None = None


def read_source(words: str, *, oblique: bool, masked: str | None = None) -> Reading:
    """Return what ``words`` name. ``oblique`` says that a name stands in the genitive.

    ``masked`` is the phrase with the names already known blotted out; a person is looked for
    only in the rest.
    """
    if re.search(r"[\u3400-\u9fff]", words):
        return _chinese(words, masked or words)
    rest = masked if masked is not None else words
    titled = _TITLE_NAME.search(words)
    if _has(OUTLET, words) and not _has(UNNAMED, words):
        named = titled or re.search(
            rf"(?:{OUTLET})\s+(?:[a-zа-яёіїєґà-ÿ-]+\s+){{0,2}}?(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}})",
            rest,
        )
        return Reading("outlet", named["name"] if named else None)
    person = _person(rest, oblique=oblique)
    if person is not None:
        return Reading("person", person)
    if _has(UNNAMED, words):
        return Reading("unnamed")
    if _has(DOCUMENT, words):
        return Reading("document")
    if _has(ROLE, words):
        return Reading("office")
    if _has(INSTITUTION, words):
        return Reading("institution")
    return Reading("")


_LOCATIVE = (
    (re.compile(r"(?<=ств)[еі]$"), "о"),
    (re.compile(r"(?<=ни)и$"), "е"),
    (re.compile(r"(?<=[цс]и)и$"), "я"),
    (re.compile(r"(?<=[цс]і)ї$"), "я"),
    (re.compile(r"(?<=ост)и$"), "ь"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[еі]$"), ""),
)


_LOCATIVE_ADJECTIVE = (
    (re.compile(r"(?<=[сцкгх])ком$"), "кий"),
    (re.compile(r"(?<=[бвдлмнпрст])ом$"), "ый"),
    (re.compile(r"(?<=[сц]ь)кому$"), "кий"),
    (re.compile(r"(?<=[бвдлмнпрст])ому$"), "ий"),
    (re.compile(r"ой$"), "ая"),
    (re.compile(r"(?<=[бвдклмнпрст])ій$"), "а"),
)


def from_locative(name: str) -> str:
    """Return Slavic words as they are listed that stood behind "in" ("в Рособоронэкспорте").

    Words of a name before the last are taken for its adjectives.
    """
    *first, name = name.split()
    if first:
        return " ".join(
            [*(_in_nominative(w, _LOCATIVE_ADJECTIVE) for w in first), from_locative(name)]
        )
    return _in_nominative(name, _LOCATIVE)


_GENITIVE_ADJECTIVE = (
    (re.compile(r"(?<=[кгх])ого$"), "ий"),
    (re.compile(r"(?:ого|его)$"), "ый"),
    (re.compile(r"ої$"), "а"),
    (re.compile(r"ой$"), "ая"),
)
_GENITIVE_NOUN = (
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[ау]$"), ""),
    (re.compile(r"[ыи]$"), "а"),
)


def from_genitive(name: str) -> str:
    """Return a body's name as it is listed: "Тихоокеанского флота" is "Тихоокеанский флот"."""
    *first, last = name.split()
    listed = [_in_nominative(w, _GENITIVE_ADJECTIVE) for w in first]
    return " ".join([*listed, _in_nominative(last, _GENITIVE_NOUN)])


def _in_nominative(name: str, endings: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, ending in endings:
        changed, count = pattern.subn(ending, name)
        if count:
            return changed
    return name


def nominative(name: str) -> str:
    """Return a Slavic name in the genitive as it is listed, by its endings.

    A woman's name in ``-а`` cannot be told from a man's genitive and loses its ending: the same
    each time, so that one person stays one.
    """
    if not re.search(r"[А-Яа-яІіЇїЄє]", name):
        return name
    words: list[str] = []
    for word in name.split():
        for pattern, ending in _GENITIVE:
            changed, count = pattern.subn(ending, word)
            if count:
                words.append(changed)
                break
        else:
            words.append(word)
    return " ".join(words)


_GIVEN_MAN = (
    (re.compile(r"(?<=[аеи])[яю]$"), "й"),
    (re.compile(r"[яю]$"), "ь"),
    (re.compile(r"(?:[ау]|ом|ем)$"), ""),
)
_GIVEN_WOMAN = (
    (re.compile(r"(?:[иі]и|і[їє]|и[ею]|ией)$"), "ия"),
    (re.compile(r"(?:[ыиіеу]|ой)$"), "а"),
)


def given_name(name: str, *, woman: bool) -> str:
    """Return a Slavic given name in any case but the first as it is listed."""
    return _ending_changed(name, _GIVEN_WOMAN if woman else _GIVEN_MAN)


def in_nominative(words: str) -> str:
    """Return a description in the genitive as it is listed: its adjectives, and its first noun."""
    parts = words.split()
    if len(parts) > 1 and _MANY_ADJECTIVE.search(parts[0]):
        return _many_in_nominative(parts)
    neuter = next((at for at, part in enumerate(parts) if _NEUTER.search(part)), 0)
    if neuter and all(_ADJECTIVE.fullmatch(part) for part in parts[:neuter]):
        for at in range(neuter):
            parts[at] = re.sub(r"(?:ого|его)$", "ое", parts[at])
        parts[neuter] = re.sub(r"я$", "е", re.sub(r"ва$", "во", parts[neuter]))
        return " ".join(parts)
    for at, part in enumerate(parts):
        adjective = _ADJECTIVE.fullmatch(part)
        if adjective is not None and at < len(parts) - 1:
            soft = adjective["stem"][-1] in "кгхжшщч" or _UKRAINIAN.search(words) is not None
            ending = "ій" if adjective["end"] == "ього" else "ий" if soft else "ый"
            ending = "ой" if _STRESSED.fullmatch(adjective["stem"]) else ending
            parts[at] = adjective["stem"] + ending
            continue
        parts[at] = _ending_changed(part, _NOUN)
        break
    return " ".join(parts)


def _many_in_nominative(parts: list[str]) -> str:
    """Return "western officials" in the nominative plural: adjectives, then the first noun."""
    ukrainian = _UKRAINIAN.search(" ".join(parts)) is not None
    for at, part in enumerate(parts):
        if _MANY_ADJECTIVE.search(part):
            short = part[:-2] + ("і" if ukrainian else "ые" if part.endswith("ых") else "ие")
            parts[at] = short
            continue
        parts[at] = _ending_changed(part, _MANY_UK if ukrainian else _MANY_RU)
        break
    return " ".join(parts)


def _ending_changed(noun: str, endings: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """Return a noun with the first of these endings that it has changed; else as it is."""
    for pattern, ending in endings:
        changed, count = pattern.subn(ending, noun)
        if count:
            return changed
    return noun


def _has(pattern: str, words: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words, re.IGNORECASE) is not None


def _person(rest: str, *, oblique: bool) -> str | None:
    for match in _PERSON.finditer(rest):
        if _OF.search(rest[: match.start()]):
            continue  # "the minister of Defence of X": what somebody is over
        parts = match["name"].split()
        while parts and _has(f"(?:{ROLE}|{UNNAMED}|{INSTITUTION}|{OUTLET})", parts[0]):
            parts = parts[1:]
        if len(parts) > 2 and _GERMAN_NOUN.search(rest[: match.start()]):
            parts = parts[1:]
        if len(parts) >= 2:
            name = " ".join(parts)
            return nominative(name) if oblique else name
    return None


def _chinese(words: str, rest: str) -> Reading:
    titled = _OUTLET_ZH.search(words)
    if titled and not _ROLE_ZH.search(rest):
        return Reading("outlet", titled["name"])
    role = _ROLE_ZH.search(rest)
    if role is not None and role["name"] and not _UNNAMED_ZH.search(role["name"]):
        return Reading("person", role["name"])
    if _UNNAMED_ZH.search(words):
        return Reading("unnamed")
    if role is not None:
        return Reading("office")
    if _DOCUMENT_ZH.search(words):
        return Reading("document")
    if BODY.search(words):
        return Reading("body" if len(words) >= _NAMED_BODY else "institution", words)
    return Reading("")
