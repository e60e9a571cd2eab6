# ruff: noqa: E501 -- word lists and patterns are read whole
"""The closed words of Russian, Ukrainian, German and Portuguese reporting.

``says`` are verbs of saying in the forms the press uses; ``lead`` are words in front of a speaker
that are no part of the name (times, particles); ``stop`` ends a speaker named after the verb.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words of saying. All are patterns without the word edges around them."""

    says: str
    according: str
    citing: str
    of_this: str
    that: str
    joins: str
    lead: str
    stop: str
    as_: str = "(?!)"


_RU_SAYS = (
    r"заяв(?:ил[аио]?|ляет|ляют|ляла?|ляли)|сообщ(?:ил[аио]?|ает|ают|ал[аио]?)|сказал[аио]?|говор(?:ит|ят|ил[аи]?)|рассказ(?:ал[аио]?|ывает|ывают)|утвержда(?:ет|ют|л[аио]?)|"
    r"отмет(?:ил[аио]?)|отмеча(?:ет|ют|л[аи]?)|подчеркнул[аио]?|подч[её]ркива(?:ет|ют)|добав(?:ил[аио]?|ляет|ляют)|напис(?:ал[аио]?)|пиш(?:ет|ут)|писал[аи]?|уточн(?:ил[аио]?|яет|яют)|поясн(?:ил[аио]?|яет|яют)|"
    r"объяснил[аи]?|объясня(?:ет|ют)|призна(?:л[аио]?|[её]т|ют)|назвал[аио]?|называ(?:ет|ют)|опроверг(?:ла|ло|ли)?|опроверга(?:ет|ют)|отрица(?:ет|ют|л[аи]?)|отверг(?:ла|ли)?|объявил[аио]?|объявля(?:ет|ют)|ответил[аи]?|отвеча(?:ет|ют)|"
    r"предупре(?:дил[аио]?|ждает|ждают)|подтверд(?:ил[аио]?)|подтвержда(?:ет|ют)|обвинил[аио]?|обвиня(?:ет|ют)|счита(?:ет|ют|л[аи]?)|полага(?:ет|ют)|указ(?:ал[аио]?)|указыва(?:ет|ют)|напомнил[аи]?|предположил[аи]?|"
    r"констатировал[аи]?|резюмировал[аи]?|заверил[аи]?|завер(?:яет|яют)|пообещал[аи]?|обещал[аи]?|раскрыл[аи]?|выясни(?:л[аио]?)|установил[аи]?|переда(?:ет|[её]т|ют|л[аи]?)|цитиру(?:ет|ют)|процитировал[аи]?|прокомментировал[аи]?|возразил[аи]?|парировал[аи]?"
)
_UK_SAYS = (
    r"заяв(?:ив|ила|или|ило|ляє|ляють)|повідом(?:ив|ила|или|ило|ляє|ляють|ляв|ляла|ляли)|сказа(?:в|ла|ли)|ка(?:же|жуть)|говор(?:ить|ять|ив|ила|или)|розпові(?:в|ла|ли|дає|дають)|стверджу(?:є|ють|вав|вала|вали)|"
    r"зазнач(?:ив|ила|или|ає|ають)|наголос(?:ив|ила|или)|наголошу(?:є|ють)|дода(?:в|ла|ли|є|ють)|напис(?:ав|ала|али)|пиш(?:е|уть)|уточн(?:ив|ила|или|ює)|поясн(?:ив|ила|или|ює|юють)|визна(?:в|ла|ли|є|ють)|назва(?:в|ла|ли)|"
    r"спросту(?:вав|вала|вали|вало|є|ють)|запереч(?:ив|ила|или|ує|ують)|відкину(?:в|ла|ли)|оголос(?:ив|ила|или)|відпові(?:в|ла|ли|дає)|попереди(?:в|ла|ли)|підтверд(?:ив|ила|или|жує|жують)|звинувати(?:в|ла|ли)|вважа(?:є|ють)|"
    r"вказа(?:в|ла|ли)|вказу(?:є|ють)|нагада(?:в|ла|ли)|запевни(?:в|ла|ли)|пообіця(?:в|ла|ли)|встанови(?:в|ла|ли)|з['’]ясува(?:в|ла|ли)|переда(?:є|ють)|цитує|прокоментува(?:в|ла|ли)"
)
_DE_SAYS = (
    r"sagten?|sagt|sagen|erklärten?|erklärt|erklären|teilten?|berichteten?|berichtet|berichten|meldeten?|meldet|melden|schreibt|schrieb|schreiben|schrieben|betonten?|betont|warnten?|warnt|behaupteten?|behauptet|fügten?|räumten?|"
    r"bestätigten?|bestätigt|dementierten?|dementiert|wiesen?|weist|bestritt(?:en)?|bestreitet|nannten?|nennt|kündigten?|kündigt|ergänzten?|ergänzt|antworteten?|antwortet|verlautete|hieß|heißt|zitierten?|zitiert|enthüllten?|versicherten?|versichert|äußerten?|äußert"
)
_PT_SAYS = (
    r"disse(?:ram)?|diz(?:em)?|afirm(?:ou|aram|a|am)|declar(?:ou|aram|a)|anunci(?:ou|aram|a)|acrescent(?:ou|aram|a)|refer(?:iu|iram|e)|revel(?:ou|aram|a)|explic(?:ou|aram|a)|garant(?:iu|iram|e)|escrev(?:eu|eram|e)|notici(?:ou|aram|a)|"
    r"inform(?:ou|aram|a)|neg(?:ou|aram|a)|confirm(?:ou|aram|a)|resum(?:iu|e)|admit(?:iu|iram|e)|avanç(?:ou|a)|indic(?:ou|aram|a)|alert(?:ou|aram|a)|sublinh(?:ou|aram|a)|reconhec(?:eu|eram|e)|desment(?:iu|iram|e)|acus(?:ou|aram|a)|relat(?:ou|aram|a)|contou|cont(?:aram|a)|cita"
)

