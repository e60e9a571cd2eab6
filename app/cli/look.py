"""``whence read`` and ``extract``: what is read from a page and found in it, nothing kept."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.base.errors import BadInputError
from app.base.outlet_hints import hint_of
from app.base.settings import read_settings
from app.base.text import one_line
from app.cli.model import proposer
from app.collect.sources import FailedInput, find_inputs
from app.desk.vocabulary import load_vocabulary
from app.domain.article import Input, ReadArticle
from app.domain.found import Attribution, Findings
from app.domain.span import Span
from app.pipeline import describe_proposals, find_everything
from app.read.article import read_article

looking = typer.Typer()


class Shown(StrEnum):
    """How it is shown."""

    TABLE = "table"
    JSON = "json"


_Page = Annotated[
    str, typer.Argument(metavar="PAGE", help="A file (HTML, text, PDF, mail) or a URL.")
]
_Format = Annotated[
    Shown | None,
    typer.Option("--format", help="table or json; without, a table on a screen, JSON in a pipe."),
]


@looking.command(name="read", epilog="Example: whence read page.html --format json")
def read_page(page: _Page, format: _Format = None) -> None:
    """Show what is read from PAGE: its text in blocks, title, dates with their basis, links."""
    article = read_article(_one_page(page))
    if article.refusal:
        print(f"whence: {article.refusal}", file=sys.stderr)
    if _is_json(format):
        seen = as_data(article, article.text)
        seen["published"] = article.published
        _put_json(seen)
        return
    _put_facts(article)
    _put("Said of it", ("what", "value", "where"), _candidates(article))
    _put("Blocks", ("kind", "characters", "text"), _blocks(article))
    _put("Links", ("words", "address"), _links(article))


@looking.command(epilog="Example: whence extract page.html --format json")
def extract(page: _Page, format: _Format = None) -> None:
    """Show what is found in PAGE: who says what, claims, responses, actors, what it leans on."""
    article = read_article(_one_page(page))
    found, proposals = find_everything(
        article, load_vocabulary(), propose=proposer(read_settings())
    )
    if proposals is not None and proposals.note:
        print(f"whence: {proposals.note}", file=sys.stderr)
    if _is_json(format):
        data = as_data(found, article.text)
        if proposals is not None:
            data["proposed"] = describe_proposals(proposals)
        _put_json(data)
        return
    for title, columns, rows in _tables(found, article.text):
        _put(title, columns, rows)


def _is_json(wanted: Shown | None) -> bool:
    return wanted is Shown.JSON or (wanted is None and not sys.stdout.isatty())


def as_data(value: object, text: str) -> Any:
    """Return ``value`` as JSON types; a span also says its words."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "words": value.of(text)}
    if is_dataclass(value):
        return {f.name: as_data(getattr(value, f.name), text) for f in fields(value)}
    if isinstance(value, list | tuple):
        return [as_data(item, text) for item in cast("Sequence[object]", value)]
    return value


def _one_page(page: str) -> Input:
    found = find_inputs(page)
    first = next(found, None)
    if first is None:
        raise BadInputError(f"There is no page in {page}; name a text or HTML file or a URL.")
    if isinstance(first, FailedInput):
        raise BadInputError(first.reason)
    if next(found, None) is not None:
        raise BadInputError(f"{page} holds several pages; name one of them.")
    return first


_Row = tuple[str, ...]


def _put_facts(article: ReadArticle) -> None:
    credit = article.credit
    facts = {
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "address": article.url,
        "canonical": article.canonical_url,
        "language": article.language,
        "published": "; ".join(f"{d.edtf} ({d.basis})" for d in article.dates),
        "credit": " ".join(
            part
            for part in (
                credit.name if credit else "",
                f"({credit.domain})" if credit and credit.domain else "",
                f"in “{credit.span.of(article.text)}”" if credit and credit.span else "",
            )
            if part
        ),
    }
    _put("Page", ("what", "value"), ((name, value or "–") for name, value in facts.items()))


def _candidates(article: ReadArticle) -> Iterable[_Row]:
    for one in article.candidates:
        yield one.field, one.value, one.basis.value.replace("_", " ")
    for found in article.dates:
        yield "published", found.edtf, found.basis.value.replace("_", " ")
    for other in article.alternates:
        yield f"in {other.language}", other.url, "meta"
    known = {outlet.domain: outlet.slug for outlet in load_vocabulary().outlets if outlet.domain}
    slug, hint = known.get(article.domain or ""), hint_of(article.domain, known)
    if slug:
        yield "outlet of the desk", slug, "url"
    for name, value in (("kind", hint.kind), ("country", hint.country), ("like", hint.like)):
        if value:
            yield f"{name}, suggested", value, "url"


def _blocks(article: ReadArticle) -> Iterable[_Row]:
    for block in article.blocks:
        words = one_line(block.span.of(article.text))
        yield block.kind.value, f"{block.span.start}–{block.span.end}", words


def _links(article: ReadArticle) -> Iterable[_Row]:
    return ((one_line(link.span.of(article.text)), link.url) for link in article.links)


def _tables(found: Findings, text: str) -> list[tuple[str, _Row, list[_Row]]]:
    def words(span: Span | None) -> str:
        return one_line(span.of(text)) if span else "–"

    claims = [
        (
            words(c.content),
            _steps(c.attribution),
            c.modality.value,
            ", ".join(c.topics) or "–",
            ", ".join(f"{slug} ({role})" for slug, role in c.actors) or "–",
            "; ".join([*(q.text for q in c.quantities), *(d.edtf for d in c.dates)]) or "–",
            _made(c.rule, c.score),
        )
        for c in found.claims
    ]
    said = [
        (_steps(a), words(a.steps[-1].source), words(a.content), _made(a.rule, a.score))
        for a in found.attributions
    ]
    answers = [
        (r.actor, r.act.value, r.scope.value, words(r.words), _made(r.rule, r.score))
        for r in found.responses
    ]
    names = [(a.name, a.slug, a.kind, a.role or "–", a.parent or "–") for a in found.actors]
    names += [(o.name, o.slug, f"outlet, {o.kind}", o.domain or "–", "–") for o in found.outlets]
    leans = [
        (u.outlet, u.relation.value, u.basis.value, words(u.span), f"{u.score:.2f}")
        for u in found.upstream
    ]
    return [
        (
            "Claims",
            ("claimed", "by", "modality", "topics", "actors", "numbers and dates", "rule"),
            claims,
        ),
        ("Attributions", ("by", "words", "content", "rule"), said),
        ("Responses", ("actor", "act", "scope", "words", "rule"), answers),
        ("New actors and outlets", ("name", "slug", "kind", "role or site", "part of"), names),
        ("Leans on as a whole", ("outlet", "relation", "basis", "words", "score"), leans),
    ]


def _steps(attribution: Attribution | None) -> str:
    """Return who hands the content on, the origin first."""
    if attribution is None:
        return "nobody credited"
    return " → ".join(f"{s.name} ({s.naming})" for s in reversed(attribution.steps))


def _made(rule: str, score: float) -> str:
    return f"{rule} {score:.2f}"


def _put(title: str, columns: _Row, rows: Iterable[_Row]) -> None:
    table = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console()
    console.print(table if table.row_count else f"{title}: none")
    console.print()


def _put_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
