# ruff: noqa: E501 -- patterns are read whole; full-width marks are the language's own
"""Attributions in Chinese: cue words and quotation marks between them."""

import re
from dataclasses import replace

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.foreign.chinese_words import BODY, HEARD_OF, PRONOUN
from app.extract.raw import Raw
from app.extract.sentences import Layout

_BEFORE = r"(?:明确|公开|严正|强烈|再次|多次|还|又|也|则|曾|均|都|并|同时|继续|随后|进一步|独家|首次|一再)*"
_VERBS = rf"{_BEFORE}(?:表示|声称|宣称|称|指出|透露|宣布|强调|认为|回应称|回应|回答说|警告称|警告|补充说|补充道|补充称|补充|重申|披露|解释说|解释称|解释|坦言|写道|发文称|发文|证实|承认|否认|驳斥|指责|报道称|报道说|报道|说道|说|告诉|估计|判断|推测|提到|谈到|呼吁|敦促|确认|介绍说|介绍|介绍称|通报称|通报|声明称|声明|爆料|直言|评价说|评论说|评论称|评论|分析说|分析称|分析|预计|预测|抱怨|承诺|保证|感叹|回忆说|回忆|回忆称|描述|描述说|断言|相信|怀疑|担心|质疑|主张|建议|反驳说|反驳|反驳称|答复|答复称|(?:讽刺|嘲讽|调侃|批评|抨击|怒斥|坦承|证实说|反问)(?:说|称|道)|坦承|透漏|直指|爆出|曝出)"
_SHOWS = r"(?:显示|表明|显露|记载|写明|列出|注明|规定|揭示|载明|证明|提及)"
_FINDS = r"(?:发现|监测到|探测到|观测到|拍摄到|侦测到|看到|查明|查获|记录到|统计)"
_TIME = r"(?:(?:当地时间|北京时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚间|晚|晚上|凌晨)?|近日|日前|当天|当日|此前|稍早前|随后|周[一二三四五六日]|星期[一二三四五六日]|上周|本周|昨日|昨天|今天|曾|则|也|还|又|均|都|并|再度|在(?!接受)[^，]{2,18}(?:上|中|时|会|里)|在(?:议会|国会|联邦议院|参议院|众议院|下院|上院|杜马|北京|莫斯科|基辅|华盛顿|当地|电视上|声明中))"
_LEAD = re.compile(
    rf"^(?:另?据|根据|按照|依据|援引)(?P<via>[^，。]{{2,40}}?)(?:{_TIME})*(?P<cue>报道称|的报道|报道|的报告|报告|的消息|消息|披露|透露|介绍|的说法|说法|统计|发布的\w{{0,6}}|公布的\w{{0,6}}|称)?(?:，|：)"
)
_CITING = re.compile(
    rf"^(?P<via>[^，。“”＿]{{2,24}}?)(?:{_TIME})*(?:援引|引述|引用|转引|转述)(?P<source>[^，。]{{2,40}}?)(?:的话|的说法|的消息|消息|的报道)?(?P<cue>报道称|报道说|报道|称|表示|说|指出)(?:，|：)?(?P<content>[^。]{{4,}})"
)
_SAYS = re.compile(
    rf"^(?P<source>[^，。“”：＿]{{1,40}}?)(?:{_TIME})*(?P<cue>{_VERBS})(?:，|：|:)?(?P<content>[^。]{{4,}})"
)
_DOCUMENT = re.compile(
    rf"^(?P<source>[^，。“”：＿]{{2,40}}?)(?:{_TIME})*(?P<cue>{_SHOWS})(?:，|：)?(?P<content>[^。]{{4,}})"
)
_FOUND = re.compile(
    rf"^(?P<source>[^，。“”：＿]{{2,24}}?)(?:{_TIME})*(?P<cue>{_FINDS})(?:，|：)?(?P<content>[^。]{{4,}})"
)
_AFTER = re.compile(
    rf"[“\"「](?P<content>[^”\"」]{{3,}}?)[，。！？]?[”\"」][，。]?\s*(?P<source>[^，。“”＿]{{1,30}}?)(?:{_TIME})*(?P<cue>{_BEFORE}(?:说道|说|表示|称|写道|强调|指出|补充说|补充道|回应|回忆|解释))(?=[。，：]|$)"
)
_COLON = re.compile(r"^(?P<source>[^：，。]{2,14})：(?P<content>.{4,})$")
_TRAIL = re.compile(
    rf"(?:{_TIME}|就此|对此|对此|在社交媒体上|在(?!接受)[^，]{{2,14}}(?:上|中|时))+$"
)
_OPEN = re.compile(rf"^(?:{_TIME}|对此|但是|但|而|不过|同时|此外|另外|与此同时|目前|不久后)+，?")
_TOLD = re.compile(
    r"(?:在)?(?:接受|向|对|告诉)(?P<via>[^，。]{2,20}?)(?:的)?(?:记者)?(?:的)?(?:独家)?(?:专访|采访|访问)?(?:时|中)?$"
)
_TOLD_AFTER = re.compile(r"^(?P<via>[^，。：]{2,14}?)(?:记者)?[，：]")
_PUT = re.compile(
    r"(?:(?:还|又|另)?有|一名|另一名)?[^，。：“”]{0,14}?记者(?:随后|进一步|接着|还|又)*(?:追问|提问|问道|问及|问)(?:说|道|称)?[，：:]|[^，。：“”]{0,14}记者[：:]|问[：:]"
)
_SETTING = re.compile(
    r"(?:对此|对于|关于|就|针对|此外|同时|不过|但|另外|与此同时|目前|谈到|谈及|被问及|在回答|回答|提到|随后)[^，。“”＿]{0,30}，"
)
_QUESTION = re.compile(
    r"^(?:[^，。：“”\n]{0,14}记者(?:随后|进一步|接着|还|又)*(?:追问|提问|问道|问)?(?:道)?|问)[：:]",
)
_SPEAKER_TURN = re.compile(r"(?P<source>[\u3400-\u9fff·]{2,8})[：:](?!//)")
_TURN_RULE = "foreign-turn"
_NOBODY = re.compile(r"(?:目前|尚|并|也|仍)*(?:没有|没|无|未|不)")  # "no sign shows that"
_RELAY = re.compile(r"(?:报道|文章|通讯社|社|报|媒体|电视台|网站)(?:还|又|也|另)?$")
_SPEAKER = 12  # characters of a speaker named inside what another says
_MASK = 12  # characters; a shorter quotation may be a name and is left to be read


