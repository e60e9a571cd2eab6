"""Sets two articles side by side: a pure function of the two pages and their chains."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.base.aligned import (
    Run,
    Sentence,
    Worded,
    find_runs,
    find_sentences,
    read_words,
    share_alike,
)
from app.base.dates import date_range, instant
from app.query.cards import ArticleCard, ArticlePage, MentionRow, ResponseRow
from app.query.compared import (
    Alone,
    Comparison,
    LoneSentence,
    SharedPassage,
    Slotted,
    ToldByBoth,
    Upstream,
)

MOSTLY = 0.5  # share of a sentence's words in runs from which on the other text has it too
ALIKE = 0.6  # share of a sentence's words in one sentence there, that says the same
PASSAGES = 30  # shown, the longest ones
WHOLE, HEAD, TAIL = 80, 40, 20  # words of a passage shown whole; of a longer one, both ends
SENTENCE = 120  # words of one sentence that are shown
WORDINGS = 6  # of a claim in one article, of which the most alike are set side by side
OPENINGS, OPENING = 5, 8  # sentences without findings that are named, and words of each


def compare(a: ArticlePage, b: ArticlePage, upstream: Sequence[Upstream] = ()) -> Comparison:
    """Return what two articles share, what only one has, and how each gives its sources."""
    held = a.text is not None and b.text is not None
    read_a, read_b = _read(a if held else None), _read(b if held else None)
    runs = find_runs(read_a, read_b)
    shared = [_passage(run, a.text or "", b.text or "") for run in runs]
    kept = sorted(shared, key=lambda s: (-s.words, s.a_start))[:PASSAGES]
    sentences_a = _sentences(a, read_a, [(r.start, r.end) for r in runs])
    sentences_b = _sentences(b, read_b, [(r.other_start, r.other_end) for r in runs])
    words = sum(run.words for run in runs)
    return Comparison(
        a=a.card,
        b=b.card,
        a_words=len(read_a.words),
        b_words=len(read_b.words),
        share_a=_share(words, read_a, held=held),
        share_b=_share(words, read_b, held=held),
        longest=max((run.words for run in runs), default=0),
        shared=tuple(sorted(kept, key=lambda s: s.a_start)),
        more_shared=len(shared) - len(kept),
        only_a=_alone(a, b, sentences_a, sentences_b),
        only_b=_alone(b, a, sentences_b, sentences_a),
        told=_told_by_both(a, b),
        first=_first(a.card, b.card),
        copy=_copy(a.card, b.card),
        upstream=tuple(upstream),
        cut=read_a.cut or read_b.cut,
    )


# ---- the texts


def _read(page: ArticlePage | None) -> Worded:
    if page is None or page.text is None:
        return Worded((), (), (), cut=False)
    return read_words(page.text, _blocks(page))


def _blocks(page: ArticlePage) -> list[tuple[int, int]]:
    """Return the article's own stretches; the whole text where none are known."""
    own = [(start, end) for start, end, _ in page.blocks]
    return own or [(0, len(page.text or ""))]


def _sentences(
    page: ArticlePage, read: Worded, taken: Sequence[tuple[int, int]]
) -> tuple[Sentence, ...]:
    if not read.words:
        return ()
    return find_sentences(page.text or "", _blocks(page), read, taken)


def _share(words: int, read: Worded, *, held: bool) -> float | None:
    return words / len(read.words) if held and read.words else None


def _passage(run: Run, a: str, b: str) -> SharedPassage:
    del b
    words = a[run.start : run.end].split()
    long = len(words) > WHOLE
    return SharedPassage(
        a_start=run.start,
        a_end=run.end,
        b_start=run.other_start,
        b_end=run.other_end,
        words=run.words,
        text=" ".join(words[:HEAD] if long else words),
        tail=" ".join(words[-TAIL:]) if long else "",
        left_out=len(words) - HEAD - TAIL if long else 0,
    )


def _alone(
    own: ArticlePage,
    other: ArticlePage,
    sentences: Sequence[Sentence],
    others: Sequence[Sentence],
) -> Alone:
    text, there = own.text or "", other.text or ""
    left = [s for s in sentences if s.shared < MOSTLY * s.words]
    alike = share_alike(
        [text[s.start : s.end].casefold().split() for s in left],
        [there[s.start : s.end].casefold().split() for s in others],
    )
    known = {m.claim_slug for m in other.mentions if m.claim_slug}
    telling: list[LoneSentence] = []
    plain: list[Sentence] = []
    reworded = 0
    for sentence, share in zip(left, alike, strict=True):
        mentions = [m for m in own.mentions if _inside(m, sentence)]
        responses = [r for r in own.responses if _inside(r, sentence)]
        told = bool(mentions) and all(m.claim_slug in known for m in mentions)
        if share >= ALIKE or (told and not responses):
            reworded += 1
        elif mentions or responses:
            telling.append(_lone(sentence, text, mentions, responses))
        else:
            plain.append(sentence)
    telling.sort(key=lambda s: (not s.claims, s.start))
    return Alone(
        telling=tuple(telling),
        sentences=len(plain),
        words=sum(s.words for s in plain),
        openings=tuple(_opening(text[s.start : s.end], OPENING) for s in plain[:OPENINGS]),
        reworded=reworded,
        claims=_claims_only(own.mentions, known),
        responses=_responses_only(own.responses, other.responses),
    )