LANGUAGES = {
    "ru": Language(
        says=_RU_SAYS,
        according=r"по (?:(?:его|её|ее|их) )?(?:словам|данным|информации|мнению|сообщению|сведениям|оценкам?|утверждению|версии|заявлению)|согласно(?: (?:данным|информации|сообщению|заявлению))?|как (?:пишет|пишут|сообщает|сообщают|сообщил[аи]?|утверждает|утверждают|отмечает|отмечают|следует из|стало известно|уточнил[аи]?|заявил[аи]?|рассказал[аи]?|передает|передаёт)",
        citing=r"со ссылкой на|ссылаясь на",
        of_this=r"об этом|о том",
        that=r"что|чтобы|будто|как",
        joins=r"однако|но|и|а|а также|при этом|зато",
        lead=r"ранее|накануне|сегодня|вчера|позже|позднее|затем|также|тоже|при этом|кроме того|тем временем|между тем|в свою очередь|в среду|в четверг|в пятницу|в субботу|в воскресенье|в понедельник|во вторник|\d{1,2} [а-я]+|в [а-я]+ (?:\d{4} года|прошлого года)|однако|но|а|и|же",
        stop=r"в интервью|в эфире|в беседе|в разговоре|в комментарии|на брифинге|на пресс-конференции|во время|в ходе|в сво[её]м|на сво[её]м|со ссылкой|ссылаясь|в Telegram|в телеграм\w*|журналистам|на вопрос",
        as_="как",
    ),
    "uk": Language(
        says=_UK_SAYS,
        according=r"за (?:(?:його|її|їх\w*) )?(?:словами|даними|інформацією|повідомленням|оцінк\w+|версією|твердженням|заявою)|на думку|згідно з(?: (?:даними|інформацією|повідомленням|заявою))?|як (?:пише|пишуть|повідомляє|повідомляють|повідоми\w+|стверджує|стверджують|зазначає|зазначають|випливає з|стало відомо|уточни\w+|заяви\w+|розпові\w+|передає)",
        citing=r"з посиланням на|із посиланням на|посилаючись на",
        of_this=r"про це|про те",
        that=r"що|щоб|нібито|як",
        joins=r"однак|проте|але|та|і|й|а|а також|водночас",
        lead=r"раніше|напередодні|сьогодні|вчора|учора|пізніше|згодом|також|теж|водночас|крім того|тим часом|своєю чергою|у середу|у четвер|у п['’]ятницю|у суботу|у неділю|у понеділок|у вівторок|в\w* \w+|\d{1,2} [а-яіїє]+|однак|проте|але|а|і|та|ж",
        stop=r"в інтерв['’]ю|в ефірі|у розмові|в розмові|у коментарі|в коментарі|на брифінгу|на пресконференції|під час|у своєму|в своєму|на своєму|з посиланням|посилаючись|у Telegram|в Telegram|у телеграм\w*|журналістам|на запит",
        as_="як",
    ),
    "de": Language(
        says=_DE_SAYS,
        according=r"nach Angaben|laut|nach Informationen|nach Einschätzung|nach Darstellung|nach Ansicht|nach Erkenntnissen|Angaben|Informationen",
        citing=r"unter Berufung auf|mit Verweis auf|beruft sich auf",
        of_this=r"darüber|davon|dies|das",
        that=r"dass|ob|wie|es",
        joins=r"und|aber|doch|jedoch|zugleich",
        lead=r"zuvor|gestern|heute|am (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)|bereits|auch|später|zugleich|allerdings|aber|doch|und|in",
        stop=r"am (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)|im Gespräch|in einem (?:Interview|Gespräch)|im Interview|vor Journalisten|auf Anfrage|gegenüber|dazu|weiter|mit|in (?:Peking|Moskau|Kiew|Berlin)|der (?:Deutschen Presse-Agentur|Zeitung)",
        as_="wie",
    ),
    "pt": Language(
        says=_PT_SAYS,
        according=r"segundo|de acordo com|conforme|nas palavras d[eoa]s?|para|na opinião d[eoa]s?",
        citing=r"citando|que cita|citad[oa]s? (?:pel[oa]s?|por)",
        of_this=r"isso|isto",
        that=r"que|se",
        joins=r"mas|e|porém|embora",
        lead=r"antes|ontem|hoje|depois|também|na (?:segunda|terça|quarta|quinta|sexta)-feira|no (?:sábado|domingo)|entretanto|já|mas|e|anteriormente",
        stop=r"em entrevista|em declarações|numa entrevista|num comunicado|em comunicado|citad[oa]|à agência|ao jornal|aos jornalistas|na (?:segunda|terça|quarta|quinta|sexta)-feira|esta",
        as_="como",
    ),
}

