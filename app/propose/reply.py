"""What of a model's reply can be believed: the passages that stand in the article."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from app.domain.article import ReadArticle
from app.domain.proposed import Proposals, ProposedAttribution, ProposedResponse
from app.domain.span import Span
from app.domain.words import Act
from app.propose.verbatim import Finder

MOST = 60  # of one kind in one article; a model that returns more is copying the article out
LONGEST = 1200  # characters of a passage
FEWEST_WORDS = 3  # of what is claimed or said
_FENCE = re.compile(r"^\s*```[\w-]*\s*\n(.*?)\n?\s*```\s*$", re.DOTALL)
_ACTS = frozenset(act.value for act in Act)
_Entry = Mapping[str, Any]
_Made = TypeVar("_Made")


def read_reply(content: str, article: ReadArticle, *, rule: str) -> Proposals:
    """Return the proposals in ``content``, each with its place in ``article``.

    A reply that is no JSON object gives none, with a note. An entry of another shape, or with
    words that do not stand in the article, is counted as dropped.
    """
    data = _object_in(content)
    if data is None:
        return Proposals(rule, note="The model's reply is not a JSON object.")
    finder = Finder(article)
    attributions, lost = _believed(data, "attributions", lambda e: _attributed(e, finder, True))
    claims, lost_claims = _believed(data, "claims", lambda e: _attributed(e, finder, False))
    responses, lost_responses = _believed(data, "responses", lambda e: _response(e, finder))
    return Proposals(
        rule,
        attributions=tuple(sorted(attributions, key=lambda p: p.content)),
        claims=tuple(sorted(claims, key=lambda p: p.content)),
        responses=tuple(sorted(responses, key=lambda p: p.words)),
        dropped=lost + lost_claims + lost_responses,
    )


def _object_in(content: str) -> _Entry | None:
    fenced = _FENCE.match(content)
    try:
        data: object = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError):
        return None
    return cast("_Entry", data) if isinstance(data, dict) else None


def _believed(
    data: _Entry, key: str, read: Callable[[_Entry], _Made | None]
) -> tuple[list[_Made], int]:
    """Return the entries under ``key`` that can be read, and how many cannot."""
    entries: object = data.get(key)
    if not isinstance(entries, list):
        return [], int(entries is not None)
    listed = cast("list[object]", entries)
    kept: list[_Made] = []
    for entry in listed[:MOST]:
        made = read(cast("_Entry", entry)) if isinstance(entry, dict) else None
        if made is not None and made not in kept:
            kept.append(made)
    return kept, len(listed) - len(kept)


def _attributed(entry: _Entry, finder: Finder, needs_source: bool) -> ProposedAttribution | None:
    content = _found(entry, "content", finder)
    if content is None or len(str(entry["content"]).split()) < FEWEST_WORDS:
        return None
    block = finder.block_of(content)
    source = _found(entry, "source", finder, within=block)
    cue = _found(entry, "cue", finder, within=block)
    told = entry.get("source") is not None
    if source is None and (needs_source or told):
        return None
    if source is not None and source.overlaps(content):
        return None
    return ProposedAttribution(content, source, cue)


def _response(entry: _Entry, finder: Finder) -> ProposedResponse | None:
    words = _found(entry, "words", finder)
    act: object = entry.get("act")
    if words is None or not isinstance(act, str) or act not in _ACTS:
        return None
    if len(str(entry["words"]).split()) < FEWEST_WORDS:
        return None
    actor = _found(entry, "actor", finder, within=words) or _found(
        entry, "actor", finder, within=finder.block_of(words)
    )
    return ProposedResponse(Act(act), actor, words) if actor is not None else None


def _found(entry: _Entry, key: str, finder: Finder, *, within: Span | None = None) -> Span | None:
    words: object = entry.get(key)
    if not isinstance(words, str) or len(words) > LONGEST:
        return None
    return finder.find(words, within=within)
