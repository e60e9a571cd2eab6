# ruff: noqa: E501 -- patterns are read whole
"""What a party says in answer outside English, where no word of denying is used.

There is no parse here: what is said is read by its words of negation, of smallness and of harmless
use, who says it by the attribution of the sentence or by the words before the act.
"""

import re

from app.domain.found import FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Act, SourceKind
from app.extract.foreign_speakers import as_last, goes_on_abroad, named_by_words, speaker_after
from app.extract.page import Attributed, Page
from app.extract.parties import as_party, charges
from app.extract.responses import ActFound
from app.extract.speaking_on import same_act

_NEGATED = re.compile(
    r"(?<!\w)(?:никогда|ни разу|никак(?:ой|ого|ому|им|ая|ую|ое|ие|их)|ничего|ничем|ни од(?:ин|на|но|ного|ной|ну)|никто|(?:так\w+ )?\w* ?нет(?=[\s.,!»\"]|$)|неправда|"
    r"не (?:\w+ )?(?:был[аои]?|имел\w*|имеет|имеем|имеют|поставля\w+|поставил\w*|прода\w+|переда\w+|участв\w+|проводил\w*|обуча\w+|направля\w+|отправля\w+|закупа\w+|покупа\w+|получа\w+|производ\w+|связан\w*|существу\w+|подписыва\w+|заключа\w+|сотруднича\w+|работа\w+)|"
    r"ніколи|жодн(?:ий|ого|ої|ому|им|а|у|е|их)|нічого|немає|ніхто|не (?:\w+ )?(?:бул[аои]|було|мали|має|мають|постача\w+|прода\w+|переда\w+|брал\w*|провод\w+|навча\w+|надсила\w+|закуп\w+|купува\w+|отриму\w+|вироб\w+|пов['’]яза\w+|існу\w+|підписув\w+|співпрац\w+|працю\w+)|"
    r"niemals|nie|kein(?:e|en|er|em|es)?|nichts|nicht|niemand|nunca|jamais|nenhum\w*|nada|ninguém|não)(?!\w)"
    r"|(?<!\w)не (?!только|лишь|лише|тільки|менее|более|менш|більш|раньше|позднее|раніше|пізніше|мен|бол|без|раз\b|так|очень|дуже|совсем|зовсім|исключ|виключ|мо[жг]|можна|должн|повинн|след|варто|стоит|буд|хоч|хот|нуж|потрібн|надо|смог|змог|уда|вда|скрыва|прихов)\w{3,}(?:ет|ёт|ит|ут|ют|ат|ят|ем|им|єм|ємо|имо|є|ють|уть|ять|ать|л|ла|ло|ли|в|ась|ись)(?:ся|сь)?(?!\w)"
    r"|从未|从来没有|没有|从不|绝不|绝无|不存在|并未|并非|并没有|未曾|根本不",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"(?<!\w)(?:не (?:\w+ )?подтвер(?!жден)\w+|не (?:\w+ )?підтвер(?!дженн)\w+|bestätig\w*\b[^.;]{0,80}\bnicht|(?:nicht|weder) bestätig\w*|não (?:\w+ )?confirm\w+)(?!\w)|(?:未|没有|无法|不能)(?:予以)?(?:证实|确认)|(?<!\w)(?:не только|не лишь|не лише|не тільки|nicht nur|não só|não apenas|не исключ\w+|не виключ\w+|nicht ausgeschlossen|не может|не могут|не должн\w+|не следует|не стоит|не повинн\w+|не варто|não deve\w*|kann nicht|können nicht|darf nicht|sollte\w* nicht|не будет|не будут|не буде)(?!\w)|不应|不会|不能|不仅|不只",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?<!\w)(?:лишь|только|исключительно|всего лишь|не более чем|лише|тільки|виключно|щонайбільше|(?:só|solo)(?= \w)|nur|lediglich|ausschließlich|bloß|höchstens|apenas|somente|unicamente|exclusivamente|"
    r"ознакомительн\w+|ознайомч\w+|гражданск\w+ (?:назнач\w+|цел\w+|нужд\w+|суд\w+|заказчик\w*)|цивільн\w+ (?:призначен\w+|потреб\w+|цілей|замовник\w*)|мирн\w+ цел\w+|мирн\w+ ціл\w+|(?:für|zu) zivilen? \w+|für zivile|(?:fins|uso|usos) (?:civis|civil|pacíficos|comerciais)|visita de cortesia|Höflichkeitsbesuch\w*)(?!\w)"
    r"|仅|只是|只有|只向|民用|参观|礼节性",
    re.IGNORECASE,
)
_NOT_SMALL = re.compile(
    r"(?:не только|не лишь|не лише|не тільки|nicht nur|não só|não apenas|不仅|不只)", re.IGNORECASE
)
_ATTACK = re.compile(
    r"(?:информационн\w+|інформаційн\w+|гибридн\w+|гібридн\w+|пропагандистск\w+) (?:войн\w+|війн\w+|атак\w+|кампани\w+|кампані\w+)|Informationskrieg\w*|Propaganda\w*|guerra (?:de informação|informativa|híbrida)|propaganda|舆论战|信息战|双重标准|编造",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"(?<!\w)(?:страшилк\w+|байк[аиу]|небылиц\w*|чепух\w+|вздор\w*|домыс\w+|спекуляци\w+|вброс\w*|ничего общего|не соответству\w+ действительност\w+|нісенітниц\w*|вкид\w*|маніпуляці\w+|нічого спільного|Humbug|haltlos\w*|erfunden\w*|aus der Luft gegriffen|sem pés nem cabeça|disparate\w*|ficção|infundad\w+|sem fundamento|ridícul\w+|inventad\w+|подделк\w+|подлог\w*|фальшив\w+|сфальсифиц\w+|сфабрик\w+|фабрикаци\w+|вымыс\w+|выдум\w+|фантази\w+|сказк\w+|рисунк\w+ детей|бредн\w+|ерунд\w+|глупост\w+|клевет\w+|дезинформаци\w+|фейк\w*|утк[аоиу]\w?|лож[ьи]\w*|"
    r"підробк\w+|фальш\w+|сфальшов\w+|сфабрик\w+|вигад\w+|фантазі\w+|казк\w+|маячн\w+|дурниц\w+|наклеп\w*|дезінформаці\w+|фейк\w*|брехн\w+|"
    r"Fälschung\w*|gefälscht\w*|Fantasie\w*|Phantasie\w*|Märchen\w*|Unsinn|Quatsch|Lügen?|Erfindung\w*|Verleumdung\w*|Fake\w*|Desinformation|"
    r"falsific\w+|forjad\w+|montagem|invenção|invenções|fantasia\w*|mentira\w*|calúnia\w*|absurdo\w*|fals[oa]s?|desinformação)(?!\w)"
    r"|伪造|虚假|造谣|谎言|诬蔑|诽谤|假消息|编造的|杜撰|臆测|臆造",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?<!\w)(?:опров|отверг|отрица|ответил|отреагир|прокоммент|высмея|назва\w+ (?:[\w-]+ ){0,2}(?:вымысл|фейк|ложь|выдумк|абсурд|бред|чушь)|спрост|заперечи|відреаг|прокоменту|відповіл|dementier|bestreite|weis\w* .{0,80}zurück|reagier|desment|nega|rejeit|respond|reag)\w*|回应|驳|否认|答记者问|澄清|辟谣|记者会|不属实|反击",
    re.IGNORECASE,
)
"""Headlines of pages that tell an answer before what it answers."""
_PUT = re.compile(r"(?:Вопрос|Питання|Запитання|Frage|Pergunta|问|[^，。：]{0,14}记者)\s?[:：]")
_QUESTIONS = 3  # sentences looked back at for a question
_MARKS = re.compile(r"[«»“”„\"「」]")
_THIRD = re.compile(
    r"эксперт|аналитик|профессор|исследовател|обозреват|политолог|историк|журналист|бывш|отставн|очевид|житель|жител|волонт|волонтёр|експерт|аналітик|професор|дослідни|оглядач|політолог|історик|колишн|відставн|мешкан|"
    r"Experte|Analyst|Professor|Forscher|Historiker|Journalist|ehemalig|pensioniert|especialista|analista|investigador|historiador|jornalista|antig[oa]|ex-|专家|分析|学者|教授|记者|前",
    re.IGNORECASE,
)


