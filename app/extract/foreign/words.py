# ruff: noqa: E501 -- word lists and patterns are read whole
"""The closed words of Russian, Ukrainian, German and Portuguese reporting."""

from dataclasses import dataclass

from app.extract.foreign.saying import GERMAN, PORTUGUESE, RUSSIAN, UKRAINIAN


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words of saying. All are patterns without the word edges around them.

    ``says`` are verbs of saying; ``stated`` passives that name where something is written ("it is
    said in the report"); ``lead`` words in front of a speaker that are no part of the name (times,
    particles); ``stop`` ends a speaker named after the verb; ``within`` prepositions of a body whose
    people speak ("in the ministry they said"); ``beside`` those of a phrase that never is a speaker;
    ``cited_by`` a clause that tells who cites the speaker; ``carried`` marks a sentence that only
    carries on what somebody said; ``bare_that`` follows a verb without a comma; ``subjectless``: a
    verb may stand without its subject.
    """

    says: str
    according: str
    stated: str
    citing: str
    of_this: str
    that: str
    joins: str
    lead: str
    stop: str
    within: str
    beside: str
    pronoun: str
    cited_by: str = "(?!)"
    carried: str = "(?!)"
    as_: str = "(?!)"
    bare_that: str = "(?!)"
    subjectless: bool = False


_RU_DAY = r"понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье"
_UK_DAY = r"понеділок|вівторок|середу|четвер|п['’]ятницю|суботу|неділю"
_DE_DAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\w*"
_PT_DAY = r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo"

LANGUAGES = {
    "ru": Language(
        says=RUSSIAN,
        according=r"по (?:(?:его|её|ее|их) )?(?:же )?(?:словам|данным|информации|мнению|сообщению|сообщениям|сведениям|оценк(?:е|ам)|утверждению|версии|заявлению)|согласно(?: (?:данным|информации|сообщению|заявлению))?|как (?:следует из|стало известно)|судя по",
        stated=r"говорится|сказано|отмечается|указывается|подч[её]ркивается|сообщается|утверждается|значится|указано|упоминается|уточняется|следует|вытекает",
        citing=r"(?:со|с) ссылкой на|ссыла(?:ясь|ется|ются) на|цитируя",
        of_this=r"об этом(?: же)?|о том|это",
        that=r"что|чтобы|будто|как",
        joins=r"однако|но|и|а|а также|при этом|зато",
        lead=rf"ранее|накануне|сегодня|вчера|позже|позднее|затем|потом|также|тоже|ещё|еще|уже|при этом|кроме того|тем временем|между тем|в свою очередь|по[- ]прежнему|во? (?:{_RU_DAY})|утром|вечером|дн[её]м|\d{{1,2}} [а-я]+|в [а-я]+ (?:\d{{4}} года|прошлого года)|однако|но|а|и|же",
        stop=rf"в интервью|в эфире|в беседе|в разговоре|в комментарии|на брифинге|на пресс-конференции|во время|в ходе|в сво[её]м|на сво[её]м|в Telegram|в телеграм\w*|журналистам|репортёрам|на вопрос|во? (?:{_RU_DAY})|\d{{1,2}} (?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)\w*|в (?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)|на (?:заседании|слушаниях|форуме|выставке|полях|встрече)|по (?:телефону|итогам)|под аплодисменты|сегодня|вчера|накануне|ранее|позже|также",
        within=r"в|во|на|из",
        beside=r"на|о|об|про|из|с|со|к|для|при|после|до|над|в|во|по|от",
        pronoun=r"он|она|они|оно",
        cited_by=r",\s+(?:на котор\w+\s+(?:также\s+)?(?:ссыла\w+|сосла\w+)|котор\w+\s+(?:цитиру\w+|процитир\w+))\s+(?P<who>[^,]+),?",
        as_="как",
        subjectless=True,
    ),
    "uk": Language(
        says=UKRAINIAN,
        according=r"за (?:(?:його|її|їх\w*) )?(?:ж )?(?:словами|даними|інформацією|повідомлення(?:м|ми)|оцінк\w+|версією|твердженням|заявою)|на думку|згідно (?:з|із|зі)(?: (?:даними|інформацією|повідомленням|заявою))?|як (?:випливає з|стало відомо)|судячи з",
        stated=r"йдеться|ідеться|мовиться|зазначається|сказано|повідомляється|наголошується|вказано|вказується|стверджується|уточнюється|випливає",
        citing=r"(?:із|з|зі) посиланням на|посила(?:ючись|ється|ються) на|цитуючи",
        of_this=r"про це(?: ж)?|про те|це",
        that=r"що|щоб|нібито|як",
        joins=r"однак|проте|але|та|і|й|а|а також|водночас",
        lead=rf"раніше|напередодні|сьогодні|вчора|учора|пізніше|згодом|потім|також|теж|ще|вже|водночас|крім того|тим часом|своєю чергою|[ву] (?:{_UK_DAY})|вранці|увечері|\d{{1,2}} [а-яіїє]+|в [а-яіїє]+ (?:\d{{4}} року|минулого року)|однак|проте|але|а|і|та|ж",
        stop=rf"в інтерв['’]ю|в ефірі|у розмові|в розмові|у коментарі|в коментарі|на брифінгу|на пресконференції|під час|у своєму|в своєму|на своєму|у Telegram|в Telegram|у телеграм\w*|журналістам|на запит|[ву] (?:{_UK_DAY})|\d{{1,2}} (?:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)\w*|[ву] (?:січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні|листопаді|грудні)|на (?:засіданні|слуханнях|форумі|виставці|зустрічі|запитання)|телефоном|сьогодні|вчора|напередодні|раніше|пізніше|також",
        within=r"у|в|на|із|з",
        beside=r"на|про|із?|зі|до|для|при|після|над|під|через|у|в|по|від",
        pronoun=r"він|вона|вони|воно",
        cited_by=r",\s+(?:на як\w+\s+(?:також\s+)?(?:посила\w+|посла\w+)|як\w+\s+(?:циту\w+|процит\w+))\s+(?P<who>[^,]+),?",
        as_="як",
        subjectless=True,
    ),
    "de": Language(
        says=GERMAN,
        according=r"nach (?:eigenen )?Angaben|nach(?= (?:\w+en )?(?:Unterlagen|Dokumenten|Daten|Berichten|Zahlen|Recherchen|Schätzungen|Berechnungen)\b)|laut|zufolge|nach Informationen|nach Einschätzung|nach Darstellung|nach Ansicht|nach Erkenntnissen|nach Auskunft|nach Worten|Angaben|Informationen|so",
        stated=r"heißt es|hieß es|steht|hervorgeht|hervorging|(?:geht|ging)(?=[^.;]*\shervor)",
        citing=r"unter Berufung auf|mit Verweis auf|unter Verweis auf|beruft sich (?:dabei )?auf|berief sich (?:dabei )?auf",
        of_this=r"darüber|davon|dies|das",
        that=r"dass|ob|wie|es",
        joins=r"und|aber|doch|jedoch|zugleich",
        lead=rf"zuvor|gestern|heute|am (?:{_DE_DAY})|bereits|auch|später|zugleich|allerdings|aber|doch|und|in|erstmals|daraufhin",
        stop=rf"am (?:{_DE_DAY})|im Gespräch|in einem (?:Interview|Gespräch)|im Interview|vor Journalisten|auf Anfrage|gegenüber|dazu|weiter|mit|hinzu|zudem|ferner|außerdem|ebenfalls|auch|in (?:Peking|Moskau|Kiew|Berlin)|auf (?:Telegram|Twitter|X)|der (?:Deutschen Presse-Agentur|Zeitung|Agentur)|dem (?:Magazin|Sender|Blatt)|hervor|unter (?:Beifall|Applaus|Protest\w*|Gelächter)|im (?:Parlament|Bundestag|Nationalrat|Ausschuss|Fernsehen|Radio|Rundfunk|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)|anschließend|daraufhin|schließlich|(?:an|ein|aus|fest)(?=\s*(?:[,.:;]|$))",
        within=r"in der|im|in|aus dem|aus der|aus|bei der|beim",
        beside=r"mit|nach|über|für|von|vom|zu|zum|zur|in|im|an|am|auf|bei|beim|aus|unter|gegen",
        pronoun=r"er|sie",
        cited_by=r",\s+(?:auf\s+)?(?:den|die|das)\s+(?:sich\s+)?(?P<who>[^,]+?)\s+(?:beruft|beriefen?|berufen|zitierte?n?|zitiert),?",
        carried=r"^(?:Demnach|Danach|Dem(?:zu)?nach|Demzufolge)(?!\w)|(?<!\w)(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|wisse|bleibe|stehe|gehe|komme|lasse|handele|hätten|verkaufe|liefere|prüfe|nehme|halte|sehe|führe|unterstütze|beteilige|verfüge|handle|lehne|weise|bestehe|glaube|kenne|gelte|diene|trage|finde|brauche|arbeite|erhalte|baue|setze|äußere|betreibe|erfülle|begrüße|\w{3,}iere)(?!\w)",
        as_="wie",
    ),
    "pt": Language(
        says=PORTUGUESE,
        according=r"(?:ainda )?segundo|de acordo com|conforme|nas palavras d[eoa]s?|na opinião d[eoa]s?|na versão d[eoa]s?|a fazer fé em|para(?= [oa]s? (?:\w+ )?(?:analist|especialist|investigador|pesquisador|professor|general|coronel|almirant|historiador|diretor|president|porta-voz|ministr)\w*)",
        stated=r"lê-se|consta|refere-se|pode ler-se|é referido|diz-se|indica-se",
        citing=r"citando|que cita|cita|com base em|citad[oa]s? (?:pel[oa]s?|por)",
        of_this=r"isso|isto|a informação(?: foi| é)?",
        that=r"que|se",
        joins=r"mas|e|porém|embora",
        lead=rf"antes|ontem|hoje|depois|também|já|n[oa] (?:{_PT_DAY})|nest[ea] (?:{_PT_DAY})|est[ea] (?:{_PT_DAY})|entretanto|mas|e|anteriormente|ainda|por (?:seu|sua) (?:lado|vez)",
        stop=rf"em entrevista|em declarações|numa entrevista|num comunicado|em comunicado|citad[oa]|à agência|ao jornal|à revista|à televisão|ao canal|aos jornalistas|n[oa] (?:{_PT_DAY})|nest[ea] (?:{_PT_DAY})|est[ea] (?:{_PT_DAY})|hoje|ontem|ainda|também|por (?:seu|sua) (?:lado|vez)|em (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)|por (?:telefone|e-mail|escrito)|no parlamento",
        within=r"n[oa]|em",
        beside=r"para|com|por|de|d[oa]s?|n[oa]s?|em|sobre|após|até|sem",
        pronoun=r"eles?|elas?",
        cited_by=r",\s+citad[oa]s?\s+(?:pel[oa]s?|por)\s+(?P<who>[^,]+),?",
        as_="como",
        bare_that="que",
        subjectless=True,
    ),
}
