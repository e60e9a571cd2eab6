"""When a voice in one text is the voice of an earlier one, heard there and not again."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.base.text import fold, tokens
from app.domain.chain import LinkMention, LinkStep, LinkText
from app.domain.words import Naming, SourceKind
from app.link.moments import surely_after, text_order
from app.link.nodes import signature
from app.link.relays import PRESS, head, is_media, is_of_a_case, is_study
from app.link.voices import is_body_name, is_paper, is_person_name
from app.link.wording import READ, stem, word_set

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»]?\s+")
# "told his home-town paper", "in an interview with a local magazine": met by another medium.
_MET = re.compile(
    r"\b(?:interview(?:s|ed)?(?: given)? (?:with|to|in|for|by)|told|telling|spoke to|speaking to|"
    r"said to|wrote in|remarks? to|comments? to|reveal(?:s|ed|ing)? (?:it |this )?(?:to|in))\s+"
    rf"(?:a|an|his|her|their|one|another|the)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{'|'.join(sorted(PRESS))})\b",
    re.IGNORECASE,
)
_PRONOUN = word_set("he she they him her")
_ANY_PAPERS = word_set(
    "document documents paper papers file files record records data leak leaks material materials"
)
_OFFICE = word_set(
    "the a an of and for s office ministry department government service agency bureau council "
    "state national federal federation republic press information official"
)


def is_private(step: LinkStep, parents: Mapping[str, str | None]) -> bool:
    """Tell whether a step is a paper, somebody nobody names, or a person who speaks for nobody.

    The papers of a court are public.
    """
    if step.kind is SourceKind.DOCUMENT or is_paper(step.name):
        return not (is_media(step.name) or is_of_a_case(step.name))
    if step.kind is SourceKind.UNNAMED:
        return step.naming is Naming.DESCRIBED_UNNAMED and bool(signature(step))
    if step.naming is Naming.DESCRIBED_UNNAMED:
        return step.actor is not None
    private = step.naming is Naming.NAMED and is_person_name(step.name)
    return private and parents.get(step.actor or "") is None


def met_by_press(text: LinkText, name: str) -> bool:
    """Tell whether ``text`` says of the person ``name`` that some medium it does not name met them.

    The person is named in that sentence, or in the one before and meant by a pronoun.
    """
    words = tokens(fold(name))
    if not words:
        return False
    return any(
        words[-1] in said or (words[-1] in before and not _PRONOUN.isdisjoint(said))
        for passage in text.passages
        for before, said in _meetings(passage)
    )


@lru_cache(maxsize=READ)
def _meetings(passage: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the words of each sentence that tells of a meeting, those of the one before first."""
    if not _MET.search(passage):
        return ()
    sentences = _SENTENCE.split(passage)
    said = [frozenset(tokens(fold(sentence))) for sentence in sentences]
    before = [frozenset[str](), *said]
    return tuple(
        (before[i], said[i]) for i, sentence in enumerate(sentences) if _MET.search(sentence)
    )


def is_page_of(outlet: str, step: LinkStep) -> bool:
    """Tell whether a publisher is the office of a named person: all its words describe them.

    "Ukraine's sanctions envoy, …" has "the Office of the Sanctions Envoy".
    """
    if step.kind is not SourceKind.ACTOR or step.naming is not Naming.NAMED:
        return False
    if not is_body_name(outlet):
        return False
    telling = {stem(w) for w in tokens(fold(outlet)) if w not in _OFFICE}
    return len(telling) >= 2 and telling <= {stem(w) for w in tokens(fold(step.words))}


def same_voice(a: LinkStep, b: LinkStep) -> bool:
    """Tell whether two steps are one actor, or unnamed voices of which one is described as the
    other."""
    if a.actor is not None or b.actor is not None:
        return a.actor == b.actor
    first, second = signature(a), signature(b)
    return a.kind is b.kind and bool(first or second) and (first <= second or second <= first)


def same_papers(mine: LinkStep, theirs: LinkStep, *, abroad: bool) -> bool:
    """Tell whether a later text can mean by ``mine`` the papers that an earlier one calls
    ``theirs``.

    Both call them by a word for any papers, or each in a language of its own (``abroad``), so that
    the words cannot be compared. What was published, such as a study, is not handed on so.
    """
    if any(step.kind is not SourceKind.DOCUMENT or is_study(step) for step in (mine, theirs)):
        return False
    if mine.name.isascii() and not is_paper(mine.name):
        return False
    return abroad or {head(mine.name), head(theirs.name)} <= _ANY_PAPERS


def find_repeated(
    mentions: Sequence[LinkMention], texts: Mapping[str, LinkText]
) -> dict[str, tuple[str, ...]]:
    """Return for each text the outlets whose earlier text of a claim has its voice first.

    Only voices nobody names, papers, and people whom some medium met; the most repeated first.
    """
    first: dict[tuple[str, str], str] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    order = sorted(mentions, key=lambda m: (text_order(texts[m.text]), m.position, m.key))
    for mention in order:
        if len(mention.steps) != 1 or mention.claim is None:
            continue
        step, text = mention.steps[0], texts[mention.text]
        voice = step.actor or " ".join(sorted(signature(step)))
        named = step.naming is Naming.NAMED and step.kind is SourceKind.ACTOR
        if not voice or step.kind is SourceKind.OUTLET:
            continue
        earlier = texts[first.setdefault((mention.claim, voice), mention.text)]
        if earlier.outlet == text.outlet or not surely_after(text.published, earlier.published):
            continue
        if met_by_press(text, step.name) if named else is_private(step, {}):
            counts[mention.text][earlier.outlet] += 1
    return {
        text: tuple(sorted(found, key=lambda o: (-found[o], o))) for text, found in counts.items()
    }
