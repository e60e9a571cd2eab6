# ruff: noqa: E501 -- word lists and patterns are read whole
"""What a party did about a claim: which act, by whom, in which words."""

import re
from dataclasses import dataclass

from app.domain.found import Step
from app.domain.span import Span
from app.domain.words import Act, Scope, SourceKind

_NOT = r"(?:not|n't|n’t|never)"
_PATTERNS: tuple[tuple[Act, str], ...] = (
    (
        Act.NCND,
        r"neither (?:\w+ly )?(?:a )?(?:confirm\w*|den\w+|disput\w+)(?: it)? nor (?:a )?(?:confirm\w*|den\w+|accept\w*)|"
        rf"{_NOT} (?:either )?(?:confirm(?:ed)?|deny|denied) (?:n?or|or) (?:to )?(?:den\w+|confirm\w*)|to confirm or (?:to )?deny|"
        rf"(?:did|has|have|would|does|had) {_NOT} den(?:y|ied)|(?:declin|refus)\w+ to confirm|stopp?ed short of confirming|"
        rf"{_NOT} say yes|nor confirmed|neither confirmed nor denied",
    ),
    (
        Act.PARTIAL_DENIAL,
        r"in the conditional|no longer (?:do|does|did|deals?|works?) (?:any )?(?:business|with)?|end(?:ed|s) all (?:dealings|business|cooperation|deliveries|contacts)|"
        r"(?:cooperation|deliveries|contract|dealings) (?:was|were|had been) ended|corrected parts",
    ),
    (
        Act.UNAWARE,
        rf"{_NOT} (?:been )?(?:made )?aware|unaware|no (?:knowledge|information|idea|records?)\b(?! (?:was|is) (?:secret|classified))|{_NOT} familiar with|"
        rf"{_NOT} (?:been )?informed|know(?:s|n|ing)? (?:nothing|of no such|about no)|nothing (?:is )?known|{_NOT} heard of|heard nothing|(?:did|does|do) {_NOT} know\b|{_NOT} know (?:about|of)|"
        rf"never knew|in the dark|professed ignorance|ignorance was|{_NOT} known to (?:it|us|them|him|her)|{_NOT} (?:seen|understand the specifics|keep such)|nobody had briefed",
    ),
    (
        Act.NO_COMMENT,
        r"(?:declin|refus)\w+ (?:to (?:comment|discuss|answer|say|speak|elaborate|be drawn|respond|give)|comment)|"
        rf"(?:did|has|have|had|does|do|could|would|will|can|won|wo) ?['“‘]?{_NOT} (?:immediately |yet |so far |publicly )?(?:be reached|respond\w*|repl\w+|answer\w*|comment\w*|react\w*|return\w*|pick\w* up|sent? (?:a )?(?:comment|reply|answer)|got back|get back|speak about|say\b|discuss|be drawn)|"
        r"(?:had|made|offered|gave|said it had|have|has) no (?:immediate |further )?(?:comment|details|answer|reply)|no comment\b|no (?:response|reply|answer) (?:from|was|came)|(?:brought|drew|received|met with|there was) no (?:answer|reply|response)|"
        r"{NOT} available for|rang out|went to voicemail|bounced back|could not be (?:immediately )?reached|unreachable|(?:went|go|left|remained?) (?:\w+ )*unanswered|(?:stay|remain|fell|fall)\w* silent|silent on|kept (?:its|his|her|their) counsel|saying nothing|"
        r"nothing (?:more |further )?to (?:say|add|offer)|(?:has|have|had) yet to (?:respond|answer|reply|comment|react)|(?:letters?|emails?) unopened|gave no details|never (?:discusses|comments)|"
        r"without a word(?! of)|refer (?:you|reporters) to|made (?:\w+['’]s )?position clear|refused to discuss",
    ),
    (
        Act.DENIAL,
        r"den(?:y|ies|ied|ying)\b(?! (?:entry|access|bail|visas?|permission|him|her|them\b))|reject(?:s|ed|ing)?\b(?! (?:a contract|an? offer|the amendment|Chinese frigates))|dismiss(?:es|ed|ing)\b|rebuff(?:s|ed)?\b|refut(?:es|ed|ing)?\b|"
        r"disput(?:es|ed|ing)\b|repudiat\w+|brush(?:es|ed) (?:off|aside)|rubbish(?:es|ed)|pour\w* cold water|would have none of it|set the record straight|"
        r"\b(?:smear|groundless|baseless|unfounded|fabricat\w+|nonsense|absurd|(?:pure|purely) (?:fantasy|imaginary|invention|fiction)|pure invention|wild invention|untrue|not true|false|fake|lies\b|a lie|imaginary|simply not the case|is invented|scam invented|fantasies|fiction|hoax|disinformation)|"
        r"no such thing|nothing of the (?:kind|sort)|(?:was|were|is|are) not violated|there (?:is|are|was|were) no (?!evidence|sign|confirmed|doubt|word|answer|independent|way|response|reply|plan|need|proof|indication)|no military purpose|"
        r"has at no time|have at no time|\bnever (?:provided|supplied|sold|sent|made|delivered|exported|had)|was never made|not one of (?:our|its)",
    ),
    (
        Act.CONFIRMATION,
        r"(?<!no )(?<!un)(?<!not )confirm(?:s|ed)\b(?! dead)|acknowledg(?:es|ed)|admit(?:s|ted)?\b|conced(?:es|ed)|verified the|verified that|affirmed|owned up|no secret of|granted that|allowed that|our (?:fighters|crews|ships|planes) (?:went|were|flew)",
    ),
    (
        Act.COUNTER_CLAIM,
        r"hit back|shot back|counter(?:s|ed)\b|retort(?:s|ed)|accus(?:es|ed|ing)\b|blam(?:es|ed|ing)\b|true \w+ \w+ (?:were|are)|long-arm jurisdiction|double standards?|cold war mentality|fann?(?:ing|s|ed)? the flames|adding fuel|shift(?:ing|s|ed)? (?:the )?blame|hypocri\w+|russophobi\w+|fuel on the fire|oil on the fire|ridicul\w+|mock(?:s|ed)\b|charging that|"
        r"['’]s version,|it was \w+ that|real source of",
    ),
    (
        Act.POSITION,
        r"targets? no (?:third|other)|annual (?:\w+ )?plan|cooperation plan|(?:under|with|to|by|of) international law|routine (?:exercise|patrol|drill|training)|(?:nothing to do with|unrelated to|no link to) (?:the |any )|prudent and responsible|(?:not|isn't) (?:aimed|directed|targeted) (?:at|against)|aimed at no|third (?:party|parties|country|countries)|show of force|grave (?:concern|misgiving)s?|serious concern|strong regret|regrettable|deplor\w+|condemn(?:s|ed)?\b|"
        r"we regret|urg(?:e|es|ed)\b|oppos(?:es|ed)\b|calls? on\b|called on\b|(?:express|voic)\w+ (?:\w+ )?\"?(?:concern|regret|grave|strong|alarm|misgiving)|normal (?:trade|cooperation|exchanges)|as normal\b|objective and|"
        r"claimed to be a neutral|neutral (?:party|in)|supports? (?:all efforts|peace|dialogue)|promis\w+ an? (?:inquiry|investigation)|protest(?:ed|s)\b",
    ),
)
_FOREIGN: tuple[tuple[Act, str], ...] = (
    (
        Act.UNAWARE,
        r"(?:ничего )?не (?:знает|знают|знал\w*|осведомл\w+|в курсе)|нічого не зна\w+|не зна\w+ про|ничего не известно|nichts (?:bekannt|davon)|keine Kenntnis|desconhec\w+|不了解|不掌握|不清楚",
    ),
    (
        Act.NO_COMMENT,
        r"не (?:ответил|прокомментир|отреагир|стал\w* комментир|стал\w* отвеч)\w*|отказал\w* (?:от комментар|комментир)\w*|без комментариев|не (?:відреагу|відпові|прокоменту)\w*|відмови\w+ (?:від )?комент\w*|"
        r"(?:wollte|wollten|will) sich (?:dazu )?nicht|nicht (?:geantwortet|reagiert|beantwortet|kommentier\w*)|kein(?:en)? Kommentar|reagierte nicht|antwortete nicht|não (?:quis|respond\w+|coment\w+|se pronunci\w+)|recus\w+ comentar|拒绝置评|不予置评|未(?:予)?回应|没有回应|不作评论",
    ),
    (
        Act.DENIAL,
        r"опроверг\w*|отверг\w*|отрица\w*|назвал\w* (?:\w+ )?(?:фейк|выдумк|лож|вброс)\w*|спростува\w*|запереч\w*|вигадк\w*|dementier\w*|bestreite\w*|bestritt|zurückgewiesen|weist .{3,60} zurück|wies .{3,60} zurück|negou|desmenti\w+|rejeit\w+|否认|驳斥|纯属|子虚乌有|不属实|捏造",
    ),
    (
        Act.CONFIRMATION,
        r"подтверди\w*|підтверди\w*|призна(?:л|ла|ли)\b|bestätigte?n?\b|räumte ein|confirmou|admitiu|证实|确认",
    ),
    (
        Act.COUNTER_CLAIM,
        r"обвини\w*|звинувати\w*|ridiculariz\w+|acus(?:ou|am)|beschuldigt\w*|warf .{3,50} vor|反指|指责|倒打一耙",
    ),
    (
        Act.POSITION,
        r"не направлен\w*|не спрямован\w*|третьих стран|третьей сторон|richtet sich nicht|não visa|不针对第三方|一贯|示威|表示关切|严正交涉|выразил\w* (?:озабоченность|протест)|призва\w*|закли\w*",
    ),
)
_FOREIGN_COMPILED = tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in _FOREIGN)
_COMPILED = tuple(
    (act, re.compile(rf"(?<!\w)(?:{pattern.replace('{NOT}', _NOT)})", re.IGNORECASE))
    for act, pattern in _PATTERNS
)
_ASKED = re.compile(
    r"(?:reached out to|contacted|approached|(?:have|has|had) (?:written|put the question) to|wrote to|(?:is |was |are )?seeking comment from|(?:have|has) requested (?:a )?comment from|"
    r"(?:requested|asked for|sought) (?:a )?comment from|(?:have|has) (?:also )?(?:asked|put the question to|invited)|asked|(?:e-?)mailed|[Ii]nquiries are pending with|[Cc]omment (?:has been|was) sought from|contact with)\s+"
    r"(?P<who>(?!for |to |about |whether |if |by |on )(?:the |an? |its |her |his )?[^,.;]{2,110}?)(?= for (?:\w+ )?(?:comment|response|reaction|the full|details|a reply|a statement)| via | seeking| whether| to (?:comment|respond|reply)| and will|, and will| if\b|\.$|\. |$)"
)
_WAS_ASKED = re.compile(
    r"(?:has|have|had|was|were) (?:also )?(?:been )?(?:approached|asked|contacted|invited|given until [^,]{3,30})(?: (?:for|to|whether)\b[^.]{0,40})",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:in the past|years? ago|last year|back in (?:\w+)|a year ago|previously|on earlier occasions|earlier (?:findings|set|accusation|reports?|purchase)|unrelated|an? earlier|two earlier|had last year|earlier (?:this|last) (?:year|month|spring|summer|autumn|winter)|(?:over|of|about|to) an? (?:separate|different|similar|unrelated)|as it did (?:in|when))\b|^(?:В|У) (?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре|січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні|листопаді|грудні|\d{4})\b|^In (?:January|February|March|April|May|June|July|August|September|October|November|December|spring|autumn|winter|summer)\b,? |\bsaid the same of\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:has|have) (?:repeatedly|routinely|consistently|always|long|on many occasions)\b|\b(?:repeatedly|routinely|regularly|consistently|always|in the past)\b|\bdenies (?:any|providing|giving|sending|supplying|interfering|arming)\b",
    re.IGNORECASE,
)
_NOT_ACTUAL = re.compile(
    r"\b(?:would surely|expected to|is due to|unless|if the|in the novel|novel|told to deny|rumou?rs that|not ruled out|ruled out|off the table|a denial (?:circulating|of)|"
    r"could not be checked|independent(?:ly)? (?:verif|confirm)|unable to (?:independently )?(?:verify|confirm)|not immediately possible|what would it take|comments? (?:are )?closed|comment section)\b",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:has|have|had) (?:\w+ )?(?:accused|blamed)\b|\b(?:repeatedly|long) accused\b",
    re.IGNORECASE,
)
_EXPERT = re.compile(
    r"\b(?:experts?|analysts?|researchers?|scholars?|bloggers?|fact-?checkers?|think tanks?|professor|novelist|colonel who|retired|former|teacher|witness\w*|neighbou?rs|students?|coach|judge|general assembly|institute)\b",
    re.IGNORECASE,
)


