# ruff: noqa: E501 -- word lists are read whole
"""Words by which Russian, Ukrainian, German, Portuguese and Chinese leave a thing open."""

import re

_RU = (
    r"возможно|вероятно|видимо|по-видимому|похоже|якобы|будто бы|предположительно|вроде(?: бы)?|кажется|пожалуй|не исключ(?:ено|ает|ают|ил[аи]?|ают)|мог(?:ут|ла|ло|ли)?(?= бы| быть| \w+ть)|может быть|может(?= \w+ть)|могл[аои](?= \w+ть)|"
    r"предполагае(?:тся|мый)|предполагаем\w+|подозрева(?:ют|ет)|неясно|неизвестно|не ясно|под вопросом|слух[иа]?\b|по слухам|если (?:это|он[аои]?|сведения|данные|документы|верить)\b|оценочно|"
    r"(?:нет|не (?:вид\w+|наш\w+|обнаруж\w+|располага\w+|име\w+|получ\w+|найд\w+|существует|представ\w+)) (?:[\w-]+ ){0,3}?(?:доказательств|признак|свидетельств|подтвержден|данны)\w*|(?:доказательств|признаков|свидетельств|подтвержден\w+)[^.;]{0,80}?(?:\bнет\b|не (?:вид\w+|наш\w+|обнаруж\w+|найд\w+|получ\w+|было|существует))|не (?:удалось )?подтвержд\w+|(?:не|нельзя) провер\w+|невозможно (?:проверить|подтвердить|установить)"
)
_UK = (
    r"можливо|ймовірно|імовірно|вірогідно|мабуть|схоже|нібито|начебто|очевидно|припуска(?:ють|є|ється)|не виключ(?:ено|ає|ають|ив|или)|(?:можуть|може|міг|могл[аои])(?= бути| би?| \w+т[иь])|ймовірн\w+|"
    r"невідомо|незрозуміло|чутк[иа]|за чутками|якщо (?:це|він|вона|вони|дані|документи|вірити)\b|"
    r"(?:немає|не (?:бач\w+|знайш\w+|вияв\w+|ма(?:є|ють)|отрим\w+|існує)) (?:[\w-]+ ){0,3}?(?:доказ|ознак|свідчен|підтверджен)\w*|(?:доказів|ознак|свідчень|підтверджен\w+)[^.;]{0,80}?(?:\bнемає\b|не (?:видно|знай\w+|вияв\w+|було|отрим\w+|бач\w+|існує))|не вдалося (?:незалежно )?(?:підтвердити|перевірити)"
)
_DE = (
    r"könnten?|dürften?|soll(?:en)?(?= .*(?:haben|sein|werden)\b|\b)|vermutlich|mutmaßlich\w*|angeblich\w*|wahrscheinlich|möglicherweise|womöglich|offenbar|anscheinend|wohl|vielleicht|eventuell|unklar|ungewiss|Gerüchte\w*|nicht (?:unabhängig )?(?:überprüf|verifizier|bestätig)\w*|"
    r"Hinweise|keine?(?:rlei)? (?:Anzeichen|Hinweise|Belege?|Beweise?|Indizien)|Soweit (?:wir|sich|bekannt)\b|falls|sofern|wenn (?:das|dies|die Angaben) stimm\w+|vermut(?:et|en|ete)"
)
_PT = (
    r"poder(?:á|ão|iam?)|pode(?:m)?(?= ter| estar| ser)|ter(?:á|ão|iam?)\b|ser(?:á|ão) (?=possível)|alegad\w+|alegadament\w+|suposta?\w*|supostament\w+|possivelmente|provavelmente|talvez|aparentemente|presumivelmente|eventualmente|estar(?:á|ão|ia)|seri(?:a|am)\b|haver(?:á|ia)\b|"
    r"não (?:\w+ ){0,2}(?:indícios|provas|sinais|evidências|confirmação)|sem (?:provas|indícios|confirmação)|não é claro|se (?:for|forem) (?:verdade|verdadeir|autêntic)\w*|rumor\w*|boatos?"
)
_ZH = (
    r"据称|据传|传闻|可能|也许|或许|大概|恐怕|疑似|疑为|似乎|看来|估计|推测|预计或|据信|或(?=已|将|会|为|与|向|在|曾|有)|涉嫌|不排除|所谓|若[^，。]{0,8}属实|如果[^，。]{0,8}(?:属实|真实)|"
    r"(?:没有|无|未(?:见|有|发现)?|尚无|缺乏)[^，。]{0,6}(?:证据|迹象)|未经证实|未(?:能|获|得到)(?:独立)?(?:证实|核实)|无法(?:独立)?(?:证实|核实)|不清楚|尚不清楚|不明"
)
_PATTERNS = {
    "ru": re.compile(rf"(?<!\w)(?:{_RU})", re.IGNORECASE),
    "uk": re.compile(rf"(?<!\w)(?:{_UK})", re.IGNORECASE),
    "de": re.compile(rf"(?<!\w)(?:{_DE})(?!\w)", re.IGNORECASE),
    "pt": re.compile(rf"(?<!\w)(?:{_PT})(?!\w)", re.IGNORECASE),
    "zh": re.compile(_ZH),
}


def is_hedged(text: str, language: str) -> bool:
    """Tell whether ``text`` leaves open what it says; false for a language that is not read."""
    pattern = _PATTERNS.get(language)
    return pattern is not None and pattern.search(text) is not None
