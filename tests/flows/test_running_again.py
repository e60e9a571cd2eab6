"""Newer rules over what is held: what machines found is replaced, what people decided stays."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select, update
from sqlmodel import col

from app import again
from app.base.settings import read_settings
from app.collect.sources import FailedInput, find_inputs
from app.domain.article import ReadArticle
from app.domain.proposed import Proposals, ProposedAttribution
from app.linking import link_articles, link_everything
from app.opening import open_database
from app.pipeline import TakeIn
from app.query.findings import load_findings
from app.store.rejected import reject_join
from app.store.rows import table_of
from app.store.session import reading, transaction
from app.store.tables import (
    Actor,
    Claim,
    ClaimTerm,
    Counter,
    Hop,
    Mention,
    Outlet,
    Response,
    TermCount,
    TextShingle,
    Topic,
)
from tests.kept import fill_once, load_vocabulary

PAGES = Path(__file__).parent / "pages"
KEPT = (Outlet, Actor, Topic, TermCount, ClaimTerm, TextShingle)


def take_in(engine: Engine, archive: Path, *, one_by_one: bool = False) -> None:
    def fill() -> None:
        _take_in(engine, archive, one_by_one=one_by_one)

    fill_once(engine, "one by one" if one_by_one else "four pages", fill, archive)


def _take_in(engine: Engine, archive: Path, *, one_by_one: bool) -> None:
    load_vocabulary(engine)
    job = TakeIn(engine, archive=archive)
    for item in find_inputs(str(PAGES / "manifest.jsonl")):
        assert not isinstance(item, FailedInput)
        job.add(item)
        if one_by_one:
            job.finish()
            job = TakeIn(engine, archive=archive)
    job.finish()


def found(engine: Engine) -> dict[str, Any]:
    with reading(engine) as connection:
        return load_findings(connection)


def rows(engine: Engine, *models: Any) -> list[tuple[Any, ...]]:
    with reading(engine) as connection:
        return [
            tuple(row)
            for model in models
            for row in connection.execute(
                select(table_of(model)).order_by(*table_of(model).primary_key.columns)
            )
        ]


def joined(engine: Engine) -> set[frozenset[int]]:
    """The mentions of each claim."""
    groups: dict[int | None, set[int]] = {}
    with reading(engine) as connection:
        for mention, claim in connection.execute(
            select(table_of(Mention).c.id, col(Mention.claim_id))
        ):
            groups.setdefault(claim, set()).add(mention)
    return {frozenset(group) for group in groups.values()}


def test_the_same_rules_change_nothing(engine: Engine, tmp_path: Path) -> None:
    take_in(engine, tmp_path)
    before, kept = found(engine), rows(engine, Claim)
    assert again.relink(engine) == ()
    assert again.reextract(engine) == ()
    assert found(engine) == before
    assert [row[1] for row in rows(engine, Claim)] == [row[1] for row in kept]


def test_a_wrong_join_of_a_machine_is_undone_and_told(engine: Engine, tmp_path: Path) -> None:
    take_in(engine, tmp_path)
    before = joined(engine)
    with transaction(engine) as session:
        claims = session.scalars(select(col(Claim.id)).order_by(col(Claim.id))).all()
        session.execute(update(Mention).values(claim_id=claims[0]))
    changes = again.relink(engine)
    assert sum(change.mentions_moved for change in changes) > 0
    assert joined(engine) == before


def test_a_trial_tells_the_changes_and_makes_none(engine: Engine, tmp_path: Path) -> None:
    take_in(engine, tmp_path)
    with transaction(engine) as session:
        claims = session.scalars(select(col(Claim.id)).order_by(col(Claim.id))).all()
        session.execute(update(Mention).values(claim_id=claims[0]))
    before = rows(engine, Claim, Mention, Response, Hop)
    tried = again.try_relink(engine)
    assert rows(engine, Claim, Mention, Response, Hop) == before
    assert again.relink(engine) == tried != ()


def test_what_a_person_confirmed_stays_where_the_person_put_it(
    engine: Engine, tmp_path: Path
) -> None:
    take_in(engine, tmp_path)
    with transaction(engine) as session:
        mention, claim = session.execute(
            select(col(Mention.id), col(Mention.claim_id)).order_by(col(Mention.id))
        ).first() or (0, 0)
        other = session.scalars(select(col(Claim.id)).where(col(Claim.id) != claim)).first()
        moved = update(Mention).where(col(Mention.id) == mention)
        session.execute(moved.values(claim_id=other, review="accepted"))
        place = session.execute(
            select(col(Mention.article_id), col(Mention.start)).where(col(Mention.id) == mention)
        ).one()
    for work in (again.relink, again.reextract):
        work(engine)
        with reading(engine) as connection:
            decided = connection.execute(
                select(
                    col(Mention.article_id),
                    col(Mention.start),
                    col(Mention.claim_id),
                    col(Mention.review),
                ).where(col(Mention.review) == "accepted")
            ).all()
        assert [tuple(row) for row in decided] == [(*place, other, "accepted")]


def test_a_mention_a_person_took_out_of_a_claim_never_gets_back(
    engine: Engine, tmp_path: Path
) -> None:
    take_in(engine, tmp_path)
    with transaction(engine) as session:
        m = table_of(Mention).c
        shared = select(m.claim_id).group_by(m.claim_id).having(func.count() > 1)
        mention, claim, article, start = session.execute(
            select(m.id, m.claim_id, m.article_id, m.start)
            .where(m.claim_id.in_(shared))
            .order_by(m.id.desc())
        ).first() or (0, 0, 0, 0)
        assert reject_join(session, mention, claim) == article
        link_articles(session, [article], touched=[claim])
    works: tuple[Callable[[Engine], object], ...] = (id, again.relink, again.reextract)
    for work in works:  # as it is, then after each kind of running again
        work(engine)
        with reading(engine) as connection:
            here = select(m.claim_id).where(m.article_id == article, m.start == start)
            now = connection.scalars(here).all()
            assert claim not in now
            assert None not in now
            assert connection.scalar(select(col(Claim.id)).where(col(Claim.id) == claim)) == claim


def test_an_accepted_mention_that_is_not_found_any_more_stays(
    engine: Engine, tmp_path: Path
) -> None:
    take_in(engine, tmp_path)
    with transaction(engine) as session:
        mention = session.execute(
            select(col(Mention.id), col(Mention.start), col(Mention.end), col(Mention.claim_id))
        ).first()
        assert mention is not None
        # A person drew the passage one letter shorter than any rule does.
        held = update(Mention).where(col(Mention.id) == mention.id)
        words = session.scalars(select(col(Mention.quote)).where(col(Mention.id) == mention.id))
        shorter = {"quote": words.one()[:-1], "end": mention.end - 1, "review": "accepted"}
        session.execute(held.values(shorter))
    again.reextract(engine)
    with reading(engine) as connection:
        kept = connection.execute(
            select(col(Mention.id), col(Mention.claim_id)).where(col(Mention.review) == "accepted")
        ).one()
    assert tuple(kept) == (mention.id, mention.claim_id)


def test_linking_page_by_page_leaves_the_index_and_counts_of_a_whole_run(
    engine: Engine, tmp_path: Path
) -> None:
    take_in(engine, tmp_path, one_by_one=True)
    kept = rows(engine, *KEPT)
    with transaction(engine) as session:
        link_everything(session)
    assert [row for row in rows(engine, *KEPT) if row[-1] != 0] == [r for r in kept if r[-1] != 0]


def test_a_database_without_an_index_gets_one_when_it_is_opened(tmp_path: Path) -> None:
    settings = read_settings({"WHENCE_DATA": str(tmp_path), "WHENCE_DESK": "none"})
    engine = open_database(settings)
    take_in(engine, tmp_path)
    kept = rows(engine, ClaimTerm, TextShingle)
    assert kept
    with transaction(engine) as session:
        for model in (ClaimTerm, TermCount, TextShingle):
            session.execute(table_of(model).delete())
        session.execute(table_of(Counter).delete().where(col(Counter.name) == "link_index"))
    engine.dispose()
    engine = open_database(settings)
    assert rows(engine, ClaimTerm, TextShingle) == kept
    engine.dispose()


def test_what_a_model_proposes_is_found_again(engine: Engine, tmp_path: Path) -> None:
    take_in(engine, tmp_path)
    asked: list[str] = []

    def propose(article: ReadArticle) -> Proposals:
        asked.append(article.text)
        claim = ProposedAttribution(article.blocks[-1].span, None, None)
        return Proposals("llm:dock-7b/1", claims=(claim,))

    again.reextract(engine, propose=propose)
    with reading(engine) as connection:
        rules = set(connection.scalars(select(col(Mention.rule))).all())
    assert len(asked) > 1
    assert "llm:dock-7b/1" in rules
    again.reextract(engine)
    with reading(engine) as connection:
        assert "llm:dock-7b/1" not in set(connection.scalars(select(col(Mention.rule))).all())
