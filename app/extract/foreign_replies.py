# ruff: noqa: E501 -- patterns are read whole
"""What a party says in answer outside English, where no word of denying is used.

There is no parse here: what is said is read by its words of negation, of smallness and of harmless
use, who says it by the attribution of the sentence or by the words before the act.
"""

import re

from app.domain.found import FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Act, Naming, SourceKind
from app.extract.page import Attributed, Page
from app.extract.parties import as_party, charges
from app.extract.responses import ActFound

_NEGATED = re.compile(
    r"(?<!\w)(?:никогда|ни разу|никак(?:ой|ого|ому|им|ая|ую|ое|ие|их)|ничего|ничем|ни од(?:ин|на|но|ного|ной|ну)|никто|(?:так\w+ )?\w* ?нет(?=[\s.,!»\"]|$)|неправда|"
    r"не (?:\w+ )?(?:был[аои]?|имел\w*|имеет|имеем|имеют|поставля\w+|поставил\w*|прода\w+|переда\w+|участв\w+|проводил\w*|обуча\w+|направля\w+|отправля\w+|закупа\w+|покупа\w+|получа\w+|производ\w+|связан\w*|существу\w+|подписыва\w+|заключа\w+|сотруднича\w+|работа\w+)|"
    r"ніколи|жодн(?:ий|ого|ої|ому|им|а|у|е|их)|нічого|немає|ніхто|не (?:\w+ )?(?:бул[аои]|було|мали|має|мають|постача\w+|прода\w+|переда\w+|брал\w*|провод\w+|навча\w+|надсила\w+|закуп\w+|купува\w+|отриму\w+|вироб\w+|пов['’]яза\w+|існу\w+|підписув\w+|співпрац\w+|працю\w+)|"
    r"niemals|nie|kein(?:e|en|er|em|es)?|nichts|nicht|niemand|nunca|jamais|nenhum\w*|nada|ninguém|não)(?!\w)"
    r"|从未|从来没有|没有|从不|绝不|绝无|不存在|并未|并非|并没有|未曾|根本不",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"(?<!\w)(?:не только|не лишь|не лише|не тільки|nicht nur|não só|não apenas|не исключ\w+|не виключ\w+|nicht ausgeschlossen|не может|не могут|не должн\w+|не следует|не стоит|не повинн\w+|не варто|não deve\w*|kann nicht|können nicht|darf nicht|sollte\w* nicht|не будет|не будут|не буде)(?!\w)|不应|不会|不能|不仅|不只",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?<!\w)(?:лишь|только|исключительно|всего лишь|не более чем|лише|тільки|виключно|щонайбільше|nur|lediglich|ausschließlich|bloß|höchstens|apenas|somente|unicamente|exclusivamente|"
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
    r"(?<!\w)(?:подделк\w+|подлог\w*|фальшив\w+|сфальсифиц\w+|сфабрик\w+|фабрикаци\w+|вымыс\w+|выдум\w+|фантази\w+|сказк\w+|рисунк\w+ детей|бредн\w+|ерунд\w+|глупост\w+|клевет\w+|дезинформаци\w+|фейк\w*|утк[аоиу]\w?|лож[ьи]\w*|"
    r"підробк\w+|фальш\w+|сфальшов\w+|сфабрик\w+|вигад\w+|фантазі\w+|казк\w+|маячн\w+|дурниц\w+|наклеп\w*|дезінформаці\w+|фейк\w*|брехн\w+|"
    r"Fälschung\w*|gefälscht\w*|Fantasie\w*|Phantasie\w*|Märchen\w*|Unsinn|Quatsch|Lügen?|Erfindung\w*|Verleumdung\w*|Fake\w*|Desinformation|"
    r"falsific\w+|forjad\w+|montagem|invenção|invenções|fantasia\w*|mentira\w*|calúnia\w*|absurdo\w*|fals[oa]s?|desinformação)(?!\w)"
    r"|伪造|虚假|造谣|谎言|诬蔑|诽谤|假消息|编造的|杜撰|臆测|臆造",
    re.IGNORECASE,
)
_THIRD = re.compile(
    r"эксперт|аналитик|профессор|исследовател|обозреват|политолог|историк|журналист|бывш|отставн|очевид|житель|жител|волонт|волонтёр|експерт|аналітик|професор|дослідни|оглядач|політолог|історик|колишн|відставн|мешкан|"
    r"Experte|Analyst|Professor|Forscher|Historiker|Journalist|ehemalig|pensioniert|especialista|analista|investigador|historiador|jornalista|antig[oa]|ex-|专家|分析|学者|教授|记者|前",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\s+(?:(?:пока |ещё |еще |поки |ще )?(?:на|в ответ на|у відповідь на) (?:запрос|вопрос|письм|звернен|запит|питанн|лист)\w*.*|(?:оперативно|сразу|одразу|пока|поки|ещё|еще|ще|также|також|тоже|теж)\b.*|auf (?:eine |die |mehrere )?(?:Anfragen?|Fragen?)\b.*|(?:ließ|reagierte\w*|antwortete\w*|wollte\w*|lehnte\w*)\b.*)$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*(?:(?:В|У|во|в|у|im|em|na|no|die|der|das|a|o|os|as|o)\s+)?", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:—–]\s|\.\s|[。，；：]")