def find_foreign_replies(
    page: Page,
    index: int,
    quote: Span,
    *,
    here: list[Attributed],
    claims: list[FoundClaim],
    earlier: list[FoundResponse],
) -> list[tuple[ActFound, Step, str]]:
    """Return what parties say of the matter in ``quote``, each with the party and its words.

    A party is named, or a body; it is not one of those whose word the claims are, nor an expert.
    """
    found: list[tuple[ActFound, Step, str]] = []
    unit = page.layout.sentences[index].unit
    last = goes_on_abroad(page, index, here, earlier)
    for raw, attribution in here:
        if raw.source is None or not (raw.content.overlaps(quote) or unit.covers(raw.content)):
            continue
        words = raw.source.of(page.text)
        party = named_by_words(page, quote, words) or as_party(page, attribution.steps[-1], words)
        if last is not None and (party is None or party.naming.anonymous or not party.actor):
            party = as_last(last, raw.source)
        if party is None or party.kind != SourceKind.ACTOR or not party.actor:
            continue
        if party.naming.anonymous or not (claims or earlier or _is_answer(page, index)):
            continue
        if _THIRD.search(words) or (
            last is None
            and charges(page, party.actor, claims, earlier)
            and not _was_put(page, party.actor, claims)
        ):
            continue
        within = raw.content.overlaps(quote)
        start = max(raw.content.start, quote.start) if within else quote.start
        part = Span(start, min(raw.content.end, quote.end) if within else quote.end)
        act = _act(part.of(page.text))
        if act is None and last is not None and (raw.quoted or _MARKS.search(part.of(page.text))):
            act = same_act(last)
        if act is not None and all(s.actor != party.actor for _, s, _ in found):
            found.append((ActFound(act, part, own=False), party, words))
    return found or _told_after(page, index, quote, claims=claims, earlier=earlier)


