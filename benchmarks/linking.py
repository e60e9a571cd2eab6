"""CPU of linking one new article on a made-up corpus: linking.py [ARTICLES...] [--database URL].

A held article has two mentions, a claim four, a new article six; words follow a steep law, so some
are everywhere. What is held is filled in rows, with vectors made up and nothing counted; the new
articles are stored and linked by the program, one by one, with vectors from its model. Half of
their mentions are of a claim that is held.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import func, insert, select, text
from sqlmodel import SQLModel

from app.base.clock import now
from app.domain.article import Block, DateFound, ReadArticle
from app.domain.chain import LinkClaim, LinkMention
from app.domain.found import Attribution, Findings, FoundClaim, Step
from app.domain.span import Span
from app.domain.words import ActorRole, BlockKind, DateBasis, Modality, Naming, SourceKind
from app.link.lookup import RULES, coarse_wordings, kept_shingles, wordings_of
from app.link.vectors import DIMENSIONS, vector_key, vectors
from app.linking import link_articles
from app.store import tables as t
from app.store.articles import Captured, save_article
from app.store.findings import save_findings
from app.store.lookup import OFFSET, begin_index
from app.store.migrate import prepare
from app.store.rows import completed, table_of
from app.store.session import Session, make_engine, transaction

ACTORS, OUTLETS, TOPICS = 300, 500, 15
NEW, MENTIONS = 40, 6
DICE = random.Random(11)
NUMBERS = np.random.default_rng(11)
SOUNDS = "ba do ke li mo nu ra se ti vo gan der pol mir tas kun hel bri sto wen".split()  # noqa: SIM905


def made_up_words(number: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(DICE.choices(SOUNDS, k=DICE.choice((2, 3, 3, 4))))] = None
    return list(found)


WORDS = made_up_words(20_000)
SUMS = list(np.cumsum([1 / (n + 3) for n in range(len(WORDS))]))
MEAN = NUMBERS.standard_normal(DIMENSIONS)


def sentence(words: int) -> str:
    found = DICE.choices(WORDS, cum_weights=SUMS, k=words)
    if DICE.random() < 0.4:
        found.insert(DICE.randrange(words), str(DICE.choice((12, 40, 200, 600, 1500, 3000))))
    return " ".join(found)


def reworded(said: str) -> str:
    """Return the sentence as another paper has it: two words lost, two others."""
    words = said.split()
    for _ in range(2):
        words[DICE.randrange(len(words))] = DICE.choices(WORDS, cum_weights=SUMS)[0]
    return " ".join(words)


def article_text(said: Sequence[str]) -> tuple[str, list[Block]]:
    """Return a text of about 150 words that states these sentences, and its blocks."""
    parts = [
        *(f"The agency said that {claim}." for claim in said),
        *(f"{sentence(25)}." for _ in "abcd"),
    ]
    blocks: list[Block] = []
    at = 0
    for part in parts:
        blocks.append(Block(Span(at, at + len(part)), BlockKind.PARAGRAPH))
        at += len(part) + 2
    return "\n\n".join(parts), blocks


def put(session: Session, model: type[SQLModel], rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    while part := list(islice(left, 10_000)):
        if len(part[0]) < len(model.model_fields):
            part = [completed(model, row) for row in part]
        session.execute(insert(table_of(model)), part)


def fill(session: Session, articles: int) -> list[str]:
    """Put so many articles and their claims into the database; return the claims' sentences."""
    claims = articles // 2
    put(
        session,
        t.Topic,
        ({"slug": f"topic-{n}", "label": f"{n}", "definition": ""} for n in range(TOPICS)),
    )
    put(
        session,
        t.Actor,
        ({"slug": f"actor-{n}", "name": f"Actor {n}", "kind": "other"} for n in range(ACTORS)),
    )
    put(
        session,
        t.Outlet,
        (
            {
                "slug": f"outlet-{n}",
                "name": f"Outlet {n}",
                "kind": "newspaper",
                "domain": f"o{n}.example",
            }
            for n in range(OUTLETS)
        ),
    )
    said = [sentence(14) for _ in range(claims)]
    other = [reworded(words) for words in said]
    put(
        session,
        t.Claim,
        (
            {"id": n + 1, "slug": f"claim-{n}", "statement": f"{said[n].capitalize()}."}
            for n in range(claims)
        ),
    )
    put(
        session,
        t.ClaimTopic,
        ({"claim_id": n + 1, "topic_id": n % TOPICS + 1} for n in range(claims)),
    )
    put(
        session,
        t.ClaimActor,
        (
            {"claim_id": n + 1, "actor_id": n * n % ACTORS + 1, "role": "subject"}
            for n in range(claims)
        ),
    )
    _fill_articles(session, articles, said, other)
    _fill_terms(session, said, other)
    if session.get_bind().dialect.name == "postgresql":
        for name in ("claim", "article", "mention", "topic", "actor", "outlet", "attribution_step"):
            session.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}")
            )
    session.execute(text("ANALYZE"))
    return said


