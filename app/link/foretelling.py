# ruff: noqa: E501 -- patterns are read whole
"""Whether words foretell something or tell of it as happened, in four languages."""

import re

# Verbs after "will" that tell of no event: states, consequences, and that somebody will speak.
_STATES = (
    "continue|remain|stay|depend|keep|need|have to|struggle|be able|allow|enable|help|lead|mean|"
    "seek|affect|benefit|strengthen|improve|deepen|support|focus|require|include|cover|serve|"
    "prove|show|become|know|see|want|like|be (?:a|an|the|more|less|very|ready|able|in|used|known)"
)
_TELLS = (
    "say|tell|warn|discuss|talk|meet|speak|ask|urge|address|comment|reply|answer|respond|announce|"
    "publish|present|reveal|release|report|submit|disclose|explain|"
    "(?:give|provide|share|show|hand over) (?:\\w+ ){0,2}?(?:data|details|evidence|information|proof)|"
    "follow"
)
_NOT_AN_EVENT = (
    rf"(?!(?:\w+ly |also |soon |then |never )?(?:{_STATES}|{_TELLS})\b)(?!not\b|never\b)"
)
_SURE = re.compile(
    rf"(?<!political )(?<!good )(?<!free )\b(?:will|shall)(?: (?:also|soon|then|reportedly|allegedly|jointly))? {_NOT_AN_EVENT}[a-z]+"
    rf"|\b(?:is|are|was|were)(?: (?:also|soon|then|reportedly|allegedly))? to {_NOT_AN_EVENT}(?!blame\b|date\b|be (?:found|seen)\b)(?:be )?[a-z]+"
    rf"|\b(?:is|are|was|were|been) (?:planned|scheduled|slated|due|set|expected|poised|going) (?:for|in|on|to {_NOT_AN_EVENT})"
    r"|(?<!said )(?<!reported )(?<!believed )(?<!thought )(?<!alleged )(?<!known )(?<!supposed )(?<!claimed )(?<!need )(?<!needs )(?<!have )(?<!had )(?<!has )\bto be (?:trained|held|sent|delivered|built|made|launched|deployed|stationed|taught|supplied|transferred|completed|signed)\b"
    r"|\bпланируется\b|\bсобира\w+ся\b|\bбуд(?:ет|ут) (?!(?:зависеть|продолж\w+|нужн\w+)\b)\w+|\bсостоится\b|\bпройд(?:ет|ёт|ут)\b|\b(?:на|от|при|вы)прав(?:ит|ят)\b|\bобучит\b|\bначн(?:ет|ёт|утся|ется|ётся)\b"
    r"|\bзаплановано\b|\bзбира\w+ся\b|\bбуд(?:е|уть) (?!(?:залежати|продовж\w+)\b)\w+|\bвідбудеться\b|\bпройде\b|\b(?:на|від)править\b|\bрозпочне(?:ться)?\b"
    r"|[将拟](?:于|在|会|对|向|派|举|开|接|训|进|派遣|举行)|预计将|即将",
    re.IGNORECASE,
)
"""The event that is dated is the one foretold."""
_INTENT = re.compile(
    r"\b(?:plans?|planned|planning|intends?|intended|expects?|expected|prepar(?:es?|ing)|promis(?:es|ed)|"
    rf"pledg(?:es|ed)|vow(?:s|ed)|agree[sd]?|undertook) to {_NOT_AN_EVENT}[a-z]+"
    r"|\bplans? (?:\w+ ){0,2}?(?:training|delivery|deliveries|exercises?|drills?|a visit|visits)\b"
    r"|\b(?:планиру\w+|намерен\w*|обеща\w+|готов\w+ся)\b|\b(?:плану\w+|ма(?:є|ють) намір|обіця\w+|готу\w+ся)\b"
    r"|计划(?!经济)|打算|准备|承诺",
    re.IGNORECASE,
)
"""A date beside these may be the day on which it was planned."""
_IF = re.compile(
    r"\b(?:if|unless|without|would|could|whether|если|без|якщо)\b|如果|若|一旦", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:will|shall|would|is|are|was|were|does|do|did) (?:not|never)\b|\bwo?n['’]t\b|\b(?:no|not) (?:plans?|planning|intend\w*)\b"
    r"|\bне (?:будет|будут|буде|будуть|планиру\w+|плану\w+|собира\w+|збира\w+|намерен\w*)\b|不会|不将|没有计划",
    re.IGNORECASE,
)
_SPOKEN = (
    "said|told|announced|planned|agreed|promised|pledged|decided|confirmed|expected|scheduled|set|"
    "due|reported|asked|warned|intended|supposed|meant|designed|poised|going|slated|able|believed|"
    "thought|understood|alleged|claimed|quoted|cited|named|called|invited|ordered|prepared|proposed"
)
_PARTICIPLE = r"(?:\w{2,}ed|held|sent|taught|built|made|begun|taken|given|sold|seen|flown|fought|gone|come|left|met|run|put|shown|brought)"
_HAPPENED = re.compile(
    rf"\b(?:has|have|had) (?:(?:already|now|since|recently|also|both|all) )?(?:been )?(?!(?:{_SPOKEN})\b){_PARTICIPLE}\b"
    rf"|\b(?:was|were) (?:(?:already|\w+ly|also|all) )?(?!(?:{_SPOKEN})\b){_PARTICIPLE}\b"
    r"|\b(?:began|started|took (?:place|part)|arrived|opened|ended|completed|finished|concluded|joined|conducted|staged|"
    r"sailed|flew|delivered|received|graduated|returned|launched|carried out|kicked off|underwent|visited|trained|sent|held|"
    r"departed|participated|deployed|left (?:port|the port|for|on)|are under way|is under way|got under way)\b"
    r"|\balready\b"
    r"|\b(?:уже|прош(?:ел|ёл|ла|ли)|состоял\w*|начал\w*|завершил\w*|прибыл\w*|прове(?:л|ла|ли)|обучил\w*|(?:на|от)правил\w*|приня\w+ участие)\b"
    r"|\b(?:вже|пройш(?:ов|ла|ли)|відбу(?:вся|лася|лися|лись|лось)|почал\w*|розпочал\w*|завершил\w*|прибул\w*|прове(?:в|ла|ли)|навчил\w*|(?:на|від)правил\w*|взял\w* участь)\b"
    r"|已经?|举行了|开始了|完成了|结束了|抵达了|派出了",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?。！？;；])\s*")


def is_foretold(words: str) -> bool:
    """Tell whether ``words`` foretell an event, as decided or planned, under no condition."""
    return any(
        _open(part) and (_SURE.search(part) or _INTENT.search(part)) for part in _parts(words)
    )


def dates_the_event(words: str) -> bool:
    """Tell whether ``words`` foretell an event so that its date is that of the event itself."""
    return any(_open(part) and _SURE.search(part) for part in _parts(words))


def is_told_as_happened(words: str) -> bool:
    """Tell whether ``words`` tell of an event in the past and foretell nothing."""
    return _HAPPENED.search(words) is not None and not (
        _SURE.search(words) or _INTENT.search(words)
    )


def foretelling(words: str) -> tuple[int, int] | None:
    """Return where in ``words`` it is foretold: first and last character of the verb."""
    for pattern in (_SURE, _INTENT):
        match = pattern.search(words)
        if match is not None:
            return match.span()
    return None


def _open(words: str) -> bool:
    return _IF.search(words) is None and _NOT.search(words) is None


def _parts(words: str) -> list[str]:
    return [part for part in _SENTENCE.split(words) if part]
