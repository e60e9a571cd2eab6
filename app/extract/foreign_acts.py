# ruff: noqa: E501 -- word lists and patterns are read whole
"""The words for what a party does about a claim, outside English: cue lists only."""

import re

from app.domain.words import Act

_PATTERNS: tuple[tuple[Act, str], ...] = (
    (
        Act.NCND,
        r"(?:не|ни|ані|ні) (?:\w+ )?(?:подтверди\w+|підтверди\w+|подтвержда\w+|підтверджу\w+),? (?:и|ни|але й|и не|ні|та|й)(?: не)? (?:опров\w+|спрост\w+|отриц\w+|запереч\w+)|weder bestätig\w+ noch dementier\w*|não confirm\w+ nem (?:desment|neg)\w+|既不(?:证实|确认)也不否认|не (?:стал\w* )?(?:опроверг|спростув)\w*",
    ),
    (
        Act.UNAWARE,
        r"не (?:\w+ )?(?:знаком(?:а|о|ы|ий|ая|ые|і)?|ознайомлен\w*|уведомл[ёе]н\w*|информирован\w*|извещ[ёе]н\w*|повідомлен(?:ий|а|о|і))(?!\w)|(?:не|нічого не) (?:известно|відомо) (?:об?|про)\b|впервые (?:слыш|узна)\w+|вперше (?:чу|дізна)\w+|nicht vertraut|zum ersten Mal|não (?:está|estão|estava\w*) (?:familiarizad|a par|ciente)\w*|não se encontra a par|不熟悉|首次听说|无从知晓|(?:ничего )?не (?:знает|знают|знаем|знал\w*|осведомл\w+|в курсе|располага\w+ (?:информац|сведен)\w+)|нічого не зна\w+|не зна\w+ про|не обізнан\w*|не поінформован\w*|ничего (?:не )?(?:известно|слышал\w*)|не слышал\w*|не чу(?:в|ла|ли)\b|не в курсі|не володі\w+ інформац\w+|nichts (?:bekannt|davon)|nicht bekannt|keine (?:Kenntnis|Informationen|Erkenntnisse)|nichts (?:gewusst|gehört)|nicht informiert|desconhec\w+|não (?:tem|tinha|têm|sab\w+|tinha) (?:conhecimento|de nada)|sem conhecimento|不了解|不掌握|不清楚|不知情|没有听说|未听说",
    ),
    (
        Act.NO_COMMENT,
        r"(?:не|пока не|ещё не|еще не|ще не|поки не) (?:\w+ )?(?:ответил|прокомментир|отреагир|отозвал|комментиру|отвеча|реагиру|відреагу|відпові|прокоменту|коменту|реагу)\w*|не стал\w* (?:комментир|отвеч|говор)\w*|отказал\w* (?:\w+ )?(?:от комментар|комментир|отвеч)\w*|от (?:каких-либо |любых )?комментар\w* (?:\w+ ){0,2}(?:отказ|воздерж)\w+|від (?:будь-яких )?комент\w* (?:\w+ ){0,2}(?:відмов|утрим)\w+|отказ\w+ от комментар\w*|воздержал\w* от|без комментариев|без коментарів|відмови\w+ (?:від )?(?:комент|відпов)\w*|утрима\w+ від комент\w*|остал\w* без ответа|залиши\w+ без відповіді|ответа (?:не|пока не) (?:получ|поступ|послед)\w*|відповіді (?:не|поки не) (?:отрим|надійш)\w*|питання не до|вопрос не к",
    ),
    (
        Act.NO_COMMENT,
        r"(?:wollte|wollten|will|wollen|mochte|mochten) (?:\w+ )?(?:sich )?(?:dazu |darüber |zu \w+ )?(?:nicht|keine)|nicht (?:geantwortet|reagiert|beantwortet|kommentier\w*|äußern|erreich\w+)|keine(?:n)? (?:Kommentar|Stellungnahme|Angaben|Antwort|Auskunft)|reagierte\w* (?:\w+ ){0,3}nicht|antwortete\w* (?:\w+ ){0,3}nicht|äußerte\w* sich (?:\w+ ){0,3}nicht|lehnte\w* (?:\w+ ){0,4}(?:Kommentar|Stellungnahme)\w* ab|ließ\w* (?:\w+ ){0,4}unbeantwortet|unbeantwortet|schweigt|schwieg\w*",
    ),
    (
        Act.NO_COMMENT,
        r"não (?:quis\w*|respond\w+|coment\w+|se pronunci\w+|reagi\w+|prest\w+ declaraç\w+|esteve disponível)|recus\w+(?:-se)?(?: a)? (?:comentar|respond\w+|prestar)|sem (?:resposta|comentário)\w*|拒绝(?:置评|评论|回应)|不予(?:置评|评论)|未(?:予)?(?:回应|回复|置评)|没有(?:回应|回复|评论)|尚未(?:回应|回复|置评|表态)|不作评论|不愿评论|无可奉告",
    ),
    (
        Act.DENIAL,
        r"(?:назва|назыв|охарактеризова|окрести|расцени|счита|счёл|сочл|назив|вважа|розціни)\w*[^.!?]{1,110}?(?<!\w)(?:безоснователь|необоснован|обоснованными не|беспочвен|голослов|надуман|ложн|лжив|абсурд|нелеп|смехотвор|вымышлен|недостовер|фантази|выдум|вымыс|домыс|подделк|фальш|сказк|бред|чуш|ерунд|глупост|клевет|провокаци|дезинформаци|безпідстав|необґрунтован|голослів|неправдив|хибн|безглузд|сміховин|вигад|недостовір|підробк|казк|маячн|нісенітниц|брехн|наклеп|провокаці|дезінформаці|фейк)\w*|безоснователь\w+|необоснован\w+|опроверг\w*|опроверж\w*|отверг\w*|отрица\w*|назва\w* (?:[\w-]+ ){0,3}(?:фейк|подделк|фальш|подлог|сказк|фантази|глупост|ерунд|домысел|вымыс|підробк|казк|дурниц|дезінформац|дезинформац|провокац|выдумк|лож|вброс|чуш|бред|абсурд|клевет|домысл|вигадк|брехн|нісенітниц|маячн|наклеп)\w*|(?:это|це) (?:\w+ )?(?:ложь|фейк|выдумка|брехня|вигадка|неправда)|не соответству\w+ действительност\w+|не відповіда\w+ дійсност\w+|беспочвен\w+|голословн\w+|безпідставн\w+|спростува\w*|спростов\w*|запереч\w*|відкину\w*|вигадк\w*",
    ),
    (
        Act.DENIAL,
        r"dementier\w*|bestreite\w*|bestritt\w*|zurückgewiesen|weist\b.{3,80}\bzurück|wies(?:en)?\b.{3,80}\bzurück|(?:nannte|nennt|bezeichnete|bezeichnet|sprach|spricht|tat)\w*\b.{2,90}?(?:falsch|unwahr|erfunden|erlogen|haltlos|grundlos|unbegründet|gegenstandslos|lächerlich|Unsinn|Unfug|Quatsch|Märchen|Fantasie|Fälschung|Lüge\w*|absurd|Verleumdung|Erfindung)|haltlos|unbegründet|gegenstandslos|frei erfunden|aus der Luft gegriffen|neg(?:ou|aram|a)\b|desment(?:iu|iram|e)\b|rejeit(?:ou|aram|a)\b|refut(?:ou|aram|a)\b|(?:chamou|classificou|qualificou|considerou|descreveu|apelidou)\b.{2,90}?(?:fals[oa]|mentira|fantasia|invenç|ficção|infundad|absurd|ridícul|calúnia|sem fundamento|descabid)\w*|sem (?:qualquer )?fundamento|(?:é|são|como) (?:\w+ )?(?:fals[oa]s?|mentiras?|infundad[oa]s?|absurd[oa]s?)|否认|驳斥|纯属|子虚乌有|不属实|捏造|毫无根据|没有(?:任何|事实)?根据|无稽之谈|捕风捉影|失实|荒谬|荒唐|不符合事实|与事实不符|无中生有|谣言|抹黑|污蔑|不实",
    ),
    (
        Act.CONFIRMATION,
        r"(?<!не )подтвер(?:дил[аио]?|жда[её]т|ждают)(?!\w)|(?<!не )підтвер(?:див|дила|дили|дило|джує|джують)(?!\w)|(?<!не )призна(?:л|ла|ли|ло)\b|визна(?:в|ла|ли)\b|(?<!nicht )bestätigt(?:e|en)?\b(?![^.,;]{0,80}\b(?:nicht|weder|nie|niemals|kein\w*)\b)|räumte\w*\b.{0,60}\bein\b|gab\b.{0,40}\bzu\b|(?<!não )confirm(?:ou|aram)\b|(?<!não )admiti(?:u|ram)\b|reconhec(?:eu|eram)\b|(?<!未经)(?<!未)(?<!无法)(?<!没有)(?<!不能)(?<!不)证实|(?<!不)(?<!未)(?<!没有)(?<!拒绝)承认",
    ),
    (
        Act.COUNTER_CLAIM,
        r"обвини\w*|звинувати\w*|высмея\w*|висмія\w*|насмеш\w*|насміш\w*|съязви\w*|иронизир\w*|насмотрел\w*|ridiculariz\w+|acus(?:ou|aram)\b|ironiz\w+|zomb\w+|beschuldigt\w*|warf\b.{3,60}\bvor\b|wirft\b.{3,60}\bvor\b|verspottet\w*|反指|倒打一耙|贼喊捉贼|双重标准|反咬|指责",
    ),
    (
        Act.POSITION,
        r"не направлен\w*|не спрямован\w*|третьих стран|третьей сторон\w*|третіх країн|проти третіх|плановы\w+|richtet sich nicht|gegen Dritte|não visa|terceiros países|не нарушал\w*|в соответствии с международн\w+|不针对(?:任何)?第三方|一贯|示威|表示(?:严重|强烈)?(?:关切|遗憾|不满)|严正交涉|敦促|呼吁|谴责|符合国际法|выразил\w* (?:\w+ )?(?:озабоченност|протест|обеспокоенност|сожален)\w*|висловив\w* (?:\w+ )?(?:стурбован|протест)\w*|призва\w*|закли\w*|осуди\w*|засуди\w*|verurteilt\w*|forderte\w* .{3,60} auf|conden(?:ou|aram)\b|apel(?:ou|aram)\b|lament(?:ou|aram)\b",
    ),
)
FOREIGN: tuple[tuple[Act, re.Pattern[str]], ...] = tuple(
    (act, re.compile(rf"(?<![^\W\u3400-\u9fff])(?:{pattern})", re.IGNORECASE))
    for act, pattern in _PATTERNS
)