def _fill_articles(session: Session, articles: int, said: list[str], other: list[str]) -> None:
    claims = len(said)
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(2000)]
    texts: list[dict[str, Any]] = []
    blocks: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    hashes: list[tuple[int, int]] = []
    for n in range(articles):
        about = [n % claims, (n * 7 + 3) % claims]
        contents = [(said if n < claims else other)[c] for c in about]
        body, found = article_text(contents)
        day = days[n % 2000]
        texts.append(
            {
                "id": n + 1,
                "slug": f"a-{n}",
                "url": f"https://o{n % OUTLETS}.example/{n}",
                "identity": f"o{n % OUTLETS}.example/{n}",
                "outlet_id": n % OUTLETS + 1,
                "title": f"Article {n}",
                "published": day.isoformat(),
                "published_earliest": day,
                "published_latest": day,
                "language": "en",
                "text": body,
                "page": f"{n}",
                "added_at": now(),
            }
        )
        blocks += [
            {"article_id": n + 1, "start": b.span.start, "end": b.span.end, "kind": "paragraph"}
            for b in found
        ]
        for place, (claim, content) in enumerate(zip(about, contents, strict=True)):
            block = found[place].span
            start = block.end - 1 - len(content)
            mentions.append(
                {
                    "id": len(mentions) + 1,
                    "claim_id": claim + 1,
                    "article_id": n + 1,
                    "quote": block.of(body),
                    "start": block.start,
                    "end": block.end,
                    "content_start": start,
                    "content_end": start + len(content),
                    "modality": "attributed",
                    "place": "paragraph",
                    "language": "en",
                    "topics": [f"topic-{claim % TOPICS}"],
                    "actors": [[f"actor-{claim * claim % ACTORS}", "subject"]],
                    "source_naming": "named",
                }
            )
        words = kept_shingles(frozenset(NUMBERS.integers(0, 2**32, 150).tolist()))
        hashes += [(value - OFFSET, n + 1) for value in words]
    put(session, t.Article, texts)
    put(session, t.ArticleBlock, blocks)
    put(session, t.Mention, mentions)
    put(
        session,
        t.AttributionStep,
        (
            {
                "mention_id": m["id"],
                "position": 0,
                "kind": "actor",
                "name": "Actor",
                "naming": "named",
                "words": "The agency",
                "cue": "said",
                "actor_id": m["id"] * 31 % ACTORS + 1,
            }
            for m in mentions
        ),
    )
    begin_index(session, RULES)
    hashes.sort()
    put(session, t.TextShingle, ({"hash": value, "article_id": n} for value, n in hashes))


def _fill_terms(session: Session, said: list[str], other: list[str]) -> None:
    """Keep what the claims are found by, with made-up vectors: near for wordings of one claim."""
    claims: Counter[str] = Counter()
    words: Counter[str] = Counter()
    rows: list[tuple[str, int, int]] = []
    kept: dict[str, bytes] = {}
    coarse: list[dict[str, Any]] = []
    for n, (first, second) in enumerate(zip(said, other, strict=True)):
        centre = 0.4 * MEAN + NUMBERS.standard_normal(DIMENSIONS)
        near: dict[str, Any] = {}
        statement = f"{first.capitalize()}."
        for content in (first, second, statement):
            vector = (centre + 0.5 * NUMBERS.standard_normal(DIMENSIONS)).astype(np.float32)
            vector /= np.linalg.norm(vector)
            near[content] = vector
            kept[vector_key(content)] = vector.astype("<f2").tobytes()
        actors = (f"actor-{n * n % ACTORS}",)
        claim = LinkClaim(f"c{n + 1}", statement, (), actors, None, None)
        mentions = [
            _mention(f"m{2 * place + 1}", content, actors)
            for place, content in ((n, first), (n + len(said), second))
        ]
        keys, packed = coarse_wordings(claim, mentions, near)
        places = [int(key[1:]) if key[0] == "m" else 0 for key in keys]
        coarse.append({"claim_id": n + 1, "mentions": places, "vectors": packed})
        for term, number in wordings_of(claim, mentions, near).items():
            rows.append((term, n + 1, number))
            claims[term] += 1
            words[term] += number
    rows.sort()
    put(
        session,
        t.ClaimTerm,
        ({"term": term, "claim_id": n, "wordings": number} for term, n, number in rows),
    )
    put(
        session,
        t.TermCount,
        ({"term": k, "claims": claims[k], "wordings": words[k]} for k in sorted(claims)),
    )
    put(session, t.ClaimVector, coarse)
    put(session, t.WordingVector, ({"key": key, "vector": kept[key]} for key in sorted(kept)))