UNNAMED = (
    r"источник\w*|собеседник\w*|чиновник\w*|(?:официальн\w+|должностн\w+|осведомл[её]нн\w+) лиц\w*|инсайдер\w*|информатор\w*|дипломат\w*|эксперт\w*|аналитик\w*|"
    r"джерел\w*|співрозмовник\w*|\w*посадов\w+|урядов\w+|експерт\w*|аналітик\w*|інсайдер\w*|"
    r"Quellen?|Insidern?|Beamten?r?|Regierungsvertretern?|Diplomaten?|Experten?|Analysten?|Vertretern?|Kreisen?|"
    r"fontes?|funcionári\w+|responsáve(?:l|is)|diplomatas?|especialistas?|analistas?"
)
OUTLET = (
    r"издани[еяюйем]+|газет[аыеуой]+|журнал[аеуом]*|агентств[оауеом]+|телеканал\w*|канал\w*|портал\w*|сайт\w*|радиостанци\w+|СМИ|таблоид\w*|еженедельник\w*|"
    r"видання\w*|газет[аиуіою]+|агенці\w+|агентств\w+|телеканал\w*|медіа|ЗМІ|тижневик\w*|"
    r"Zeitung|Blatt|Blattes|Nachrichtenagentur|Agentur|Magazin|Magazins|Sender|Sender[s]?|Portal|Medien|Bericht(?:s|en)?|Medienberichten?|"
    r"jornal|revista|agência(?: noticiosa)?|canal|diário|semanário|publicação"
)
DOCUMENT = (
    r"документ\w*|отч[её]т\w*|доклад\w*|исследовани\w+|снимк\w+|фотографи\w+|письм\w+|запис\w+|таможенн\w+ данны\w+|данны[ехм]\w*|расследовани\w+|"
    r"звіт\w*|доповід\w*|дослідженн\w*|знімк\w*|лист[іаи]\w*|даних|розслідуванн\w*|"
    r"Dokumenten?|Studien?|Unterlagen|Zolldaten|Berichts?|Aufnahmen|Satellitenbilder\w*|"
    r"documentos?|relatórios?|estudos?|registos?|imagens|dados"
)
INSTITUTION = (
    r"ведомств\w+|министерств\w+|посольств\w+|компани\w+|разведк\w+|пресс-служб\w+|правительств\w+|институт\w*|центр\w*|служб\w+|штаб\w*|фирм\w+|завод\w*|"
    r"відомств\w+|міністерств\w+|компані\w+|розвідк\w+|пресслужб\w+|пресс-служб\w+|уряд\w*|інститут\w*|завод\w*|"
    r"Ministerium\w*|Botschaft|Unternehmen\w*|Firma|Regierung|Geheimdienst\w*|Behörde\w*|Konzern\w*|Institut\w*|"
    r"ministério|embaixada|empresa|governo|instituto|serviços?"
)
ROLE = (
    r"глава|главы|главой|министр\w*|президент\w*|представител\w+|пресс-секретар\w+|спикер\w*|генерал\w*|полковник\w*|посол|посла|директор\w*|советник\w*|замминистра|заместител\w+|"
    r"командующ\w+|начальник\w*|депутат\w*|сенатор\w*|премьер\w*|адмирал\w*|руководител\w+|основател\w+|журналист\w*|профессор\w*|"
    r"очільни\w+|міністр\w*|представни\w+|речни\w+|пресс?-?секретар\w*|посол|посла|радни\w+|заступни\w+|командувач\w*|керівни\w+|прем['’]єр\w*|засновни\w+|"
    r"Minister\w*|Präsident\w*|Sprecher\w*|Botschafter\w*|Chef\w*|Generals?|Direktor\w*|Leiter\w*|Professor\w*|Kanzler\w*|"
    r"ministr[oa]|governante|autarca|presidente|porta-voz|embaixador\w*|general|diretor\w*|chefe|líder|secretári\w+|professor\w*"
)
