"""What was found in one article, in place of what was found in it before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.base.dates import date_range
from app.base.text import tokens
from app.domain.found import Attribution, Findings, FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Naming, Review
from app.store.ledgers import forget_mentions, forget_responses
from app.store.rows import ids_by, insert_plain, insert_rows, table_of
from app.store.tables import (
    Actor,
    ActorAlias,
    ArticleUpstream,
    AttributionStep,
    Drift,
    Hop,
    Mention,
    Outlet,
    Response,
)


@dataclass(frozen=True, slots=True)
class SavedFindings:
    """The ids of what was saved, in order, and the claims that have to be counted anew for it."""

    mentions: tuple[int, ...]
    responses: tuple[int, ...]
    touched: frozenset[int]


def save_findings(
    session: Session, article_id: int, findings: Findings, *, text: str, run_id: int | None
) -> SavedFindings:
    """Keep what was found in an article's ``text``; earlier findings of machines are replaced.

    A decision of a person stays with the mention or response of the same words; what a person
    decided and is not found again stays itself, as long as its words stand where they stood.
    Mentions belong to no claim until they are joined. Desk records are left alone.
    """
    again = _keys(findings, text)
    decided, touched = _remove_found(session, article_id, text=text, again=again)
    outlets = _propose_outlets(session, findings, run_id)
    actors = _propose_actors(session, findings, run_id)
    found = _Found(article_id, text, run_id, decided)
    rows = [found.mention(claim) for claim in findings.claims]
    mention_ids = insert_rows(session, Mention, rows)
    spoken = [response for response in findings.responses if response.actor in actors]
    answers = [
        {**found.response(response, mention_ids), "actor_id": actors[response.actor]}
        for response in spoken
    ]
    response_ids = insert_rows(session, Response, answers)
    steps = [
        {"mention_id": mention_id, **step}
        for mention_id, claim in zip(mention_ids, findings.claims, strict=True)
        for step in _steps(claim.attribution, text, actors, outlets)
    ]
    steps += [
        {"response_id": response_id, **step}
        for response_id, response in zip(response_ids, spoken, strict=True)
        for step in _steps(response.attribution, text, actors, outlets)
    ]
    insert_plain(session, AttributionStep, steps)
    insert_plain(session, ArticleUpstream, _upstream(findings, article_id, text, outlets))
    touched |= _claims_in(session, article_id)
    return SavedFindings(tuple(mention_ids), tuple(response_ids), frozenset(touched))


@dataclass(frozen=True, slots=True)
class _Decided:
    """A person's decision about words: the review state and the claim."""

    review: str
    claim_id: int | None


_Decisions = dict[tuple[str, ...], _Decided]
_OPEN = _Decided(Review.PROPOSED.value, None)


@dataclass(frozen=True, slots=True)
class _Found:
    article_id: int
    text: str
    run_id: int | None
    decided: _Decisions

    def mention(self, claim: FoundClaim) -> dict[str, Any]:
        origin = claim.attribution.steps[-1] if claim.attribution else None
        source_text = _words(origin.source if origin else None, self.text)
        quote = claim.quote.of(self.text)
        decided = self.decided.get(("mention", quote, source_text or ""), _OPEN)
        return {
            "claim_id": decided.claim_id,
            "article_id": self.article_id,
            "quote": quote,
            "start": claim.quote.start,
            "end": claim.quote.end,
            "content_start": claim.content.start,
            "content_end": claim.content.end,
            "modality": claim.modality.value,
            "place": claim.place.value,
            "language": claim.language,
            "quantity": claim.quantities[0].text if claim.quantities else None,
            "event_date": claim.dates[0].edtf if claim.dates else None,
            "quantities": [
                {
                    "text": q.text,
                    "value": q.value,
                    "low": q.low,
                    "high": q.high,
                    "unit": q.unit,
                    "approximate": q.approximate,
                    "start": q.span.start,
                    "end": q.span.end,
                }
                for q in claim.quantities
            ],
            "dates": [
                {"edtf": d.edtf, "start": d.span.start, "end": d.span.end} for d in claim.dates
            ],
            "topics": list(claim.topics),
            "actors": [[slug, role.value] for slug, role in claim.actors],
            "source_text": source_text,
            "source": origin.name if origin else None,
            "source_naming": (origin.naming if origin else Naming.NONE).value,
            "cue": _words(origin.cue if origin else None, self.text),
            "rule": claim.rule,
            "score": claim.score,
            "review": decided.review,
            "run_id": self.run_id,
        }

    def response(self, response: FoundResponse, mention_ids: list[int]) -> dict[str, Any]:
        days = date_range(response.date)
        quote = response.quote.of(self.text)
        decided = self.decided.get(("response", quote, response.act.value), _OPEN)
        return {
            "claim_id": decided.claim_id,
            "article_id": self.article_id,
            "act": response.act.value,
            "scope": response.scope.value,
            "quote": quote,
            "start": response.quote.start,
            "end": response.quote.end,
            "words_start": response.words.start,
            "words_end": response.words.end,
            "date": response.date,
            "date_earliest": days.earliest if days else None,
            "answers_id": None if response.answers is None else mention_ids[response.answers],
            "rule": response.rule,
            "score": response.score,
            "review": decided.review,
            "run_id": self.run_id,
        }