def find_chinese(layout: Layout) -> list[Raw]:
    """Return the attributions of a Chinese text in reading order, one per sentence at most."""
    found: list[Raw] = []
    asked = any(_QUESTION.match(s.span.of(layout.text)) for s in layout.sentences)
    for index, sentence in enumerate(layout.sentences):
        words = sentence.span.of(layout.text)
        base = sentence.span.start
        headline = sentence.kind in (BlockKind.HEADLINE, BlockKind.HEADING)
        raw = _headline(words, base, index) if headline else None
        raw = (
            raw
            or _quoted(words, base, index)
            or _plain(_masked(layout, sentence.span), words, base, index)
        )
        raw = raw or _next_to(layout, index, found)
        raw = raw or _turn(layout, index, found, asked=asked)
        if raw is not None:
            found.append(raw)
    return found


def _turn(layout: Layout, index: int, found: list[Raw], *, asked: bool) -> Raw | None:
    """Return whose answer a sentence is in a page of questions and answers ("Lin Jian: ...")."""
    if not asked:
        return None
    here = layout.sentences[index]
    words = here.span.of(layout.text)
    match = _SPEAKER_TURN.match(words)
    if match is not None and _PUT.match(words) is None:
        base = here.span.start
        content = Span(base + match.end(), here.span.end)
        if content.end - content.start < 4:
            return None
        return Raw(_source(base, match), None, content, _TURN_RULE, "say", index)
    last = found[-1] if found else None
    if (
        last is None
        or last.rule != _TURN_RULE
        or layout.sentences[last.sentence].block != here.block
    ):
        return None
    return Raw(last.source, None, here.span, _TURN_RULE, "say", index)


