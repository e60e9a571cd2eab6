"""What on a page is not its article: adverts, prompts, related pages, comments, notices."""

import re
from collections import Counter
from collections.abc import Sequence

from app.base.text import fold, one_line
from app.read import phrases
from app.read.names import same_publisher

_TERMINAL = re.compile(r"[.!?…。！？:;][\"'”’»“)\]]*$|[\"”»」』]$")
_LONG = 400  # a prompt is short; a paragraph of the article that mentions one is not
_TAIL_LINE = 160
_MIN_BODY = 300  # characters of sentences before a comments section can end the article
_MIN_PROSE = 60  # and before a list of other pages stands in it and not above it
_QUOTE_ONLY = re.compile(r"^[“”\"„«‘']([^“”\"„«»]{8,})[”“\"»’']$")
_MAX_QUOTES = 50
_REPEAT_MIN = 15
_REPEAT_SHARE = 0.1
_NAME = re.compile(r"[^\W\d_a-zа-яёіїєґ][^\W\d_]{3,}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CJK_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_COMMON = frozenset(
    [
        "this",
        "that",
        "there",
        "these",
        "those",
        "they",
        "then",
        "than",
        "when",
        "where",
        "what",
        "which",
        "while",
        "with",
        "will",
        "would",
        "after",
        "before",
        "also",
        "have",
        "here",
        "from",
        "their",
        "however",
        "despite",
        "during",
        "about",
        "into",
        "over",
        "under",
        "more",
        "most",
        "other",
        "some",
        "such",
        "since",
        "according",
        "read",
        "related",
        "earlier",
        "last",
        "next",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_COMMON_STEMS = frozenset(word[:6] for word in _COMMON)
_NAMES = 3  # names by which a paragraph after a title shows that it is not its teaser
_WORDS = 5  # the same in longer words
_APART = 2  # and what is enough where it shares nothing with the title
_SHARED = 3  # longer words that a paragraph going on shares with what came before


def ends_sentence(line: str) -> bool:
    """Tell whether ``line`` ends as a sentence does, and not as a title."""
    return bool(_TERMINAL.search(line.rstrip()))


def weight(line: str) -> int:
    """Return how long ``line`` is in letters; a CJK character says as much as three of them."""
    return len(line) + 2 * len(_CJK.findall(line))


def find_furniture(
    lines: Sequence[str], *, outlet: str | None = None, items: Sequence[bool] = ()
) -> list[bool]:
    """Return for each of ``lines`` (a page's paragraphs in order) whether it is furniture.

    What looks like furniture by itself goes first, then the sections that a heading such as
    "Related Articles" opens, then what trails after the last sentence. The end of a section is
    told by what the following lines have in common with the article, not by counting; list items
    (those of ``items``) right under its heading belong to it.
    """
    plain = [one_line(line) for line in lines]
    flags = [is_furniture(line) for line in plain]
    _close_sections(plain, flags, items or [False] * len(plain))
    _drop_repeats(plain, flags)
    _drop_pull_quotes(plain, flags)
    _drop_tail(plain, flags, outlet)
    return flags


def is_furniture(line: str) -> bool:
    """Tell whether one paragraph is furniture by its own words."""
    if not line or phrases.RULE.match(line):
        return True
    if len(line) <= 120 and any(
        pattern.match(line)
        for pattern in (
            phrases.ADVERT,
            phrases.WIDGET,
            phrases.TIME_AGO,
            phrases.RELATED,
            phrases.REMARKS,
            phrases.HASHTAGS,
            phrases.EMAIL,
            phrases.PHOTO_AGENCY,
        )
    ):
        return True
    if phrases.URL_ONLY.match(line) or phrases.LEGAL.match(line) or phrases.CARD.match(line):
        return True
    if len(line) <= 200 and phrases.RELATED_LINE.match(line):
        return True
    if len(line) > _LONG:
        return False
    if phrases.NOTICE.search(line):
        return True
    return bool(phrases.PROMPT.search(line)) and not phrases.SPEECH.search(line)


def _close_sections(lines: list[str], flags: list[bool], items: Sequence[bool]) -> None:
    kept = 0
    i = 0
    while i < len(lines):
        line = lines[i]
        if len(line) <= 80 and phrases.REMARKS.match(line) and kept >= _MIN_BODY:
            if _is_comments(line):
                _mark(flags, i, len(lines))
                return
            i = _section_end(lines, flags, items, i)
            continue
        if len(line) <= 80 and phrases.RELATED.match(line) and kept >= _MIN_PROSE:
            i = _section_end(lines, flags, items, i)
            continue
        if not flags[i] and ends_sentence(line) and weight(line) > 40:
            kept += weight(line)
        i += 1


def _is_comments(line: str) -> bool:
    return not re.match(
        r"^(?:hash|tag|share|follow|newsletter|try|about|blog)", line, re.IGNORECASE
    )


def _section_end(lines: list[str], flags: list[bool], items: Sequence[bool], start: int) -> int:
    """Mark the section that ``lines[start]`` opens and return where the article goes on."""
    rest = lines[start + 1 :]
    if sum(bool(phrases.AGE.match(line)) for line in rest) >= 2:
        _mark(flags, start, len(lines))  # a list of cards, each with its age
        return len(lines)
    known = set[str]()
    vocabulary = set[str]()
    for line, furniture in zip(lines[:start], flags[:start], strict=True):
        if not furniture:
            known |= names(line)
            vocabulary |= _stems(line)
    listed = True
    title: set[str] | None = None
    title_stems = set[str]()
    flags[start] = True
    for j in range(start + 1, len(lines)):
        line = lines[j]
        if phrases.REMARKS.match(line) and _is_comments(line):
            return j  # comments follow; they speak of the article but are none of it
        listed = listed and items[j]
        if not flags[j] and not listed:
            mine = names(line)
            if not ends_sentence(line) and len(line) <= _TAIL_LINE:
                title, title_stems = mine, _stems(line)
            elif title is not None:
                shared = mine & (known - title)
                if len(shared) >= _NAMES and len(mine & title) < len(shared):
                    return j
                words = _stems(line)
                if len((words & vocabulary) - title_stems) >= _WORDS:
                    return j
                apart = not mine & title and not words & title_stems
                if apart and (shared or len(words & vocabulary) >= _APART):
                    return j
                title = None
            elif (
                mine & known
                or len(_stems(line) & vocabulary) >= _SHARED
                or _goes_on(lines[j + 1 :], known)
            ):
                return j
        flags[j] = True
    return len(lines)


def _goes_on(lines: list[str], known: set[str]) -> bool:
    """Tell whether most of the sentences that follow speak of what the article spoke of."""
    sentences = [line for line in lines if ends_sentence(line)]
    return bool(sentences) and sum(bool(names(s) & known) for s in sentences) > len(sentences) / 2


def names(line: str) -> set[str]:
    """Return the beginnings of the names in ``line``, so that "Russia" and "Russians" meet."""
    found = {fold(word)[:4] for word in _NAME.findall(line) if fold(word) not in _COMMON}
    return found | set(_CJK_PAIR.findall(line))


def _stems(line: str) -> set[str]:
    """Return the beginnings of the longer words in ``line``."""
    return {word[:6] for word in re.findall(r"[^\W\d_]{5,}", line.casefold())} - _COMMON_STEMS


def _drop_repeats(lines: list[str], flags: list[bool]) -> None:
    keys = [line.casefold() for line in lines]
    counts = Counter(key for key in keys if len(key) >= _REPEAT_MIN)
    if sum(counts.values()) - len(counts) > max(3, _REPEAT_SHARE * len(lines)):
        return  # a text that repeats itself this much means to: a schedule, a table, a litany
    seen = set[str]()
    for i, key in enumerate(keys):
        if len(key) >= _REPEAT_MIN and key in seen:
            flags[i] = True
        elif not flags[i]:
            seen.add(key)


def _drop_pull_quotes(lines: list[str], flags: list[bool]) -> None:
    """Drop a line that is only a quotation which another paragraph holds too."""
    candidates = [
        (i, found.group(1).rstrip(".,!?…").casefold())
        for i, line in enumerate(lines)
        if not flags[i] and len(line) <= _TAIL_LINE and (found := _QUOTE_ONLY.match(line))
    ]
    for i, words in candidates[:_MAX_QUOTES]:
        flags[i] = any(
            j != i and not flags[j] and len(line) > len(lines[i]) and words in line.casefold()
            for j, line in enumerate(lines)
        )


def _drop_tail(lines: list[str], flags: list[bool], outlet: str | None) -> None:
    kept = [i for i, furniture in enumerate(flags) if not furniture]
    if sum(ends_sentence(lines[i]) and weight(lines[i]) > 60 for i in kept) < 2:
        return
    for i in reversed(kept):
        line = lines[i]
        if _trails(line) or _describes(line, outlet):
            flags[i] = True
        elif ends_sentence(line) or len(line) > _TAIL_LINE:
            return
        else:
            flags[i] = True


def _trails(line: str) -> bool:
    return bool(
        phrases.PARENTHESES.match(line) or phrases.INITIALS.match(line) or phrases.LEGAL.match(line)
    )


def _describes(line: str, outlet: str | None) -> bool:
    """Tell whether ``line`` is the outlet's note about itself."""
    if len(line) > _LONG or re.search(r"[“”\"«»]", line):
        return False
    if re.match(r"^about\s.{1,60}[.:]\s*(?:we|our)\b", line, re.IGNORECASE):
        return True
    found = re.match(r"^(.{2,60}?)\s(?:is|are)\s(?:an?|the|one of)\s", line)
    return bool(found and outlet and same_publisher(found.group(1), outlet))


def _mark(flags: list[bool], start: int, end: int) -> None:
    for i in range(start, end):
        flags[i] = True