def _steps(
    attribution: Attribution | None,
    text: str,
    actors: Mapping[str, int],
    outlets: Mapping[str, int],
) -> list[dict[str, Any]]:
    if attribution is None:
        return []
    return [
        {
            "position": position,
            "kind": step.kind.value,
            "name": step.name,
            "naming": step.naming.value,
            "words": _words(step.source, text) or "",
            "start": step.source.start if step.source else None,
            "end": step.source.end if step.source else None,
            "cue": _words(step.cue, text),
            "cue_start": step.cue.start if step.cue else None,
            "cue_end": step.cue.end if step.cue else None,
            "actor_id": actors.get(step.actor or ""),
            "outlet_id": outlets.get(step.outlet or ""),
        }
        for position, step in enumerate(attribution.steps)
    ]


def _upstream(
    findings: Findings, article_id: int, text: str, outlets: Mapping[str, int]
) -> list[dict[str, Any]]:
    return [
        {
            "article_id": article_id,
            "outlet_id": outlets[found.outlet],
            "relation": found.relation.value,
            "basis": found.basis.value,
            "words": _words(found.span, text) or "",
            "start": found.span.start if found.span else None,
            "end": found.span.end if found.span else None,
            "score": found.score,
        }
        for found in findings.upstream
        if found.outlet in outlets
    ]


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _all_steps(findings: Findings) -> Iterator[Step]:
    for found in (*findings.claims, *findings.responses):
        if found.attribution is not None:
            yield from found.attribution.steps


def _propose_outlets(session: Session, findings: Findings, run_id: int | None) -> dict[str, int]:
    named = {found.slug for found in findings.outlets}
    named |= {found.outlet for found in findings.upstream}
    named |= {step.outlet for step in _all_steps(findings) if step.outlet}
    held = ids_by(session, Outlet, "slug", sorted(named))
    asked = {found.domain for found in findings.outlets if found.domain}
    domains = ids_by(session, Outlet, "domain", sorted(asked))
    for found in findings.outlets:
        if found.slug not in held and found.domain in domains and found.domain:
            held[found.slug] = domains[found.domain]
    new = {found.slug: found for found in findings.outlets if found.slug not in held}
    rows = [
        {
            "slug": found.slug,
            "name": found.name,
            "kind": found.kind,
            "domain": found.domain,
            "run_id": run_id,
        }
        for found in new.values()
    ]
    return held | dict(zip(new, insert_rows(session, Outlet, rows), strict=True))