_LONGEST = 90  # characters of the words for a speaker


def speaker_before(page: Page, act: ActFound, quote: Span) -> list[tuple[Step | None, str]]:
    """Return who the words between the start of the clause and the act name, if they name a party."""
    text = page.text
    start = quote.start
    for cut in _CLAUSE.finditer(text, quote.start, act.at.start):
        start = cut.end()
    words = text[start : act.at.start].rstrip()
    words = _REST.sub("", words)
    lead = _LEADS.match(words)
    begin = start + (lead.end() if lead else 0)
    end = start + len(words)
    if not 2 <= end - begin <= _LONGEST:
        return []
    span = Span(begin, end)
    step = page.resolver.foreign_source(span, act.at)
    party = as_party(page, step, span.of(text))
    if party is None or party.kind != SourceKind.ACTOR or not party.actor:
        return []
    return [(party, span.of(text))]


def find_foreign_replies(
    page: Page,
    quote: Span,
    here: list[Attributed],
    claims: list[FoundClaim],
    earlier: list[FoundResponse],
) -> list[tuple[ActFound, Step, str]]:
    """Return what parties say of the matter in ``quote``, each with the party and its words.

    A party is named, or a body; it is not one of those whose word the claims are, nor an expert.
    """
    found: list[tuple[ActFound, Step, str]] = []
    for raw, attribution in here:
        step = attribution.steps[-1]
        if (
            not raw.content.overlaps(quote)
            or raw.source is None
            or step.naming == Naming.BARE_UNNAMED
        ):
            continue
        words = raw.source.of(page.text)
        party = as_party(page, step, words)
        if party is None or party.kind != SourceKind.ACTOR or not party.actor:
            continue
        if party.naming.anonymous or not (claims or earlier):
            continue
        if _THIRD.search(words) or charges(page, party.actor, claims, earlier):
            continue
        part = Span(max(raw.content.start, quote.start), min(raw.content.end, quote.end))
        act = _act(part.of(page.text))
        if act is not None and all(s.actor != party.actor for _, s, _ in found):
            found.append((ActFound(act, part, own=False), party, words))
    return found


def _act(words: str) -> Act | None:
    if words.rstrip('»”" ').endswith(("?", "？")):
        return None
    if _SMALL.search(words) and not _NOT_SMALL.search(words):
        return Act.PARTIAL_DENIAL
    if _FALSE.search(words):
        return Act.DENIAL
    if _NEGATED.search(words) and not _MILD.search(words):
        return Act.DENIAL
    if _ATTACK.search(words):
        return Act.COUNTER_CLAIM
    return None
