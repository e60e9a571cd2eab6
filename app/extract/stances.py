"""The words that carry beliefs, wishes, stances and appearances: lexical classes, no logic.

A frame says what a word takes as content: a clause, an infinitive, an object, or an object of one
of the prepositions listed.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAUSE_VERBS = _words(
    """
    believe think know expect hope feel worry fear doubt assume assess judge consider figure guess
    suspect reckon imagine suppose presume conclude decide realise realize recognise
    recognize understand find learn discover hear notice observe remember recall forget foresee
    predict anticipate project forecast envision wonder ponder wish pray trust agree disagree
    dream bet gather infer deduce deem regret resent care mind indicate suggest imply signal
    demonstrate prove show read argue propose recommend demand request require insist urge
    stipulate posit theorise theorize speculate hypothesise hypothesize persuade
    convince remind inform notify assure advise instruct teach promise guarantee swear grouse gripe
    gush brag boast fume rage scoff sneer snap bark bellow shout yell scream cry chant cheer
    mutter mumble whisper murmur growl exclaim blurt quip joke crack sigh groan moan grumble
    whine
    """
)
WISH_VERBS = _words(
    """
    want plan promise refuse decline vow offer agree pledge threaten seek intend propose decide
    hope wish expect desire like love hate prefer choose resolve swear aim mean commit consent
    volunteer opt demand ask request beg plead long yearn aspire dream hesitate vote
    """
)
DIRECTIVE_VERBS = _words(
    """
    ask tell order urge instruct direct command advise encourage implore beg beseech exhort press
    invite remind warn caution persuade convince lobby pressure request counsel challenge want
    expect forbid
    """
)
OBJECT_VERBS = _words(
    """
    criticise criticize praise slam blast condemn denounce mock ridicule deride decry bemoan lament
    tout hail laud applaud extol commend salute celebrate defend champion oppose support back
    endorse favour favor reject dismiss rebuff rebuke refute dispute contest question challenge
    rebut doubt fear dread welcome embrace disavow renounce repudiate disown discuss debate mention
    cite invoke reference highlight stress emphasise emphasize underscore underline outline detail
    describe explain propose announce unveil reveal disclose declare pledge promise vow demand urge
    request seek recommend advocate suggest reiterate repeat echo express voice convey acknowledge
    admit concede confess deny confirm claim allege predict forecast project anticipate expect
    foresee envision envisage imagine contemplate ponder mull view regard perceive love hate
    like dislike prefer admire respect resent regret appreciate desire crave trust distrust
    mistrust blame thank congratulate credit liken compare accuse portray depict characterise
    characterize label brand dub deem consider rip attack lambast lambaste castigate chastise
    chide scold skewer savage pan knock bash trash disparage belittle denigrate insult malign
    decry protest resist reprimand reproach blame fault tout trumpet plug
    downplay minimise minimize exaggerate overstate understate clarify recount relate narrate
    recall remember chronicle document report tweet retweet note quote stipulate specify propose
    pitch float broach plead assert affirm reaffirm corroborate justify rationalise
    rationalize decry caution warn bet share understand see applaud request
    theorise theorize allude insinuate imply signal indicate chant
    """
)
AS_VERBS = _words(
    """
    see view regard describe portray depict characterise characterize cast paint dismiss denounce
    hail label brand dub call deem consider treat perceive frame present identify name praise
    criticise criticize term declare proclaim find think believe style hold judge
    """
)
PREPOSITIONS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        _words(
            "talk speak think dream boast brag joke complain write tweet learn hear know wonder"
        ),
        _words("about of"),
    ),
    **dict.fromkeys(
        _words(
            "worry ask inquire enquire care testify fret grumble gripe grouse rant rave gush lie "
            "warn argue fantasise fantasize moan whine reminisce speculate"
        ),
        _words("about of over against for"),
    ),
    **dict.fromkeys(_words("refer point allude object admit confess"), _words("to")),
    **dict.fromkeys(_words("respond reply react agree consent acquiesce"), _words("to with on")),
    **dict.fromkeys(_words("comment elaborate expand opine dwell insist touch"), _words("on upon")),
    **dict.fromkeys(_words("disagree concur side sympathise sympathize empathise"), _words("with")),
    **dict.fromkeys(
        _words("call push advocate plead lobby press campaign hope wish long yearn vote appeal"),
        _words("for on against"),
    ),
    **dict.fromkeys(_words("rail inveigh lash fire hit push rant protest"), _words("against at")),
    **dict.fromkeys(_words("scoff balk bristle sneer laugh hint marvel"), _words("at")),
    **dict.fromkeys(_words("believe"), _words("in")),
    **dict.fromkeys(_words("apologise apologize vouch"), _words("for")),
    **dict.fromkeys(_words("approve disapprove accuse despair"), _words("of")),
    "account": _words("for"),
}
SEEMING = _words("seem appear")
PASSIVE_BELIEF = _words(
    """
    believe think expect say report know see view regard consider rumour rumor suppose suspect
    allege project predict forecast estimate anticipate schedule assume presume understand find
    describe call tell ask deem perceive portray
    """
)
ADJECTIVES = _words(
    """
    aware unaware confident sure unsure certain uncertain hopeful optimistic pessimistic sceptical
    skeptical doubtful convinced afraid fearful worried concerned anxious nervous wary leery glad
    happy unhappy pleased proud ashamed sorry grateful thankful thrilled delighted excited relieved
    disappointed dismayed angry furious upset outraged frustrated shocked surprised stunned amazed
    astonished appalled alarmed puzzled baffled curious eager keen willing unwilling reluctant
    hesitant determined adamant insistent committed dedicated opposed supportive critical
    dismissive mindful conscious cognizant interested intent bent loath open
    clear vocal satisfied dissatisfied content comfortable uncomfortable jealous envious suspicious
    fond tired sick
    """
)
CLAIM_NOUNS = _words(
    """
    claim allegation accusation statement report warning announcement assertion suggestion belief
    confirmation denial admission assessment conclusion estimate prediction promise finding
    revelation contention argument insistence view opinion fear hope concern worry doubt suspicion
    expectation speculation rumour rumor theory notion idea assumption conviction feeling sense
    impression perception understanding realisation realization recognition acknowledgement
    acknowledgment declaration proclamation pledge vow threat demand request call plea appeal order
    proposal plan intention desire wish willingness refusal decision determination commitment offer
    recommendation advice complaint criticism condemnation praise comment remark question answer
    response reply objection opposition support endorsement rejection forecast projection guess
    charge case excuse explanation observation confidence optimism pessimism disappointment
    frustration anger outrage dismay regret apology joke quip tweet vision aim goal ambition
    preference eagerness reluctance desperation rhetoric talk indication evidence
    """
)
LIGHT_VERBS = _words(
    """
    have make give issue release express voice raise offer deliver send put file lodge hold
    take share repeat reiterate post publish write echo reject dismiss deny dispute challenge
    rebut refute address face draw receive cite launch pose ask answer show state level air vent
    harbour harbor entertain push advance promote submit present announce register outline detail
    """
)
NOUN_PREPOSITIONS = _words("of about for on over against to with regarding concerning that")
