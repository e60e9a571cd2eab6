# ruff: noqa: E501 -- patterns are read whole; full-width marks are the language's own
"""Attributions in Chinese: cue words and quotation marks between them."""

import re

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.raw import Raw
from app.extract.sentences import Layout

_VERBS = r"(?:明确|公开|严正|强烈|再次|多次)?(?:表示|声称|宣称|称|指出|透露|宣布|强调|认为|回应称|回应|回答说|警告称|警告|补充说|补充道|补充称|重申|披露|解释说|解释称|坦言|写道|发文称|证实|承认|否认|驳斥|指责|报道称|报道说|报道|说道|说|告诉|估计|判断|推测|提到|呼吁|敦促)"
_TIME = r"(?:(?:当地时间|北京时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚间|晚|晚上|凌晨)?|近日|日前|当天|当日|此前|稍早前|随后|周[一二三四五六日]|星期[一二三四五六日]|上周|本周|昨日|昨天|今天|曾|则|也|还|又|均|都|并|再度|在[^，]{2,18}(?:上|中|时|会|里))"
_LEAD = re.compile(
    rf"^(?:另?据|根据|按照|援引)(?P<via>[^，。]{{2,40}}?)(?:{_TIME})*(?P<cue>报道|消息|披露|透露|的说法|说法|报道称|的报道)?(?:，|：)"
)
_CITING = re.compile(
    rf"^(?P<via>[^，。“”]{{2,24}}?)(?:{_TIME})*(?:援引|引述|引用|转引)(?P<source>[^，。]{{2,40}}?)(?:的话|的说法|的消息|消息|的报道)?(?P<cue>报道称|报道说|报道|称|表示|说)(?:，|：)?(?P<content>[^。]{{4,}})"
)
_SAYS = re.compile(
    rf"^(?P<source>[^，。“”：]{{1,40}}?)(?:{_TIME})*(?P<cue>{_VERBS})(?:，|：|:)?(?P<content>[^。]{{4,}})"
)
_AFTER = re.compile(
    rf"“(?P<content>[^”]{{3,}}?)[，。！？]?”[，。]?\s*(?P<source>[^，。“”]{{1,30}}?)(?:{_TIME})*(?P<cue>说|表示|称|写道|强调|指出|补充说|说道)"
)
_COLON = re.compile(r"^(?P<source>[^：，。]{2,14})：(?P<content>.{4,})$")
_TRAIL = re.compile(rf"(?:{_TIME}|就此|对此|在社交媒体上|在[^，]{{2,14}}(?:上|中|时))+$")
_OPEN = re.compile(rf"^(?:{_TIME}|对此|但|而|不过|同时|此外)+，?")


def find_chinese(layout: Layout) -> list[Raw]:
    """Return the attributions of a Chinese text in reading order, one per sentence."""
    found: list[Raw] = []
    for index, sentence in enumerate(layout.sentences):
        words = sentence.span.of(layout.text)
        base = sentence.span.start
        headline = sentence.kind in (BlockKind.HEADLINE, BlockKind.HEADING)
        raw = _headline(words, base, index) if headline else None
        raw = raw or _quoted(words, base, index) or _plain(words, base, index)
        if raw is not None:
            found.append(raw)
    return found


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
    words = match["content"].rstrip("。”")
    return Span(base + match.start("content"), base + match.start("content") + len(words))


def _headline(words: str, base: int, index: int) -> Raw | None:
    match = _COLON.match(words)
    if match is None:
        return None
    return Raw(_source(base, match), None, _content(base, match), "headline", "say", index)


def _quoted(words: str, base: int, index: int) -> Raw | None:
    match = _AFTER.search(words)
    if match is None:
        return None
    return Raw(
        _source(base, match),
        _span(base, match, "cue"),
        _content(base, match),
        "foreign-said-after",
        "say",
        index,
        quoted=True,
    )


def _plain(words: str, base: int, index: int) -> Raw | None:
    lead = _LEAD.match(words)
    skip = lead.end() if lead else 0
    rest = words[skip:]
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
    says = _SAYS.match(rest)
    if says is not None and _source(base + skip, says) is not None:
        return Raw(
            _source(base + skip, says),
            _span(base + skip, says, "cue"),
            _content(base + skip, says),
            "foreign-says-that",
            _verb(says["cue"]),
            index,
            via=via,
            via_cue=Span(base, base + 1) if via else None,
            quoted="“" in says["content"][:2],
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


def _verb(cue: str) -> str:
    """Return the English lemma that says whether a cue denies."""
    return "deny" if "否认" in cue or "驳斥" in cue else "report" if "报道" in cue else "say"