def _masked(layout: Layout, span: Span) -> str:
    letters = list(span.of(layout.text))
    for quote in layout.quotes:
        if not quote.span.overlaps(span) or quote.inner.end - quote.inner.start < _MASK:
            continue
        for at in range(max(quote.inner.start, span.start), min(quote.inner.end, span.end)):
            letters[at - span.start] = "＿"
    return "".join(letters)


def _span(base: int, match: re.Match[str], group: str) -> Span | None:
    start, end = match.span(group)
    return Span(base + start, base + end) if 0 <= start < end else None


def _source(base: int, match: re.Match[str], group: str = "source") -> Span | None:
    """Return a speaker without times and particles at either end."""
    words = match[group]
    lead = _OPEN.match(words)
    skip = lead.end() if lead and lead.end() < len(words) else 0
    trail = _TRAIL.search(words, skip)
    end = trail.start() if trail and trail.start() > skip else len(words)
    start = base + match.start(group)
    return Span(start + skip, start + end) if end > skip else None


def _content(base: int, match: re.Match[str]) -> Span:
    words = match["content"].rstrip('。”"」')
    return Span(base + match.start("content"), base + match.start("content") + max(len(words), 1))


def _headline(words: str, base: int, index: int) -> Raw | None:
    match = _COLON.match(words)
    if match is None:
        return None
    return Raw(_source(base, match), None, _content(base, match), "headline", "say", index)


def _quoted(words: str, base: int, index: int) -> Raw | None:
    match = _AFTER.search(words)
    if match is None:
        return None
    content = _content(base, match)
    rest = words[match.end() :].strip('，。：“”"」「 ')
    if len(rest) > 3:  # "“A,” he said, “B.”"
        end = base + match.end() + words[match.end() :].rindex(rest[-1]) + 1
        content = Span(content.start, end)
    source, via = _told(words, base, _source(base, match))
    return Raw(
        source,
        _span(base, match, "cue"),
        content,
        "foreign-said-after",
        "say",
        index,
        quoted=True,
        via=via,
    )


def _next_to(layout: Layout, index: int, found: list[Raw]) -> Raw | None:
    """Return whose words a sentence is that is all quotation: named just after it, or just before."""
    here = layout.sentences[index]
    within = any(
        q.inner.start <= here.span.start + 2 and q.inner.end >= here.span.end - 3
        for q in layout.quotes
        if q.span.overlaps(here.span)
    )
    if not within:
        return None
    if index + 1 < len(layout.sentences) and layout.sentences[index + 1].block == here.block:
        after = layout.sentences[index + 1]
        match = re.match(
            rf"(?P<source>[^，。“”：]{{1,24}}?)(?:{_TIME})*(?P<cue>{_VERBS})(?:(?<=告诉)(?P<via>[^，。：]{{2,14}}?)(?:记者)?)?[，。：]",
            after.span.of(layout.text),
        )
        if match is not None:
            base = after.span.start
            return Raw(
                _source(base, match),
                _span(base, match, "cue"),
                here.span,
                "foreign-said-after",
                "say",
                index,
                quoted=True,
                via=_span(base, match, "via") if match["via"] else None,
            )
    last = found[-1] if found else None
    if last is None or not last.quoted or last.sentence != index - 1:
        return None
    return Raw(
        last.source,
        last.cue,
        here.span,
        "foreign-quote-continued",
        last.verb,
        index,
        quoted=True,
        via=last.via,
    )


def _plain(masked: str, words: str, base: int, index: int) -> Raw | None:
    put = _PUT.match(masked)
    if put is not None:  # what a journalist's question quotes: "a reporter asked: according to X"
        told = _read_plain(masked[put.end() :], words[put.end() :], base + put.end(), index)
        return told if told is not None and put.group() != masked else None
    return _read_plain(masked, words, base, index)


