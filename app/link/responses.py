# ruff: noqa: E501 -- patterns are read whole
"""Which claim a response is about: not every denial on a page denies what the page is about."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Answered, LinkClaim, LinkMention, LinkResponse, LinkText
from app.domain.words import Act, Scope
from app.link.statements import read_sense
from app.link.vectors import Kept, vectors
from app.link.wording import content_words

POINTED = 0.95  # the text itself says what is answered
MAIN = 0.8  # a question put to somebody is about what the article is about
ABOUT = 0.35  # from here on a response is about the claim it is most like
BESIDE = 0.3  # below, it is about no claim of its text
RUNS_ON = 3  # characters: a comma and a space
BESIDE_CHARACTERS = 250  # about a sentence: a response this near is likely an answer
FAR_CHARACTERS = 1500

# Every text of the field names them, and words of denying say nothing of the matter.
_NAMES = content_words(
    "russia china ukraine us united states beijing moscow kyiv washington europe eu nato deny "
    "denies denied denying reject dismiss repeatedly consistently always long any either side "
    "country says"
)
_REPEATED = re.compile(
    r"\b(?:repeatedly|routinely|consistently|always|long|regularly|often|frequently|invariably|"
    r"habitually|many occasions|time and again|in the past)\b",
    re.IGNORECASE,
)
_EITHER_SIDE = re.compile(
    r"\b(?:either|any|all|both|neither) (?:of the )?(?:side|sides|part(?:y|ies)|belligerents?|combatants?)\b",
    re.IGNORECASE,
)
_SILENT = frozenset({Act.COMMENT_REQUESTED, Act.NO_COMMENT, Act.NCND})
# What one may deny while the other is so: a denial of one is not a denial of the other.
_THINGS = {
    "arms": frozenset(content_words("weapons weapon arms lethal ammunition shells artillery")),
    "goods": frozenset(
        content_words("dual-use goods components semiconductors exports chips parts")
    ),
    "people": frozenset(content_words("troops soldiers servicemen mercenaries fighters officers")),
    "training": frozenset(content_words("train training trained teach instructors courses")),
}


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    mention: LinkMention


def place_responses(
    responses: Sequence[LinkResponse],
    mentions: Sequence[LinkMention],
    *,
    claims: Sequence[LinkClaim] = (),
    texts: Mapping[str, LinkText] | None = None,
    kept: Kept | None = None,
) -> tuple[Answered, ...]:
    """Return for each response the claim of its text that it answers, in order of their keys.

    ``mentions`` carry their final claims. A question without an answer is about the
    article's main claim, for it is put for the whole article. Else the claim is the one the text
    points at, or the one that the response's words and actor are
    nearest to among those it stands beside; a standing line inside another sentence goes with what
    that sentence claims. A denial of something else than the claim it stands
    beside goes to the claim it really is about; where the text has none, to no claim, and its scope
    is ``other_claim``. One whose own words say that it answered something else, earlier, answers no
    claim of its text. ``general`` stays where the words deny everything. ``kept``: see ``Kept``.
    """
    by_text: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.position, m.key)):
        if mention.claim is not None:
            by_text[mention.text].append(mention)
    stated = {c.key: c for c in claims}
    known: Mapping[str, LinkText] = texts if texts is not None else {}
    found = [_place(r, by_text.get(r.text, []), stated, known, kept=kept) for r in responses]
    return tuple(sorted(found, key=lambda a: a.response))


def _place(
    response: LinkResponse,
    beside: Sequence[LinkMention],
    claims: Mapping[str, LinkClaim],
    texts: Mapping[str, LinkText],
    *,
    kept: Kept | None,
) -> Answered:
    if response.scope is Scope.OTHER_CLAIM:
        return Answered(response.key, None, Scope.OTHER_CLAIM, POINTED)
    if response.scope is Scope.GENERAL and not beside:
        return Answered(response.key, None, Scope.GENERAL, BESIDE)
    if response.scope is Scope.GENERAL and not _names_its_matter(response, beside):
        return Answered(response.key, None, Scope.GENERAL, BESIDE)
    if beside and response.act is Act.COMMENT_REQUESTED:
        return Answered(response.key, main_claim(beside), response.scope, MAIN)
    pointed = next((m for m in beside if m.key == response.answers), None)
    if pointed is not None:
        scope = _scope(response, pointed, claims, default=response.scope)
        if scope is not Scope.OTHER_CLAIM:
            return Answered(response.key, pointed.claim, scope, POINTED)
    if not beside:
        return Answered(response.key, None, response.scope, BESIDE)
    if response.act in _SILENT and not _says_what(response, texts):
        return Answered(response.key, main_claim(beside), response.scope, MAIN)
    tied = [m for m in beside if _in_one_sentence(response, m)]
    near = tied if tied and response.scope is Scope.GENERAL else beside
    best = _ranked(response, near, claims, kept=kept)[0]
    scope = _scope(response, best.mention, claims, default=response.scope)
    score = round(best.score, 4)
    if best.score < BESIDE and response.scope is not Scope.GENERAL:
        return Answered(response.key, None, response.scope, score)
    if scope is Scope.OTHER_CLAIM and best.score < ABOUT:
        return Answered(response.key, None, Scope.OTHER_CLAIM, score)
    return Answered(response.key, best.mention.claim, scope, score)


def main_claim(mentions: Sequence[LinkMention]) -> str | None:
    """Return the claim an article is about: that of its first statement in the body."""
    # A described mention has no place in the text; what is found there comes first.
    ordered = sorted(mentions, key=lambda m: (m.described, m.position, m.key))
    body = [m for m in ordered if m.place not in ("headline", "caption")]
    return next((m.claim for m in (*body, *ordered) if m.claim is not None), None)


def _says_what(response: LinkResponse, texts: Mapping[str, LinkText]) -> bool:
    """Tell whether a refusal to comment itself names what it does not comment on."""
    text = texts.get(response.text)
    names = content_words(text.outlet) if text else frozenset[str]()
    words = content_words(response.quote) - names
    return any(words & things for things in _THINGS.values())


def _names_its_matter(response: LinkResponse, beside: Sequence[LinkMention]) -> bool:
    """Tell whether a standing line speaks of what some claim of the text is about.

    A line that only names the same countries is background.
    """
    if response.act is Act.POSITION:
        return False
    if _EITHER_SIDE.search(response.words):
        return _charged_right_before(response, beside)
    words = content_words(response.words) - _NAMES
    return any(words & content_words(m.content) for m in beside)


def _charged_right_before(response: LinkResponse, beside: Sequence[LinkMention]) -> bool:
    """Tell whether a claim of arms or goods stands right before a denial of either."""
    trade = {"arms", "goods"}
    if response.act is not Act.DENIAL or not _things(content_words(response.words)) & trade:
        return False
    near = [m for m in beside if 0 < response.position - m.position <= BESIDE_CHARACTERS]
    return any(_things(content_words(m.content)) & trade for m in near)


def _ranked(
    response: LinkResponse,
    beside: Sequence[LinkMention],
    claims: Mapping[str, LinkClaim],
    *,
    kept: Kept | None,
) -> list[_Scored]:
    words = content_words(response.quote)
    things = _things(words)
    rows = vectors([response.quote, *(m.content for m in beside)], kept=kept)
    found: list[_Scored] = []
    for mention, row in zip(beside, rows[1:], strict=True):
        said = content_words(f"{mention.content} {_statement(mention, claims)}")
        shared = len(words & said) / max(1, min(len(words), len(said)))
        near = _nearness(response.position - mention.position)
        topic = 1.0 if things & _things(said) else 0.0 if things and _things(said) else 0.4
        party = 1.0 if response.actor in mention.actors else 0.0
        cosine = max(0.0, float(rows[0] @ row))
        score = 0.4 * cosine + 0.15 * shared + 0.3 * near + 0.1 * topic + 0.05 * party
        found.append(_Scored(score, mention))
    return sorted(found, key=lambda s: (-s.score, -s.mention.position, s.mention.key))


def _in_one_sentence(response: LinkResponse, mention: LinkMention) -> bool:
    """Tell whether a claim runs on from a response, or holds it: "while he denies A, he did B"."""
    after = mention.position - (response.position + len(response.quote))
    return 0 <= after <= RUNS_ON or (
        mention.position <= response.position < mention.position + len(mention.quote)
    )


def _nearness(gap: int) -> float:
    """Return how near (0–1) a response is that stands ``gap`` characters after a claim."""
    if abs(gap) <= BESIDE_CHARACTERS:
        return 1.0
    far = max(0.0, 1 - (abs(gap) - BESIDE_CHARACTERS) / FAR_CHARACTERS)
    return far if gap > 0 else far / 2


def _scope(
    response: LinkResponse,
    mention: LinkMention,
    claims: Mapping[str, LinkClaim],
    *,
    default: Scope,
) -> Scope:
    """Return the scope seen from the claim ``mention`` states.

    A denial that names other things than the claim is of another claim, one that shares some of
    them of a part.
    """
    if default is Scope.GENERAL and response.act is Act.DENIAL:
        matter = content_words(response.words) - _NAMES
        here = bool(matter & content_words(mention.content))
        return Scope.THIS_CLAIM if here and not _REPEATED.search(response.words) else default
    if default is Scope.GENERAL or response.act in _SILENT or response.act is Act.POSITION:
        return default
    denied = _things(content_words(response.quote))
    claimed = _things(content_words(f"{mention.content} {_statement(mention, claims)}"))
    if not denied or not claimed or denied == claimed or claimed <= denied:
        return default
    if denied & claimed:
        return (
            Scope.PART
            if default is Scope.THIS_CLAIM and read_sense(response.quote).negative
            else default
        )
    # Who is sent and what is taught may be two sides of one thing; what is supplied is another.
    return default if denied | claimed <= {"people", "training"} else Scope.OTHER_CLAIM


def _things(words: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, stems in _THINGS.items() if stems & words)


def _statement(mention: LinkMention, claims: Mapping[str, LinkClaim]) -> str:
    claim = claims.get(mention.claim or "")
    return claim.statement if claim else ""