_REPORTED_QUESTION = re.compile(
    r"(?:журналист|репорт[её]р|корреспондент)\w* (?:[\w-]+ ){0,3}?(?:спросил|поинтересова|задал|запита|поцікавил)\w*|(?:спросил|запитал|поцікавил)\w* журналіст|(?<!\w)на (?:вопрос|просьб|запитанн|питанн)\w*|отвечая на|відповідаючи на|auf (?:die |eine )?(?:Frage|Nachfrage|Anfrage)|perguntad[oa]|questionad[oa]|记者(?:还|又|也)?(?:问|提问|追问)",
    re.IGNORECASE,
)


def _was_put(page: Page, actor: str, claims: list[FoundClaim]) -> bool:
    """Tell whether what ``actor`` states began as an answer: a question is told right before it."""
    first = next(
        (c for c in claims if c.attribution and any(s.actor == actor for s in c.attribution.steps)),
        None,
    )
    if first is None:
        return False
    before = [s.span for s in page.layout.sentences if s.span.start < first.quote.end]
    near = before[-_QUESTIONS:]
    return bool(near) and bool(_REPORTED_QUESTION.search(page.text, near[0].start, first.quote.end))


def _is_answer(page: Page, index: int) -> bool:
    """Tell whether a page that has stated nothing yet is the news of an answer, or of a question."""
    if _ANSWERED.search(page.article.title or "") is not None:
        return True
    before = page.layout.sentences[max(0, index - _QUESTIONS) : index]
    return any(_PUT.match(s.span.of(page.text)) is not None for s in before)


def _told_after(
    page: Page,
    index: int,
    quote: Span,
    *,
    claims: list[FoundClaim],
    earlier: list[FoundResponse],
) -> list[tuple[ActFound, Step, str]]:
    """Return what is said in a quotation whose speaker stands after it: "...", says the note of X."""
    begun = claims or earlier or _is_answer(page, index)
    act = _act(quote.of(page.text)) if begun else None
    if act is None:
        return []
    for step, words in speaker_after(page, index, quote, earlier):
        if step is None or not step.actor or _THIRD.search(words):
            continue
        if all(r.actor != step.actor for r in earlier) and charges(
            page, step.actor, claims, earlier
        ):
            continue
        return [(ActFound(act, quote, own=False), step, words)]
    return []


_CIVIL = re.compile(
    r"(?<!\w)(?:гражданск\w+|цивільн\w+|мирн\w+ (?:атом|назначен|призначен)\w*|zivile?[nrsm]?|civi[ls]|civis)(?!\w)|民事|民用|农业|农用|植保",
    re.IGNORECASE,
)


_GRANTS = re.compile(
    r"(?<!\w)(?:действительно|в самом деле|справді|дійсно|zwar|tatsächlich|de facto|efetivamente|de facto)(?!\w)[^.!?]{3,120}?,\s(?:но|однако|але|проте|aber|doch|mas|porém)(?!\w)|确实[^。]{2,40}?，但",
    re.IGNORECASE,
)
"""What is granted first, and limited by a "but"."""


def _act(words: str) -> Act | None:
    if words.rstrip('»”" ').endswith(("?", "？")):
        return None
    if _SMALL.search(words) and not _NOT_SMALL.search(words):
        return Act.PARTIAL_DENIAL
    if _GRANTS.search(words):
        return Act.PARTIAL_DENIAL
    if _FALSE.search(words):
        return Act.DENIAL
    if _NEGATED.search(words) and not _MILD.search(words):
        return Act.DENIAL
    if _CIVIL.search(words):
        return Act.PARTIAL_DENIAL
    if _ATTACK.search(words):
        return Act.COUNTER_CLAIM
    return None