def _mention(key: str, content: str, actors: tuple[str, ...]) -> LinkMention:
    return LinkMention(
        key=key,
        text="a",
        claim=None,
        quote=content,
        content=content,
        described=False,
        modality=Modality.ATTRIBUTED,
        steps=(),
        quantities=(),
        dates=(),
        topics=(),
        actors=actors,
    )


def new_articles(said: list[str]) -> Iterator[tuple[ReadArticle, Findings, list[str]]]:
    for n in range(NEW):
        known = [DICE.randrange(len(said)) for _ in range(MENTIONS // 2)]
        contents = [*(reworded(said[claim]) for claim in known)]
        contents += [sentence(14) for _ in range(MENTIONS - len(known))]
        body, blocks = article_text(contents)
        read = ReadArticle(
            url=f"https://o{n * 3 % OUTLETS}.example/new-{n}",
            text=body,
            blocks=tuple(blocks),
            title=f"New {n}",
            outlet=f"Outlet {n * 3 % OUTLETS}",
            domain=f"o{n * 3 % OUTLETS}.example",
            dates=(DateFound("2026-01-02", DateBasis.META),),
            language="en",
        )
        claims: list[FoundClaim] = []
        for place, content in enumerate(contents):
            block = blocks[place].span
            span = Span(block.end - 1 - len(content), block.end - 1)
            own = known[place] if place < len(known) else n + place
            actor = f"actor-{own * own % ACTORS}"
            step = Step(
                SourceKind.ACTOR,
                "Actor",
                Naming.NAMED,
                source=Span(block.start, block.start + 10),
                actor=actor,
            )
            claims.append(
                FoundClaim(
                    quote=block,
                    content=span,
                    attribution=Attribution((step,), span, "said-that", 0.9),
                    modality=Modality.ATTRIBUTED,
                    topics=("topic-1",),
                    actors=((actor, ActorRole.SUBJECT),),
                    quantities=(),
                    dates=(),
                    place=BlockKind.PARAGRAPH,
                    language="en",
                    rule="said-that",
                    score=0.9,
                )
            )
        yield read, Findings(claims=tuple(claims)), contents


def measure(url: str, articles: int) -> None:
    engine = make_engine(url)
    prepare(engine)
    begun = time.perf_counter()
    with transaction(engine) as session:
        said = fill(session, articles)
    filled = time.perf_counter() - begun
    spent: list[float] = []
    model: list[float] = []
    joined = 0
    for n, (read, findings, contents) in enumerate(new_articles(said)):
        begun = time.process_time()
        vectors(contents)
        model.append(time.process_time() - begun)
        with transaction(engine) as session:
            saved = save_article(
                session, read, Captured(page=f"new-{n}", sha256=f"{n:064}", size=1)
            )
            save_findings(session, saved.id, findings, text=read.text, run_id=None)
        begun = time.process_time()
        with transaction(engine) as session:
            link_articles(session, [saved.id])
        spent.append(time.process_time() - begun)
        with transaction(engine) as session:
            m = table_of(t.Mention).c
            held = m.claim_id <= len(said)
            joined += (
                session.scalar(select(func.count()).where(m.article_id == saved.id, held)) or 0
            )
    # The first ones load the model and prepare the statements.
    alone, of_model = spent[5:], model[5:]
    mean, vector = 1000 * sum(alone) / len(alone), 1000 * sum(of_model) / len(of_model)
    print(
        f"{articles:>7} articles: {mean + vector:6.1f} CPU ms an article, "
        f"{(mean + vector) / MENTIONS:5.1f} a mention, "
        f"of it {vector / MENTIONS:4.1f} its vector; slowest article {1000 * max(alone):5.1f}; "
        f"{joined} of {NEW * (MENTIONS // 2)} joined; filled in {filled:.0f} s",
        flush=True,
    )
    engine.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--database", help="an empty one; a file of its own for each size without")
    asked = parser.parse_args()
    for articles in asked.articles:
        with tempfile.TemporaryDirectory() as folder:
            measure(asked.database or f"sqlite:///{folder}/bench.db", articles)


if __name__ == "__main__":
    main()
