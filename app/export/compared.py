"""The comparison of two articles as a file: one line a passage, a difference or a step."""

import json
from collections.abc import Generator, Iterator
from dataclasses import asdict

from app.export.columns import CODE, KEY, TEXT, WHOLE, YES_NO, Column
from app.export.files import FileKind
from app.export.write import write_csv
from app.query.compared import ComparedRow, Comparison
from app.query.compared_rows import compared_rows
from app.query.core import Connection
from app.query.filters import ClaimFilter

PARTS = ("order", "upstream", "attribution", "shared_passage", "only_a", "only_b")


def _no_rows(_connection: Connection, _wanted: ClaimFilter) -> Generator[ComparedRow]:
    yield from ()


COMPARED: FileKind[ComparedRow] = FileKind(
    "compare",
    "One row a passage, a difference or a step between two articles.",
    (
        Column("a_article_id", KEY, "The first article.", lambda r: r.a_id),
        Column("b_article_id", KEY, "The second article.", lambda r: r.b_id),
        Column("part", CODE, "What the row tells.", lambda r: r.part, codes=PARTS),
        Column("claim_id", KEY, "The claim.", lambda r: r.claim_slug, empty="Of no one claim."),
        Column("claim", TEXT, "The claim in words.", lambda r: r.claim, empty="Of no one claim."),
        Column("slot", TEXT, "What is compared.", lambda r: r.slot, empty="The passage itself."),
        Column("a", TEXT, "What the first has.", lambda r: r.a or None, empty="Nothing."),
        Column("b", TEXT, "What the second has.", lambda r: r.b or None, empty="Nothing."),
        Column(
            "differs",
            YES_NO,
            "Whether the two are not the same.",
            lambda r: r.differs,
            empty="Not compared.",
        ),
        Column("words", WHOLE, "Length in words.", lambda r: r.words, empty="No passage."),
        Column(
            "a_start",
            WHOLE,
            "First character in the first one's stored text, from 0.",
            lambda r: r.a_start,
            empty="Not in its text.",
        ),
        Column(
            "b_start",
            WHOLE,
            "The same in the second one's.",
            lambda r: r.b_start,
            empty="Not in its text.",
        ),
    ),
    lambda _connection, _wanted: 0,
    _no_rows,
)
"""The file of one comparison; it is no list, so it is counted and filtered by nothing."""


def compared_csv(found: Comparison, *, bom: bool = False) -> Iterator[bytes]:
    """Yield the comparison as CSV."""
    return write_csv(COMPARED, compared_rows(found), bom=bom)


def compared_json(found: Comparison) -> str:
    """Return the comparison as JSON, part by part."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1)