def _propose_actors(session: Session, findings: Findings, run_id: int | None) -> dict[str, int]:
    named = {found.slug for found in findings.actors}
    named |= {found.parent for found in findings.actors if found.parent}
    named |= {response.actor for response in findings.responses}
    named |= {step.actor for step in _all_steps(findings) if step.actor}
    held = ids_by(session, Actor, "slug", sorted(named))
    for found in findings.actors:
        if found.slug in held:
            continue
        row = {
            "slug": found.slug,
            "name": found.name,
            "kind": found.kind,
            "country": found.country,
            "parent_id": held.get(found.parent or ""),
            "role": found.role,
            "run_id": run_id,
        }
        held[found.slug] = insert_rows(session, Actor, [row])[0]
        aliases = [
            {
                "actor_id": held[found.slug],
                "position": position,
                "alias": alias,
                "folded": " ".join(tokens(alias)),
            }
            for position, alias in enumerate(dict.fromkeys(found.aliases))
        ]
        insert_plain(session, ActorAlias, aliases)
    return held


def _keys(findings: Findings, text: str) -> set[tuple[str, ...]]:
    """Return the words by which a decision is handed on to what is found."""
    found = {("response", r.quote.of(text), r.act.value) for r in findings.responses}
    for claim in findings.claims:
        source = claim.attribution.steps[-1].source if claim.attribution else None
        found.add(("mention", claim.quote.of(text), _words(source, text) or ""))
    return found


def _remove_found(
    session: Session, article_id: int, *, text: str, again: set[tuple[str, ...]]
) -> tuple[_Decisions, set[int]]:
    """Remove what was found in an article; return the decisions of people and the claims of it.

    Decided rows that are not found ``again`` stay where their words still stand in ``text``.
    """
    mentions, responses = table_of(Mention), table_of(Response)
    found = session.execute(
        select(mentions).where(mentions.c.article_id == article_id, mentions.c.described.is_(False))
    ).all()
    answers = session.execute(
        select(responses).where(
            responses.c.article_id == article_id, responses.c.quote.is_not(None)
        )
    ).all()
    decided = {
        ("mention", row.quote, row.source_text or ""): _Decided(row.review, row.claim_id)
        for row in found
        if row.review != Review.PROPOSED
    } | {
        ("response", row.quote, row.act): _Decided(row.review, row.claim_id)
        for row in answers
        if row.review != Review.PROPOSED
    }

    def stays(row: Any, key: tuple[str, ...]) -> bool:
        held = row.review != Review.PROPOSED and key not in again
        return held and text[row.start : row.end] == row.quote

    gone = [r for r in found if not stays(r, ("mention", r.quote, r.source_text or ""))]
    remove_mentions(session, [row.id for row in gone])
    ids = [row.id for row in answers if not stays(row, ("response", row.quote, row.act))]
    _delete(session, AttributionStep, "response_id", ids)
    forget_responses(session, ids)
    _delete(session, Response, "id", ids)
    _delete(session, ArticleUpstream, "article_id", [article_id])
    touched = {row.claim_id for row in [*found, *answers] if row.claim_id is not None}
    return decided, touched


def _claims_in(session: Session, article_id: int) -> set[int]:
    """Return the claims with a mention or response here; the date of the page is theirs too."""
    found: set[int] = set()
    for model in (Mention, Response):
        table = table_of(model)
        here = (table.c.article_id == article_id) & (table.c.claim_id.is_not(None))
        found.update(session.scalars(select(table.c.claim_id).where(here)))
    return found


def remove_mentions(session: Session, ids: list[int]) -> None:
    """Delete mentions and what rests on them; hops lose only their pointer to the words."""
    _delete(session, AttributionStep, "mention_id", ids)
    _delete(session, Drift, "from_mention_id", ids)
    _delete(session, Drift, "to_mention_id", ids)
    forget_mentions(session, ids)
    session.execute(
        update(Response).where(col(Response.answers_id).in_(ids)).values(answers_id=None)
    )
    session.execute(update(Hop).where(col(Hop.mention_id).in_(ids)).values(mention_id=None))
    _delete(session, Mention, "id", ids)


def _delete(session: Session, model: type[SQLModel], column: str, ids: Iterable[int]) -> None:
    table = table_of(model)
    session.execute(delete(table).where(table.c[column].in_(list(ids))))
