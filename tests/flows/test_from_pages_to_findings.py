"""An invented story on four pages: what goes in, and what must be seen at the other end."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from app.collect.sources import FailedInput, find_inputs
from app.domain.taken import TakenReport, TakenState
from app.pipeline import TakeIn, link_pending
from app.query.filters import ClaimFilter
from app.query.findings import load_findings
from app.query.hops import stream_hops
from app.query.outlets import load_outlet
from app.store.session import data_version, reading
from app.store.tables import Article, Claim, Mention
from tests.kept import fill_once, load_vocabulary

PAGES = Path(__file__).parent / "pages"


def take_in(engine: Engine, archive: Path, source: Path = PAGES / "manifest.jsonl") -> TakenReport:
    load_vocabulary(engine)
    job = TakeIn(engine, archive=archive)
    for item in find_inputs(str(source)):
        assert not isinstance(item, FailedInput), item.reason
        job.add(item)
    return job.finish()


def taken_in(engine: Engine, archive: Path) -> None:
    """The same as ``take_in`` of the four pages, copied from the first time it is done."""
    fill_once(engine, "four pages", lambda: take_in(engine, archive), archive)


@pytest.fixture
def findings(engine: Engine, tmp_path: Path) -> dict[str, Any]:
    taken_in(engine, tmp_path)
    with reading(engine) as connection:
        return load_findings(connection)


def claim_about(findings: dict[str, Any], words: str) -> dict[str, Any]:
    """The claim with a mention that holds ``words``."""
    found = [
        claim
        for claim in findings["claims"]
        if any(words in mention["evidence"] for mention in claim["mentions"])
    ]
    assert found, f"no claim with {words!r}"
    return found[0]


def edges_of(findings: dict[str, Any]) -> set[tuple[str, str]]:
    return {(e["from"], e["to"]) for claim in findings["claims"] for e in claim["edges"]}


def test_the_chain_goes_back_to_the_service_by_way_of_both_outlets(
    engine: Engine, tmp_path: Path
) -> None:
    taken_in(engine, tmp_path)
    with reading(engine) as connection:
        chains = connection.scalars(
            select(col(Claim.kept_chain)).where(
                col(Claim.statement).contains("300 naval engineers")
            )
        ).all()
    assert any("Harbor Courier → Meridian Weekly" in chain for chain in chains), chains


def test_an_outlet_s_page_names_who_takes_from_it_and_the_file_who_has_it(
    engine: Engine, tmp_path: Path
) -> None:
    taken_in(engine, tmp_path)
    with reading(engine) as connection:
        page = load_outlet(connection, "harbor-courier")
        below = {hop.to_outlet for hop in stream_hops(connection, ClaimFilter())}
    assert "Meridian Weekly" in {ref.name for ref, _ in page.taken_by}
    assert {"Meridian Weekly", "Harbor Courier"} <= below


def test_a_reprint_adds_no_origin(findings: dict[str, Any]) -> None:
    claim = claim_about(findings, "about 300 naval engineers")
    assert claim["independent_origins"] == 1


def test_both_ends_of_the_range_of_origins_are_in_the_findings(findings: dict[str, Any]) -> None:
    for claim in findings["claims"]:
        assert 1 <= claim["independent_origins"] <= claim["independent_origins_max"]


def test_the_reprint_hangs_on_the_text_it_copies(findings: dict[str, Any]) -> None:
    assert ("meridian-weekly.html", "feedpoint.txt") in edges_of(findings)


def test_the_blog_hangs_on_a_search_engine(findings: dict[str, Any]) -> None:
    above = {source for source, target in edges_of(findings) if target == "quayside-blog.txt"}
    assert any("google" in source.lower() for source in above), above


def test_a_request_for_comment_is_one_response_of_each_ministry(findings: dict[str, Any]) -> None:
    asked = {
        response["actor"]
        for claim in findings["claims"]
        for response in claim["responses"]
        if response["kind"] == "comment_requested"
    }
    assert asked == {"Chinese Defence Ministry", "Russian Defence Ministry"}


def test_no_claim_comes_from_furniture(findings: dict[str, Any]) -> None:
    everything = json.dumps(findings)
    for foreign in ("trawlers", "Copper", "settlement of 15 million", "newsletter", "Most read"):
        assert foreign not in everything


def test_every_quote_stands_in_its_page(engine: Engine, tmp_path: Path) -> None:
    taken_in(engine, tmp_path)
    with reading(engine) as connection:
        rows = connection.execute(
            select(
                col(Mention.quote), col(Mention.start), col(Mention.end), col(Article.text)
            ).join(Article, col(Article.id) == col(Mention.article_id))
        ).all()
    assert len(rows) > 8
    for quote, start, end, text in rows:
        assert text is not None
        assert text[start:end] == quote


def test_the_same_input_twice_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    taken_in(engine, tmp_path)
    with reading(engine) as connection:
        before, seen = load_findings(connection), data_version(connection)
    again = take_in(engine, tmp_path)
    assert again.count(TakenState.UNCHANGED) == 4
    with reading(engine) as connection:
        assert load_findings(connection) == before
        assert data_version(connection) > seen  # four captures were looked at, none added


def test_a_bad_page_is_named_and_the_rest_goes_in(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.txt").write_bytes(b"\x00\x01\x02" * 400)
    (folder / "c-good.txt").write_bytes((PAGES / "harbor-courier.txt").read_bytes())
    load_vocabulary(engine)
    job = TakeIn(engine, archive=tmp_path / "captures")
    for item in find_inputs(str(folder)):
        if isinstance(item, FailedInput):
            job.note_failure(item.name, item.reason)
        else:
            job.add(item)
    report = job.finish()
    assert [name for name, _ in report.failed] == ["a-empty.txt", "b-binary.txt"]
    assert report.count(TakenState.NEW) == 1
    assert report.mentions_found > 2


def test_what_a_crash_left_unlinked_is_linked_later(engine: Engine, tmp_path: Path) -> None:
    load_vocabulary(engine)
    job = TakeIn(engine, archive=tmp_path)
    for item in find_inputs(str(PAGES / "manifest.jsonl")):
        assert not isinstance(item, FailedInput)
        job.add(item)
    # The process ends here: nothing was linked.
    assert link_pending(engine) == 4
    assert link_pending(engine) == 0
    with reading(engine) as connection:
        assert load_findings(connection)["claims"]
