"""Makes what is known of claims anew: chains, drifts and ledgers. Decides nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from app.base.text import fold
from app.domain.chain import Chain, Copy, LinkClaim, LinkMention, LinkResponse, LinkStep
from app.domain.ledger import Dossier
from app.extract.countries import COUNTRIES
from app.indexing import save_index
from app.link.beside import Beside, find_beside, find_publisher, index_names
from app.link.chains import build_chain, chain_text, find_credited
from app.link.drift import find_drift
from app.link.ledger import make_ledger
from app.link.origins import name_origins
from app.link.voices import heard
from app.rewording import renew_carries
from app.store.beside import list_publishers, load_beside
from app.store.chains import ClaimChain, save_chains
from app.store.ledger_in import LedgerInputs, load_ledger_inputs
from app.store.ledgers import forget_ledgers, save_ledgers
from app.store.link_in import LinkInputs, load_claims, load_copies
from app.store.rows import id_of, in_parts
from app.store.session import Session

_UNSAID = ClaimChain(Chain((), (), (), (), 0, 0, ()))
"""The chain of a claim that no mention states any more, as when the last one was rejected."""


def remake_claims(
    session: Session,
    claim_ids: Iterable[int],
    *,
    run: int,
    index: bool = True,
) -> None:
    """Make the chains and drifts of these claims anew, and what they are looked up by."""
    for part in in_parts(sorted(claim_ids)):
        held = load_claims(session, part)
        if index:
            save_index(session, held, part)
        groups: dict[str, list[LinkMention]] = defaultdict(list)
        for mention in held.mentions:
            if mention.claim is not None:
                groups[mention.claim].append(mention)
        answers: dict[str, list[LinkResponse]] = defaultdict(list)
        for response in held.responses:
            if response.key in held.answers:
                answers[held.answers[response.key]].append(response)
        copies = tuple(load_copies(session, [id_of(key) for key in held.texts]))
        credited = find_credited(held.mentions, held.texts)
        around, beside = _look_beside(session, held)
        nations = states(around.actor_names)
        chains = {
            claim_id: _chain(
                groups[key],
                around,
                copies=copies,
                credited=credited,
                beside=beside,
                responses=answers[key],
                nations=nations,
            )
            for claim_id in part
            if (key := f"c{claim_id}") in groups
        }
        unsaid = [claim_id for claim_id in part if claim_id not in chains]
        save_chains(session, chains | dict.fromkeys(unsaid, _UNSAID), run_id=run)
        forget_ledgers(session, unsaid)
        also = load_ledger_inputs(session, part, [id_of(key) for key in held.texts])
        claims = {claim.key: claim for claim in held.claims}
        named = _named(held.mentions)
        ledgers = {
            claim_id: make_ledger(
                _dossier(
                    claims[key],
                    groups[key],
                    around,
                    found=found,
                    also=also,
                    copies=copies,
                    nations=nations,
                    named=named,
                )
            )
            for claim_id, found in chains.items()
            if (key := f"c{claim_id}") in claims
        }
        save_ledgers(session, ledgers, run_id=run)
        renew_carries(session, part)


def _look_beside(session: Session, held: LinkInputs) -> tuple[LinkInputs, Beside]:
    """Return ``held`` with the texts that an outlet credited in it may mean, and what they tell."""
    credited: dict[str, set[int]] = defaultdict(set)
    for mention in held.mentions:
        for slug in (step.outlet for step in mention.steps if step.outlet is not None):
            credited[slug].add(id_of(mention.text))
    for text in held.texts.values():
        for slug, *_ in text.upstream:
            credited[slug].add(id_of(text.key))
    publishers = list_publishers(session) if credited else ()
    names = _names_of(publishers)
    known = dict(publishers)
    for slug in sorted(credited.keys() - known.keys()):
        meant = find_publisher(held.outlet_names.get(slug, slug), names)
        if meant is not None:
            credited[meant] |= credited[slug]
    looked = load_beside(session, {s: ids for s, ids in credited.items() if s in known})
    around = replace(
        held,
        texts={**looked.texts, **held.texts},
        outlet_names={
            **{text.outlet: known[text.outlet] for text in looked.texts.values()},
            **held.outlet_names,
        },
    )
    beside = find_beside(around.mentions, around.texts, outlet_names=around.outlet_names)
    return around, replace(beside, claims={**looked.claims, **beside.claims})


@lru_cache(maxsize=1)
def _names_of(publishers: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    return index_names([slug for slug, _ in publishers], dict(publishers))


def _chain(
    mentions: list[LinkMention],
    held: LinkInputs,
    *,
    copies: tuple[Copy, ...],
    credited: Mapping[str, Sequence[str]],
    beside: Beside,
    responses: list[LinkResponse],
    nations: frozenset[str],
) -> ClaimChain:
    voices = heard(mentions, responses, nations)
    chain = build_chain(
        voices,
        held.texts,
        copies=copies,
        outlet_names=held.outlet_names,
        actor_parents=held.actor_parents,
        actor_names=held.actor_names,
        credited=credited,
        beside=beside,
    )
    drifts = find_drift(mentions, chain, held.texts, responses=responses)
    return ClaimChain(chain, drifts=drifts, line=chain_text(chain), origins=name_origins(chain))


def _dossier(
    claim: LinkClaim,
    mentions: Sequence[LinkMention],
    held: LinkInputs,
    *,
    found: ClaimChain,
    also: LedgerInputs,
    copies: tuple[Copy, ...],
    nations: frozenset[str],
    named: Mapping[str, tuple[LinkStep, ...]],
) -> Dossier:
    texts = {m.text for m in mentions}
    answers = [r for text in sorted(texts) for r in also.responses.get(text, ())]
    return Dossier(
        claim=claim,
        roles=also.roles.get(claim.key, ()),
        mentions=tuple(mentions),
        texts=held.texts,
        chain=found.chain,
        drifts=found.drifts,
        responses=tuple(r for r in answers if r.claim == claim.key),
        beside=tuple(r for r in answers if r.claim != claim.key),
        copies=tuple(c for c in copies if c.text in texts or c.of in texts),
        actor_names=held.actor_names,
        outlet_names=held.outlet_names,
        parents={slug: above for slug, above in held.actor_parents.items() if above},
        nations=nations,
        captured=also.captured,
        excerpts=also.excerpts,
        named=named,
    )


def _named(mentions: Sequence[LinkMention]) -> dict[str, tuple[LinkStep, ...]]:
    """Return by text whom it names as a source for anything."""
    found: dict[str, dict[LinkStep, None]] = defaultdict(dict)
    for mention in mentions:
        found[mention.text] |= dict.fromkeys(mention.steps)
    return {text: tuple(steps) for text, steps in found.items()}


_STATES = frozenset(fold(n) for c in COUNTRIES for n in (*c.names, *c.people, *c.capitals))


def states(actor_names: Mapping[str, str]) -> frozenset[str]:
    """Return the actors, by slug, that are states as such: nobody in them is named."""
    return frozenset(slug for slug, name in actor_names.items() if fold(name) in _STATES)