# Words of attack that answer something only where the attacker has been accused before.
WEAK = re.compile(r"(?:accus|blam|mock|ridicul|protest|urg)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActFound:
    """One act's words in a sentence. ``at`` is the cue; ``who`` the words asked, where it asks."""

    act: Act
    at: Span
    who: Span | None = None


def find_foreign_acts(text: str, within: Span) -> list[ActFound]:
    """Return the acts in a sentence that is not English, most telling first."""
    words = within.of(text)
    found: list[ActFound] = []
    for act, pattern in _FOREIGN_COMPILED:
        for match in pattern.finditer(words):
            at = Span(within.start + match.start(), within.start + match.end())
            if not any(f.at.overlaps(at) for f in found):
                found.append(ActFound(act, at))
    return found


def find_acts(text: str, within: Span) -> list[ActFound]:
    """Return the acts whose words stand in ``within``, most telling first."""
    words = within.of(text)
    if _NOT_ACTUAL.search(words) or words.rstrip('"”’').endswith("?"):
        return []
    found: list[ActFound] = []
    charged = _CHARGED.search(words)
    asked = _ASKED.search(words)
    for act, pattern in _COMPILED:
        for match in pattern.finditer(words):
            at = Span(within.start + match.start(), within.start + match.end())
            if charged and match.start() < charged.end() and charged.start() < match.end():
                continue  # an accusation made before is a claim of its own, and answers nothing
            if not any(f.at.overlaps(at) for f in found):
                found.append(ActFound(act, at))
    if asked and not any(f.act in (Act.NO_COMMENT, Act.NCND, Act.UNAWARE) for f in found):
        verb = asked.group().split()[0].lower()
        plain = verb in ("asked", "mailed", "e-mailed", "emailed", "contacted", "approached")
        if not plain or re.search(
            r"for (?:\w+ )?(?:comment|response|reaction)|seeking|to (?:comment|respond)", words
        ):
            who = Span(within.start + asked.start("who"), within.start + asked.end("who"))
            found = [f for f in found if f.act != Act.POSITION]
            found.append(
                ActFound(Act.COMMENT_REQUESTED, Span(within.start + asked.start(), who.end), who)
            )
    passive = _WAS_ASKED.search(words)
    if passive and not found:
        found.append(
            ActFound(
                Act.COMMENT_REQUESTED,
                Span(within.start + passive.start(), within.start + passive.end()),
            )
        )
    return found


def settle(acts: list[tuple[ActFound, str]]) -> list[tuple[Act, str, ActFound]]:
    """Return one act for each actor of a sentence: the most telling, admissions and denials joined."""
    by_actor: dict[str, list[ActFound]] = {}
    for found, actor in acts:
        by_actor.setdefault(actor, []).append(found)
    settled: list[tuple[Act, str, ActFound]] = []
    for actor, items in by_actor.items():
        kinds = {i.act for i in items}
        first = items[0]
        if Act.PARTIAL_DENIAL in kinds or (
            {Act.DENIAL, Act.CONFIRMATION} <= kinds and Act.NCND not in kinds
        ):
            settled.append(
                (
                    Act.PARTIAL_DENIAL,
                    actor,
                    next(i for i in items if i.act in (Act.PARTIAL_DENIAL, Act.DENIAL)),
                )
            )
            continue
        settled.append((first.act, actor, first))
    return settled


def scope_of(words: str, act: Act, published_year: int | None) -> Scope:
    """Return what the words alone allow to say about which claim is answered."""
    years = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", words)]
    if re.search(r"\bsince\b", words, re.IGNORECASE):
        years = []
    if act == Act.COMMENT_REQUESTED:
        return Scope.THIS_CLAIM
    opened = re.match(r"\W*(?:In|Back in|By) (?:\w+ )?((?:19|20)\d\d)\b", words)
    if opened and (published_year is None or int(opened[1]) < published_year):
        return Scope.OTHER_CLAIM
    if published_year and years and max(years) < published_year - 1:
        return Scope.OTHER_CLAIM
    if re.search(r"\bsaid in (?:19|20)\d\d\b", words):
        return Scope.OTHER_CLAIM
    if _STANDING.search(words):
        return Scope.GENERAL
    if _PAST.search(words):
        return Scope.OTHER_CLAIM
    return Scope.PART if act == Act.PARTIAL_DENIAL else Scope.THIS_CLAIM


def can_respond(step: Step, words: str) -> bool:
    """Tell whether a step can answer for itself: a party, not an outlet, a paper or an expert."""
    if step.kind != SourceKind.ACTOR or not step.actor:
        return False
    return not _EXPERT.search(words)
