"""The desk's eight files: read with every rule checked, and written back the same."""

import re
from dataclasses import asdict, fields
from pathlib import Path

from app.base.errors import BadInputError
from app.desk.lines import Line, read_lines, write_lines
from app.desk.records import (
    DeskActor,
    DeskArticle,
    DeskClaim,
    DeskMention,
    DeskOutlet,
    DeskQuantity,
    DeskRecords,
    DeskResponse,
    DeskRole,
    DeskStep,
    DeskStory,
    DeskTopic,
)
from app.desk.rules import check_desk, check_vocabulary
from app.domain.words import Act, ActorKind, ActorRole, Modality, OutletKind, SourceKind

STARTER = Path(__file__).resolve().parent

RELATIONS = ("quotation", "primary_source", "derivation", "syndication", "translation", "none")
COMPLETENESS = ("full", "excerpt", "unknown")
_STATEMENT = 240  # characters; longer ones are several claims
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_URL = re.compile(r"https?://\S+")
_CUE = re.compile(r"[A-Za-z-]+")


def read_desk(folder: Path) -> DeskRecords:
    """Return all records of a desk.

    Raises:
        BadInputError: "claims.jsonl line 12: ..." for the first line that breaks a rule.
    """
    words = _read_words(folder)
    records = DeskRecords(
        outlets=words.outlets,
        actors=words.actors,
        topics=words.topics,
        stories=tuple(map(_story, _lines(folder, "stories", DeskStory))),
        claims=tuple(map(_claim, _lines(folder, "claims", DeskClaim))),
        articles=tuple(map(_article, _lines(folder, "articles", DeskArticle))),
        mentions=tuple(map(_mention, _lines(folder, "mentions", DeskMention))),
        responses=tuple(map(_response, _lines(folder, "responses", DeskResponse))),
    )
    check_desk(records)
    return records


def read_vocabulary(folder: Path) -> DeskRecords:
    """Return only the outlets, actors and topics of a desk.

    Raises:
        BadInputError: as ``read_desk``.
    """
    words = _read_words(folder)
    check_vocabulary(words)
    return words


def write_desk(folder: Path, records: DeskRecords) -> None:
    """Write all eight files into ``folder``, which is made if it is not there.

    Raises:
        BadInputError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(records):
            write_lines(folder / f"{field.name}.jsonl", map(asdict, getattr(records, field.name)))
    except OSError as error:
        raise BadInputError(f"The desk cannot be written to {folder}: {error.strerror}.") from error


def _read_words(folder: Path) -> DeskRecords:
    return DeskRecords(
        outlets=tuple(map(_outlet, _lines(folder, "outlets", DeskOutlet))),
        actors=tuple(map(_actor, _lines(folder, "actors", DeskActor))),
        topics=tuple(map(_topic, _lines(folder, "topics", DeskTopic))),
    )


def _lines(folder: Path, name: str, record: type) -> list[Line]:
    return list(read_lines(folder / f"{name}.jsonl", _keys(record)))


def _keys(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _outlet(line: Line) -> DeskOutlet:
    return DeskOutlet(
        slug=line.slug("slug"),
        name=line.text("name"),
        domain=line.maybe_text("domain"),
        kind=line.one_of("kind", list(OutletKind)),
        country=line.maybe_matching("country", _COUNTRY, "a two-letter country code"),
    )


def _actor(line: Line) -> DeskActor:
    return DeskActor(
        slug=line.slug("slug"),
        name=line.text("name"),
        short_name=line.maybe_text("short_name"),
        kind=line.one_of("kind", list(ActorKind)),
        country=line.maybe_matching("country", _COUNTRY, "a two-letter country code"),
        parent=line.maybe_text("parent"),
        role=line.maybe_text("role"),
        aliases=line.texts("aliases"),
    )


def _topic(line: Line) -> DeskTopic:
    return DeskTopic(
        slug=line.slug("slug"),
        label=line.text("label"),
        definition=line.text("definition"),
        parent=line.maybe_text("parent"),
    )


def _story(line: Line) -> DeskStory:
    return DeskStory(
        slug=line.slug("slug"),
        title=line.text("title"),
        summary=line.text("summary"),
        first_reported=line.maybe_date("first_reported"),
    )


def _claim(line: Line) -> DeskClaim:
    statement = line.text("statement")
    if len(statement) > _STATEMENT:
        line.fail(f"the statement is longer than {_STATEMENT} characters")
    topics = line.texts("topics")
    if not topics:
        line.fail("the claim has no topic")
    actors = line.objects("actors", _role)
    if len(set(actors)) < len(actors):
        line.fail("an actor stands twice in the same role")
    return DeskClaim(
        slug=line.slug("slug"),
        statement=statement,
        story=line.text("story"),
        topics=topics,
        actors=actors,
        event_date=line.maybe_date("event_date"),
        quantity=line.maybe_object("quantity", _quantity),
    )


def _role(line: Line) -> DeskRole:
    line.keys_are(_keys(DeskRole))
    return DeskRole(actor=line.text("actor"), role=line.one_of("role", list(ActorRole)))


def _quantity(line: Line) -> DeskQuantity:
    line.keys_are(_keys(DeskQuantity))
    return DeskQuantity(
        value=line.number("value"), unit=line.maybe_text("unit"), as_text=line.maybe_text("as_text")
    )


def _article(line: Line) -> DeskArticle:
    return DeskArticle(
        slug=line.slug("slug"),
        url=line.matching("url", _URL, "an http or https address"),
        outlet=line.text("outlet"),
        title=line.maybe_text("title"),
        published=line.maybe_date("published"),
        language=line.matching("language", _LANGUAGE, "a language code of two or three letters"),
        summary=line.text("summary"),
        completeness=line.one_of("completeness", COMPLETENESS),
    )


def _mention(line: Line) -> DeskMention:
    mention = DeskMention(
        claim=line.text("claim"),
        article=line.text("article"),
        stated_as=line.text("stated_as"),
        quantity_as_stated=line.maybe_text("quantity_as_stated"),
        modality=line.one_of("modality", list(Modality)),
        attribution=line.objects("attribution", _step),
        copy_of=line.maybe_text("copy_of"),
        relation=line.one_of("relation", RELATIONS),
    )
    if mention.copy_of == mention.article:
        line.fail("the article is recorded as a copy of itself")
    if mention.modality == Modality.ATTRIBUTED and not mention.attribution:
        line.fail("the mention is attributed, but to nobody")
    return mention


def _response(line: Line) -> DeskResponse:
    return DeskResponse(
        claim=line.text("claim"),
        actor=line.text("actor"),
        article=line.text("article"),
        kind=line.one_of("kind", list(Act)),
        summary=line.text("summary"),
        date=line.maybe_date("date"),
        attribution=line.objects("attribution", _step),
    )


def _step(line: Line) -> DeskStep:
    line.keys_are(_keys(DeskStep))
    kind = line.one_of("kind", list(SourceKind))
    for key in ("actor", "outlet"):
        if line.is_null(key) == (kind == key):
            line.fail(f"{key} must be given for the kind {key}, and for no other")
    return DeskStep(
        kind=kind,
        actor=line.maybe_text("actor"),
        outlet=line.maybe_text("outlet"),
        text=line.text("text"),
        anonymous=line.flag("anonymous"),
        cue=line.maybe_matching("cue", _CUE, "a cue of letters and hyphens"),
    )
