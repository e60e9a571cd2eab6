"""What the product finds on public benchmarks, in the lines their scorers read.

quality.py attribution IN.jsonl[.gz]         {id, text} → {id, relations: [{source, cue, content}]}
quality.py article_text HTML_DIR             pages, gzip or not → {id: text}
quality.py same_claim CLAIMS.tsv QUERIES.tsv → {query, claims: [ids, best first]}
quality.py responses IN.jsonl[.gz]           {id, text, claim} → {id, responses: [...]}

Each writes to standard output, or to the file after -o. Every sub-command calls what taking a page
in calls; what differs is only how the text is brought.
"""

import argparse
import csv
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module

from app.base.errors import BadInputError
from app.desk.vocabulary import load_vocabulary
from app.domain.article import Block, Input, ReadArticle
from app.domain.span import Span
from app.domain.vocabulary import Vocabulary
from app.domain.words import BlockKind
from app.extract.attribution import find_raw, join_parts
from app.extract.sentences import lay_out, parse
from app.link.vectors import vectors
from app.read.article import read_article
from app.replies import respond_to

RANKED = 20
_AROUND = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION)  # not the running text
Line = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark; 0 done, 1 an input that cannot be read, 2 wrong usage."""
    wanted = _parser().parse_args(arguments)
    try:
        text = _RUNS[wanted.run](wanted)
        if wanted.output is None:
            sys.stdout.write(text)
        else:
            wanted.output.write_text(text, encoding="utf-8")
    except (OSError, ValueError, KeyError) as error:
        print(f"quality: {error!r}", file=sys.stderr)
        return 1
    return 0


# ---- attribution


def attribution(text: str) -> list[Line]:
    """Return the attributions of ``text`` as character ranges of it."""
    layout = lay_out(_as_article(text))
    return [
        {
            "source": [[whole.source.start, whole.source.end]] if whole.source else [],
            "cue": [[whole.cue.start, whole.cue.end]] if whole.cue else [],
            "content": [[span.start, span.end] for span in whole.contents],
        }
        for whole in join_parts(find_raw(layout, parse(layout)))
    ]


def _as_article(text: str) -> ReadArticle:
    """Return ``text`` as an article that was already read: its paragraphs are its blocks."""
    spans = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text)]
    blocks = tuple(
        Block(span, BlockKind.HEADLINE if at == 0 and len(spans) > 1 else BlockKind.PARAGRAPH)
        for at, span in enumerate(spans)
    )
    return ReadArticle(url=None, text=text, blocks=blocks, language="en")


# ---- article text


def article_text(name: str, page: bytes) -> str:
    """Return the running text of a page, without furniture; '' where none is found in it."""
    try:
        article = read_article(Input(name, page, media_type="text/html"))
    except BadInputError:
        return ""
    return "\n".join(b.span.of(article.text) for b in article.blocks if b.kind not in _AROUND)


# ---- same claim


def same_claim(claims: list[tuple[str, str]], queries: list[tuple[str, str]]) -> Iterator[Line]:
    """Yield for each query the claims most like it, best first."""
    rows = vectors([text for _, text in claims])
    for name, query in queries:
        cosines = rows @ vectors([query])[0]
        best = np.argsort(-cosines, kind="stable")[:RANKED]
        yield {"query": name, "claims": [claims[int(at)][0] for at in best]}


# ---- responses


def responses(text: str, claim: str) -> list[Line]:
    """Return who answers ``claim`` in ``text``: kind, actor, evidence and scope of each.

    This function alone knows how the product reads and places responses.
    """
    return [
        {"kind": r.kind, "actor": r.actor, "evidence": r.evidence, "scope": r.scope}
        for r in respond_to(text, claim, _vocabulary())
    ]


@cache
def _vocabulary() -> Vocabulary:
    return load_vocabulary()


# ---- in and out


def _opened(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def _records(path: Path) -> list[Line]:
    return [json.loads(line) for line in _opened(path).decode().splitlines() if line.strip()]


def _rows(path: Path) -> list[tuple[str, str]]:
    """Return the id and text of a table with a header line, tabs between cells."""
    lines = _opened(path).decode().splitlines(keepends=True)
    return [(row[0], row[1]) for row in list(csv.reader(lines, delimiter="\t"))[1:] if row]


def _lines(found: Iterable[Line]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found)


def _run_attribution(wanted: argparse.Namespace) -> str:
    return _lines(
        {"id": d["id"], "relations": attribution(d["text"])} for d in _records(wanted.file)
    )


def _run_article_text(wanted: argparse.Namespace) -> str:
    pages = sorted(p for p in wanted.folder.iterdir() if ".htm" in p.name)
    texts = {p.name.split(".")[0]: article_text(p.name, _opened(p)) for p in pages}
    return json.dumps(texts, ensure_ascii=False, indent=1) + "\n"


def _run_same_claim(wanted: argparse.Namespace) -> str:
    return _lines(same_claim(_rows(wanted.claims), _rows(wanted.queries)))


def _run_responses(wanted: argparse.Namespace) -> str:
    return _lines(
        {"id": d["id"], "responses": responses(d["text"], d["claim"])}
        for d in _records(wanted.file)
    )


_RUNS = {
    "attribution": _run_attribution,
    "article_text": _run_article_text,
    "same_claim": _run_same_claim,
    "responses": _run_responses,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    runs = parser.add_subparsers(dest="run", required=True)
    inputs = {
        "attribution": ("file",),
        "article_text": ("folder",),
        "same_claim": ("claims", "queries"),
        "responses": ("file",),
    }
    for name, places in inputs.items():
        run = runs.add_parser(name)
        for place in places:
            run.add_argument(place, type=Path)
        run.add_argument("-o", dest="output", type=Path, help="file; standard output without")
    return parser


if __name__ == "__main__":
    sys.exit(main())
