"""The tables as plain Core tables, and the two types that other rooms may name."""

from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, Table
from sqlmodel import SQLModel

import app.store.tables_of_captures
import app.store.tables_of_ledgers

__all__ = ["AnyRow", "AnySelect", "Connection"]

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnySelect: TypeAlias = Select[*tuple[Any, ...]]

assert app.store.tables_of_captures  # noqa: S101
assert app.store.tables_of_ledgers  # the import above is what fills the metadata  # noqa: S101


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


counter = _table("counter")
run = _table("run")
outlet = _table("outlet")
actor = _table("actor")
actor_alias = _table("actor_alias")
topic = _table("topic")
story = _table("story")
article = _table("article")
capture = _table("capture")
capture_change = _table("capture_change")
article_block = _table("article_block")
article_date = _table("article_date")
article_candidate = _table("article_candidate")
article_upstream = _table("article_upstream")
claim = _table("claim")
claim_topic = _table("claim_topic")
claim_actor = _table("claim_actor")
claim_outlet = _table("claim_outlet")
claim_act = _table("claim_act")
claim_party = _table("claim_party")
claim_subject = _table("claim_subject")
kept_count = _table("kept_count")
mention = _table("mention")
response = _table("response")
attribution_step = _table("attribution_step")
chain_node = _table("chain_node")
hop = _table("hop")
drift = _table("drift")
search_entry = _table("search_entry")
loss = _table("loss")
carry = _table("carry")
claim_event = _table("claim_event")
missing_response = _table("missing_response")
contradiction = _table("contradiction")
headline_gap = _table("headline_gap")
due = _table("due")
related_claim = _table("related_claim")
rewording = _table("rewording")
rewording_carry = _table("rewording_carry")
grade = _table("grade")
outlet_reply = _table("outlet_reply")
