"""Words a second from article bytes to findings, beside the parser alone: extraction.py [TIMES].

The parser alone is spaCy's own pipeline without names over the text of the same blocks; "parsed"
is what the product makes of them (sentences laid out, parts of speech from a table).
All are timed turn by turn in one run over the pages of tests/flows/pages, each repeated, so that
their ratio holds on a busy machine too. CPU time; words are those of the articles' own blocks.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module

import spacy

from app.collect.sources import FailedInput, find_inputs
from app.desk.vocabulary import load_vocabulary
from app.domain.article import Input, ReadArticle
from app.extract.findings import find_all
from app.extract.sentences import MODEL, lay_out, parse
from app.read.article import read_article

PAGES = Path(__file__).parent.parent / "tests" / "flows" / "pages" / "manifest.jsonl"


def pages() -> list[Input]:
    return [i for i in find_inputs(str(PAGES)) if not isinstance(i, FailedInput)]


def words_of(article: ReadArticle) -> int:
    return sum(len(block.span.of(article.text).split()) for block in article.blocks)


def texts_of(article: ReadArticle) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def cpu_s(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    vocabulary = load_vocabulary()
    inputs = pages()
    articles = [read_article(item) for item in inputs]
    words = times * sum(map(words_of, articles))
    stock = spacy.load(MODEL, exclude=["ner"])
    runs: dict[str, Callable[[], object]] = {
        "bytes to findings": lambda: [find_all(read_article(i), vocabulary) for i in inputs],
        "article to findings": lambda: [find_all(a, vocabulary) for a in articles],
        "parsed": lambda: [parse(lay_out(a)) for a in articles],
        "parser alone": lambda: [list(stock.pipe(texts_of(a), batch_size=64)) for a in articles],
    }
    for run in runs.values():
        run()  # the parser and the gazetteer are made ready once
    spent = dict.fromkeys(runs, 0.0)
    for _ in range(times):
        for name, run in runs.items():
            spent[name] += cpu_s(run)
    print(f"{len(inputs)} pages, {words} words in {times} turns")
    for name, seconds in spent.items():
        share = spent["parser alone"] / seconds
        print(f"{name:22}{words / seconds:9.0f} words/s{share:7.0%} of the parser alone")


if __name__ == "__main__":
    main()
