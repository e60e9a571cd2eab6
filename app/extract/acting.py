# ruff: noqa: E501 -- word lists and patterns are read whole
"""The words for what a party does about a claim: lexicons, no logic.

Each act has the verbs and phrases of its sense, as complete as the language has them. What they
mean in their sentence (who does it, whether it happens at all, about what) is decided elsewhere.
"""

import re
from dataclasses import dataclass

from app.domain.words import Act

NOT = r"(?:not|n't|n’t|never|cannot)"
_ADV = r"(?:\w+ly |yet |so far |either |also |still |ever )?"
_HAD_NOT = rf"(?:did|has|have|had|does|do|could|would|will|can|ca|won|wo|is|are|was|were) ?['“‘]?(?:{NOT})|cannot|never|neither"

# The noun for something said: what can be denied, rejected or dismissed as a claim is.
SAID_NOUNS = frozenset(
    [
        "claim",
        "report",
        "allegation",
        "accusation",
        "charge",
        "suggestion",
        "assertion",
        "statement",
        "story",
        "account",
        "rumour",
        "rumor",
        "notion",
        "idea",
        "insinuation",
        "speculation",
        "talk",
        "finding",
        "findings",
        "figure",
        "figures",
        "number",
        "numbers",
        "conclusion",
        "assessment",
        "narrative",
        "version",
        "characterisation",
        "characterization",
        "portrayal",
        "news",
        "article",
        "post",
        "document",
        "documents",
        "file",
        "files",
        "leak",
        "leaks",
        "letter",
        "letters",
        "recording",
        "video",
        "photograph",
        "photo",
        "picture",
        "image",
        "evidence",
        "intelligence",
        "information",
        "it",
        "this",
        "that",
        "these",
        "those",
        "them",
        "all",
        "any",
        "such",
        "criticism",
        "complaint",
        "complaints",
        "objection",
        "objections",
        "protest",
        "protests",
        "assertions",
        "concern",
        "concerns",
        "tale",
        "theory",
        "thesis",
        "premise",
        "implication",
        "remark",
        "remarks",
        "comment",
        "comments",
        "link",
        "links",
        "involvement",
        "role",
        "knowledge",
        "existence",
        "responsibility",
        "wrongdoing",
        "point",
        "assumption",
        "publication",
        "dossier",
        "paper",
        "study",
        "investigation",
        "coverage",
        "theories",
        "paint",
        "rhetoric",
        "warning",
        "warnings",
        "fear",
        "fears",
        "line",
        "hint",
        "reporting",
        "reports",
        "claims",
        "allegations",
        "accusations",
        "suggestions",
        "rumours",
        "rumors",
    ]
)
# What a person or a thing is refused when "deny" is not a word about claims.
GRANTED = frozenset(
    [
        "access",
        "entry",
        "bail",
        "visa",
        "visas",
        "permission",
        "request",
        "requests",
        "asylum",
        "service",
        "services",
        "opportunity",
        "right",
        "rights",
        "passage",
        "landing",
        "boarding",
        "licence",
        "license",
        "permit",
        "leave",
        "parole",
        "overflight",
        "clearance",
        "admission",
        "funding",
        "aid",
        "coverage",
        "sanctuary",
        "transit",
        "use",
        "enemy",
    ]
)
FALSE_WORDS = (
    r"(?:smear\w*|slander\w*|libel\w*|calumn\w+|defam\w+|groundless|baseless|unfounded|unsubstantiated|fabricat\w+|invent(?:ed|ions?)|nonsens\w*|absurd\w*|ludicrous|laughable|preposterous|"
    r"ridiculous|outlandish|far-fetched|concoct\w+|made[- ]up|make-believe|fantas(?:y|ies|tical)|imaginary|fiction\w*|fairy ?tales?|fables?|myths?|untrue|untruths?|false(?:hoods?)?|fake[sd]?|forge(?:d|ry|ries)|doctored|"
    r"lies?|bogus|hoax\w*|disinformation|misinformation|propaganda|canards?|rubbish|garbage|hogwash|hot air|tripe|drivel|bunk|rumou?r-?mongering|hysteri\w+|misleading|erroneous|incorrect|inaccurate|wrong|"
    r"without (?:any )?(?:foundation|basis|substance|merit)|devoid of|out of (?:thin|the) air|not worth the (?:paper|ink)|cock-and-bull|no (?:basis|foundation|truth|substance|grounds)|not (?:true|correct|accurate|the case|so|real|based on)|simply not|purely? (?:speculation|speculative)|provocations?)"
)
_FALSE_OWN = (  # strong enough without "called it"
    r"(?:smears?|slander|groundless|baseless|unfounded|fabricat(?:ed|ions?)|nonsense|absurd|ludicrous|preposterous|(?:pure|purely|sheer|complete|total|utter) (?:fantasy|fiction|invention|imaginary|speculation|lies?|rubbish|nonsense)|wild invention|untrue|"
    r"not true|false(?!ly)|fakes?|lies\b|a lie\b|imaginary|(?:is|was|are|were) (?:simply )?not the case|hoax|disinformation|is invented|(?:is|was|are|were) (?:a |an )?(?:\w+ )?(?:forger(?:y|ies)|forged|fiction|invention|myth|made up|scam)|simply not the case|out of thin air|not worth the (?:paper|ink)|(?:rubbish|nonsense|garbage|hogwash|lies|fantasy|fiction|total invention)(?=[,.!]?[\"”]))"
)
_CONF = r"(?:confirm\w*|den(?:y|i)\w*|disput\w*|accept\w*|admit\w*|acknowledg\w*|reject\w*|endors\w*|corroborat\w*|verif\w*|contest\w*)"
_REPLY = r"(?:respond\w*|repl(?:y|ie[sd])\w*|answer\w*|comment\w*|react\w*|return\w*|pick\w* up|sen[dt] (?:a |an |any )?(?:comment|reply|answer)|g[eo]t(?:ten)? back|wr[io]t\w* back|call\w* back|be (?:immediately |directly )?reached|speak about|say (?:anything|a word|more|why|how|who)|say\b|discuss\w*|elaborat\w*|address\w* (?:the|that|this|it|those|these)|engag\w*|provid\w* (?:a |an |any )?(?:comment|details|response|answer)|offer\w* (?:a |an |any )?(?:comment|details|explanation)|tak\w* (?:a |any )?(?:questions?|calls?)|g[ia]ve\w* (?:a |an |any )?(?:comment|details|answers?|reply|reasons?))"
_MATTER = r"(?:comments?|responses?|reply|replies|answers?|reactions?|statements?|feedback)"
_REFUSE = r"(?:declin|refus)\w+|unwilling|unable to comment|(?:not|n['’]t) (?:prepared|willing|authori[sz]ed|in a position|going|at liberty|ready|allowed)"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of one act. ``own``: a verb whose subject does it; else words that someone says."""

    act: Act
    pattern: re.Pattern[str]
    own: bool


def _cue(act: Act, *patterns: str, own: bool = True) -> Cue:
    return Cue(act, re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})", re.IGNORECASE), own)


CUES: tuple[Cue, ...] = (
    _cue(
        Act.NCND,
        rf"neither {_ADV}(?:(?:a|an) )?{_CONF}(?: \w+){{0,3}}? nor {_ADV}(?:(?:a|an) )?{_CONF}",
        rf"(?:not|n't|n’t|never|to|either) {_ADV}{_CONF} (?:n?or|and (?:do|does|did|would|will) not) (?:to )?{_ADV}{_CONF}",
        rf"(?:did|has|have|would|does|do|had|could|can|will) ?{NOT} {_ADV}(?:den(?:y|ied)|disput(?:e|ed)|contest(?:ed)?)\b",
        rf"(?:(?:declin|refus)\w+|unwilling) {_ADV}to {_ADV}(?:confirm|deny|verify|corroborate)(?:,? n?or (?:to )?{_CONF})?",
        rf"(?:has|have|had|did|does|do|would|could|can|ca|will|wo)(?: {NOT}|n't|n’t|not) {_ADV}(?:confirm(?:ed)?|verif(?:y|ied)|corroborate[d]?)\b(?:,? n?or (?:to )?{_CONF})?",
        r"stopp?(?:ed|ing) short of (?:confirming|denying|an? (?:\w+ )?(?:confirmation|denial))",
        rf"{NOT} say (?:either )?yes\b|nor (?:confirmed|denied)|neither yes nor no|(?:perhaps|maybe)\b[^.;]{{3,50}}\b(?:perhaps|maybe)\b[^.;]{{0,30}}\bnot\b",
    ),
    _cue(
        Act.PARTIAL_DENIAL,
        r"in the conditional|no longer (?:does|do|deals?|works?|trades?|supplie[sd]|suppl(?:y|ies)|sells?|sold|employs?|owns?|(?:has|have|had) (?:any )?(?:ties|dealings|contact|business|links))\b",
        r"(?:end(?:s|ed)|stopp(?:s|ed)|ceased|sever(?:s|ed)|terminat(?:es|ed)|cut off|cancell?ed|broke off|suspend(?:s|ed)) (?:all |its |any |the |their |his |her )*(?:dealings|business|cooperation|deliveries|contacts?|contracts?|sales|shipments|exports|ties|links|relations(?:hip)?)\b",
        r"(?:cooperation|deliver(?:y|ies)|contracts?|dealings|sales|shipments|exports|relationship) (?:was|were|had been|have been|has been) (?:ended|terminated|stopped|cancell?ed|suspended|cut)",
        r"(?:did|does|do) (?!not\b)\w+[^.;]{3,90}?\bbut\b[^.;]{0,12}\b(?:no|not|never|none|nothing)\b",
        r"corrected (?:parts|some|details|a detail)|only (?:the |a )?(?:\w+ ){1,3}(?:is|was|are|were) (?:wrong|false|untrue|incorrect|inaccurate|mistaken)",
        r"(?:was|were|is|are|had been|has been) (?:\w+ly )?(?:overstated|exaggerated|inflated|blown up|taken out of context|misquoted|misrepresented|mistranslated)|(?:partly|partially|half|only partly) (?:true|right|correct|wrong|false|untrue)",
    ),
    _cue(
        Act.UNAWARE,
        rf"{NOT} (?:been )?{_ADV}(?:made )?aware|unaware|no (?:knowledge|idea|records?|recollection|information|memory|data)\b(?= (?:of|about|on|that|whether|who|how|where|what|to|regarding|concerning)|[.,;\"”’]|$)|{NOT} {_ADV}familiar with|unfamiliar with",
        rf"{NOT} (?:been )?{_ADV}(?:informed|told|notified|briefed|consulted)\b|(?:knew|know(?:s|n|ing)?) (?:nothing|of no\b|no such|about no)|nothing (?:is |was |had been )?known|{NOT} {_ADV}heard (?:of|about|anything)|hear[ds]? nothing|heard of no\b|(?:did|does|do) ?{NOT} {_ADV}know\b",
        rf"never knew|in the dark|(?:professed|pleaded|claimed) ignorance|ignorance was|ignorant of|{NOT} known to (?:it|us|them|him|her)|{NOT} (?:\w+ )?seen (?:the|any|such|it|this|these|that)|{NOT} (?:understand the|keep such|recognise the|recognize the)|kept no (?:such )?",
        r"(?:nobody|no ?-?one|none)\b[^.;,]{0,40}?\b(?:knew|knows|was aware|were aware|is aware|(?:had|has|have) (?:been )?(?:heard|told|informed|briefed))",
        r"nobody had briefed|(?:only|first) (?:learn(?:ed|t)|heard|read) (?:of|about)|learn(?:ed|t) (?:of|about) (?:it|this|the \w+) (?:only )?from (?:the )?(?:media|press|news|reports|newspapers|journalists)|taken by surprise|without (?:our|its|their|his|her|my) (?:knowledge|consent)",
        r"(?:outside|beyond|out of) (?:our|its|their|his|her|my) (?:view|sight|knowledge|control)|no way of (?:knowing|telling)|no means of (?:knowing|checking)|(?:cannot|could not|can't|couldn't) (?:possibly )?(?:know|trace|track|tell where|see where)\b",
    ),
    _cue(
        Act.NO_COMMENT,
        rf"(?:{_REFUSE}) (?:\w+ly )?(?:to )?(?:make (?:a |any )?comments?|comment\w*|discuss|answer|say|speak|talk|elaborate|be (?:drawn|interviewed|quoted)|respond|reply|address|go into|get into|specify|specul\w+|give|provide|disclose|reveal|explain|identify|take questions|offer)\b",
        rf"declined (?:any |all |further |an? )?(?:comment|interview|request)|(?:{_HAD_NOT}) {_ADV}{_ADV}(?:{_REPLY}|(?:talk|speak) (?:about|of|to))(?! (?:that|in kind)\b)",
        rf"(?:would|will|could|did|does|do|won['’]t|wo) ?(?:not|n't|n’t)? be drawn|(?:had|has|have|made|makes?|offer(?:s|ed)|gave|give|giving|issued|with|there (?:was|were|has been|had been)|got|came|received|reported|returned|provided) no (?:\w+ )?(?:{_MATTER}|details)\b|no comment\b",
        rf"(?<=: )no (?:\w+ )?{_MATTER}\b|no (?:immediate |official |public |direct )?{_MATTER} (?:from|was|were|came|has|had|at)|(?:brought|drew|received|met with|elicited|produced|yielded|got) (?:no|neither) (?:\w+ )?{_MATTER}|without (?:an? |any )?(?:{_MATTER}|responding|answering|replying|commenting)",
        rf"{NOT} (?:\w+ly )?(?:available|reachable|contactable)|unavailable (?:for|to)|could not be (?:\w+ly )?(?:reached|contacted)|unreachable|could be reached (?:by|for)|rang out|(?:went|goes) to (?:voicemail|an answering machine)|bounced(?: back)?|came back (?:undelivered|undeliverable|unopened|marked|unread)|hung up|(?:put(?:s|ting)?|slamm?(?:ed|s)?) (?:down the|the) (?:phone|receiver|telephone)(?: down)?|rang off|rang (?:on )?(?=unanswered)|(?:can(?:not| not|['’]t)|could(?: not|n['’]t)) speak to (?!(?:you|us|reporters|journalists|the (?:press|media))\b)|walked (?:past|away|out|off)",
        r"(?:(?:reporters?|journalists?|you|we|questions?|that) (?:should|must|would have to|had to|will have to) (?:be )?(?:ask(?:ed)?|put|address(?:ed)?|direct(?:ed)?|turn(?:ed)?|go)(?: to| of)? (?:the |its |to )?(?:[\w-]+ )?(?:competent|relevant|responsible|appropriate|authorit\w+|department\w*|ministr\w+|agenc\w+|colleagues|compan\w+))|(?:went|go|goes|gone|rang|rings|left|leave|leaves|remain(?:s|ed)?|stay(?:s|ed)?|was|were|are|is)(?: \w+)*? (?:unanswered|unreturned|unopened|without (?:an? )?(?:answer|reply|response))|ignor(?:ed|es|ing) (?:\w+ ){0,3}(?:questions?|requests?|calls?|inquir\w+|enquir\w+|e-?mails?|messages?|letters?)",
        r"(?:returned|sent back) (?:\w+ ){1,4}unopened|(?:stay|remain|fell|fall|kept|keep|been|is|was|were|are)(?:s|ed|ing)? (?:\w+ )?(?:silent|tight-lipped|mum|quiet|schtum)\b|silent (?:on|about)|silence from|kept (?:its|his|her|their) (?:counsel|silence)|sa(?:id|ys|ying|y) nothing|with silence|broke(?:n)? no silence",
        r"nothing (?:more |further |else )?to (?:say|add|offer|report|share)|(?:has|have|had|is|are) yet to (?:\w+ly )?(?:respond|answer|reply|comment|react|speak|issue)|fail(?:s|ed) to (?:respond|answer|reply|comment|react|return)|let (?:a|the|its|our) (?:\w+ )?deadline (?:pass|lapse|expire)|miss(?:ed|es) (?:a|the|our) deadline",
        r"gave no details|(?:never|do(?:es)? not|did not|won['’]t|don['’]t|doesn['’]t) (?:discuss|comment|address)\w*|without a word(?! of)|(?:refer(?:s|red)?|direct(?:s|ed)?|point(?:s|ed)?|redirect(?:s|ed)?|forward(?:s|ed)?|pass(?:es|ed)?) (?:\w+ )?(?:all |any |our |the |further |its |such )?(?:you|reporters?|journalists?|questions?|inquir\w+|enquir\w+|requests?|quer(?:y|ies)|us) (?:back )?(?:on )?to\b",
        r"deferred (?:\w+ ){0,3}(?:questions|comment|to)|side-?stepp\w+|dodg(?:ed|es)\b|evad(?:ed|es) (?:the |a |\w+ )?questions?|refus(?:ed|es) (?:all |any |further )?(?:comment|interviews?|questions?)|refused to discuss|changed the subject|behind closed doors or not",
    ),
    _cue(
        Act.DENIAL,
        r"den(?:y|ies|ied|ying)\b|reject(?:s|ed|ing)?\b|dismiss(?:es|ed|ing)?\b|rebuff(?:s|ed|ing)?\b|refut(?:es?|ed|ing)\b|rebut(?:s|ted|ting)?\b|disput(?:es?|ed|ing)\b|repudiat\w+|disavow\w*|disclaim(?:s|ed)?\b|debunk\w*|contest(?:s|ed|ing)?\b|contradict(?:s|ed|ing)?\b|discount(?:s|ed)\b",
        r"(?:brush|wav|shrug|laugh|play)(?:e?s|ed|ing) (?:it |this |them |that |the (?:\w+ ){1,2})?(?:off|aside|away|down)|scoff(?:s|ed|ing)? at|rubbish(?:es|ed|ing)|trash(?:es|ed)|pour(?:s|ed|ing)? (?:scorn|cold water)|thr[eo]w(?:s|n)? cold water|would have none of it|(?:set|put)(?:s|ting)? the record straight|(?:knock|shoot|shot|slap)(?:s|ed)? down|hit(?:s|ting)? down|t[ao]k(?:es?|ook|ing) issue with",
        r"(?:distanc(?:es?|ed|ing)|dissociat(?:es?|ed|ing)) (?:itself|himself|herself|themselves|ourselves|myself) from|disown(?:s|ed|ing)?\b|retract(?:s|ed|ing)?\b|withdr[ae]w(?:s|n|ing)?\b|(?:walk(?:s|ed|ing)?|row(?:s|ed|ing)?) back\b|back(?:s|ed|ing)? away from|back-?(?:pedal|track)\w*",
        r"(?:issu|publish|post|releas|repeat)(?:es|ed|ing) (?:an? |its |his |her |their )?(?:\w+ ){0,3}denials?",
    ),
    _cue(
        Act.DENIAL,
        rf"(?:call|label|describ|brand|term|dub|depict|portray|characteri[sz]|decr[iy]|denounc|slam|blast|paint|view|regard)(?:m?ed|l?led|e?s|ied|ing)\b(?! (?:up)?on\b)[^.;]{{0,90}}?\b{FALSE_WORDS}\b",
    ),
    _cue(
        Act.DENIAL,
        _FALSE_OWN,
        rf"(?:it|this|that|these|those|they|which|story|report|claim|document|contract|publication|letter)(?:['’]s|['’]re| is| are| was| were) (?:just |all |only |simply |merely |nothing but )?(?:an? |the )?(?:\w+ ){{0,2}}?(?:{FALSE_WORDS})\b",
        r"(?<!said )(?<!says )(?<!made )(?<!say )no such (?:thing|\w+)|nothing of the (?:kind|sort)|nothing to (?:it|this|these|the (?:claim|report|story))|(?:there (?:is|are|was|were|has been|have been|had been|exists?)|there['’]s) (?:\w+ly )?(?:no|nothing|none|not a|not any)\b(?! (?:\w+ )?(?:confirm\w+|doubt|word|answer|independent|way|response|reply|plan to comment|need|comment|immediate|question|reason|information|official|secret|change|mention|reference|agreement on))",
        r"(?:said|says|wrote|meant) (?:the (?:exact |very )?opposite|nothing of the (?:kind|sort))|never said (?:that|so|such|anything|any)\b|(?:did not|didn['’]t|had not|have not|has not) (?:say|said|claim(?:ed)?) (?:that|so|any such|such a|anything of the (?:kind|sort))\b",
        r"(?:was|were|is|are|has been|have been) never (?:any|a|made|said|held|signed|built|sent|there|given|paid|used|sold|told|done|shown|\w+ed)\b|never (?:took place|happened|occurred|existed|was made)|(?:did|does|do) not (?:take place|happen|exist|occur)|(?:has|have) at no time|not one of (?:our|its|their)|no military purpose|(?:opposite|reverse|contrary) of the truth|far from (?:the )?truth|contrary to (?:the )?facts|black (?:and|is) white",
        own=False,
    ),
    _cue(
        Act.CONFIRMATION,
        r"(?<!no )(?<!not )(?<!un)confirm(?:s|ed|ing)?\b|acknowledg(?:es?|ed|ing)\b|admit(?:s|ted|ting)?\b|st(?:and|ands|anding|ood) by (?:its|his|her|their|our|the|every|that|this|what|each)\b(?: \w+)? ?(?=(?:story|stories|report\w*|articles?|statements?|claims?|accounts?|findings?|words?|figures?|sources?|assessment|version|publication|analysis|paper|count|comments?|remarks?|it\b|we\b|he\b|she\b|they\b))|conced(?:es?|ed|ing)\b|verif(?:ies|ied) (?:the|that)|affirm(?:s|ed)\b|own(?:s|ed) up|(?:make|made|makes|making) no secret|grant(?:s|ed) that|allow(?:s|ed) that|corroborat(?:es|ed)|c[ao]me? clean|recogni[sz]ed that",
        r"it (?:is|was) (?:us|we|our)\b|(?:is|was|are|were) (?:indeed |quite |perfectly )?(?:true|correct|accurate) that|a matter of public record|d(?:id|oes) indeed",
    ),
    _cue(
        Act.COUNTER_CLAIM,
        r"(?:hit|shot|shoot|fir|lash|hits|struck|snapp|push|bit)(?:s|es|ed)? (?:back|out)\b|counter(?:s|ed|ing)?\b(?!-)|retort(?:s|ed|ing)?\b|accus(?:es?|ed|ing)\b|blam(?:es?|ed|ing)\b|shift(?:ing|s|ed)? (?:the )?blame|ridicul\w+|mock(?:s|ed|ing)\b|charg(?:es|ing|ed) that|turn(?:s|ed) the tables|point(?:s|ed|ing)? the finger",
    ),
    _cue(
        Act.COUNTER_CLAIM,
        r"(?:part|element|piece|act|campaign) of (?:an? |the |its |their )?(?:[\w-]+ ){0,2}?(?:information|propaganda|hybrid|psychological) (?:war|warfare|campaign|operation|attack|aggression)|(?:is|are|was|were|stop|keep|keeps) (?:making up|inventing|fabricating|concocting|manufacturing)|long-arm jurisdiction|double standards?|cold war mentality|fann?(?:ing|s|ed)? the flames|add(?:s|ed|ing)? fuel|fuel (?:on|to) the fire|oil (?:on|to) the fire|hypocri\w+|russophobi\w+|sinophobi\w+|scapegoat\w*|it (?:is|was) (?!true|clear|important|possible|not|necessary|too|wrong|false|untrue|time|hoped|unclear|us\b|we\b|our\b)(?:the )?[A-Z][\w’'-]*(?: \w+){0,4}? (?:that|who|which)\b|the (?:real|true|actual) \w+|lectur(?:e|es|ing) (?:us|others|anyone)|look (?:in|into) the mirror|(?:mind|put) (?:its|their|your) own|['’]s version,|pot calling|the pretext|point (?:the|a|its|their) finger",
        own=False,
    ),
    _cue(
        Act.POSITION,
        r"condemn(?:s|ed|ing)?\b|deplor(?:es|ed|ing)\b|denounc(?:es|ed|ing)\b|urg(?:e|es|ed|ing)\b|oppos(?:es|ed|ing)\b|call(?:s|ed|ing)? (?:up)?on\b|call(?:s|ed|ing)? for\b|(?:express|voic)(?:es|ed|ing) (?:\w+ )?[\"“]?(?:concern|regret|grave|strong|serious|deep|alarm|misgiving|hope|support|displeasure)\w*|regret(?:s|ted)\b|protest(?:s|ed)?\b|lodg(?:es|ed) (?:an? )?(?:\w+ )?(?:protest|complaint)|made light of|(?:made|stated|set out|explained|outlined|reiterated|restated) (?:[\w’']+ )?(?:\w+ )?(?:position|stance|view)s?\b|defend(?:s|ed)\b|(?:describ|characteri[sz]|portray)(?:es|ed)\b[^.;]{3,80}?\bas\b|promis(?:es|ed) an? (?:\w+ )?(?:inquiry|investigation|review|probe)|(?:order|open|launch|announc)(?:s|es|ed) an? (?:\w+ )?(?:inquiry|investigation|review|probe)",
    ),
    _cue(
        Act.POSITION,
        r"(?:(?:is|are|was|were|be|been) (?:now |still |already |currently |closely )?|would |will )(?:look(?:ing)? into|examin(?:e|ing)|review(?:ing)?|study(?:ing)?|assess(?:ing)?|check(?:ing)?|investigat(?:e|ing)|prob(?:e|ing)) (?:the|this|that|these|those|its|whether|it\b|how)|(?:take|takes|took|taking) (?:the |this |these |such |those |it )?(?:\w+ )?(?:very |extremely )?seriously",
        r"(?:targets?|aimed at|directed at|against) (?:no|any) (?:third|other)|not (?:aimed|directed|targeted) (?:at|against)|aimed at no|third (?:party|parties|country|countries)\b|annual (?:\w+ )?plan|cooperation plan|(?:under|with|to|by|of) international law|routine (?:exercise|patrol|drill|training|flight|operation)|(?:is|was|are|were) (?:\w+ )?routine|(?:nothing to do with|unrelated to|no (?:link|connection|relation) to)|prudent and responsible",
        r"(?:grave|serious|deep) (?:concern|misgiving)s?|strong regret|regrettable|unacceptable|we regret|show of force|normal (?:trade|cooperation|exchanges|relations|business|practice)|(?:are|is|was|were|as) (?:perfectly |entirely |quite |completely )?(?:normal|lawful|legitimate|legal|transparent)\b|objective and|neutral (?:party|country|state|stance|position|in)|neutrality|supports? (?:all efforts|peace|dialogue)|(?:peaceful|political|diplomatic) (?:solution|settlement|resolution|means)|strictly (?:control|regulat|abid|compl|implement)\w*|export[- ]control\w*|(?-i:foreign|defen[cs]e|sovereign) (?-i:policy)|sovereign (?:right|matter|decision)|own capabilit\w+|needs? no(?:body|-one)?\b|in no need|should think again|principled|comprehensive strategic|suspended a (?:distributor|dealer|supplier|reseller)",
        own=False,
    ),
)