def _read_plain(masked: str, words: str, base: int, index: int) -> Raw | None:
    lead = _LEAD.match(masked)
    if lead is not None and HEARD_OF.fullmatch(lead["via"]):
        lead = None
    skip = lead.end() if lead else 0
    rest = masked[skip:]
    via = _source(base, lead, "via") if lead else None
    citing = _CITING.match(rest)
    if citing is not None:
        return Raw(
            _source(base + skip, citing, "via"),
            _span(base + skip, citing, "cue"),
            _content(base + skip, citing),
            "foreign-says-that",
            "report",
            index,
            cited=_source(base + skip, citing),
        )
    says = _first(rest)
    setting = _SETTING.match(rest) if says is None else None
    if setting is not None and len(rest) - setting.end() > _SPEAKER:
        at = skip + setting.end()
        told = _read_plain(masked[at:], words[at:], base + at, index)
        return told if told is None or via is None else replace(told, via=via)
    inner = _within(says)
    if says is not None and inner is not None:
        source = _source(base + skip, says)
        said = base + skip + says.start("content")
        return Raw(
            _source(said, inner),
            _span(said, inner, "cue"),
            _content(said, inner),
            "foreign-says-that",
            _verb(inner["cue"]),
            index,
            via=via or source,
            via_cue=_span(base + skip, says, "cue"),
        )
    if says is not None and _source(base + skip, says) is not None:
        source, told = _told(rest, base + skip, _source(base + skip, says))
        content = _content(base + skip, says)
        if says["cue"].endswith("告诉"):
            after = _TOLD_AFTER.match(says["content"])
            if after is not None:
                told = Span(content.start + after.start("via"), content.start + after.end("via"))
                content = Span(
                    content.start + after.end(), max(content.end, content.start + after.end() + 1)
                )
        return Raw(
            source,
            _span(base + skip, says, "cue"),
            content,
            "foreign-says-that",
            _verb(says["cue"]),
            index,
            via=via or told,
            via_cue=Span(base, base + 1) if via else None,
            quoted=says["content"][:1] in '“"「＿' or says["content"][1:2] == "＿",
        )
    if via is None or lead is None:
        return None
    end = len(words.rstrip("。"))
    if end <= skip:
        return None
    return Raw(
        via,
        Span(base, base + 1),
        Span(base + skip, base + end),
        "foreign-according",
        "according",
        index,
    )


def _within(says: re.Match[str] | None) -> re.Match[str] | None:
    """Return who a report says said it: "the report adds that the minister stated ..."."""
    if says is None or _RELAY.search(says["source"]) is None:
        return None
    inner = _SAYS.match(says["content"])
    if inner is None or len(inner["source"]) > _SPEAKER or _NOBODY.match(inner["source"]):
        return None
    return inner


def _first(rest: str) -> re.Match[str] | None:
    """Return the verb that comes first: one of saying, what a paper shows, what a body finds."""
    found = [m for m in (_SAYS.match(rest), _DOCUMENT.match(rest)) if m is not None]
    seen = _FOUND.match(rest)
    if seen is not None and BODY.search(seen["source"]):
        found.append(seen)
    found = [m for m in found if not _NOBODY.match(m["source"])]
    return min(found, key=lambda m: m.start("cue")) if found else None


def _told(words: str, base: int, source: Span | None) -> tuple[Span | None, Span | None]:
    """Return the speaker alone and the paper that interviewed him ("X 在接受 Y 采访时")."""
    if source is None:
        return None, None
    inside = words[source.start - base : source.end - base]
    match = _TOLD.search(inside)
    if match is None or match.start() == 0:
        lone = PRONOUN.match(inside)
        return (Span(source.start, source.start + lone.end()), None) if lone else (source, None)
    told = Span(source.start + match.start("via"), source.start + match.end("via"))
    return Span(source.start, source.start + match.start()), told


def _verb(cue: str) -> str:
    """Return the English lemma that says whether a cue denies."""
    return "deny" if "否认" in cue or "驳斥" in cue else "report" if "报道" in cue else "say"
