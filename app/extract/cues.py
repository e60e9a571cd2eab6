"""The words that tell a report from an assertion: lexicons, no logic.

Built from the PARC and PolNeAR annotation guidelines and reporting style books.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPEECH = _words(
    """
    say tell report write add announce claim state assert allege warn insist note explain argue
    tweet declare acknowledge suggest reply respond reveal disclose admit confirm deny testify
    recall continue caution conclude stress emphasise emphasize predict estimate maintain
    contend remark observe comment recount concede boast complain joke vow pledge promise
    reiterate repeat counter retort object protest joke quip lament muse post blog shout whisper
    ask point relate charge describe call accuse cite quote underline underscore highlight
    forecast speculate assure inform signal hint urge demand reject dismiss criticise criticize
    praise blame accept agree
    """
)
SPOKEN = SPEECH - _words(
    """
    describe call accuse cite quote underline underscore highlight relate charge point signal hint
    urge demand reject dismiss criticise criticize praise blame accept agree inform assure object
    """
)
PLAIN = _words(
    """
    say tell add note report write claim announce state warn argue insist explain assert allege
    tweet declare reply respond testify caution conclude reveal confirm acknowledge admit contend
    remark
    """
)
THOUGHT = _words(
    """
    believe think know expect hope feel worry fear doubt assume assess judge consider
    """
)
SHOWING = _words(
    """
    show indicate find list prove demonstrate document detail trace reveal suggest describe say
    """
)
OBJECT_VERBS = _words(
    """
    report announce claim allege confirm deny describe call accuse cite quote disclose reveal
    acknowledge admit reject dismiss criticise criticize praise blame predict estimate warn list
    document detail
    """
)
HEDGES = (
    "may",
    "might",
    "could",
    "reportedly",
    "allegedly",
    "apparently",
    "possibly",
    "perhaps",
    "purportedly",
    "supposedly",
    "probably",
    "likely",
    "potentially",
    "unconfirmed",
    "rumoured",
    "rumored",
)
HEDGE_PHRASES = (
    "is understood",
    "it's understood",
    "is thought to",
    "are thought to",
    "is believed to",
    "are believed to",
    "is said to",
    "are said to",
    "no sign of",
    "no evidence",
    "no confirmed",
    "not proof",
    "plausible but",
    "if true",
    "if confirmed",
    "appears to",
    "appear to",
    "seems to",
    "seem to",
    "sees no sign",
    "believes it possible",
    "there are indications",
    "i hear",
    "would be",
    "in the conditional",
    "cannot rule out",
    "suspected of",
)
UNNAMED_HEADS = _words(
    """
    source sources official officials officer officers diplomat diplomats person people insider
    insiders analyst analysts expert experts aide aides adviser advisers advisor advisors
    investigator investigators observer observers soldier soldiers commander commanders broker
    trader traders engineer engineers worker workers witness witnesses resident residents
    employee employees executive executives manager managers lawmaker lawmakers politician
    politicians researcher researchers agent agents guy guys instructor pilot sapper operator
    operators fighter fighters prisoner student students critics critic neighbours neighbors
    interlocutor interlocutors military-observer leaders leader prosecutor prosecutors
    """
)
DOCUMENT_HEADS = _words(
    """
    record records document documents declaration declarations file files filing filings
    complaint indictment paper papers study studies data analysis letter letters memo memos
    transcript invoices invoice bill bills leak leaks report reports contract contracts database
    email emails message messages assessment assessments imagery video videos photographs images
    statement statements communique communiqué dossier dataset figures lading statistics
    reckoning calculations estimates
    """
)
OUTLET_HEADS = _words(
    """
    outlet newspaper paper daily weekly magazine agency newswire wire broadcaster channel
    website site portal publication tabloid network station
    """
)
REPORT_HEADS = _words(
    """
    report article story account piece publication post investigation
    """
)
COLLECTIVE_HEADS = _words(
    """
    ministry institute group company firm maker producer manufacturer embassy agency service
    office team command staff think-tank institution organisation organization ngo committee
    department body bureau watchdog foundation government army military navy fleet command
    start-up startup plant
    """
)
PERSON_HEADS = _words(
    """
    minister president spokesman spokeswoman spokesperson chief director head secretary
    ambassador envoy general colonel admiral governor senator politician official leader
    chairman chairwoman commander analyst expert author professor lawyer premier chancellor
    pilot manager diplomat officer
    """
)
PRONOUNS = _words(
    """
    he she it they his her their its him them
    """
)
SELF = _words(
    """
    we us our ours i my me
    """
)
STANCES = _words(
    """
    support attack condemn blast oppose back endorse propose slam denounce urge demand question
    defend mention welcome applaud mock echo
    """
)
