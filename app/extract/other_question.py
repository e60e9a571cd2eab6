# ruff: noqa: E501 -- patterns are read whole
"""Whether words answer a question about another matter than the page's, as they themselves say."""

import re
from collections.abc import Sequence

from app.domain.span import Span
from app.extract.belonging import sides_spoken_of
from app.extract.page import Page
from app.extract.scope import nouns_in

_PUT = re.compile(
    r"(?i:\b(?:asked|questioned|pressed|quizzed|speaking|answering (?:a )?questions?|replying to (?:a )?questions?|in (?:reply|response|answer) to (?:a )?questions?) (?:separately |also |earlier )?(?:about|on|regarding|concerning)) (?P<q1>[^,.;\"“]{3,80}),"
    r"|(?i:(?<!\w)(?:отвечая|комментируя ответ|на вопрос|на уточняющий вопрос|на просьбу)(?: на (?:другой |очередной )?вопросы?)?(?: журналист\w+)? (?:о|об|про|насч[её]т|относительно)) (?P<q2>[^,.;«»]{3,80}),"
    r"|(?i:(?<!\w)(?:відповідаючи|на (?:запитання|питання))(?: на (?:запитання|питання))?(?: журналіст\w+)? (?:про|щодо|стосовно)) (?P<q3>[^,.;«»]{3,80}),"
    r"|(?i:(?<!\w)(?:zu|auf (?:die|eine) (?:nach)?frage(?: von \w+)? (?:nach|zu[mr]?)|zur frage|angesprochen auf|befragt zu[mr]?)) (?P<q4>[^,.;„“]{3,80}?) (?=(?:sagt|erklär|antwort|äußer|teil|verw)\w*)"
    r"|(?i:\b(?:questionad[oa]|perguntad[oa]|interrogad[oa]|instad[oa] a comentar) (?:sobre|acerca d[eoa]s?)?) (?P<q5>[^,.;\"“]{3,80}),"
    r"|在?(?:回答|答复|被问及|谈到|谈及)(?:有关|关于)?(?P<q6>[^，。：“”]{2,30}?)(?:的?(?:提问|问题|询问))?时|(?:还|又|另)(?:问及|问到|提问|有记者问)(?P<q7>[^。：“”]{4,60}?)，(?=[^，。]{2,12}(?:说|表示|称|回应|指出))"
)
_HERE = re.compile(
    r"\b(?:report|claim|allegation|accusation|stor(?:y|ies)|article|document|file|letter|leak|finding|matter|case|it|this|these|them|that|record|photo|photograph|picture|image|video|footage|map|contract|deal|shipment|deliver(?:y|ie)|remark|comment|statement|figure|number|plant|export|sale)s?\b"
    r"|(?<!\w)(?:это|этом|публикаци|сообщени|документ|письм|обвинени|статье|слова|расследовани|это|цьому|публікаці|повідомленн|документ|лист|звинуваченн|статт|слов|розслідуванн)\w*|\b(?:Bericht\w*|Vorw\w+|Dokument\w*|isso|o assunto|documentos|notícia|reportagem|acusaç\w+)\b|报道|此事|文件|说法|指控|相关|上述",
    re.IGNORECASE,
)
_STEM = 4  # letters that "ships", "shipped" and "shipments" share; two signs of Chinese


def answers_other_question(page: Page, quote: Span, told: Sequence[Span]) -> bool:
    """Tell whether ``quote`` names the question it answers, and that is no matter of the page.

    ``told`` are the statements and answers found before it. A question that speaks of both sides,
    points back ("asked about the report") or shares a noun with them is the page's own.
    """
    text = page.text
    put = _PUT.search(text, quote.start, quote.end)
    if put is None:
        return False
    question = next(q for q in put.groups() if q)
    if put.group("q7"):
        return True
    both = {"CN", "RU"} <= sides_spoken_of(question)
    if both or _HERE.search(question):
        return False
    own = nouns_in(question)
    known = nouns_in(" ".join([page.article.title or "", *(t.of(text) for t in told)]))
    near = {n[:_STEM] for n in known}
    return bool(own) and not any(n[:_STEM] in near for n in own)
