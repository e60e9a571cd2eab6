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
    affidavit affidavits agreement agreements analysis annex annexes archive archives article
    articles assessment assessments audio audit audits bill bills blueprint blueprints brief briefs
    brochure brochures bulletin bulletins cable cables calculations calendar calendars catalogue
    catalogues certificate certificates charter charters chart charts chat chats clip clips code
    codes communique communiqué complaint complaints contract contracts correspondence data database
    databases dataset datasets declaration declarations decree decrees deed deeds diaries diary
    directive directives document documents dossier dossiers drawings e-mail e-mails email emails
    entries entry estimates fax faxes figures file files filing filings footage form forms image
    imagery images indictment indictments intercept intercepts inventory inventories invoice
    invoices itinerary judgment judgement lading lawsuit lawsuits leak leaks ledger
    ledgers letter letters licence licences license licenses list lists log logbook logbooks logs
    mail mails manifest manifests manual manuals map maps memo memoir memoirs memoranda memorandum
    memos message messages metadata minutes note notebook notebooks notes notice notices order
    orders paper papers passport passports payslips permit permits petition petitions photo
    photograph photographs photos picture pictures plan plans poster posters
    presentation presentations printout printouts proposal proposals protocol protocols
    readout receipt receipts reckoning record recording recordings records register
    registers registries registry report reports review reviews roster rosters ruling rulings
    scan scans schedule schedules screenshot screenshots sheet sheets slide
    slides spreadsheet spreadsheets statement statements statistics studies study subpoena summons
    survey surveys table tables tape tapes telegrams telemetry tender tenders testimony
    text texts ticket tickets timetable timetables transcript transcripts transcription treaty
    treaties verdict verdicts video videos voucher vouchers warrant warrants waybill waybills
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
    pilot manager diplomat officer major captain lieutenant sergeant marshal brigadier commodore
    spymaster skipper businessman businesswoman entrepreneur founder owner boss scholar academic
    historian scientist specialist lecturer journalist reporter correspondent editor columnist
    blogger activist volunteer veteran mayor deputy judge mechanic technician docker
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
