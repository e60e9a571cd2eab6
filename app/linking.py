"""Moves what is held through the stages of linking: look up → decide → store.

Decides nothing. What a lot of articles can affect is looked up by its words (``store.lookup``), so
that the cost of an article does not grow with the corpus.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app import __version__
from app.chaining import remake_claims
from app.domain.chain import Copy, LinkClaim, LinkMention
from app.indexing import held_vectors, index_vectors, rebuild_index
from app.link.apart import keep_apart
from app.link.choosing import choose_statement
from app.link.copies import find_copies, shingles
from app.link.lookup import (
    WORDINGS,
    choose_near,
    kept_shingles,
    mention_terms,
    rarities,
    vector_probes,
)
from app.link.responses import place_responses
from app.link.same_claim import join_in_stories
from app.link.vectors import Kept, ReadVectors, keys_compared, vector_key, vectors
from app.link.wording import content_words
from app.relating import relate_claims
from app.rewording import rehome_rewordings, settle_rewordings
from app.store.link_in import (
    LinkInputs,
    joined_inputs,
    list_claims,
    load_copies,
    load_near,
    load_texts,
    mention_key,
)
from app.store.links import SavedLinks, drop_empty_claims, save_links
from app.store.lookup import (
    count_terms,
    find_claims,
    find_texts,
    load_claim_vectors,
    save_shingles,
)
from app.store.refresh import refresh_claims
from app.store.rejected import load_rejected
from app.store.reopening import find_fellows, reopen_articles
from app.store.rows import id_of
from app.store.runs import end_run, start_run
from app.store.searching import refresh_search
from app.store.session import Session
from app.store.vectors import load_vectors, save_vectors

if TYPE_CHECKING:
    from app.link.vectors import Matrix


# Mentions that are decided anew, at most, when a page of their story comes in.
STORY = 90


@dataclass(frozen=True, slots=True)
class Linked:
    """How much linking joined."""

    claims: int = 0
    mentions: int = 0


def link_articles(
    session: Session,
    article_ids: Collection[int],
    *,
    touched: Collection[int] = (),
    before: Mapping[int, int] | None = None,
) -> Linked:
    """Join, chain and compare what these articles say and what that affects.

    ``touched`` are claims that lost something when the articles were stored. ``before``: see
    ``save_links``.
    """
    run = start_run(session, "link", version=__version__)
    wanted = set(touched)
    joined, _ = _decide(session, article_ids, wanted, run=run, before=before)
    return _finish(session, article_ids, wanted, joined, run=run)


def link_arrived(
    session: Session,
    article_ids: Collection[int],
    *,
    touched: Collection[int] = (),
    before: Mapping[int, int] | None = None,
    read: ReadVectors | None = None,
) -> Linked:
    """Link articles that have come in, and decide a small story they belong to anew as a whole.

    What was decided before they came is then as if all had come at once: the order of arrival does
    not matter. A story is what seems to tell the same, or shares claims of machines; what fits into
    ``STORY`` is decided anew. ``touched`` and ``before``: see ``link_articles``; ``read``: see
    ``Kept``.
    """
    run = start_run(session, "link", version=__version__)
    wanted = set(touched)
    joined, kindred = _decide(session, article_ids, wanted, run=run, before=before, read=read)
    fellows = find_fellows(session, article_ids, kindred=kindred, most=STORY)
    if fellows:
        story = sorted({*article_ids, *fellows})
        before = reopen_articles(session, story)
        decided, _ = _decide(session, story, wanted, run=run, before=before, read=read)
        joined = {key: claim for key, claim in decided.items() if key in joined}
    return _finish(session, article_ids, wanted, joined, run=run)


def _decide(
    session: Session,
    article_ids: Collection[int],
    touched: set[int],
    *,
    run: int,
    before: Mapping[int, int] | None,
    read: ReadVectors | None = None,
) -> tuple[dict[str, str], frozenset[int]]:
    """Join what is undecided in these articles; add what that affects to ``touched``.

    Return the claim of each mention that was decided, and the articles that seem to tell the same
    story, of those that were looked at.
    """
    copies, among = _find_copies(session, article_ids)
    kept = Kept(read=read)
    near, bare = _load_near(session, article_ids, copies, kept)
    saved, mentions, kindred = _join(
        session, near, article_ids, copies=copies, among=among, kept=kept, run=run, before=before
    )
    touched |= saved.touched
    if bare - touched:
        rows = held_vectors(session, near, {f"c{claim_id}" for claim_id in bare})
        index_vectors(session, near, bare - touched, rows)
    decided = set(saved.joined)
    claims = {m.key: m.claim for m in mentions if m.claim is not None and id_of(m.key) in decided}
    return claims, kindred


def _finish(
    session: Session,
    article_ids: Collection[int],
    claims: Collection[int],
    joined: Mapping[str, str],
    *,
    run: int,
) -> Linked:
    """Make anew what is known of these claims, and drop those that are empty now."""
    claims = set(claims) | settle_rewordings(session, article_ids)
    claims |= rehome_rewordings(session, claims)
    remake_claims(session, claims, run=run)
    dropped = drop_empty_claims(session, claims)
    left = claims - set(dropped)
    relate_claims(session, left, run=run)
    refresh_claims(session, left, article_ids=article_ids)
    refresh_search(session, claim_ids=left, article_ids=article_ids)
    end_run(session, run)
    return Linked(claims=len(set(joined.values())), mentions=len(joined))


def link_everything(session: Session) -> None:
    """Make the index, and the chains and counts of all claims, anew; joins stay."""
    rebuild_index(session)
    run = start_run(session, "link", version=__version__)
    remake_claims(session, list_claims(session), run=run, index=False)
    drop_empty_claims(session)
    relate_claims(session, list_claims(session), run=run)
    refresh_claims(session)
    refresh_search(session)
    end_run(session, run)


def _find_copies(
    session: Session, article_ids: Collection[int]
) -> tuple[tuple[Copy, ...], frozenset[str]]:
    """Return the copies among these texts and those they may share passages with.

    A text that was held before keeps what is recorded of it unless that, or what is found now, is
    about one of these.
    """
    own = {text.key: text for text in load_texts(session, article_ids)}
    found = {id_of(key): shingles(text) for key, text in own.items()}
    save_shingles(session, {i: kept_shingles(values) for i, values in found.items()})
    others = find_texts(session, {i: v for i, v in found.items() if v}) - found.keys()
    texts = [*own.values(), *load_texts(session, sorted(others))]
    recorded = {copy.text: copy for copy in load_copies(session, sorted(others))}
    copies: dict[str, Copy] = {}
    now = {copy.text: copy for copy in find_copies(texts)}
    for text in texts:
        copy = now.get(text.key)
        held = recorded.get(text.key)
        if text.key not in own and held is not None and held.of not in own:
            copy = copy if copy is not None and copy.of in own else held
        elif text.key not in own and held is None and copy is not None and copy.of not in own:
            copy = None
        if copy is not None:
            copies[text.key] = copy
    return tuple(copies[key] for key in sorted(copies)), frozenset(t.key for t in texts)


def _load_near(
    session: Session, article_ids: Collection[int], copies: Sequence[Copy], kept: Kept
) -> tuple[LinkInputs, set[int]]:
    """Return what is in these articles, and the claims that it may be about.

    Also which of these were looked up and have no vectors to tell how near they are.
    """
    own = load_near(session, article_ids, (), wordings=WORDINGS)
    new = [mention for mention in own.mentions if mention.claim is None]
    if not new:
        return own, set()
    rows = _vectors(session, [mention.content for mention in new], kept)
    probes = {
        mention.key: mention_terms(mention) | frozenset(vector_probes(row))
        for mention, row in zip(new, rows, strict=True)
    }
    counts = count_terms(session, sorted({t for terms in probes.values() for t in terms}))
    found = find_claims(session, probes, counts)
    held = load_claim_vectors(session, sorted({c for near in found.values() for c in near}))
    of_new = {mention.key: row for mention, row in zip(new, rows, strict=True)}
    near = choose_near(found, of_new, held)
    bare = {claim for claim, wordings in near.items() if wordings is None}
    near |= dict.fromkeys(_beside_copies(session, article_ids, copies))
    near |= dict.fromkeys(id_of(claim.key) for claim in own.claims)
    whole = [claim for claim, wordings in near.items() if wordings is None]
    parts = {claim: wordings for claim, wordings in near.items() if wordings is not None}
    only = sorted({m for wordings in parts.values() for m in wordings})
    some = load_near(session, (), sorted(parts), wordings=0, only=only)
    others = load_near(session, (), whole, wordings=WORDINGS)
    return _with_passages(session, joined_inputs(joined_inputs(own, some), others)), bare


def _with_passages(session: Session, near: LinkInputs) -> LinkInputs:
    """Return what is near with the passages of all texts: they tell which are of one story."""
    met = {mention.text for mention in near.mentions}
    bare = sorted(id_of(k) for k, text in near.texts.items() if k in met and not text.passages)
    read = {text.key: text.passages for text in load_texts(session, bare)}
    texts = {
        key: replace(text, passages=read.get(key, text.passages))
        for key, text in near.texts.items()
    }
    return replace(near, texts=texts)


def _beside_copies(
    session: Session, article_ids: Collection[int], copies: Sequence[Copy]
) -> list[int]:
    """Return the claims of held texts that one of these copies, or that copy one."""
    own = {f"a{article_id}" for article_id in article_ids}
    pairs = [(c.text, c.of) for c in copies if (c.text in own) != (c.of in own)]
    others = sorted({id_of(key) for pair in pairs for key in pair} - set(article_ids))
    return (
        [id_of(c.key) for c in load_near(session, others, (), wordings=1).claims] if others else []
    )


def _join(
    session: Session,
    near: LinkInputs,
    article_ids: Collection[int],
    *,
    copies: tuple[Copy, ...],
    among: Collection[str],
    kept: Kept,
    run: int,
    before: Mapping[int, int] | None,
) -> tuple[SavedLinks, list[LinkMention], frozenset[int]]:
    own = {f"a{article_id}" for article_id in article_ids}
    responses = tuple(response for response in near.responses if response.text in own)
    keys = keys_compared(near.mentions, near.claims, responses, texts=near.texts)
    kept = replace(kept, known=kept.made | load_vectors(session, keys))
    joined, kindred = join_in_stories(
        near.mentions,
        near.claims,
        texts=near.texts,
        copies=copies,
        kept=kept,
        rarity=_rarity(session, near.mentions, near.claims),
        settled=near.settled,
    )
    rejected = load_rejected(session, [m for m in near.mentions if m.claim is None])
    if rejected:
        was = {mention_key(mention): f"c{claim}" for mention, claim in (before or {}).items()}
        joined = keep_apart(joined, rejected, was)
    claim_of = {decision.mention: decision.claim for decision in joined}
    mentions = [replace(m, claim=claim_of.get(m.key, m.claim)) for m in near.mentions]
    answered = place_responses(responses, mentions, claims=near.claims, texts=near.texts, kept=kept)
    save_vectors(session, kept.made)
    groups: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.claim or ""].append(mention)
    saved = save_links(
        session,
        joined,
        copies=copies,
        answered=answered,
        statements={d.claim: choose_statement(groups[d.claim]) for d in joined if d.is_new},
        run_id=run,
        among=among,
        before=before,
    )
    return saved, mentions, frozenset(id_of(text) for text in kindred)


def _rarity(
    session: Session, mentions: Sequence[LinkMention], claims: Sequence[LinkClaim]
) -> dict[str, float]:
    """Return how much the words tell: of all wordings held, and of those that are new."""
    new = [content_words(m.content) for m in mentions if m.claim is None]
    if not new:
        return {}
    every = [content_words(m.content) for m in mentions]
    every += [content_words(claim.statement) for claim in claims]
    held = count_terms(session, sorted({stem for stems in every for stem in stems}))
    counts = {term: wordings for term, (_, wordings) in held.items()}
    for stems in new:
        for stem in stems:
            counts[stem] = counts.get(stem, 0) + 1
    counts[""] = counts.get("", 0) + len(new)
    return rarities(counts)


def _vectors(session: Session, texts: Sequence[str], kept: Kept) -> "Matrix":
    """Return the vectors of these texts; those not held yet are put into ``kept.made``."""
    known = load_vectors(session, [vector_key(text) for text in texts])
    return vectors(texts, kept=replace(kept, known=known))