def _inside(row: MentionRow | ResponseRow, sentence: Sentence) -> bool:
    return (
        row.start is not None
        and row.end is not None
        and row.start < sentence.end
        and row.end > sentence.start
    )


def _lone(
    sentence: Sentence,
    text: str,
    mentions: Iterable[MentionRow],
    responses: Iterable[ResponseRow],
) -> LoneSentence:
    return LoneSentence(
        start=sentence.start,
        end=sentence.end,
        text=_opening(text[sentence.start : sentence.end], SENTENCE),
        claims=tuple(dict.fromkeys((m.claim_slug, m.claim or "") for m in mentions)),
        acts=tuple(dict.fromkeys((r.act, r.actor.name) for r in responses)),
    )


def _opening(sentence: str, most: int) -> str:
    words = sentence.split(maxsplit=most)
    return " ".join(words[:most]) + ("…" if len(words) > most else "")


def _claims_only(
    mentions: Sequence[MentionRow], known: set[str]
) -> tuple[tuple[str, str, str], ...]:
    """Return the claims that only this article tells, in the order of their first wordings."""
    found: dict[str, tuple[str, str, str]] = {}
    for m in mentions:
        if m.claim_slug and m.claim_slug not in known:
            found.setdefault(m.claim_slug, (m.claim_slug, m.claim or "", m.quote))
    return tuple(found.values())


def _responses_only(
    own: Sequence[ResponseRow], others: Sequence[ResponseRow]
) -> tuple[ResponseRow, ...]:
    """Return the acts that only this article reports; the same act of the same party is one."""
    known = {(r.actor.slug, r.act) for r in others}
    return tuple(r for r in own if (r.actor.slug, r.act) not in known)


# ---- the claims both tell


def _told_by_both(a: ArticlePage, b: ArticlePage) -> tuple[ToldByBoth, ...]:
    mine, theirs = _by_claim(a), _by_claim(b)
    return tuple(
        _told(*_most_alike(mine[slug], theirs[slug]), a.responses, b.responses)
        for slug in mine
        if slug in theirs
    )


def _told(
    x: MentionRow, y: MentionRow, here: Sequence[ResponseRow], there: Sequence[ResponseRow]
) -> ToldByBoth:
    return ToldByBoth(
        slug=x.claim_slug or "",
        claim=x.claim or "",
        a_quote=x.quote,
        b_quote=y.quote,
        a_described=x.described,
        b_described=y.described,
        slots=tuple(
            Slotted(name, one, other)
            for (name, one), (_, other) in zip(_slots(x, here), _slots(y, there), strict=True)
        ),
    )


def _by_claim(page: ArticlePage) -> Mapping[str, list[MentionRow]]:
    """Return the first wordings of each claim, in the order of the text."""
    found: dict[str, list[MentionRow]] = defaultdict(list)
    for m in page.mentions:
        if m.claim_slug is not None and len(found[m.claim_slug]) < WORDINGS:
            found[m.claim_slug].append(m)
    return found


def _most_alike(a: Sequence[MentionRow], b: Sequence[MentionRow]) -> tuple[MentionRow, MentionRow]:
    """Return a wording of each to set side by side: with their sources, and the most alike."""

    def worth(pair: tuple[MentionRow, MentionRow]) -> tuple[int, float]:
        x, y = (set(m.quote.casefold().split()) for m in pair)
        alike = len(x & y) / max(len(x | y), 1)
        return sum(bool(m.steps) for m in pair), alike

    return max(((x, y) for x in a for y in b), key=worth)


def _slots(m: MentionRow, responses: Sequence[ResponseRow]) -> list[tuple[str, str]]:
    """Return what a wording says of its source and of the claim, by name."""
    told = [
        r for r in responses if r.claim_slug == m.claim_slug and r.scope in ("this_claim", "part")
    ]
    return [
        ("source", " → ".join(step.name for step in reversed(m.steps))),
        ("words for it", m.source_text or ""),
        ("naming", m.source_naming if m.steps else ""),
        ("verb", (m.cue or "").replace("-", " ")),
        ("modality", m.modality),
        ("quantity", m.quantity or ""),
        ("event date", m.event_date or ""),
        ("responses", "; ".join(dict.fromkeys(f"{r.actor.name}: {r.act}" for r in told))),
    ]


# ---- time


def _first(a: ArticleCard, b: ArticleCard) -> str:
    moments = instant(a.published_time), instant(b.published_time)
    if moments[0] and moments[1] and moments[0] != moments[1]:
        return "a" if moments[0] < moments[1] else "b"
    x, y = date_range(a.published), date_range(b.published)
    if not (x and y and x.earliest and x.latest and y.earliest and y.latest):
        return ""
    if x.latest < y.earliest:
        return "a"
    if y.latest < x.earliest:
        return "b"
    return "same" if x == y and x.earliest == x.latest else ""


def _copy(a: ArticleCard, b: ArticleCard) -> str:
    """Return which of the two is recorded to repeat the other ('a', 'b'), or 'both' a third."""
    if a.copy_of == b.id:
        return "a"
    if b.copy_of == a.id:
        return "b"
    return "both" if a.copy_of is not None and a.copy_of == b.copy_of else ""
