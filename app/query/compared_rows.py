"""The comparison of two articles line by line, as its file has it."""

from app.query.compared import Alone, ComparedRow, Comparison, SharedPassage, Upstream

_Ids = tuple[int, int]


def compared_rows(found: Comparison) -> list[ComparedRow]:
    """Return the lines: time, ways up, attributions, shared passages, what only one has."""
    ids = (found.a.id, found.b.id)
    days = [card.published_time or card.published or "" for card in (found.a, found.b)]
    order = ComparedRow(*ids, "order", slot=found.first or None, a=days[0], b=days[1])
    return [
        order,
        *(row for way in found.upstream for row in _steps(ids, way)),
        *_attributions(ids, found),
        *(_shared(ids, passage) for passage in found.shared),
        *_alone(ids, "only_a", found.only_a),
        *_alone(ids, "only_b", found.only_b),
    ]


def _steps(ids: _Ids, way: Upstream) -> list[ComparedRow]:
    return [
        ComparedRow(
            *ids,
            "upstream",
            way.slug or None,
            way.claim or None,
            f"{way.below} has it from: {step.relation}, {step.basis}",
            a=step.source,
            b=f"{step.to}: {step.words}" if step.words else step.to,
        )
        for step in way.steps
    ]


def _attributions(ids: _Ids, found: Comparison) -> list[ComparedRow]:
    return [
        ComparedRow(
            *ids,
            "attribution",
            told.slug,
            told.claim,
            slot.name,
            a=slot.a,
            b=slot.b,
            differs=slot.differs,
        )
        for told in found.told
        for slot in (told.wording, *told.slots)
    ]


def _shared(ids: _Ids, passage: SharedPassage) -> ComparedRow:
    text = passage.text
    if passage.left_out:
        text = f"{passage.text} [{passage.left_out} words] {passage.tail}"
    return ComparedRow(
        *ids,
        "shared_passage",
        a=text,
        b=text,
        differs=False,
        words=passage.words,
        a_start=passage.a_start,
        b_start=passage.b_start,
    )


def _alone(ids: _Ids, part: str, alone: Alone) -> list[ComparedRow]:
    rows = [
        _lone(ids, part, words, slot="claim", about=(slug, claim))
        for slug, claim, words in alone.claims
    ]
    rows += [
        _lone(ids, part, sentence.text, slot="sentence", about=about, start=sentence.start)
        for sentence in alone.telling
        for about in sentence.claims or ((None, None),)
    ]
    rows += [
        _lone(
            ids,
            part,
            r.quote or r.summary or "",
            slot=f"response: {r.act} of {r.actor.name}",
            about=(r.claim_slug, r.claim),
        )
        for r in alone.responses
    ]
    if alone.sentences:
        openings = "; ".join(alone.openings)
        rest = _lone(ids, part, openings, slot="other sentences, their openings")
        rows.append(rest)
    return rows


def _lone(
    ids: _Ids,
    part: str,
    text: str,
    *,
    slot: str,
    about: tuple[str | None, str | None] = (None, None),
    start: int | None = None,
) -> ComparedRow:
    first = part == "only_a"
    return ComparedRow(
        *ids,
        part,
        *about,
        slot,
        a=text if first else "",
        b="" if first else text,
        differs=True,
        words=len(text.split()),
        a_start=start if first else None,
        b_start=None if first else start,
    )
