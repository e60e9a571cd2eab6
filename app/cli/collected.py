"""How ``whence collect`` says what came of it: a table, grouped failures, or lines of JSON."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from app.domain.taken import Taken, TakenState
from app.query.brought import Brought, load_brought
from app.query.taken import BroughtTotals, count_brought
from app.query.told_brought import tell_brought
from app.store.session import Connection
from app.trial import Tried

_SHOWN = 8  # pages named of one reason


def brought_line(connection: Connection, taken: Taken, *, among: Iterable[int] = ()) -> str:
    """Return one page as a line of JSON; see ``page_data``."""
    brought = None
    if taken.article_id is not None:
        brought = load_brought(connection, taken.article_id, among=frozenset(among))
    return _line(page_data(taken, brought))


def page_data(taken: Taken, brought: Brought | None) -> dict[str, Any]:
    """Return what came of one page.

    Keys: ``page`` (its name), ``state`` (new, changed, unchanged, failed), ``article_id``,
    ``reason`` (why it failed, else null), ``note``, ``told`` (one sentence), ``copy_of``
    ({article_id, outlet, share} or null), ``from`` (whom it has claims from: name, kind, relations,
    bases, article_id, claims), ``claims`` (claim, statement, new, chain_known, leads_back_to,
    origins_min, origins_max), ``responses`` (response_id, actor, act, scope, claim) and ``changes``
    (claim, slot, direction, from, to). Of a page that failed the lists are empty.
    """
    data: dict[str, Any] = {
        "page": taken.name,
        "state": taken.state.value,
        "article_id": taken.article_id,
        "reason": taken.message if taken.state is TakenState.FAILED else None,
        "note": taken.note,
    }
    return data | brought_data(brought, held=taken.state is TakenState.UNCHANGED)


def brought_data(brought: Brought | None, *, held: bool = False) -> dict[str, Any]:
    """Return what a page brought as JSON types; see ``page_data``."""
    if brought is None:
        lists: dict[str, Any] = {k: [] for k in ("from", "claims", "responses", "changes")}
        return {"told": None, "copy_of": None} | lists
    copy = brought.copy_of
    return {
        "told": tell_brought(brought, held=held),
        "copy_of": copy
        and {"article_id": copy.article_id, "outlet": copy.outlet.name, "share": copy.share},
        "from": [
            {
                "name": above.name,
                "kind": above.sign,
                "relations": list(above.relations),
                "bases": list(above.bases),
                "article_id": above.article_id,
                "claims": list(above.claims),
            }
            for above in brought.above
        ],
        "claims": [
            {
                "claim": claim.slug,
                "statement": claim.statement,
                "new": claim.new,
                "chain_known": claim.known,
                "leads_back_to": list(claim.ends),
                "origins_min": claim.origins_min,
                "origins_max": claim.origins_max,
            }
            for claim in brought.claims
        ],
        "responses": [
            {
                "response_id": response.id,
                "actor": response.actor.slug,
                "act": response.act,
                "scope": response.scope,
                "claim": response.claim_slug,
            }
            for response in brought.responses
        ],
        "changes": [
            {
                "claim": drift.claim_slug,
                "slot": drift.slot,
                "direction": drift.direction,
                "from": drift.from_value,
                "to": drift.to_value,
            }
            for drift in brought.drift
        ],
    }


def tried_line(tried: Tried) -> str:
    """Return what would become of a page as a line of JSON."""
    return _line(
        {
            "page": tried.name,
            "state": tried.state.value,
            "article_id": tried.article_id,
            "reason": tried.reason,
            "claims": list(tried.claims),
            "responses": tried.responses,
        }
    )


def count_states(connection: Connection, pages: Sequence[Taken]) -> dict[str, BroughtTotals]:
    """Return what the pages of each state brought, and ``all`` of them together."""
    ids: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        if page.article_id is not None:
            ids[page.state.value].add(page.article_id)
            ids["all"].add(page.article_id)
    new = ids[TakenState.NEW.value] | ids[TakenState.CHANGED.value]
    return {
        state: count_brought(connection, own, among=new if own <= new else ())
        for state, own in ids.items()
    }


def summary_line(pages: Sequence[Taken], totals: Mapping[str, BroughtTotals]) -> str:
    """Return the last line of JSON: ``summary`` true, counts by state, failures by reason."""
    every = totals.get("all", BroughtTotals())
    states = {state.value: sum(p.state is state for p in pages) for state in TakenState}
    return _line(
        {
            "summary": True,
            "pages": len(pages),
            **states,
            "mentions": every.mentions,
            "claims": every.claims,
            "claims_new": every.new,
            "responses": every.responses,
            "origins": every.origins,
            "failures": [
                {"reason": reason, "pages": names}
                for reason, names in group_failures(
                    (p.name, p.message) for p in pages if p.state is TakenState.FAILED
                ).items()
            ],
        }
    )


def state_table(pages: Sequence[Taken], totals: Mapping[str, BroughtTotals]) -> Table:
    """Return a row for each state: pages, and what was found on them."""
    table = Table(show_edge=False, pad_edge=False)
    for name in ("", "pages", "wordings", "claims", "of them new", "responses", "origins"):
        table.add_column(name, justify="right" if name else "left")
    for state in TakenState:
        number = sum(page.state is state for page in pages)
        if not number:
            continue
        found = totals.get(state.value)
        cells = (
            [f"{n:,}" for n in (found.mentions, found.claims, found.new)]
            + [f"{n:,}" for n in (found.responses, found.origins)]
            if found
            else ["–"] * 5
        )
        table.add_row(state.value, f"{number:,}", *cells)
    return table


def failure_table(failed: Iterable[tuple[str, str]]) -> Table:
    """Return each reason once, with the pages (file, line, address) it holds for."""
    table = Table(show_edge=False, pad_edge=False)
    for name in ("failed", "because", "pages"):
        table.add_column(name, overflow="fold", justify="right" if name == "failed" else "left")
    for reason, names in group_failures(failed).items():
        more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
        pages = Text(", ".join(names[:_SHOWN]) + more)
        table.add_row(f"{len(names):,}", Text(reason), pages)
    return table


def group_failures(failed: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the pages of each reason, the commonest first; the page's own name is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, reason in failed:
        plain = reason.removeprefix(f"{name}: ").removeprefix(f"{name} ")
        plain = plain.replace(name, "the page")
        found[f"{plain[:1].upper()}{plain[1:]}"].append(name)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
