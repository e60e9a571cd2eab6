"""The smallest things that can be kept, and a short way to keep them."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.article import Block, DateFound, Link, ReadArticle
from app.domain.found import (
    Attribution,
    DateMentioned,
    Findings,
    FoundActor,
    FoundClaim,
    FoundOutlet,
    FoundResponse,
    Quantity,
    Step,
    Upstream,
)
from app.domain.span import Span
from app.domain.words import (
    Act,
    ActorRole,
    Basis,
    BlockKind,
    DateBasis,
    Modality,
    Naming,
    Relation,
    Scope,
    SourceKind,
)
from app.store.articles import Captured, SavedArticle, save_article
from app.store.findings import SavedFindings, save_findings
from app.store.rows import insert_plain, table_of
from app.store.tables import Actor, Topic

TEXT = (
    "Harbour drills begin\n\n"
    "The Ost Ministry told the Harbour Post that 600 cadets will train at Lake Base in June 2031. "
    "The West Ministry denied the report.\n\n"
    "Read also: gold prices\n"
)
BLOCKS = (
    Block(Span(0, 20), BlockKind.HEADLINE),
    Block(Span(22, TEXT.index("\n\nRead")), BlockKind.PARAGRAPH),
)


def span(words: str, text: str = TEXT) -> Span:
    """Return where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def an_article(
    url: str | None = "https://www.harbourpost.example/drills", **changes: object
) -> ReadArticle:
    read = ReadArticle(
        url=url,
        text=TEXT,
        blocks=BLOCKS,
        links=(Link(span("Harbour Post"), "https://harbourpost.example/source"),),
        title="Harbour drills begin",
        outlet="Harbour Post",
        domain="harbourpost.example",
        dates=(DateFound("2031-05-02", DateBasis.META), DateFound("2031-05", DateBasis.PAGE)),
        language="en",
    )
    return replace(read, **changes)  # pyright: ignore[reportArgumentType]


def captured(page: str = "drills.html", sha256: str = "a" * 64) -> Captured:
    return Captured(page=page, sha256=sha256, size=12, headers=(("etag", "1"),))


def findings(text: str = TEXT) -> Findings:
    told = Attribution(
        steps=(
            Step(
                SourceKind.OUTLET,
                "Harbour Post",
                Naming.NAMED,
                source=span("Harbour Post", text),
                outlet="harbour-post",
            ),
            Step(
                SourceKind.ACTOR,
                "Ost Ministry",
                Naming.INSTITUTION_CLAIMED,
                source=span("The Ost Ministry", text),
                cue=span("told", text),
                actor="ost-ministry",
            ),
        ),
        content=span("600 cadets will train at Lake Base in June 2031", text),
        rule="told-that",
        score=0.9,
    )
    claim = FoundClaim(
        quote=Span(text.index("The Ost Ministry"), text.index("June 2031.") + len("June 2031.")),
        content=told.content,
        attribution=told,
        modality=Modality.ATTRIBUTED,
        topics=("training", "exercises"),
        actors=(("ost-ministry", ActorRole.SUBJECT),),
        quantities=(Quantity(span("600", text), "600", 600.0, 600.0, 600.0, "cadets", False),),
        dates=(DateMentioned(span("June 2031", text), "2031-06"),),
        place=BlockKind.PARAGRAPH,
        language="en",
        rule="told-that",
        score=0.9,
    )
    denial = FoundResponse(
        act=Act.DENIAL,
        actor="west-ministry",
        quote=span("The West Ministry denied the report.", text),
        words=span("denied the report", text),
        scope=Scope.THIS_CLAIM,
        answers=0,
        date="2031-05-02",
        attribution=None,
        rule="denied",
        score=0.8,
    )
    return Findings(
        claims=(claim,),
        responses=(denial,),
        actors=(FoundActor("west-ministry", "West Ministry", "ministry", aliases=("WM",)),),
        outlets=(FoundOutlet("far-wire", "Far Wire", "wire", domain="farwire.example"),),
        upstream=(
            Upstream("far-wire", Relation.REPRINTS, Basis.STATED, span("Harbour Post", text), 0.7),
        ),
    )


def add_vocabulary(session: Session) -> None:
    """Add what the desk would know: an actor and two topics."""
    rows = [{"slug": "ost-ministry", "name": "Ost Ministry", "kind": "ministry", "of_desk": True}]
    insert_plain(session, Actor, rows)
    topics = [
        {"slug": slug, "label": slug, "definition": slug, "position": place}
        for place, slug in enumerate(("training", "exercises"))
    ]
    insert_plain(session, Topic, topics)


def keep(
    session: Session, read: ReadArticle | None = None, page: str = "drills.html"
) -> tuple[SavedArticle, SavedFindings]:
    """Keep an article and what is found in it."""
    if session.execute(select(table_of(Topic))).first() is None:
        add_vocabulary(session)
    article = read or an_article()
    saved = save_article(session, article, captured(page, page.ljust(64, "0")))
    return saved, save_findings(
        session, saved.id, findings(article.text), text=article.text, run_id=None
    )
